"""Where reported clauses end: every row of the table has an example that bites."""

import pytest

from quotes.article import endings
from quotes.article.attribution import find
from quotes.article.endings import ADDED, Added
from quotes.kinds import QuoteKind
from quotes.models import Span


def ends(text: str) -> list[int]:
    """Where the reported clauses of a text end."""
    return [one.end for one in find(text, [Span(0, len(text))]) if one.kind is QuoteKind.INDIRECT]


@pytest.mark.parametrize("row", ADDED, ids=lambda row: row.name)
def test_a_report_ends_where_its_example_says(row: Added) -> None:
    assert ends(row.example.replace("|", "")) == [row.example.index("|")]


@pytest.mark.parametrize("row", ADDED, ids=lambda row: row.name)
def test_without_its_row_it_ends_elsewhere(row: Added, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endings, "ADDED", tuple(one for one in ADDED if one is not row))

    assert ends(row.example.replace("|", "")) != [row.example.index("|")]
