"""Many claims from a CSV, and their verdicts beside them in another."""

import csv
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from quotes.check.answers import Answer
from quotes.check.checking import check_all
from quotes.errors import QuotesError

COLUMNS = ("verdict", "quotation", "said_by", "uid", "document", "score", "explanation")
"""What is written beside the columns that came in."""

AT_ONCE = 200
"""Claims that are checked together."""

LONGEST = 64 * 1024 * 1024
"""Characters of a cell that are read."""


def check_file(
    connection: sqlite3.Connection, source: Path, target: Path, step: Callable[[int], None] = lambda _: None
) -> dict[str, int]:
    """Check every row of `source`, a CSV with a column `claim` and perhaps `speaker`; how many got each verdict.

    `step` is called with 1 for each row. All columns are passed through, and the verdict's are added. Raises
    QuotesError where `source` is no such CSV.
    """
    counts: dict[str, int] = {}
    with source.open(encoding="utf-8-sig", errors="replace", newline="") as read:
        csv.field_size_limit(min(LONGEST, sys.maxsize))
        rows = csv.DictReader(read)
        columns = list(rows.fieldnames or ())
        if "claim" not in columns:
            named = ", ".join(columns) or "none"
            raise QuotesError(f"{source}: line 1: there is no column `claim` (the columns are: {named})")
        with target.open("w", encoding="utf-8", newline="") as written:
            writer = csv.DictWriter(
                written, [*(c for c in columns if c not in COLUMNS), *COLUMNS], extrasaction="ignore"
            )
            writer.writeheader()
            for row, answer in _checked(connection, rows, source, step):
                counts[answer.verdict] = counts.get(answer.verdict, 0) + 1
                writer.writerow(row | _told(answer))
    return counts


def _checked(
    connection: sqlite3.Connection, rows: "csv.DictReader[str]", source: Path, step: Callable[[int], None]
) -> Iterator[tuple[dict[str, str], Answer]]:
    try:
        while some := list(islice(rows, AT_ONCE)):
            yield from zip(some, check_all(connection, _claims(some, step)), strict=True)
    except csv.Error as error:
        raise QuotesError(f"{source}: line {rows.line_num}: {error}") from error


def _claims(rows: list[dict[str, str]], step: Callable[[int], None]) -> Iterator[tuple[str, str | None]]:
    for row in rows:
        step(1)
        yield row.get("claim") or "", (row.get("speaker") or "").strip() or None


def rows_of(source: Path) -> int:
    """How many claims a CSV holds, as far as it can be read."""
    with source.open(encoding="utf-8-sig", errors="replace", newline="") as read, suppress(csv.Error):
        return max(sum(1 for _ in csv.reader(read)) - 1, 0)
    return 0


def _told(answer: Answer) -> dict[str, object]:
    source = answer.source
    return {
        "verdict": answer.verdict,
        "quotation": source.text if source else "",
        "said_by": (source.speaker or "") if source else "",
        "uid": (source.uid or "") if source else "",
        "document": source.document if source else "",
        "score": f"{answer.score:.3f}",
        "explanation": answer.explanation,
    }
