"""What a user knows about documents beside what these state: `--metadata facts.csv`."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path, PurePath

from quotes.models import Document, Fact, Facts
from quotes.read.table import broken, table

_COLUMNS = tuple(field.name for field in fields(Facts))


@dataclass(frozen=True, slots=True)
class KnownFacts:
    """The rows of a facts file by the parts of their path."""

    path: str | None = None
    rows: Mapping[tuple[str, ...], Facts] = field(default_factory=dict)
    matched: set[tuple[str, ...]] = field(default_factory=set, compare=False)
    """The paths of the rows that some document had."""

    def unmatched(self) -> list[str]:
        """The paths of the rows that no document had so far, in the order of the file."""
        return [str(PurePath(*parts)) for parts in self.rows if parts not in self.matched]

    def added_to(self, document: Document) -> Document:
        """The document with these facts wherever the source states none, their origin "user".

        A row is about the documents whose path ends in its path; of several rows the longest path counts.
        """
        known = self.about(document.path)
        if known is None:
            return document
        facts = {name: getattr(document.facts, name) or getattr(known, name) for name in _COLUMNS}
        return replace(document, facts=Facts(**facts))

    def about(self, path: str) -> Facts | None:
        """The facts about the documents in a file, which counts as matched from here on."""
        if not self.rows:
            return None
        parts = Path(path).absolute().parts
        tails = (parts[start:] for start in range(len(parts)))
        own = next((tail for tail in tails if tail in self.rows), None)
        if own is None:
            return None
        self.matched.add(own)
        return self.rows[own]


def read(path: str) -> KnownFacts:
    """The facts file at `path`, a CSV with the column `path` and any of those of `Facts`: title, published, ….

    Raises UnreadableError that names the file and the line.
    """
    rows: dict[tuple[str, ...], Facts] = {}
    for line, cells in table(path, "path", _COLUMNS):
        parts = PurePath(cells.pop("path")).parts
        if parts in rows:
            raise broken(path, line, f"tells of {PurePath(*parts)} again")
        rows[parts] = Facts(**{name: Fact(value, origin="user") for name, value in cells.items()})
    return KnownFacts(path, rows)
