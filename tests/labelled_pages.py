"""Pages of today's web with what they are and who speaks: `data/pages/mended.txt`, and `kept.txt`, unseen by any rule.

Each was written by hand, in a form that such pages have, before it was tried. `python tests/labelled_pages.py [kept]`
prints how they are read.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from transcript_cases import document

from quotes.kinds import QuoteKind
from quotes.models import Parsed
from quotes.parsing.parse import parse

FOLDER = Path(__file__).parent / "data" / "pages"
PAGE = re.compile(r"^===== (\w+) \| ([^\n]*)\n(.*?)^-----\n(.*?)(?=^=====|\Z)", re.MULTILINE | re.DOTALL)


class Page(NamedTuple):
    """A page, what it is, and each of its turns: where it starts, and who speaks; None where the page does not tell."""

    kind: str
    title: str
    text: str
    turns: tuple[tuple[int, str | None], ...]


class Score(NamedTuple):
    """How a page was read: turns of it, those given to the right name, those to a wrong one or made up."""

    kind: str
    confidence: float
    turns: int
    right: int
    wrong: int
    paraphrases: int


def pages(half: str) -> Iterator[Page]:
    """The pages of `mended` or `kept`."""
    for kind, title, text, told in PAGE.findall((FOLDER / f"{half}.txt").read_text("utf-8")):
        turns: list[tuple[int, str | None]] = []
        at = 0
        for line in told.strip().splitlines():
            name, words = line.split(" = ")
            at = text.index(words, at)
            turns.append((at, None if name == "?" else name))
            at += 1
        yield Page(kind, title, text, tuple(turns))


def score(page: Page) -> Score:
    """How a page is read without being told anything."""
    found = parse(document(page.text))
    people = _named(found)
    told = {turn.start: people.get(turn.speaker or "") for turn in found.turns}
    right = sum(at in told and _fits(name, told[at]) for at, name in page.turns)
    wanted = dict(page.turns)
    wrong = sum(bool(name) and not (at in wanted and _fits(wanted[at], name)) for at, name in told.items())
    indirect = sum(quote.kind is QuoteKind.INDIRECT for quote in found.quotes)
    return Score(str(found.kind), found.confidence, len(page.turns), right, wrong, indirect)


def _named(found: Parsed) -> dict[str, str]:
    return {person.id: person.name or person.description or "" for person in found.people}


def _fits(wanted: str | None, got: str | None) -> bool:
    return _words(wanted) <= _words(got) if wanted and got else not wanted and not got


def _words(name: str | None) -> set[str]:
    return set(re.sub(r"[\W_]+", " ", (name or "").lower()).split())


def shown(page: Page) -> str:
    """How a page is read, with each of its turns."""
    found = parse(document(page.text))
    people = _named(found)
    rows = [f"{page.kind:10} {page.title}: {score(page)} {found.style}"]
    rows += [f"    {people.get(one.speaker or '')} = {page.text[one.start : one.end][:70]!r}" for one in found.turns]
    rows += [
        f"    ~ {people.get(quote.speaker or '')} = {page.text[quote.start : quote.end][:70]!r}"
        for quote in found.quotes
        if quote.kind is QuoteKind.INDIRECT
    ]
    return "\n".join(rows)


if __name__ == "__main__":
    half, words = ("kept", sys.argv[2:]) if sys.argv[1:2] == ["kept"] else ("mended", sys.argv[1:])
    totals = [0, 0, 0, 0, 0]
    for page in pages(half):
        if words and all(word in page.title for word in words):
            print(shown(page))
        got = score(page)
        if not words:
            turns = f"{got.right}/{got.turns} wrong {got.wrong} ~{got.paraphrases}"
            print(f"{page.kind:10} → {got.kind:10} {got.confidence:.2f}  {turns}  {page.title}")
        for at, value in enumerate((1, got.kind == page.kind, got.turns, got.right, got.wrong)):
            totals[at] += value
    print("pages {}, kind right {}; turns {}, right {}, wrong or made up {}".format(*totals))
