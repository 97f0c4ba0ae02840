"""Marks that a source spells in another way: found like any others, sliced from the source as they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.article.respelling import Respelling
from quotes.kinds import QuoteKind
from quotes.models import Document
from quotes.parsing.parse import parse

SAID = "The bridge is quite safe for us,"


def quoted(text: str) -> list[tuple[str, QuoteKind]]:
    document = Document("x.txt", "", text, 0, len(text))
    return [(text[one.start : one.end], one.kind) for one in parse(document, kind="article").quotes]


@pytest.mark.parametrize(
    ("marked", "why"),
    [
        (f"''{SAID}''", "typewriters and old archives"),
        (f"``{SAID}''", "TeX and old wires"),
        (f"&quot;{SAID}&quot;", "escaped twice"),
        (f"&ldquo;{SAID}&rdquo;", "escaped with a direction"),
        (f"â€œ{SAID}â€\x9d", "UTF-8 read as Windows-1252"),
        (f"â€œ{SAID}â€", "the same, the last byte lost"),
        (f"â\x80\x9c{SAID}â\x80\x9d", "UTF-8 read as Latin-1"),
    ],
)
def test_other_marks_are_marks(marked: str, why: str) -> None:
    assert quoted(f"{marked} Ann Roe said.") == [(marked, QuoteKind.DIRECT)], why


@pytest.mark.parametrize(
    ("text", "respelt"),
    [
        ("''No,'' he said.", '"No," he said.'),
        ("'''No' is what I said,'' he said.", "\"'No' is what I said,\" he said."),
        ("''I said 'no.''' He left.", "\"I said 'no.'\" He left."),
        ("“A ''grand plan'',” he said.", "“A ''grand plan'',” he said."),
        ("He has ''''.", "He has ''''."),
        ("It isnâ€™t so.", "It isn’t so."),
    ],
)
def test_three_apostrophes_are_a_mark_and_a_nested_one(text: str, respelt: str) -> None:
    assert Respelling(text).text == respelt


@given(st.text("ab'` \n\"“&quot;â€œ", max_size=40))
def test_every_place_leads_back(text: str) -> None:
    respelt = Respelling(text)

    places = [respelt.back(place) for place in range(len(respelt.text) + 1)]
    assert places == sorted(set(places))
    assert (places[0], places[-1]) == (0, len(text))
    assert [respelt.there(place) for place in places] == list(range(len(places)))
