"""Who a mention means, and on what evidence."""

import json
from pathlib import Path
from typing import Any

import pytest

from quotes.article.attribution import find
from quotes.kinds import PersonKind
from quotes.models import Document, Span
from quotes.people.cast import Cast
from quotes.people.sources import resolve

CASES = json.loads((Path(__file__).parent / "cases" / "sources.json").read_text("utf-8"))


def speakers(text: str, cast: Cast | None = None) -> list[list[str | None]]:
    cast = cast or Cast()
    spans = [Span(0, len(text))]
    quotes = resolve(Document("x.txt", "", text, 0, len(text)), spans, find(text, spans, indirect=False), cast)
    people = {one.id: one for one in cast.people()}
    rows: list[list[str | None]] = []
    for one in quotes:
        person = people.get(one.speaker or "")
        name = person and (person.name or person.description)
        rows.append([name, person and person.kind.value, one.evidence and one.evidence.value])
    return rows


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_speakers(case: dict[str, Any]) -> None:
    assert speakers(case["text"]) == case["speakers"]


def test_somebody_of_the_transcript_is_met_again() -> None:
    cast = Cast()
    known = cast.add("Ann Roe", PersonKind.PERSON)
    text = "“It is safe,” Ann Roe said."

    assert speakers(text, cast) == [["Ann Roe", "person", "named beside the quotation"]]
    assert [one.id for one in cast.people()] == [known]


def test_forms_are_remembered() -> None:
    cast = Cast()
    speakers("Mayor Ann Roe came. “It is safe,” Roe said. “It is old,” Ann Roe said.", cast)
    (person,) = cast.people()

    assert person.labels == ("Roe", "Ann Roe")


def test_of_very_many_namesakes_none_is_chosen() -> None:
    sisters = "Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Nancy Lisa".split()
    brothers = "James John Robert Michael".split()
    text = " ".join(f"{name} Roe came." for name in [*brothers[:1], *sisters, *brothers[1:]])

    assert speakers(f"{text} “It is safe,” Mr. Roe said.") == [["Roe", "person", "named beside the quotation"]]
