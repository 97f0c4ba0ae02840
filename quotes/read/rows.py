"""Rows of JSON Lines, JSON and CSV files, one after the other."""

import io
import json
from collections.abc import Iterator
from typing import BinaryIO

from quotes.errors import UnreadableError
from quotes.read import csv_rows
from quotes.read.extras import need
from quotes.read.limit import too_large
from quotes.read.row import HEAD, Row, Values

_BLANK = b"\xef\xbb\xbf \t\r\n"


def rows(file: io.BufferedReader, form: str, largest: int) -> Iterator[Row]:
    """The rows of a corpus; `form` is "jsonl", "json", "csv" or "tsv".

    Only one is held in memory at a time, and one of more than `largest` bytes is an error.
    """
    if form in ("csv", "tsv"):
        return csv_rows.rows(file, "\t" if form == "tsv" else None, largest)
    if form == "json":
        opening = file.peek(HEAD).lstrip(_BLANK)
        if opening.startswith(b"["):
            return _array(file, largest)
        if not is_object(opening.split(b"\n", 1)[0]):
            whole = file.read(largest + 1)
            return iter([("row 1", _object(whole) if len(whole) <= largest else too_large(largest))])
    return _lines(file, largest)


def _lines(file: BinaryIO, largest: int) -> Iterator[Row]:
    number = 0
    while line := file.readline(largest + 1):
        number += 1
        if len(line) > largest:
            while line and not line.endswith(b"\n"):
                line = file.readline(HEAD)  # to its end, without keeping it
            yield f"line {number:,}", too_large(largest)
        elif line.strip(_BLANK):
            yield f"line {number:,}", _object(line)


def _object(data: bytes) -> Values | UnreadableError:
    try:
        value = json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        return UnreadableError(f"is not JSON: {error}")
    return value if isinstance(value, dict) else UnreadableError("is no JSON object")


class _Portions:
    """A file of which only so much is read for one row."""

    def __init__(self, file: BinaryIO, largest: int) -> None:
        self._file = file
        self._largest = largest
        self.left = largest

    def read(self, size: int = -1) -> bytes:
        if self.left < 0:
            raise too_large(self._largest, ", and what follows cannot be read")
        data = self._file.read(size)
        self.left -= len(data)
        return data

    def begin(self) -> None:
        self.left = self._largest


def is_object(line: bytes) -> bool:
    """True for a line that is a JSON object by itself."""
    return isinstance(_object(line), dict)


def is_alone(head: bytes) -> bool:
    """Whether a file that begins like this is one JSON object, over several lines or on one, and not a row a line."""
    first, _, more = head.lstrip(_BLANK).partition(b"\n")
    return first.startswith(b"{") and not (more.strip() and is_object(first))


def _array(file: BinaryIO, largest: int) -> Iterator[Row]:
    need("ijson", "corpora")
    import ijson

    portions = _Portions(file, largest)
    number = 0
    try:
        for number, value in enumerate(ijson.items(portions, "item", use_float=True), 1):
            yield f"row {number:,}", value if isinstance(value, dict) else UnreadableError("is no JSON object")
            portions.begin()
    except ijson.JSONError as error:
        yield f"row {number + 1:,}", UnreadableError(f"is not JSON, and what follows cannot be read: {error}")
    except UnreadableError as error:
        yield f"row {number + 1:,}", error
