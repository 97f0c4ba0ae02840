"""Decisions as a small CSV file that can be kept in git."""

import csv
from collections.abc import Iterable
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, TextIO

from quotes.errors import QuotesError
from quotes.store.decisions import ALONE, VERBS, Decision
from quotes.store.verdicts import SPEAKER, VERDICTS, Verdict

COLUMNS = list(dict.fromkeys(field.name for kind in (Decision, Verdict) for field in fields(kind)))


def write(taken: Iterable[Decision | Verdict], file: TextIO) -> None:
    """Write decisions about people and about quotations, in the order in which they come."""
    rows = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
    rows.writeheader()
    rows.writerows(asdict(decision) for decision in taken)


def read(path: str) -> list[Decision | Verdict]:
    """The decisions in a file as `write` makes it.

    Raises QuotesError naming the file and the line where it is no such file.
    """
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if missing := [name for name in ("verb", "person", "target") if name not in (rows.fieldnames or ())]:
                raise QuotesError(f"{path}, line 1: a file of decisions has the columns {', '.join(missing)} too")
            return [_either(row, f"{path}, line {rows.line_num}") for row in rows]
    except OSError as error:
        raise QuotesError(f"{path}: cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise QuotesError(f"{path}: no file of decisions, which is a CSV in UTF-8 as this program writes it") from error


def _either(row: dict[str, str], place: str) -> Decision | Verdict:
    return _verdict(row, place) if row["verb"] in VERDICTS else decision(row, place)


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


def _verdict(row: dict[str, str], place: str) -> Verdict:
    told: dict[str, Any] = {field.name: row.get(field.name) or "" for field in fields(Verdict)}
    if not (told["quotation"] and told["document"] and told["words"]) or not told["start"].isdecimal():
        raise QuotesError(
            f"{place}: a decision about a quotation names it, its document, its words and where they start"
        )
    if (told["verb"] == SPEAKER) != bool(told["person"] and told["target"]):
        raise QuotesError(f"{place}: {SPEAKER}, and nothing else about a quotation, names a person and a target")
    return Verdict(**told | {"start": int(told["start"])})
