"""A quotation on record as it is told: whose, how that is known, who relays it, and where it stands."""

import sqlite3

from quotes.check.answers import Source
from quotes.check.nearest import Match
from quotes.check.records import Record, around, document
from quotes.check.steps import Stretch
from quotes.kinds import QuoteKind
from quotes.store.queries.run import one
from quotes.store.queries.together import with_others

SHOWN = 2_000
"""Characters of a quotation that an answer repeats; the whole stands at its address."""

FACTS = (
    "select quotes.id, people.uid as speaker_uid, people.label as speaker_label, quotes.evidence, quotes.certainty,"
    " quotes.via from quotes left join people on people.id = quotes.speaker where quotes.id = ?"
)


def source(connection: sqlite3.Connection, match: Match, told: list[Stretch]) -> Source:
    """What is told of the quotation that holds a match."""
    record = match.passage.record
    assert record
    facts = one(connection, FACTS, [record.id])
    assert facts
    (facts,) = with_others(connection, [facts])
    start, end = span(match, told)
    where = document(connection, record.document)
    assert where
    return Source(
        uid=record.uid,
        text=record.text[:SHOWN],
        kind=record.kind,
        speaker=facts["said_by"],
        speaker_uid=facts["speaker_uid"],
        evidence=facts["evidence"],
        certainty=facts["certainty"] if facts["speaker_uid"] else None,
        translated=record.translated == "yes",
        relayed_by=facts["via"] or _relayed(connection, record),
        document=str(where["label"]),
        document_uid=str(where["uid"]),
        outlet=where["outlet"],  # type: ignore[arg-type]
        date=where["date"],  # type: ignore[arg-type]
        start=start,
        end=end,
        score=round(match.score, 3),
    )


def printed(connection: sqlite3.Connection, number: int, match: Match, told: list[Stretch]) -> Source:
    """What is told of words that stand outside every quotation, in the document with this id."""
    where = document(connection, number)
    assert where
    start, end = span(match, told)
    words = match.passage.text[start - match.passage.offset : end - match.passage.offset]
    place = (str(where["label"]), str(where["uid"]), where["outlet"], where["date"])
    return Source(None, words, None, None, None, None, None, False, None, *place, start, end, round(match.score, 3))  # type: ignore[arg-type]  # noqa: FBT003


def span(match: Match, told: list[Stretch]) -> tuple[int, int]:
    """Where the words that agree stand in the document."""
    own = [stretch.printed for stretch in told if stretch.match is match and stretch.kind == "equal"]
    if not own:
        return match.passage.span(match.alignment.first, match.alignment.last)
    return match.passage.span(min(start for start, _ in own), max(end for _, end in own))


def inner(connection: sqlite3.Connection, match: Match, told: list[Stretch]) -> Record | None:
    """Somebody else's quotation inside a turn that holds all the words: whoever speaks there reads or quotes them."""
    record = match.passage.record
    if not record or record.kind != QuoteKind.SPEECH:
        return None
    start, end = span(match, told)
    for row in around(connection, record.document, start, end):
        quoted = row.kind in {QuoteKind.DIRECT, QuoteKind.MIXED} and row.speakers != record.speakers
        if quoted and row.start <= start and row.end >= end:
            return row
    return None


def _relayed(connection: sqlite3.Connection, record: Record) -> str | None:
    """In whose turn a quotation stands that is not their own."""
    if record.turn is None or record.kind == QuoteKind.SPEECH:
        return None
    row = one(
        connection,
        "select people.id, people.label from turns join people on people.id = turns.speaker where turns.id = ?",
        [record.turn],
    )
    return str(row["label"]) if row and row["id"] != record.speaker else None
