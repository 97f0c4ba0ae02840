"""Words on a page: told apart into paragraphs and cut at marks, with no character lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.plugin.marked import Mark, spaced, stretches
from quotes.store.queries.quote import paragraphs

LONG_LINE = "This line goes on, as paragraphs of a page do that were not broken to fit a width; " * 2 + "it ends."
WRAPPED = "These lines were broken to fit a width, as\nthose of a page that was printed are, and so\nthey are one."


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\n \xa0 \n Two. ", ["One.", "Two."]),
        (f"{LONG_LINE}\n{LONG_LINE}", [LONG_LINE, LONG_LINE]),
        (WRAPPED, [WRAPPED]),
        (f"{WRAPPED}\n\n{WRAPPED}", [WRAPPED, WRAPPED]),
        ("Short.\nLines.", ["Short.", "Lines."]),
        ("", []),
    ],
)
def test_paragraphs_are_told_from_wrapped_lines(words, expected):
    assert [words[start:end] for start, end in paragraphs(words)] == expected


@given(st.text("ab. \n\r\t\xa0"))
def test_no_paragraph_loses_a_character(words):
    assert "".join(part + gap for part, gap in spaced(words)) == words
    assert sum(not char.isspace() for start, end in paragraphs(words) for char in words[start:end]) == sum(
        not char.isspace() for char in words
    )


def test_text_is_cut_at_every_mark():
    marks = [Mark(12, 16, "outer", "a"), Mark(14, 16, "inner"), Mark(0, 11, "before")]
    found = stretches("0123456789", 10, marks)

    assert [(stretch.text, stretch.classes, stretch.target) for stretch in found] == [
        ("0", "before", None),
        ("1", "", None),
        ("23", "outer", "a"),
        ("45", "outer inner", "a"),
        ("6789", "", None),
    ]
