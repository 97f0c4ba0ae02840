"""Rows of JSON Lines, JSON and CSV files, one after the other."""

import csv
import io
import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, BinaryIO

from quotes.errors import UnreadableError
from quotes.read.encoding import encoding_of
from quotes.read.extras import need

HEAD = 64 * 1024
"""Bytes at the beginning of a file by which its form and its encoding are told."""

Values = dict[str, Any]
Row = tuple[str, Values | UnreadableError]
"""Where it stands ("row 7"), and its values by column; an error, its message a predicate, for a broken row."""

_WIDEST = 2**31 - 1  # a whole transcript may stand in one field


def rows(file: io.BufferedReader, form: str) -> Iterator[Row]:
    """The rows of a corpus; `form` is "jsonl", "json", "csv" or "tsv". Only one is held in memory at a time."""
    if form in ("csv", "tsv"):
        return _csv(file, "\t" if form == "tsv" else None)
    if form == "json":
        opening = file.peek(HEAD).lstrip(b"\xef\xbb\xbf \t\r\n")
        if opening.startswith(b"["):
            return _array(file)
        if not is_object(opening.split(b"\n", 1)[0]):
            return iter([("row 1", _object(file.read()))])
    return _lines(file)


def _lines(file: BinaryIO) -> Iterator[Row]:
    for number, line in enumerate(file, 1):
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield f"line {number:,}", _object(line)


def _object(data: bytes) -> Values | UnreadableError:
    try:
        value = json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        return UnreadableError(f"is not JSON: {error}")
    return value if isinstance(value, dict) else UnreadableError("is no JSON object")


def is_object(line: bytes) -> bool:
    """True for a line that is a JSON object by itself."""
    return isinstance(_object(line), dict)


def is_alone(head: bytes) -> bool:
    """Whether a file that begins like this is one JSON object, over several lines or on one, and not a row a line."""
    first, _, more = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    return first.startswith(b"{") and not (more.strip() and is_object(first))


def _array(file: BinaryIO) -> Iterator[Row]:
    need("ijson", "corpora")
    import ijson

    number = 0
    try:
        for number, value in enumerate(ijson.items(file, "item", use_float=True), 1):
            yield f"row {number:,}", value if isinstance(value, dict) else UnreadableError("is no JSON object")
    except ijson.JSONError as error:
        yield f"row {number + 1:,}", UnreadableError(f"is not JSON, and what follows cannot be read: {error}")


def _csv(file: io.BufferedReader, delimiter: str | None) -> Iterator[Row]:
    csv.field_size_limit(_WIDEST)
    encoding = encoding_of(file.peek(HEAD))
    lines = io.TextIOWrapper(file, encoding, errors="replace", newline="")
    header = lines.readline().lstrip("\ufeff")
    delimiter = delimiter or max(",;\t", key=header.count)
    names = next(csv.reader([header], delimiter=delimiter), [])
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        for values in reader:
            if values:
                yield f"line {reader.line_num + 1:,}", dict(zip(names, values, strict=False))
    except csv.Error as error:
        yield f"line {reader.line_num + 1:,}", UnreadableError(f"is no CSV, and what follows cannot be read: {error}")
    finally:
        with suppress(ValueError):  # the file may be closed already
            lines.detach()  # else the wrapper closes it, which is not ours
