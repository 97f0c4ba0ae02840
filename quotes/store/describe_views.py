"""What the views and their columns mean: the words that Datasette shows beside them."""

from quotes.store.table import ID, UID, Table

COLUMNS = {
    "date": "The day of publication, where the source gives one that can be read one way",
    "speaker": "Whose words they are; empty where nobody can tell",
    "text": "The words, exactly as printed",
    "document": "The title, else the first line or the first words of the text",
    "outlet": "Who published it, where it says so",
    "program": "The programme, where the source names it",
    "kind": "speech, direct or mixed",
    "translated": "yes where a translator speaks: the words are the translator's",
    "evidence": "How the speaker is known",
    "certainty": "How sure the speaker is: sure, likely or doubtful; empty where nobody is named",
    "role": "What the speaker is to the programme: host, reporter, guest, caller or recorded",
    "words": "How many words",
    "uid": UID,
    "speaker_uid": "The public name of the speaker's page",
    "document_uid": "The public name of the document's page",
    "id": ID,
    "person_id": "The id of the speaker in the table people",
    "document_id": "The id of the document",
    "together_with": "Who else speaks these words together with the speaker; empty where nobody does",
}
VIEWS = {
    "spoken": Table(
        "Quotations in people's own words",
        "One row for each quotation: speech, direct and mixed, paraphrases left out and copies of a story counted once."
        " This is what every page and the API count as a quotation.",
        COLUMNS,
        facets=("kind", "outlet", "translated"),
    ),
    "said_by_named_people": Table(
        "Quotations of people with a name",
        "The same, where the source gives the name of the person who speaks; doubtful ones are left out, which may as"
        " well be somebody else's. Words that two people speak together have a row for each. This is what a person's"
        " page counts.",
        COLUMNS | {"speaker": "The name of the person whose words they are"},
        facets=("kind", "outlet", "translated"),
    ),
}
"""The views of `quotes.store.views` in the words of their readers."""
