"""Whether every stored quotation is, character for character, what stands at its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

SPANNED = (
    ("quotes", "uid", "text", "start", "end"),
    ("quotes", "uid", "mention", "mention_start", "mention_end"),
    ("quotes", "uid", "cue", "cue_start", "cue_end"),
    ("quotes", "uid", "via", "via_start", "via_end"),
    ("turns", "id", "label", "label_start", "label_end"),
    ("annotations", "id", "text", "start", "end"),
)
"""Columns that hold a slice of the document's text, with their rows' names and the columns of its bounds."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A stored text that is not what its document has at the place it claims, in characters of that document."""

    table: str
    row: str
    column: str
    path: str
    start: int | None
    end: int | None
    stored: str
    found: str

    def __str__(self) -> str:
        where = f"{self.table} {self.row} ({self.path}, {self.start} to {self.end})"
        return f"{where}: {self.column} is {_short(self.stored)}, the text there is {_short(self.found)}"


def verify(db: Database) -> Iterator[Difference]:
    """The rows whose text differs from the slice of their document's, document by document."""
    for document, path, text, offset in db.execute("select id, path, text, offset from documents order by id"):
        for table, name, column, start, end in SPANNED:
            slices = db.execute(
                f'select {name}, {column}, "{start}", "{end}" from {table}'
                f' where document = ? and {column} is not null order by "{start}"',
                [document],
            )
            for row, stored, since, until in slices:
                found = "" if since is None or until is None else text[max(since - offset, 0) : max(until - offset, 0)]
                if found != stored:
                    yield Difference(table, str(row), column, path, since, until, stored, found)


def _short(words: str, longest: int = 60) -> str:
    return repr(words if len(words) <= longest else words[: longest - 1] + "…")
