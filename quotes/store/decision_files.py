"""Decisions as a small CSV file that can be kept in git."""

import csv
from collections.abc import Iterable
from dataclasses import astuple, fields
from pathlib import Path
from typing import TextIO

from quotes.errors import QuotesError
from quotes.store.decisions import ALONE, VERBS, Decision


def write(taken: Iterable[Decision], file: TextIO) -> None:
    """Write decisions, in the order in which they were taken."""
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(field.name for field in fields(Decision))
    rows.writerows(map(astuple, taken))


def read(path: str) -> list[Decision]:
    """The decisions in a file as `write` makes it.

    Raises QuotesError naming the file and the line where it is no such file.
    """
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if missing := [name for name in ("verb", "person", "target") if name not in (rows.fieldnames or ())]:
                raise QuotesError(f"{path}, line 1: a file of decisions has the columns {', '.join(missing)} too")
            return [decision(row, f"{path}, line {rows.line_num}") for row in rows]
    except OSError as error:
        raise QuotesError(f"{path}: cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise QuotesError(f"{path}: no file of decisions, which is a CSV in UTF-8 as this program writes it") from error


def decision(row: dict[str, str], place: str) -> Decision:
    """The decision in a row. Raises QuotesError naming `place` where it is none."""
    found = Decision(*((row.get(field.name) or "").strip() for field in fields(Decision)))
    if found.verb not in VERBS or not found.person:
        raise QuotesError(f"{place}: a decision has a verb ({', '.join(VERBS)}) and a person")
    if (found.verb in ALONE) == bool(found.target):
        raise QuotesError(f"{place}: every decision has a target, but for {' and '.join(sorted(ALONE))}")
    if (found.verb == "split") != bool(found.document):
        raise QuotesError(f"{place}: only a split takes a document, and it needs one")
    return found
