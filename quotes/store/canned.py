"""Questions that a reporter asks, as ready-made queries on Datasette's own pages."""

QUERIES = {
    "quotations_by_a_person": {
        "title": "Quotations by a person",
        "description": "Everything that people of this name (or a part of it) are on record with, newest first.",
        "sql": "select quotes.date, quotes.text, people.label as speaker, documents.label as document, quotes.uid\n"
        "from quotes join people on people.id = quotes.speaker join documents on documents.id = quotes.document\n"
        "where people.label like '%' || :person || '%' and quotes.kind <> 'indirect'\n"
        "order by quotes.id desc limit 200",
    },
    "translated_words": {
        "title": "Translated words",
        "description": "Quotations in which a translator speaks: never quote these as the speaker's own words.",
        "sql": "select quotes.date, quotes.text, people.label as speaker, documents.label as document, quotes.uid\n"
        "from quotes left join people on people.id = quotes.speaker join documents on documents.id = quotes.document\n"
        "where quotes.translated = 'yes' order by quotes.id desc limit 200",
    },
    "what_one_outlet_printed": {
        "title": "What one outlet printed",
        "description": "The quotations in the documents of one outlet, newest first.",
        "sql": "select quotes.date, quotes.text, people.label as speaker, documents.label as document, quotes.uid\n"
        "from quotes left join people on people.id = quotes.speaker join documents on documents.id = quotes.document\n"
        "where quotes.outlet = :outlet order by quotes.id desc limit 200",
    },
    "speakers_nobody_can_tell": {
        "title": "Speakers nobody can tell",
        "description": "Quotations whose speaker the source does not let a careful reader name.",
        "sql": "select quotes.date, quotes.text, documents.label as document, quotes.uid\n"
        "from quotes join documents on documents.id = quotes.document\n"
        "where quotes.speaker is null order by quotes.id desc limit 200",
    },
}
"""Ready-made queries by the name in their address."""
