"""Corpora: files of which every row, or every few rows, are a document."""

import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from quotes.errors import UnreadableError
from quotes.models import Document, Fact, Facts
from quotes.read import text
from quotes.read.columns import Columns
from quotes.read.encoding import LOST, damage, settled
from quotes.read.failure import Failure
from quotes.read.limit import LARGEST, too_large
from quotes.read.machine import transcript
from quotes.read.made import MadeText
from quotes.read.row import Row, Values
from quotes.read.rows import rows
from quotes.read.shapes import shape_of

_FACTS = ("title", "published", "program", "outlet", "url", "language")
_SURROGATE = re.compile("[\ud800-\udfff]")  # JSON can spell halves of characters


def read(
    path: str, file: io.BufferedReader, form: str, given: Columns, largest: int = LARGEST
) -> Iterator[Document | Failure]:
    """The documents of a corpus, numbered as parts of its file; `form` is "jsonl", "json", "csv" or "tsv".

    A row whose text is a list (MediaSum) is a document. Rows that each hold one speaker's words (INTERVIEW) are a
    document together, one for each value of the document column. Every other row is a document by itself, known again
    by its id where there is a column for it. A row that is a machine's transcript is one. Speakers become labels as
    their column prints them. `sha256` is that of the rows, as sorted JSON.

    A document of more than `largest` bytes is a Failure.
    Raises UnreadableError, its message a predicate, for a corpus without rows or without a column of text.
    """
    name = text.printable(path)
    part = failures = 0
    for columns, group in _groups(rows(file, form, largest), given, largest):
        try:
            yield _document(name, part + 1, columns, group)
            part += 1
        except UnreadableError as error:
            yield Failure(name, UnreadableError(f"{name}, {group[0][0]}, {error}"))
            failures += 1
    if not part + failures:
        raise UnreadableError("holds no rows")


def _groups(source: Iterator[Row], given: Columns, largest: int) -> Iterator[tuple[Columns, list[Row]]]:
    """The rows that make a document each, with the columns they have."""
    columns = Columns()

    def key(row: Row) -> tuple[str, str]:
        nonlocal columns
        where, values = row
        if isinstance(values, UnreadableError) or shape_of(values):
            return where, ""
        if not columns.text:
            columns = given.found_in(list(values))
        alone = isinstance(values.get(columns.text or ""), list) or not (columns.document or columns.speaker)
        return (where, "") if alone else ("", str(values.get(columns.document or "")))

    seen = set()
    for found, group in groupby(source, key):
        members = _bounded(group, largest)
        if found in seen:
            error = f"belongs to {found[1]}, which ended before: sort the rows by {columns.document}"
            members = [(members[0][0], UnreadableError(error))]
        elif not found[0]:
            seen.add(found)
        yield columns, members


def _bounded(group: Iterable[Row], largest: int) -> list[Row]:
    """The rows of a group; an error in their place where together they are larger than a document may be."""
    members: list[Row] = []
    size = 0
    for where, values in group:
        if size <= largest:
            members.append((where, values))
        if not isinstance(values, UnreadableError):
            size += sum(len(value) for value in values.values() if isinstance(value, str))
    return members if size <= largest or len(members) == 1 else [(members[0][0], too_large(largest))]


def _document(name: str, part: int, columns: Columns, group: list[Row]) -> Document:
    """The document in these rows. Raises UnreadableError, its message a predicate."""
    words, more = transcript(group[0][1])
    if words:
        data = json.dumps(group[0][1], sort_keys=True, default=str).encode()
        return Document(
            name, text.sha256(data), words, 0, len(words), part, of_rows=True, remarks=damage(words), **more
        )
    members = _ordered([_sound(values) for _, values in group], columns.order)
    made = MadeText()
    speakers: list[tuple[int, int, str]] = []
    for label, words in (utterance for values in members for utterance in _utterances(values, columns)):
        span = made.paragraph(words, label, gap=bool(speakers and not label))  # not the last speaker's
        if label:
            speakers.append((span.start, span.end, label))
    words = str(made)
    if not words:
        raise UnreadableError("holds no words")
    data = json.dumps(members, sort_keys=True, default=str).encode()
    facts = _facts(members[0], columns)
    return Document(
        name,
        text.sha256(data),
        words,
        0,
        len(words),
        part,
        _row(members[0], columns),
        of_rows=True,
        facts=facts,
        speakers=tuple(speakers),
        remarks=damage(words),
    )


def _row(values: Values, columns: Columns) -> str | None:
    """What the corpus calls a document: the value of its id column, or of the column by which rows belong together."""
    for column in (columns.document, columns.id):
        value = values.get(column or "")
        if isinstance(value, str | int) and value != "":
            return _plain(value)
    return None


def _sound(values: Values | UnreadableError) -> Values:
    if isinstance(values, UnreadableError):
        raise values
    return values


def _ordered(members: list[Values], order: str | None) -> list[Values]:
    """Rows by the numbers in their order column; as they stand where these are no numbers."""
    try:
        return sorted(members, key=lambda values: float(values[order])) if order else members
    except (KeyError, TypeError, ValueError):
        return members


def _utterances(values: Values, columns: Columns) -> Iterator[tuple[str | None, str]]:
    """Label and words of each utterance of a row that has any words."""
    words, speaker = values.get(columns.text or ""), values.get(columns.speaker or "")
    pairs = _pairs(words, speaker) if isinstance(words, list) else [(speaker, words)]
    for who, said in pairs:
        if plain := settled(_plain(said)).strip("\n"):
            yield " ".join(_plain(who).split()).rstrip(": ") or None, plain


def _pairs(words: Sequence[Any], speakers: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401 - whatever JSON holds
    """Speaker and words from two lists side by side, or from a list of objects."""
    if all(isinstance(item, dict) for item in words):
        inner = [(item, Columns().found_in(list(item))) for item in words]
        return [(item.get(columns.speaker), item[columns.text]) for item, columns in inner]
    if not isinstance(speakers, list):
        return [(speakers, item) for item in words]
    if len(words) != len(speakers):
        raise UnreadableError(f"holds {len(words):,} utterances, but {len(speakers):,} speakers")
    return list(zip(speakers, words, strict=True))


def _facts(values: Values, columns: Columns) -> Facts:
    """What the columns state about a document."""
    stated = {role: " ".join(_plain(values.get(getattr(columns, role) or "")).split()) for role in _FACTS}
    return Facts(**{role: Fact(value, origin="markup") for role, value in stated.items() if value})


def _plain(value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    return "" if value is None else _SURROGATE.sub(LOST, str(value))
