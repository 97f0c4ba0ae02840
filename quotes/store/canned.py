"""Questions that a reporter asks, as ready-made queries on Datasette's own pages."""

SAID = "select date, speaker, text, document, outlet, uid from"
BY_NAME = "(speaker like '%' || :person || '%' or together_with like '%' || :person || '%')"
NEWEST = "order by id desc limit 200"

QUERIES = {
    "quotations_by_a_person": {
        "title": "What did somebody say?",
        "description": "The quotations of people of this name, or a part of it, newest first.",
        "sql": f"{SAID} spoken\nwhere {BY_NAME}\n{NEWEST}",
    },
    "what_somebody_said_about": {
        "title": "What did somebody say about something?",
        "description": "The quotations of people of this name, or a part of it, in which these words stand together.",
        "sql": f"{SAID} spoken\nwhere {BY_NAME}\n"
        "  and id in (select rowid from quotes_fts where quotes_fts match '\"' || replace(:words, '\"', '') || '\"')\n"
        f"{NEWEST}",
    },
    "who_said_these_words": {
        "title": "Who said these words, and who said them first?",
        "description": "Everybody in whose quotations these words stand together, with the earliest and latest day.",
        "sql": "select speaker, count(*) as quotations, min(date) as first, max(date) as last, speaker_uid\n"
        "from spoken\n"
        "where id in (select rowid from quotes_fts where quotes_fts match '\"' || replace(:words, '\"', '') || '\"')\n"
        "group by person_id order by first is null, first, quotations desc limit 200",
    },
    "what_one_outlet_printed": {
        "title": "What did one outlet print?",
        "description": "The quotations in the documents of one outlet, newest first.",
        "sql": f"{SAID} spoken\nwhere outlet = :outlet\n{NEWEST}",
    },
    "most_quoted_in_a_year": {
        "title": "Who was quoted most in a year?",
        "description": "People with a name, by the number of their quotations in documents of this year.",
        "sql": "select speaker, count(*) as quotations, count(distinct document_id) as documents, speaker_uid\n"
        "from said_by_named_people where date between :year || '-01-01' and :year || '-12-31'\n"
        "group by person_id order by quotations desc limit 100",
    },
    "quoted_by_several_outlets": {
        "title": "Who is quoted by several outlets?",
        "description": "People with a name, by how many outlets quote them.",
        "sql": "select speaker, count(distinct outlet) as outlets, count(*) as quotations, speaker_uid\n"
        "from said_by_named_people where outlet is not null\n"
        "group by person_id having outlets > 1 order by outlets desc, quotations desc limit 100",
    },
    "the_same_words_in_several_documents": {
        "title": "Which words are quoted again and again?",
        "description": "Quotations of at least five words that stand letter for letter in more than one document.",
        "sql": "select trim(text, '“”\"'' ,.') as words, min(speaker) as speaker,\n"
        "  count(distinct document_id) as documents, count(distinct outlet) as outlets from spoken\n"
        "where words >= 5 group by 1 having documents > 1 order by documents desc, length(words) desc limit 100",
    },
    "only_paraphrased": {
        "title": "Who is reported and never quoted?",
        "description": "People with a name of whose own words there are none here, only paraphrases.",
        "sql": "select people.name, count(*) as paraphrases, people.uid from quotes\n"
        "join people on people.id = quotes.speaker\n"
        "where people.kind = 'person' and people.name is not null and people.quotations = 0\n"
        "  and quotes.kind = 'indirect' and quotes.copy_of is null\n"
        "group by people.id order by paraphrases desc limit 100",
    },
    "unnamed_sources_by_outlet": {
        "title": "Who relies on unnamed sources?",
        "description": "For each outlet, the share of its quotations whose speaker has no name.",
        "sql": "select outlet, count(*) as quotations, sum(people.kind = 'unnamed') as unnamed,\n"
        "  round(100.0 * sum(people.kind = 'unnamed') / count(*), 1) as percent\n"
        "from spoken join people on people.id = person_id\n"
        "where outlet is not null group by outlet order by percent desc limit 100",
    },
    "speakers_nobody_can_tell": {
        "title": "Which speakers can nobody tell?",
        "description": "Quotations whose speaker the source does not let a careful reader name.",
        "sql": f"{SAID} spoken\nwhere person_id is null\n{NEWEST}",
    },
    "translated_words": {
        "title": "Whose words are translated?",
        "description": "Quotations in which a translator speaks: never quote these as the speaker's own words.",
        "sql": f"{SAID} spoken\nwhere translated = 'yes'\n{NEWEST}",
    },
}
"""Ready-made queries by the name in their address."""
