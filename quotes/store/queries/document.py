"""One document with everything that stands in it."""

import sqlite3

from quotes.models import FACTS
from quotes.store.queries.hits import highlighted, ranks
from quotes.store.queries.quote import paragraphs
from quotes.store.queries.run import Row, many, one, value
from quotes.store.queries.slices import LENGTH, characters
from quotes.store.queries.together import with_others
from quotes.store.views import OWN_WORDS

LONG = 300_000
"""Characters of a document in one answer of the API; what is longer is read in parts, cut between its pieces."""

PAGE = 60_000
"""Characters of a document on one page, so that a page with its names, numbers and links stays below 60 kB."""


def document(connection: sqlite3.Connection, uid: str) -> Row | None:
    """A document without its text, with the length of the text in characters."""
    told = f"id, uid, label, kind, style, confidence, considered, date, {', '.join(FACTS)}"
    columns = f"{told}, path, part, sha256, offset, {LENGTH} as length"
    return one(connection, f"select {columns} from documents where uid = ?", [uid])


def gone(connection: sqlite3.Connection, uid: str) -> Row | None:
    """What is known of a document that is here no more: its path and label, why, and the uid of what replaced it."""
    old = one(connection, "select label, path, reason, replaced_by from tombstones where uid = ?", [uid])
    step = old
    while step and step["replaced_by"]:
        old = {**(old or {}), "replaced_by": step["replaced_by"]}
        step = one(connection, "select replaced_by from tombstones where uid = ?", [step["replaced_by"]])
    return old


def part(connection: sqlite3.Connection, document: Row, start: int | None = None, most: int = LONG) -> tuple[int, int]:
    """The bounds of a part of a document of at most `most` characters, in characters of the document."""
    first, last = document["offset"], document["offset"] + document["length"]
    since = min(max(start or first, first), last)
    if last - since <= most:
        return since, last
    sql = 'select max("end") from pieces where document = ? and "end" > ? and "end" <= ?'
    cut = value(connection, sql, [document["id"], since, since + most])
    return since, cut or since + most


def text(connection: sqlite3.Connection, document: Row, start: int, end: int) -> str:
    """The characters of a document from `start` to `end`."""
    return characters(connection, document["id"], start - document["offset"], end - document["offset"])


def pieces(connection: sqlite3.Connection, document: int, start: int, end: int) -> list[Row]:
    """The pieces that touch a stretch, in order."""
    return _touching(connection, 'select kind, start, "end" from pieces', document, start, end)


def turns(connection: sqlite3.Connection, document: int, start: int, end: int) -> list[Row]:
    """The turns that touch a stretch, with their speakers."""
    sql = (
        "select turns.id, position, turns.label, role, evidence, certainty, recording, time_from, time_to,"
        ' start, "end",'
        " label_start, label_end, people.uid as speaker_uid, people.label as speaker_label, people.kind as speaker_kind"
        " from turns left join people on people.id = turns.speaker"
    )
    return _touching(connection, sql, document, start, end)


def annotations(connection: sqlite3.Connection, document: int, start: int, end: int) -> list[Row]:
    """The annotations in a stretch."""
    return _touching(connection, 'select kind, text, turn, start, "end" from annotations', document, start, end)


def remarks(connection: sqlite3.Connection, document: int, start: int, end: int) -> list[Row]:
    """The remarks on a stretch."""
    return _touching(connection, 'select kind, message, start, "end" from remarks', document, start, end)


def quotes(connection: sqlite3.Connection, document: int, start: int, end: int) -> list[Row]:
    """The quotations in a stretch, with their speakers."""
    sql = (
        "select quotes.id, quotes.uid, quotes.kind, translated, evidence, certainty, role, text, start,"
        ' "end", quotes.turn, group_number, mention, cue, people.uid as speaker_uid, people.label as speaker_label,'
        " people.kind as speaker_kind"
        " from quotes left join people on people.id = quotes.speaker"
    )
    return with_others(connection, _touching(connection, sql, document, start, end))


AT_TOP = f"{OWN_WORDS.format(row='quotes')} and (turn is null or quotes.kind = 'speech')"
"""Own words that are not inside a turn: what a speaker reads out there is in the turn already."""


def shares(connection: sqlite3.Connection, document: int) -> list[Row]:
    """How many words, quotations and paraphrases each speaker has, most words first."""
    sql = f"""
        select people.uid as speaker_uid, people.label as speaker_label, people.kind as speaker_kind,
            sum(case when {AT_TOP} then words else 0 end) as words, sum({AT_TOP}) as quotations,
            sum(quotes.kind = 'indirect') as paraphrases
        from (select id, speaker from quotes where document = :document
            union all select quote, person from joint_speakers where document = :document) as said
        join quotes on quotes.id = said.id left join people on people.id = said.speaker
        group by said.speaker having quotations or paraphrases order by words desc, paraphrases desc, speaker_label"""
    return many(connection, sql, {"document": document})


def spans(connection: sqlite3.Connection, document: int) -> list[Row]:
    """Where everybody's own words stand in a document, in order."""
    sql = f"""
        select start, "end", people.uid as speaker_uid from quotes left join people on people.id = quotes.speaker
        where document = ? and {AT_TOP} order by start"""
    return many(connection, sql, [document])


def before(connection: sqlite3.Connection, document: int, start: int) -> int:
    """How many quotations in people's own words begin before a place."""
    sql = f"select count(*) from quotes where document = ? and start < ? and {OWN_WORDS.format(row='quotes')}"
    return int(value(connection, sql, [document, start]))


def people(connection: sqlite3.Connection, document: int) -> list[Row]:
    """Everybody in a document, with what it calls them."""
    sql = """
        select people.uid, people.label, appearances.name, appearances.description, people.kind,
            (select json_group_array(label) from labels
             where labels.document = appearances.document and labels.person = people.id) as labels
        from appearances join people on people.id = appearances.person
        where appearances.document = ? order by appearances.position, people.id"""
    return many(connection, sql, [document])


def inside(connection: sqlite3.Connection, document: Row, match: str, most: int = 100) -> list[Row]:
    """The paragraphs of a document that match, in order, each with `text`, `hits`, and where its words `start`."""
    whole = text(connection, document, document["offset"], document["offset"] + document["length"])
    found = [{"start": document["offset"] + start, "text": whole[start:end]} for start, end in paragraphs(whole)]
    fitting = ranks(match, [(number, row["text"]) for number, row in enumerate(found)])
    places = highlighted(match, [found[number] for number in sorted(fitting)[:most]])
    for place in places:
        # A turn begins after its label.
        within = [document["id"], place["start"], place["start"] + len(place["text"])]
        turn = value(connection, "select start from turns where document = ? and start >= ? and start < ?", within)
        place["start"] = place["start"] if turn is None else turn
    return places


def _touching(connection: sqlite3.Connection, sql: str, document: int, start: int, end: int) -> list[Row]:
    where = 'where document = ? and start < ? and ("end" > ? or start >= ?) order by start, "end" desc'
    return many(connection, f"{sql} {where}", [document, end, start, start])


def copies(connection: sqlite3.Connection, document: int) -> list[Row]:
    """The other documents that are copies of the same story."""
    sql = """
        select other.uid, other.label, other.outlet, other.date from documents as this
        join documents as other on other.story = this.story and other.id <> this.id
        where this.id = ? order by other.date, other.uid"""
    return many(connection, sql, [document])
