"""One quotation, and the words around it."""

import re
import sqlite3
from typing import Any

from quotes.models import FACTS
from quotes.store.queries.run import Row, many, one
from quotes.store.queries.slices import characters
from quotes.store.queries.together import with_others

ORDER = list(FACTS)
DOCUMENT = (
    "documents.id as document_id, documents.uid as document_uid, documents.label as document_label,"
    " documents.kind as document_kind, documents.date as document_date, documents.path as document_path,"
    " documents.part as document_part, documents.sha256, documents.offset, documents.style, "
    + ", ".join(f"documents.{name} as fact_{name}" for name in FACTS)
)
QUOTE = f"""
    select quotes.*, people.uid as speaker_uid, people.label as speaker_label, people.name as speaker_name,
        people.kind as speaker_kind, appearances.description as speaker_description,
        turns.position, turns.label as turn_label, turns.label_start, turns.recording,
        turns.time_from, turns.time_to, {DOCUMENT}
    from quotes join documents on documents.id = quotes.document
    left join people on people.id = quotes.speaker
    left join appearances on appearances.person = quotes.speaker and appearances.document = quotes.document
    left join turns on turns.id = quotes.turn
    where quotes.uid = ?"""
WINDOW = 6_000
"""Characters on either side of a quotation in an article in which its neighbouring paragraphs are looked for."""

LONGEST = 4_000
"""Characters of a neighbouring turn or paragraph that are shown."""


def quote(connection: sqlite3.Connection, uid: str) -> Row | None:
    """A quotation with all its speakers, its turn and its document, without the document's text."""
    found = one(connection, QUOTE, [uid])
    return found and with_others(connection, [found])[0]


def gone(connection: sqlite3.Connection, uid: str) -> Row | None:
    """What is known of a quotation that is here no more: its words, its file, and where it moved to."""
    return one(connection, "select * from gone where uid = ?", [uid])


def facts(connection: sqlite3.Connection, document: int) -> list[Row]:
    """What a document states about itself, and where each fact comes from."""
    found = many(connection, 'select name, value, origin, start, "end" from facts where document = ?', [document])
    return sorted(found, key=lambda fact: ORDER.index(fact["name"]))


def remarks(connection: sqlite3.Connection, quote: Row) -> list[Row]:
    """What a careful reader would be told of a quotation, or of the label of the turn that it is."""
    spoken = quote["kind"] == "speech" and quote["label_start"] is not None
    since = quote["label_start"] if spoken else quote["start"]
    sql = 'select kind, message, start, "end" from remarks where document = ? and start >= ? and start < ? order by id'
    return many(connection, sql, [quote["document_id"], since, quote["end"]])


def passages(connection: sqlite3.Connection, quote: Row, around: int = 2) -> list[Row]:
    """The turn or paragraph of a quotation between its neighbours, `around` of them on either side.

    Each has `start`, `end`, `text`, `current`, and in a transcript `position`, `label` and the speaker.
    """
    if quote["turn"] is not None:
        return _turns(connection, quote, around)
    return _paragraphs(connection, quote, around)


def notes(connection: sqlite3.Connection, document: int, start: int, end: int) -> list[Row]:
    """The annotations that stand between two places."""
    sql = 'select kind, text, start, "end" from annotations where document = ? and start >= ? and start < ?'
    return many(connection, sql, [document, start, end])


def _slice(connection: sqlite3.Connection, quote: Row, start: int, end: int) -> str:
    since = max(start - quote["offset"], 0)
    return characters(connection, quote["document_id"], since, since + max(end - start, 0))


def _turns(connection: sqlite3.Connection, quote: Row, around: int) -> list[Row]:
    near = many(
        connection,
        'select position, turns.label, start, "end", recording, people.uid as speaker_uid,'
        " people.label as speaker_label, role from turns left join people on people.id = turns.speaker"
        " where document = ? and position between ? and ? order by position",
        [quote["document_id"], quote["position"] - around, quote["position"] + around],
    )
    first = near[0]["start"]
    text = _slice(connection, quote, first, near[-1]["end"])
    for turn in near:
        turn["current"] = turn["position"] == quote["position"]
        turn["end"] = turn["end"] if turn["current"] else min(turn["end"], turn["start"] + LONGEST)
        turn["text"] = text[turn["start"] - first : turn["end"] - first]
    return near


def _paragraphs(connection: sqlite3.Connection, quote: Row, around: int) -> list[Row]:
    base = max(quote["start"] - WINDOW, quote["offset"])
    text = _slice(connection, quote, base, quote["end"] + WINDOW)
    inside = (quote["start"] - base, quote["end"] - base)
    blocks = list(paragraphs(text))
    current = [number for number, (start, end) in enumerate(blocks) if end > inside[0] and start < inside[1]]
    if not current:
        return [{"start": quote["start"], "end": quote["end"], "text": quote["text"], "current": True}]
    shown = range(max(current[0] - around, 0), min(current[-1] + around + 1, len(blocks)))
    return [_paragraph(text, base, blocks[number], current=number in current) for number in shown]


def _paragraph(text: str, base: int, block: tuple[int, int], *, current: bool) -> dict[str, Any]:
    start, end = block
    return {"start": base + start, "end": base + end, "text": text[start:end], "current": current}


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The bounds of paragraphs: blank lines part them, and so do line ends unless the lines look wrapped."""
    found = []
    for block in BLOCK.finditer(text):
        lines = [(line.start() + block.start(), line.end() + block.start()) for line in LINE.finditer(block[0])]
        found += [(lines[0][0], lines[-1][1])] if _wrapped(lines) else lines
    return [(start, start + len(text[start:end].rstrip())) for start, end in found]


def _wrapped(lines: list[tuple[int, int]]) -> bool:
    """Whether lines were broken to fit a width: all but the last are about as long as lines on paper."""
    return all(SHORTEST_LINE <= end - start <= LONGEST_LINE for start, end in lines[:-1])


BLOCK = re.compile(r"\S.*(?:\n[^\S\n]*\S.*)*")
LINE = re.compile(r"\S.*")
SHORTEST_LINE, LONGEST_LINE = 40, 110
"""Characters of a line that was broken to fit a width."""
