"""One document with everything that stands in it."""

import sqlite3

from quotes.store.queries.run import Row, many, one, value
from quotes.store.queries.slices import LENGTH, characters

LONG = 300_000
"""Characters of a document on one page; what is longer is read in parts, cut between its pieces."""


def document(connection: sqlite3.Connection, uid: str) -> Row | None:
    """A document without its text, with the length of the text in characters."""
    facts = "title, outlet, program, published, url, copyright, byline, place, language"
    columns = f"id, uid, label, kind, style, date, {facts}, path, part, sha256, offset, {LENGTH} as length"
    return one(connection, f"select {columns} from documents where uid = ?", [uid])


def gone(connection: sqlite3.Connection, uid: str) -> Row | None:
    """What is known of a document that is here no more: its path and label, why, and the uid of what replaced it."""
    old = one(connection, "select label, path, reason, replaced_by from tombstones where uid = ?", [uid])
    step = old
    while step and step["replaced_by"]:
        old = {**(old or {}), "replaced_by": step["replaced_by"]}
        step = one(connection, "select replaced_by from tombstones where uid = ?", [step["replaced_by"]])
    return old


def part(connection: sqlite3.Connection, document: Row, start: int | None = None) -> tuple[int, int]:
    """The bounds of the part of a document that is shown on one page, in characters of the document."""
    first, last = document["offset"], document["offset"] + document["length"]
    since = min(max(start or first, first), last)
    if last - since <= LONG:
        return since, last
    sql = 'select max("end") from pieces where document = ? and "end" > ? and "end" <= ?'
    cut = value(connection, sql, [document["id"], since, since + LONG])
    return since, cut or since + LONG


def text(connection: sqlite3.Connection, document: Row, start: int, end: int) -> str:
    """The characters of a document from `start` to `end`."""
    return characters(connection, document["id"], start - document["offset"], end - document["offset"])


def pieces(connection: sqlite3.Connection, document: int, start: int, end: int) -> list[Row]:
    """The pieces that touch a stretch, in order."""
    return _touching(connection, 'select kind, start, "end" from pieces', document, start, end)


def turns(connection: sqlite3.Connection, document: int, start: int, end: int) -> list[Row]:
    """The turns that touch a stretch, with their speakers."""
    sql = (
        'select turns.id, position, turns.label, role, evidence, recording, time_from, time_to, start, "end",'
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
        'select quotes.uid, quotes.kind, translated, evidence, role, text, start, "end", quotes.turn, group_number,'
        " people.uid as speaker_uid, people.label as speaker_label, people.kind as speaker_kind"
        " from quotes left join people on people.id = quotes.speaker"
    )
    return _touching(connection, sql, document, start, end)


def shares(connection: sqlite3.Connection, document: int) -> list[Row]:
    """How many words and quotations each speaker has, most first; speech only where there is any, paraphrase never."""
    sql = """
        select people.uid as speaker_uid, people.label as speaker_label, people.kind as speaker_kind,
            sum(words) as words, count(*) as quotations
        from quotes left join people on people.id = quotes.speaker
        where document = :document and quotes.kind <> 'indirect' and (turn is null or quotes.kind = 'speech')
        group by quotes.speaker order by words desc, speaker_label"""
    return many(connection, sql, {"document": document})


def people(connection: sqlite3.Connection, document: int) -> list[Row]:
    """Everybody in a document, with what it calls them."""
    sql = """
        select people.uid, people.label, appearances.name, appearances.description, people.kind,
            (select json_group_array(label) from labels
             where labels.document = appearances.document and labels.person = people.id) as labels
        from appearances join people on people.id = appearances.person
        where appearances.document = ? order by appearances.id"""
    return many(connection, sql, [document])


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
