"""Text, a file or a document parsed: `quotes.parse`."""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from quotes.errors import UnreadableError, UsageError
from quotes.models import Document, Parsed
from quotes.parsing.parse import parse as parsed
from quotes.python.coloured import coloured
from quotes.python.frames import Column, Framed, table
from quotes.read.encoding import damage, plain, settled
from quotes.read.text import sha256
from quotes.read.walk import documents

if TYPE_CHECKING:
    import pyarrow as pa

TEXT = "text"
"""The path of a document that is no file."""


@dataclass(frozen=True, slots=True)
class ParsedDocument(Framed, Parsed):
    """A parsed document that notebooks show with its speakers in colour, and that is a data frame of its quotations."""

    def __repr__(self) -> str:
        found = f"{len(self.turns)} turns, {len(self.quotes)} quotations, {len(self.people)} people"
        return f"<{self.kind} {self.document.path}: {found}>"

    def _repr_html_(self) -> str:
        return coloured(self)

    def to_arrow(self) -> "pa.Table":
        """Its quotations as an Arrow table; `to_pandas` and `to_polars` make data frames of it."""
        people = {person.id: person for person in self.people}
        rows = ((self.document.text, quote, people.get(quote.speaker or "")) for quote in self.quotes)
        return table(rows, COLUMNS)


def parse(what: Document | Path | str, *, kind: str = "auto", style: str = "auto") -> ParsedDocument:
    """Who said what in a text, in a file or in a document.

    A `str` is always the text itself, and a `pathlib.Path` always a file of any form that can be read; files
    that hold several documents are read by `quotes.documents`. `kind` is "auto", "transcript" or "article";
    `style` is "auto" or the name of a house style. Odd text never raises. Offsets count in `document.text`: that is the
    text with each line end as one line feed, and half characters as U+FFFD. Raises UnreadableError for what holds no
    text, and UsageError for an unknown style, for several documents, and for a str that names a file that is here:
    whether the file is meant is not guessed.

    Example:
        >>> parsed = quotes.parse('“Bread is a promise,” said Ada Berg, a baker.')
        >>> [(parsed.document.text[q.start : q.end], parsed.people[0].name) for q in parsed.quotes]
        [('“Bread is a promise,”', 'Ada Berg')]
        >>> from pathlib import Path
        >>> quotes.parse(Path("seeds/003_55c7fa73439f6789.txt")).kind.value
        'article'
    """
    found = parsed(_document(what), kind=kind, style=style)
    return ParsedDocument(**{field.name: getattr(found, field.name) for field in fields(Parsed)})


def _document(what: Document | Path | str) -> Document:
    if isinstance(what, Document):
        return what
    if isinstance(what, str):
        return _text(what)
    found = list(documents([str(what)]))
    if len(found) == 1 and isinstance(found[0], Document):
        return found[0]
    if not found:
        raise UnreadableError(f"{what} holds no documents")
    if len(found) == 1:
        raise UnreadableError(str(found[0]))
    raise UsageError(f"{what} holds {len(found)} documents: parse each of quotes.documents([{str(what)!r}])")


def _text(words: str) -> Document:
    if "\n" not in words and _is_file(words):
        raise UsageError(f"{words!r} names a file here: give pathlib.Path({words!r}) to read it, not a str")
    whole = plain(settled(words))
    if not whole.strip():
        raise UnreadableError("the text is empty, or nothing but white space")
    return Document(TEXT, sha256(whole.encode()), whole, 0, len(whole), remarks=damage(whole))


def _is_file(words: str) -> bool:
    try:
        return bool(words) and Path(words).exists()
    except (OSError, ValueError):
        return False  # too long for a path, or with a character that none can have


COLUMNS: dict[str, Column] = {
    "text": ("string", lambda row: row[0][row[1].start : row[1].end]),
    "kind": ("string", lambda row: str(row[1].kind)),
    "speaker": ("string", lambda row: row[2] and (row[2].name or row[2].description)),
    "speaker_kind": ("string", lambda row: row[2] and str(row[2].kind)),
    "evidence": ("string", lambda row: row[1].evidence and str(row[1].evidence)),
    "certainty": ("string", lambda row: row[1].certainty and str(row[1].certainty)),
    "translated": ("bool", lambda row: row[1].translated),
    "turn": ("int64", lambda row: row[1].turn),
    "group": ("int64", lambda row: row[1].group),
    "start": ("int64", lambda row: row[1].start),
    "end": ("int64", lambda row: row[1].end),
}
"""The columns of a data frame of a document's quotations; a row is the text, a quotation, and its speaker."""
