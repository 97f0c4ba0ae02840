"""The columns of our tables in the order in which somebody reads a row; what only programs need comes last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from quotes.store.describe import TABLES
from quotes.store.describe_views import VIEWS

FIRST = {
    "quotes": ("date", "speaker", "text", "document", "outlet", "program", "kind", "certainty", "evidence", "role"),
    "documents": ("date", "label", "outlet", "program", "kind", "byline", "place", "url", "published", "title", "text"),
    "people": ("label", "description", "quotations", "documents", "kind", "name"),
    "turns": ("document", "position", "label", "speaker", "role", "evidence"),
    "appearances": ("person", "name", "description", "document"),
    "labels": ("person", "label", "document"),
    "remarks": ("message", "kind", "document"),
    "gone": ("text", "path", "moved_to", "uid"),
}
"""What is read first, table by table; other columns follow as they are described."""

TECHNICAL = re.compile(
    r"id|.*_id|.*uid|.*_?start|.*_?end|offset|sha256|path|part|style|story|copy_of|group_number|load"
)
"""Columns that only programs need: numbers and places."""


def ordered(table: str, columns: Iterable[str]) -> list[str]:
    """Columns of one of our tables in reading order."""
    places = _places(table)
    return sorted(columns, key=lambda name: (places.get(name, len(places)), technical(table, name)))


@cache
def _places(table: str) -> dict[str, int]:
    """The place of each described column of a table, in reading order."""
    described = list((TABLES | VIEWS)[table].columns) if table in TABLES | VIEWS else []
    first = [*FIRST.get(table, ()), *(name for name in described if not technical(table, name)), *described]
    return {name: place for place, name in enumerate(dict.fromkeys(first))}


def technical(table: str, column: str) -> bool:
    """Whether only programs need a column."""
    return column not in FIRST.get(table, ()) and bool(TECHNICAL.fullmatch(column))


@dataclass(frozen=True, slots=True)
class ReadingOrder:
    """The order of one table, for Datasette's template of tables."""

    table: str

    def columns(self, shown: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """Datasette's descriptions of the columns that it shows, in reading order."""
        places = ordered(self.table, [column["name"] for column in shown])
        return sorted(shown, key=lambda column: places.index(column["name"]))

    def rows(self, shown: Iterable[Sequence[dict[str, Any]]]) -> list[list[dict[str, Any]]]:
        """Datasette's rows of cells, in the same order."""
        found = [list(row) for row in shown]
        places = ordered(self.table, [cell["column"] for cell in found[0]]) if found else []
        return [sorted(row, key=lambda cell: places.index(cell["column"])) for row in found]


ORDERS = {table: ReadingOrder(table) for table in TABLES | VIEWS}
"""The reading orders of all our tables and views by name."""
