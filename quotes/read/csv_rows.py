"""Rows of CSV files, in which a quotation mark that is never closed costs its own row and not all that follow."""

import csv
import io
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress

from quotes.errors import UnreadableError
from quotes.read.encoding import encoding_of
from quotes.read.limit import too_large
from quotes.read.row import HEAD, Row

_WIDEST = 2**31 - 1  # a whole transcript may stand in one field
_TRIES = 20  # so often are lines read again that a cell has swallowed, or the time would grow with their square
_SWALLOWED = 1_000  # lines
_SHOWN = 40  # characters of a cell that is never closed


def rows(file: io.BufferedReader, delimiter: str | None, largest: int) -> Iterator[Row]:
    """The rows of a table with a header; `delimiter` is found in the header where it is None.

    Raises UnreadableError, its message a predicate, for a header that cannot be read.
    """
    csv.field_size_limit(_WIDEST)
    encoding = encoding_of(file.peek(HEAD))
    text = io.TextIOWrapper(file, encoding, errors="replace", newline="")
    try:
        header = text.readline(largest + 1).lstrip("\ufeff")
        if len(header) > largest:
            raise too_large(largest)
        delimiter = delimiter or max(",;\t", key=header.count)
        if _unclosed([header], delimiter):
            raise UnreadableError("has a quotation mark in its header that is never closed")
        names = next(csv.reader([header], delimiter=delimiter), [])
        yield from _rows(_Lines(text, largest), names, delimiter)
    finally:
        with suppress(ValueError):  # the file may be closed already
            text.detach()  # else the wrapper closes it, which is not ours


class _TooLargeError(Exception):
    """A row that has more characters than a document may have."""


class _Lines:
    """The lines of a table behind its header; those of the present row are kept, so that they can be read again."""

    def __init__(self, text: io.TextIOWrapper, largest: int) -> None:
        self.largest = largest
        self.row: list[str] = []
        self.number = 1
        """The line before the present row."""
        self.again: deque[str] = deque()
        """Lines that were taken for cells of a row, and are now read as rows."""
        self.ended = False
        self._text = text
        self._size = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self.again.popleft() if self.again else self._text.readline(self.largest + 1)
        if not line:
            self.ended = True
            raise StopIteration
        self.row.append(line)
        self._size += len(line)
        if self._size > self.largest:
            raise _TooLargeError
        return line

    def begin(self) -> None:
        """Forget the row before, for the next one begins."""
        self.number += len(self.row)
        self.row, self._size = [], 0

    def only_first(self) -> None:
        """Take the first line of the present row alone for a row; the others are read again."""
        self.again.extendleft(reversed(self.row[1:]))
        self.row, self.ended = self.row[:1], False
        while not self.again and not self.row[0].endswith(("\n", "\r")):
            rest = self._text.readline(HEAD)  # to the end of a line that is too long, without keeping it
            if not rest or rest.endswith(("\n", "\r")):
                break


def _rows(lines: _Lines, names: Sequence[str], delimiter: str) -> Iterator[Row]:
    reader = csv.reader(lines, delimiter=delimiter)
    tries = _TRIES
    while True:
        lines.begin()
        again = bool(lines.again)
        try:
            values = next(reader)
        except StopIteration:
            return
        except _TooLargeError:
            error = _unclosed(lines.row, delimiter) if len(lines.row) > 1 else too_large(lines.largest)
        except csv.Error as broken:
            error = UnreadableError(f"is no CSV: {broken}")
        else:
            error = _unclosed(lines.row, delimiter) if lines.ended or len(lines.row) > 1 else None
            if again and not error and values and len(values) != len(names):
                error = UnreadableError(f"has {len(values)} cells, but there are {len(names)} columns")
        where = f"line {lines.number + 1:,}"
        if error:
            yield where, error
            tries -= lines.ended or len(lines.row) > _SWALLOWED
            if not tries:
                yield where, UnreadableError("is the last that was read: too many cells before it are never closed")
                return
            lines.only_first()
            reader = csv.reader(lines, delimiter=delimiter)
        elif values:
            yield where, dict(zip(names, values, strict=False))


def _unclosed(row: list[str], delimiter: str) -> UnreadableError | None:
    """The error that a cell of these lines is never closed, or closed in the midst of another row's words."""
    try:
        list(csv.reader(row, delimiter=delimiter, strict=True))
    except csv.Error:
        first = next(csv.reader(row[:1], delimiter=delimiter), [""])
        opened = first[-1].strip()
        shown = opened[:_SHOWN] + ("…" if len(opened) > _SHOWN else "")
        return UnreadableError(f"opens a cell with a quotation mark that is never closed: “{shown}”")
    return None
