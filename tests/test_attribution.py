"""Who is found to say marked words, case by case."""

import json
from pathlib import Path
from typing import Any

import pytest

from quotes.article.attribution import find
from quotes.models import Span

CASES = json.loads((Path(__file__).parent / "cases" / "attribution.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_marked_words_and_their_speaker(case: dict[str, Any]) -> None:
    text = case["text"]
    found = find(text, [Span(0, len(text))], indirect=False)
    rows = [
        [text[one.start : one.end], one.mention and one.mention.of(text), one.cue and one.cue.of(text), one.kind.value]
        for one in found
    ]

    assert rows == case["quotes"]


def test_relayed_speech_names_the_relay() -> None:
    text = "A clerk said the miners told her that “we are not going down.”"
    (one,) = find(text, [Span(0, len(text))], indirect=False)

    assert one.via is not None
    assert one.via.of(text) == "A clerk"


def test_who_reports_the_words_is_their_relay() -> None:
    text = "“The bridge is gone,” Ann Roe said at noon, according to a recording. “We walked.”"
    vias = [one.via and one.via.of(text) for one in find(text, [Span(0, len(text))], indirect=False)]

    assert vias == ["a recording", "a recording"]


def test_fragments_of_one_quotation_share_a_number() -> None:
    text = "“The bridge,” Ann Roe said, “is safe for now.”\n\n“It is old,” Tom Poe said."
    groups = [one.group for one in find(text, [Span(0, len(text))], indirect=False)]

    assert groups[0] is not None
    assert groups == [groups[0], groups[0], None]


def test_a_quotation_over_two_paragraphs_shares_a_number() -> None:
    text = "Ann Roe said: “The bridge is safe, and I say so.\n\n“I walked over it this morning.”\n\nShe left."
    groups = [(one.group, one.continues) for one in find(text, [Span(0, len(text))], indirect=False)]

    assert groups == [(1, False), (1, True)]


def test_nothing_outside_the_stretches_is_searched() -> None:
    text = "“No,” Ann Roe said.\n“Yes,” Tom Poe said."
    (one,) = find(text, [Span(20, len(text))], indirect=False)

    assert text[one.start : one.end] == "“Yes,”"
