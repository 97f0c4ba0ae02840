"""Rows of quotations as lists show them: shortened around the words that were searched for, hits marked."""

import sqlite3

from quotes.plugin.marked import Mark, Stretch, stretches
from quotes.store.queries.filters import Filters
from quotes.store.queries.hits import highlighted
from quotes.store.queries.reported import reported
from quotes.store.queries.run import Row
from quotes.store.queries.search import Page, search

LONGEST = 420
"""Characters of a quotation in a list."""

LEAD = 90
"""Characters shown before the first hit of a long quotation."""


def found(
    connection: sqlite3.Connection, match: str | None, filters: Filters, *, after: str | None = None, size: int = 25
) -> Page:
    """A page of a search, newest first, with `hits` and `shown` on each row."""
    page = search(connection, match, filters, after=after, size=size)
    dress(connection, match, page.rows)
    return page


def dress(connection: sqlite3.Connection, match: str | None, rows: list[Row]) -> list[Row]:
    """The rows, each with `hits` and `shown`, and paraphrases with the words of the reporter."""
    for row in highlighted(match, rows):
        row["shown"] = shown(row)
    reported(connection, rows)
    return rows


def shown(row: Row) -> list[Stretch]:
    """The words of a row, or the part of them around the first hit, cut at the hits."""
    text, hits = row["text"], row.get("hits", [])
    if len(text) <= LONGEST:
        return stretches(text, 0, [Mark(start, end, "hit") for start, end in hits])
    first = hits[0][0] if hits else 0
    start = _word(text, first - LEAD) if first > LONGEST - LEAD else 0
    end = _word(text, start + LONGEST)
    cut = stretches(text[start:end].rstrip(), start, [Mark(since, until, "hit") for since, until in hits])
    before, after = ([Stretch("… ", ())] if start else []), ([Stretch(" …", ())] if end < len(text) else [])
    return before + cut + after


def _word(text: str, place: int) -> int:
    """The beginning of the word at a place, unless it is a very long one."""
    space = text.rfind(" ", max(place - 40, 0), place)
    return space + 1 if space >= 0 else place
