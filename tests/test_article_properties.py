"""What holds for any text at all that is read as an article."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.article.attribution import find
from quotes.article.outline import outline
from quotes.kinds import QuoteKind
from quotes.models import Document, Span
from quotes.people.cast import Cast
from quotes.people.sources import resolve

WORDS = [
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    "''",
    "«",
    "»",
    "said",
    "says",
    "told",
    "according",
    "to",
    "by",
    "who",
    "that",
    "and",
    "he",
    "she",
    "they",
    "the",
    "a",
    "official",
    "officials",
    "Ann",
    "Roe",
    "Mr.",
    "U.S.",
    "Roe’s",
    "saying",
    "asked",
    ",",
    ".",
    "?",
    "!",
    ":",
    ";",
    "—",
    "-",
    "(",
    ")",
    "…",
    "...",
    "pointed",
    "out",
    "12",
    "Obama",
]
WORDS += ["\n", "\n\n", "\u00a0"]
PROSE = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join) | st.text(max_size=200)


@settings(max_examples=150)
@given(PROSE)
def test_pieces_tile_any_text(text: str) -> None:
    pieces = outline(Document("x.txt", "", text, 0, len(text))).pieces

    assert "".join(text[piece.start : piece.end] for piece in pieces) == text


@settings(max_examples=150)
@given(PROSE)
def test_spans_slice_the_text_and_people_are_known(text: str) -> None:
    spans, cast = [Span(0, len(text))], Cast()
    found = find(text, spans)
    quotes = resolve(Document("x.txt", "", text, 0, len(text)), spans, found, cast)
    ids = {person.id for person in cast.people()}

    assert len(quotes) == len(found)
    for one in quotes:
        assert 0 <= one.start < one.end <= len(text)
        assert one.speaker is None or one.speaker in ids
        assert (one.speaker is None) == (one.evidence is None) == (one.certainty is None)
        for part in filter(None, (one.mention, one.cue, one.via)):
            assert part.of(text) == part.of(text).strip() != ""


@settings(max_examples=150)
@given(PROSE)
def test_marked_quotations_stand_apart(text: str) -> None:
    found = [one for one in find(text, [Span(0, len(text))]) if one.kind is not QuoteKind.INDIRECT]

    assert all(before.end <= after.start for before, after in pairwise(found))


@settings(max_examples=100)
@given(PROSE)
def test_reading_twice_finds_the_same(text: str) -> None:
    assert find(text, [Span(0, len(text))]) == find(text, [Span(0, len(text))])


@pytest.mark.parametrize(
    "unit", ['"', "“", "''", "‘", "said ", "said that ", "(", "Aa ", "the official ", "“a” he said. ", " ", "put !"]
)
def test_a_long_run_of_anything_is_read(unit: str) -> None:
    text = unit * (20_000 // len(unit))

    assert isinstance(find(text, [Span(0, len(text))]), tuple)
