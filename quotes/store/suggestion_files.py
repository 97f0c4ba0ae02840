"""Suggestions as a CSV file to be reviewed: a row each, its first column for the reviewer's yes or no."""

import csv
import shlex
from collections.abc import Iterable
from dataclasses import astuple, fields
from pathlib import Path
from typing import TextIO

from quotes.errors import QuotesError
from quotes.store.decision_files import decision
from quotes.store.decisions import Decision
from quotes.store.suggest import Suggestion

YES = frozenset({"yes", "y", "x", "1", "true"})
NO = frozenset({"no", "n", "0", "false"})
REFUSED = {"merge": "apart", "alias": "apart", "reject": "accept", "rename": "accept"}
"""What is decided by a no, so that nobody is asked again."""

DECISION = tuple(field.name for field in fields(Decision))
COLUMNS = ("ok", *DECISION, "quotations", "documents", "evidence", "command")


def write(found: Iterable[Suggestion], database: str, file: TextIO) -> None:
    """Write suggestions, the column `ok` empty."""
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(COLUMNS)
    for one in found:
        rule = one.decision
        words = [word for word in (rule.person, rule.target) if word]
        command = shlex.join(["quotes", "people", rule.verb, database, *words])
        rows.writerow(["", *astuple(rule), one.quotations, one.documents, one.evidence, command])


def read(path: str) -> list[Decision]:
    """The decisions of a reviewed file: a "yes" takes a suggestion, a "no" takes its opposite, an empty cell neither.

    Raises QuotesError naming the file and the line where it is no such file.
    """
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if missing := [name for name in ("ok", "verb", "person", "target") if name not in (rows.fieldnames or ())]:
                raise QuotesError(
                    f"{path}, line 1: the column {missing[0]} is missing; review what suggest has written"
                )
            found = [_reviewed(row, f"{path}, line {rows.line_num}") for row in rows]
    except OSError as error:
        raise QuotesError(f"{path}: cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise QuotesError(f"{path}: not a CSV file in UTF-8") from error
    return [one for one in found if one]


def _reviewed(row: dict[str, str], place: str) -> Decision | None:
    answer = (row["ok"] or "").strip().casefold()
    if not answer:
        return None
    if answer not in YES | NO:
        raise QuotesError(f"{place}: {row['ok']} is neither yes nor no")
    suggested = decision(row, place)
    if answer in YES:
        return suggested
    verb = REFUSED.get(suggested.verb)
    if verb is None:
        raise QuotesError(f"{place}: no cannot be said to {suggested.verb}; delete the row")
    return Decision(verb, suggested.person, "" if verb == "accept" else suggested.target)
