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
    connection: sqlite3.Connection,
    match: str | None,
    filters: Filters,
    *,
    relevance: bool = False,
    after: str | None = None,
    size: int = 25,
) -> Page:
    """A page of a search with `hits` and `shown` on each row."""
    page = search(connection, match, filters, relevance=relevance, after=after, size=size)
    for row in highlighted(match, page.rows):
        row["shown"] = shown(row)
    reported(connection, page.rows)
    return page


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
