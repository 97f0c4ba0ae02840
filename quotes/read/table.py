"""Small CSV tables that a user writes by hand."""

import csv
import io
from collections.abc import Iterator, Sequence

from quotes.errors import UnreadableError
from quotes.read.encoding import decode
from quotes.read.text import naming, printable, read_bytes


def table(path: str, key: str, others: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and filled-in cells of each row of a CSV file with the column `key` and any of `others`.

    Raises UnreadableError that names the file and the line, for a column that is none of these and a row without key.
    """
    data = read_bytes(path)
    with naming(path):
        text, _ = decode(data)
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        header = [name.strip().lower() for name in next(reader)]
        _check(path, header, key, others)
        for values in reader:
            cells = {name: value.strip() for name, value in zip(header, values, strict=False) if value.strip()}
            if len(values) > len(header):
                raise broken(path, reader.line_num, f"has {len(values)} cells, but there are {len(header)} columns")
            if cells and key not in cells:
                raise broken(path, reader.line_num, f"has no {key}")
            if cells:
                yield reader.line_num, cells
    except csv.Error as error:
        raise broken(path, reader.line_num, f"is no CSV: {error}") from error


def broken(path: str, line: int, message: str) -> UnreadableError:
    """The error that something is wrong on a line; the message is a predicate."""
    return UnreadableError(f"{printable(path)}, line {line}, {message}")


def _check(path: str, header: Sequence[str], key: str, others: Sequence[str]) -> None:
    known = (key, *others)
    for name in header:
        if name not in known:
            raise broken(path, 1, f"has a column “{name}”: the columns are {', '.join(known)}")
        if header.count(name) > 1:
            raise broken(path, 1, f"has the column “{name}” twice")
    if key not in header:
        raise broken(path, 1, f"has no column “{key}”: the columns are {', '.join(known)}")
