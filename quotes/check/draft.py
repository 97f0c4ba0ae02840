"""Every quotation in a draft against the record, before it is published."""

import re
import sqlite3
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from quotes.check.answers import Answer, Verdict
from quotes.check.checking import check_all
from quotes.kinds import QuoteKind
from quotes.models import Document, Person, Quote
from quotes.parsing.parse import parse

WRONG = frozenset({Verdict.ALTERED, Verdict.SOMEONE_ELSE, Verdict.JOINED})
"""Verdicts for which a draft should not go out as it is."""

FEWEST = 3
"""Words of a quotation that is checked; fewer are found in any text."""

MARKDOWN = frozenset({".md", ".markdown"})

_MARKUP = re.compile(
    r"!?\[(?=[^\]\n]{0,300}\]\()"  # a link or picture begins
    r"|\]\([^)\n]{0,2000}\)"  # and ends with its address
    r"|(?<![^\s(\[“\"'])(?:\*{1,3}|_{1,3})(?=\S)|(?<=\S)(?:\*{1,3}|_{1,3})(?![^\s.,;:!?)\]”\"'])"  # stress
    r"|^[ \t]{0,3}(?:#{1,6}|>+|[-*+])[ \t]",  # a heading, a block quotation, an item
    re.MULTILINE,
)


class Claimed(NamedTuple):
    """A quotation of a draft: the line, counted from 1, on which it begins, and whom the draft names."""

    line: int
    text: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Checked:
    """A quotation of a draft with its answer; `line` counts from 1, `speaker` is whom the draft names."""

    line: int
    text: str
    speaker: str | None
    answer: Answer

    @property
    def wrong(self) -> bool:
        """Whether it is altered, or somebody else's."""
        return self.answer.verdict in WRONG


def quotations(document: Document) -> list[Claimed]:
    """The marked quotations of a draft, in their order."""
    plain = _plain(document)
    parsed = parse(plain, kind="article")
    people = {person.id: person for person in parsed.people}
    text = plain.text
    breaks = [match.start() for match in re.finditer("\n", text)]
    return [
        Claimed(bisect_right(breaks, quote.start) + 1, text[quote.start : quote.end], _speaker(quote, people))
        for quote in parsed.quotes
        if quote.kind in {QuoteKind.DIRECT, QuoteKind.MIXED} and _words(text[quote.start : quote.end]) >= FEWEST
    ]


def check_draft(
    connection: sqlite3.Connection, claimed: Iterable[Claimed], step: Callable[[int], None] = lambda _: None
) -> list[Checked]:
    """Each of these quotations with its answer; `step` is called with 1 before each."""
    found = list(claimed)

    def asked() -> Iterator[tuple[str, str | None]]:
        for one in found:
            step(1)
            yield one.text, one.speaker

    return [Checked(*one, answer) for one, answer in zip(found, check_all(connection, asked()), strict=True)]


def lines(checked: list[Checked], path: str) -> Iterator[str]:
    """The report, a line for each quotation: file, line, verdict, the words, the sentence."""
    for one in checked:
        words = " ".join(one.text.split())
        shown = words if len(words) <= 80 else words[:79].rstrip() + "…"  # noqa: PLR2004
        who = f" ({one.speaker})" if one.speaker else ""
        yield f"{path}:{one.line}: {one.answer.verdict}: {shown}{who}"
        yield f"    {one.answer.explanation}"
        for warning in one.answer.warnings:
            yield f"    Note: {warning}."


def _speaker(quote: Quote, people: dict[str, Person]) -> str | None:
    """Whom the draft names; the unnamed cannot be compared."""
    person = people.get(quote.speaker or "")
    return person.name if person else None


def _words(text: str) -> int:
    return len(re.findall(r"\w+", text))


def _plain(document: Document) -> Document:
    """A Markdown draft with blanks for its markup, so that every place stays what it is."""
    if Path(document.path).suffix.lower() not in MARKDOWN:
        return document
    text = _MARKUP.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), document.text)
    return replace(document, text=text)
