"""Words that two documents give to two different people: worth more than either source alone."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from zlib import crc32

from quotes.check.alignment import align
from quotes.check.common import is_common
from quotes.check.elsewhere import ALIKE, disagree
from quotes.check.records import COLUMNS, Record, document
from quotes.check.wordkinds import is_content
from quotes.check.words import Word, words
from quotes.store.queries.run import Row, one

LOOKED = 20_000
"""Quotations that are compared, the newest."""

RUN, WINDOW = 6, 3
"""Words of a run, and the runs in a row of which one is kept: two quotations that share eight words in a row meet."""

CONTENT = 3
"""Words of content among them."""

EVERYBODY = 12
"""Quotations that share a run from which on it is a phrase that everybody uses."""

MOST = 200
"""Disagreements that are told."""

LONGEST = 3_000
"""Characters of a quotation that are compared."""

ROWS = (
    f"select {COLUMNS} from quotes where kind in ('direct', 'mixed', 'speech') and speaker is not null"
    f" and copy_of is null and words >= {RUN} order by id desc limit ?"
)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two quotations with the same words and different speakers, the earlier one first."""

    first: Row
    second: Row
    score: float


def disagreements(connection: sqlite3.Connection) -> tuple[list[Disagreement], bool]:
    """The disagreements among the newest quotations, newest first, and whether those were all there are."""
    rows = [Record(*row) for row in connection.execute(ROWS, [LOOKED + 1])]
    found: dict[tuple[int, int], Disagreement] = {}
    told = {row.id: words(row.text[:LONGEST]) for row in rows[:LOOKED]}
    forms = {number: [word.form for word in words_] for number, words_ in told.items()}
    known = {row.id: row for row in rows}
    for one_id, other_id in _pairs(rows[:LOOKED], forms):
        one_row, other_row = known[one_id], known[other_id]
        shorter, longer = sorted((one_id, other_id), key=lambda number: len(forms[number]))
        shared = align(forms[shorter], forms[longer])
        if shared.score < ALIKE or not disagree(connection, one_row, other_row):
            continue
        printed = partial(_printed, known[shorter].text, told[shorter])
        if not is_common(connection, forms[shorter], shared, printed):
            first, second = sorted((one_row, other_row), key=lambda row: row.key)
            pair = Disagreement(_told(connection, first), _told(connection, second), round(shared.score, 3))
            found[first.id, second.id] = pair
        if len(found) >= MOST:
            break
    return list(found.values()), len(rows) <= LOOKED


def _printed(text: str, found: Sequence[Word], first: int, last: int) -> str:
    return text[found[first].start : found[last - 1].end]


def _pairs(rows: list[Record], forms: dict[int, list[str]]) -> list[tuple[int, int]]:
    """Quotations of different speakers in different documents that share a run of words, newest first."""
    runs: dict[int, list[Record]] = defaultdict(list)
    for row in rows:
        for key in _kept(forms[row.id]):
            runs[key].append(row)
    pairs = {
        (one_row.id, other.id): None
        for held in runs.values()
        if 1 < len(held) <= EVERYBODY
        for place, one_row in enumerate(held)
        for other in held[place + 1 :]
        if one_row.speaker != other.speaker and one_row.document != other.document
    }
    return sorted(pairs, reverse=True)


def _kept(told: list[str]) -> set[int]:
    """Of every few runs of words the one with the least hash, whichever text they stand in (Schleimer et al., 2003)."""
    hashes = [
        crc32(" ".join(run).encode()) if sum(map(is_content, run)) >= CONTENT else EMPTY
        for run in (told[start : start + RUN] for start in range(len(told) - RUN + 1))
    ]
    return {min(hashes[start : start + WINDOW]) for start in range(max(len(hashes) - WINDOW + 1, 1)) if hashes} - {
        EMPTY
    }


EMPTY = 1 << 32
"""Stands for a run of words that tells nothing, after all hashes."""


def _told(connection: sqlite3.Connection, row: Record) -> Row:
    who = one(connection, "select uid, label from people where id = ?", [row.speaker]) or {}
    where = document(connection, row.document) or {}
    return {
        "uid": row.uid,
        "text": row.text,
        "speaker": who.get("label"),
        "speaker_uid": who.get("uid"),
        "document": where.get("label"),
        "document_uid": where.get("uid"),
        "outlet": where.get("outlet"),
        "date": where.get("date"),
    }
