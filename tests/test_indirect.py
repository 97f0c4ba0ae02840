"""Reported clauses, case by case."""

import json
from pathlib import Path
from typing import Any

import pytest

from quotes.article.attribution import find
from quotes.kinds import QuoteKind
from quotes.models import Span

CASES = json.loads((Path(__file__).parent / "cases" / "indirect.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_reported_clauses(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [one for one in find(text, [Span(0, len(text))]) if one.kind is QuoteKind.INDIRECT]
    rows = [
        [text[one.start : one.end], one.mention and one.mention.of(text), one.cue and one.cue.of(text)] for one in found
    ]

    assert rows == case["reported"]


def test_none_is_given_where_only_marked_words_are_asked_for() -> None:
    text = "Ann Roe said that the bridge was safe for now."

    assert find(text, [Span(0, len(text))], indirect=False) == ()


def test_only_the_given_turns_are_searched() -> None:
    text = "Ann Roe said that the bridge was safe. Tom Poe said that the bridge was old."
    (one,) = find(text, [Span(39, len(text))])

    assert text[one.start : one.end] == "that the bridge was old"
