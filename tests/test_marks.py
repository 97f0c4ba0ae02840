"""Quotation marks: paired paragraph by paragraph, by type."""

import json
from pathlib import Path
from typing import Any

import pytest

from quotes.article import marks
from quotes.models import Span

CASES = json.loads((Path(__file__).parent / "cases" / "marks.json").read_text("utf-8"))


def marked(text: str, *, single: bool = False) -> list[str]:
    paragraphs = marks.paragraphs(text, Span(0, len(text)))
    return [text[one.start : one.end] for span in paragraphs for one in marks.find(text, span, single=single)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_pairs(case: dict[str, Any]) -> None:
    assert marked(case["text"]) == case["marked"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘No,’ he said. ‘The miners’ hall isn’t safe.’", ["‘No,’", "‘The miners’ hall isn’t safe.’"]),
        ("‘He said “no” to me,’ she said.", ["‘He said “no” to me,’"]),
        ("’Tis the ’90s, rock ’n’ roll and all.", []),
        ("'No,' he said. 'It isn't.'", ["'No,'", "'It isn't.'"]),
    ],
)
def test_single_marks_where_they_are_the_texts_own(text: str, expected: list[str]) -> None:
    assert marked(text, single=True) == expected


@pytest.mark.parametrize(
    ("text", "british"),
    [
        ("‘No,’ he said.", True),
        ("“No,” he said of a ‘grand plan’.", False),
        ("‘He said “no” to me,’ she said.", True),
        ("It isn't the miners' hall.", False),
    ],
)
def test_british_marks_are_told_by_the_double_ones(text: str, *, british: bool) -> None:
    assert marks.british(text, [Span(0, len(text))]) is british
