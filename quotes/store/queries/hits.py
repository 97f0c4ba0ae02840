"""Where the words that were searched for stand in a few quotations, and how well each fits.

The texts of a page, or of the newest matches, are indexed in memory for this: that costs the same whatever the size of
the collection, while the large index would be read once more for every row, and its bm25 counts every match there is.
"""

import sqlite3
from collections.abc import Sequence
from threading import local
from typing import Any

from quotes.store.fts import INDEXES
from quotes.store.queries.run import Row

OPEN, CLOSE = "\x02", "\x03"
_kept = local()


def highlighted(match: str | None, rows: list[Row]) -> list[Row]:
    """The rows, each with `hits`: the words that were searched for, as offsets [start, end) in its text."""
    marked = _ask(match, f"highlight(texts, 0, '{OPEN}', '{CLOSE}')", _numbered(rows)) if match else {}
    for number, row in enumerate(rows, start=1):
        row["hits"] = _hits(marked.get(number, ""), len(row["text"]))
    return rows


def ranks(match: str, texts: Sequence[tuple[int, str]]) -> dict[int, float]:
    """How well each of some texts fits, by their numbers: bm25 among them, the lower the better."""
    return _ask(match, "bm25(texts)", texts)


def _numbered(rows: Sequence[Row]) -> list[tuple[int, str]]:
    return [(number, row["text"]) for number, row in enumerate(rows, start=1)]


def _ask(match: str, what: str, texts: Sequence[tuple[int, str]]) -> dict[int, Any]:
    """Something that full-text search can say of each text that matches."""
    connection = _index()
    try:
        connection.executemany("insert into texts (rowid, text) values (?, ?)", texts)
        return dict(connection.execute(f"select rowid, {what} from texts where texts match ?", [match]).fetchall())
    finally:
        connection.rollback()


def _index() -> sqlite3.Connection:
    """An empty index in memory, one for each thread."""
    if not hasattr(_kept, "connection"):
        _kept.connection = sqlite3.connect(":memory:")
        _kept.connection.execute(f"create virtual table texts using fts5(text, {INDEXES['quotes'][1]})")
        _kept.connection.commit()
    connection: sqlite3.Connection = _kept.connection
    return connection


def _hits(marked: str, length: int) -> list[tuple[int, int]]:
    hits, position, start = [], 0, 0
    for number, part in enumerate(marked.replace(CLOSE, OPEN).split(OPEN)):
        if number % 2:
            start = position
        position += len(part)
        if number % 2:
            hits.append((start, position))
    return hits if position == length else []
