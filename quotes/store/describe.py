"""What the tables and their columns mean: the words that Datasette shows beside them."""

from quotes.models import FACTS
from quotes.store.describe_ledger import LEDGER
from quotes.store.table import ID, UID, Table

TITLE = "Attributed quotations"
DESCRIPTION = "Who said what, word for word, and where it stands in radio transcripts and news articles."

SPAN = {
    "start": "Where it begins in the document, in characters from the top of the file's text",
    "end": "Where it ends in the document, in characters, the last one not included",
}
DOCUMENT = "The document it stands in"


def _spans(name: str, what: str) -> dict[str, str]:
    return {
        name: what,
        f"{name}_start": f"Where {what[0].lower()}{what[1:]} begin, in characters",
        f"{name}_end": f"Where {what[0].lower()}{what[1:]} end, in characters",
    }


TABLES = {
    "quotes": Table(
        "Quotations",
        "Words, whose they are, and how that is known. A speech is a turn in a transcript; direct and mixed stand in"
        " quotation marks; indirect is a paraphrase and nobody's own words. Paraphrases and every copy of a story are"
        " rows here; pages count those of the view spoken.",
        {
            "id": "From the greatest down: newest documents first, each from its beginning. " + ID,
            "uid": UID,
            "text": "The words, exactly as printed",
            "speaker": "Whose words they are; empty where nobody can tell",
            "document": DOCUMENT,
            "kind": "speech, direct, mixed, or indirect (a paraphrase)",
            "translated": "yes where a translator speaks: the words are the translator's",
            "evidence": "How the speaker is known",
            "certainty": "How sure the speaker is: sure, likely or doubtful; empty where nobody is named",
            "outlet": "Who published it, where it says so",
            "program": "The programme, where the source names it",
            "date": "The day of publication, where the source gives one that can be read one way",
            "role": "What the speaker is to the programme: host, reporter, guest, caller or recorded",
            "words": "How many words",
            "turn": "The turn in which it stands, in a transcript",
            "copy_of": "The id of the same words in another copy of the story, which are counted instead",
            **_spans("mention", "The words that name the speaker beside the quotation"),
            **_spans("cue", "The words of saying"),
            **_spans("via", "The words that name whoever relayed it"),
            "group_number": "Fragments of one broken quotation share a number within their document",
            **SPAN,
        },
        facets=("speaker", "kind", "outlet", "translated"),
        label="text",
    ),
    "joint_speakers": Table(
        "Joint speakers",
        "Who speaks a quotation together with its speaker, as in “…”, say Ann Hill and Bob Ray: one row for each"
        " further person. The first is `speaker` in `quotes`.",
        {
            "quote": "The quotation",
            "person": "Who speaks it too",
            "document": DOCUMENT,
            "position": "1 for the second of the speakers, 2 for the third",
        },
    ),
    "documents": Table(
        "Documents",
        "Transcripts and articles, each with its full text. Every fact is empty unless the source states it. A search"
        " finds the documents that have all its words, wherever they stand.",
        {
            "id": ID,
            "uid": UID,
            "label": "The title, else the first line or the first words of the text",
            "kind": "transcript or article",
            "style": "The house style in which a transcript was read",
            "confidence": "How sure the kind is, from 0 to 1; 1 where the user or the format told it",
            "considered": "What else it may be, as JSON: kinds, house styles, and how many labels each style finds",
            "date": "The day in `published`, where it can be read in one way",
            **{name: known.column for name, known in FACTS.items()},
            "path": "The file it was read from, relative to the folder that was loaded",
            "part": "Its number, where one file holds several documents",
            "sha256": "The SHA-256 of the file's bytes, or in a corpus of its rows: do you hold the same?",
            "offset": "Where `text` begins in the file's text, in characters; 0 unless a file holds several",
            "text": "The whole text, in which all places are counted",
            "stored": "When it was stored here, in UTC",
            "story": "The story that this is one of several copies of",
            "load": "The load that brought it",
            "reading": "Names the version of the rules and the options by which it was read",
        },
        facets=("kind", "outlet", "style", "language"),
        label="label",
    ),
    "people": Table(
        "People",
        "Everybody who speaks. Somebody with a full name is one row in all documents, as are names of one person that"
        " `joins` lists; bare surnames and unnamed sources are never joined, since they may be anybody.",
        {
            "id": ID,
            "uid": UID,
            "label": "The name, else what the source calls them",
            "name": "The fullest name that a source gives; empty for the unnamed",
            "kind": "person, unnamed, group, organisation or document (a report, a poll)",
            "description": "What a source calls them beside the name",
            "wikidata": "Their item in Wikidata, where a list given at loading names it",
            "quotations": "How many quotations are theirs: no paraphrases, nothing doubtful, copies counted once",
            "documents": "In how many documents they appear",
        },
        facets=("kind",),
        label="label",
    ),
    "turns": Table(
        "Turns",
        "Each speaker's uninterrupted words in a transcript, annotations included.",
        {
            "id": ID,
            "document": DOCUMENT,
            "position": "Its number in the document, from 0",
            "speaker": "Who speaks; empty where nobody can tell",
            "role": "What the speaker is to the programme, where the source tells",
            "evidence": "How the speaker is known",
            "certainty": "How sure the speaker is: sure, likely or doubtful; empty where nobody is named",
            "recording": "What the turn is a soundbite of, where the source says so",
            "time_from": "When it begins, in seconds from the start of the recording",
            "time_to": "When it ends, in seconds from the start of the recording",
            **SPAN,
            **_spans("label", "The label as printed"),
        },
        facets=("role", "evidence"),
        units={"time_from": "s", "time_to": "s"},
    ),
    "annotations": Table(
        "Annotations",
        "What transcribers put in brackets: laughter, soundbites, translators.",
        {
            "id": ID,
            "document": DOCUMENT,
            "turn": "The turn it belongs to; empty for those between turns",
            "kind": "What it tells",
            "text": "The annotation as printed, brackets included",
            **SPAN,
        },
        facets=("kind",),
    ),
    "remarks": Table(
        "Remarks",
        "What a careful reader would be told about a place in a source.",
        {
            "id": ID,
            "document": DOCUMENT,
            "kind": "What sort of remark",
            "message": "The remark",
            "other": "The copy of the same story that the remark rests on",
            **SPAN,
        },
        facets=("kind",),
    ),
    "facts": Table(
        "Facts",
        "What a document states about itself, and where.",
        {
            "id": ID,
            "document": DOCUMENT,
            "name": "Which fact",
            "value": "What is stated",
            "origin": "text (then start and end say where), markup of a saved page, or user (given at loading)",
            **SPAN,
        },
        facets=("name", "origin"),
    ),
    "labels": Table(
        "Labels",
        "Every form in which a document names a person.",
        {"document": DOCUMENT, "person": "Who is meant", "label": "The form as printed"},
    ),
    "appearances": Table(
        "Appearances",
        "Who appears in which document, and what it calls them.",
        {
            "document": DOCUMENT,
            "person": "Who appears",
            "position": "Its number among those of the document, from 0, in the order in which they are met",
            "name": "The fullest name that this document gives",
            "description": "What this document calls them beside the name",
            "uid": "The uid that this name alone would give: joins and decisions may lead to another person's page",
            "kind": "What this document takes them for",
        },
    ),
    "joins": Table(
        "Joins",
        "Names that share the page of one person, and why. A name is joined only where nothing speaks against it.",
        {
            "id": ID,
            "uid": "The uid that the name alone would give",
            "name": "The name as documents print it",
            "person": "Whose page it shares",
            "evidence": "What makes it a form of that person's name",
            "shared": "Words by which documents describe the bearers of both names",
        },
        facets=("evidence",),
        label="name",
    ),
    "pieces": Table(
        "Pieces",
        "How a document was cut up; end to end the pieces are the whole text, nothing left out.",
        {"document": DOCUMENT, "kind": "What the stretch is", **SPAN},
        facets=("kind",),
    ),
    "stories": Table(
        "Stories",
        "Stories of which there are several copies here, such as a transcript on the pages of several stations.",
        {"id": ID, "uid": UID, "label": "The title of its first copy"},
        label="label",
    ),
    "decisions": Table(
        "Decisions",
        "What whoever keeps this database has decided about who is who, and about single quotations.",
        {
            "id": ID,
            "verb": "merge, split, rename, alias, apart, reject or accept",
            "person": "The uid of the person it is about, or the form that is rejected",
            "target": "The other person, the new name, or the form that means the person",
            "document": "The uid of the document in which a split holds, or in which the quotation stands",
            "quotation": "The uid of the one quotation it is about, if it is about one",
            "decided": "When, in UTC; empty for decisions older than this column",
            "decided_by": "Who decided, where that was told",
            "why": "Why, where that was told",
            "words": "The words of the quotation as they stood then",
            "prefix": "What stood before them, by which they are found again in a source that has changed",
            "suffix": "What stood after them",
            "start": "Where they began in the document, in characters",
            "path": "The file of the document",
            "was": "Who the speaker was thought to be before",
        },
        facets=("verb",),
    ),
    **LEDGER,
}
