"""Whether every stored quotation is what stands at its place, and every document is here that a load has counted."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from quotes.store.connect import Database, name_of
from quotes.store.prove import Unchecked, broken_index, losses

SPANNED = (
    ("quotes", "uid", (("text", ""), ("mention", "mention_"), ("cue", "cue_"), ("via", "via_"))),
    ("turns", "id", (("label", "label_"),)),
    ("annotations", "id", (("text", ""),)),
)
"""Tables with their rows' names, and the columns that hold a slice of the document's text, with what the names of the
columns of their bounds begin with."""


SLICES = {table: slices for table, _, slices in SPANNED}
ASKED = {
    table: f"select {name}, "
    + ", ".join(f'{column}, "{bounds}start", "{bounds}end"' for column, bounds in slices)
    + f" from {table} where document = ?"
    for table, name, slices in SPANNED
}
"""One question a table, since each costs as much as comparing many slices."""


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
        stored, found = _short(self.stored, self.found), _short(self.found, self.stored)
        return f"{where}: {self.column} is {stored}, the text there is {found}"


def verify(db: Database, step: Callable[[int], None] = lambda _: None) -> Iterator[Difference | str | Unchecked]:
    """What is wrong: rows whose text differs from their document's, and, in words, rows and pieces out of place.

    At the end comes what could not be checked.

    `step` is called with 1 after each document.
    """
    index = ThreadPoolExecutor(1).submit(broken_index, name_of(db))  # SQLite works on while Python compares
    for document, path, text, offset in db.execute("select id, path, text, offset from documents order by id"):
        for table, slices in SLICES.items():
            for row, *values in db.execute(ASKED[table], [document]):
                for number, (column, _) in enumerate(slices):
                    stored, since, until = values[3 * number : 3 * number + 3]
                    if stored is None:
                        continue
                    bounded = since is not None and until is not None
                    found = text[max(since - offset, 0) : max(until - offset, 0)] if bounded else ""
                    if found != stored:
                        yield Difference(table, str(row), column, path, since, until, stored, found)
        if not _tiled(db, document, offset, len(text)):
            yield f"{path}: its pieces do not cover its {len(text):,} characters end to end"
        step(1)
    yield from losses(db)
    yield from _strays(db)
    yield from index.result()


def _strays(db: Database) -> Iterator[str]:
    """Rows that point at a document, a person or a turn that is not there."""
    for table, row, other, _ in db.execute("pragma foreign_key_check").fetchall():
        which = "a row" if row is None else f"row {row}"  # rows without a number
        yield f"{table}, {which}: points at a row of {other} that is not there"


def _tiled(db: Database, document: int, offset: int, length: int) -> bool:
    """Whether a document's pieces follow one another from its first character to its last.

    The length is counted here: for SQL a text ends at its first NUL character.
    """
    sql = 'select min(start), max("end"), sum("end" - start) from pieces where document = ?'
    return not length or db.execute(sql, [document]).fetchone() == (offset, offset + length, length)


def _short(words: str, other: str, longest: int = 60) -> str:
    """As much of the words as shows where they differ from the other's."""
    differs = (index for index, pair in enumerate(zip(words, other, strict=False)) if pair[0] != pair[1])
    same = next(differs, min(len(words), len(other)))
    start = max(0, same - longest // 2) if len(words) > longest else 0
    shown = words[start : start + longest]
    return repr(("…" if start else "") + shown + ("…" if start + longest < len(words) else ""))
