"""Short pages of each house in all its forms: tests/cases/houses/HOUSE.txt, recognised and read without being told."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from transcript_cases import document

from quotes.grammars.styles import STYLES
from quotes.kinds import QuoteKind
from quotes.parsing.parse import parse

FOLDER = Path(__file__).parent / "cases" / "houses"
PAGE = re.compile(r"^===== ([^\n]*)\n(.*?)^-----\n(.*?)(?=^=====|\Z)", re.MULTILINE | re.DOTALL)


class Case(NamedTuple):
    """A page, and who says what there: `~Name @3-5 = words`, ~ for a translator's, seconds where the page tells."""

    house: str
    why: str
    page: str
    expected: str


def cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.txt")):
        for why, page, expected in PAGE.findall(path.read_text("utf-8")):
            yield Case(path.stem, why, page, expected.strip())


CASES = list(cases())


def told(page: str) -> tuple[str | None, str]:
    """The house that a page is taken for, and its words with their speakers, one a line."""
    found = parse(document(page))
    people = {person.id: person.name or f"<{person.description}>" for person in found.people}
    rows = []
    for quote in found.quotes:
        if quote.kind is QuoteKind.SPEECH:
            time = found.turns[quote.turn or 0].time
            when = f" @{time[0]:g}-{time[1]:g}" if time else ""
            words = " ".join(page[quote.start : quote.end].split())
            rows.append(f"{'~' * quote.translated}{people.get(quote.speaker or '', '?')}{when} = {words}")
    return found.style, "\n".join(rows)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.house}-{case.why[:40]}")
def test_a_page_of_a_house_is_read_without_being_told(case: Case) -> None:
    assert told(case.page) == (case.house, case.expected), case.why


def test_every_house_that_is_more_than_its_labels_has_its_pages() -> None:
    older = {"npr", "cnn", "whitehouse", "congress", "transcript", "machine", "abroad"}
    assert {case.house for case in CASES} == set(STYLES) - older
