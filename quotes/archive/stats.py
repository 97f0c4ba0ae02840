"""What a database holds, and how its loads went."""

import json
from dataclasses import dataclass, fields
from typing import Any

from quotes.store.connect import Database

SHOWN = 10
"""How many loads, slow documents and kinds of remarks are named."""

LOADS = """
    select id, command, started, seconds, added, replaced, forgotten, unchanged, failures, working, storing, linking,
        slowest from loads order by id desc limit ?"""


@dataclass(frozen=True, slots=True)
class Load:
    """One load: its number and command, when it began (UTC), what it did, and the seconds that its parts took.

    `working` adds up the processes that read and parsed; `slowest` are seconds and paths of single documents.
    """

    number: int
    command: str
    started: str | None
    seconds: float
    added: int
    replaced: int
    forgotten: int
    unchanged: int
    failures: int
    working: float
    storing: float
    linking: float
    slowest: tuple[tuple[float, str], ...]

    @property
    def speed(self) -> float | None:
        """Documents that were stored a second."""
        return self.added / self.seconds if self.seconds else None


def loads(db: Database, most: int = SHOWN) -> list[Load]:
    """The newest loads, newest first."""
    found = db.execute(LOADS, [most]).fetchall()
    return [_load(row) for row in found]


def _load(row: tuple[Any, ...]) -> Load:
    values = dict(zip((field.name for field in fields(Load)), row, strict=True))
    slowest = tuple((float(seconds), str(path)) for seconds, path in json.loads(values["slowest"] or "[]"))
    return Load(**{**values, "slowest": slowest})


def remarks(db: Database, most: int = SHOWN) -> list[tuple[str, int]]:
    """The commonest kinds of remarks, each with how many there are."""
    sql = "select kind, count(*) from remarks group by kind order by 2 desc, 1 limit ?"
    return [(str(kind), int(count)) for kind, count in db.execute(sql, [most])]


def sizes(db: Database) -> dict[str, int]:
    """How many rows the main tables hold, and the bytes of the text and of the database."""
    tables = ("documents", "files", "people", "quotes", "turns", "remarks", "gone", "tombstones")
    found = {table: int(db.table(table).count) for table in tables}
    text = "select ifnull(sum(length(cast(text as blob))), 0) from documents"
    pages = "select page_count * page_size from pragma_page_count, pragma_page_size"
    return found | {"bytes of text": db.execute(text).fetchone()[0], "bytes in all": db.execute(pages).fetchone()[0]}
