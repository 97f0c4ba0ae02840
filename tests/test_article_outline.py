"""What is prose in an article, what stands around it, and what the article states about itself."""

from quotes.article.outline import outline
from quotes.models import Document, Outline

PAGE = """Share Tweet Print

Town opens its new bridge to everyone

By Ann Roe and Tom Poe

May 4, 2019 (Photo Credit: The Ely Picture House)

ELY — The town opened its new bridge on Monday after ten years of work.

What comes next

“It is safe,” the mayor said.

Related Posts

Ten other bridges that you should see before you go home

Comments are closed.
"""


def cut(text: str) -> tuple[Outline, list[tuple[str, str]]]:
    found = outline(Document("x.txt", "", text, 0, len(text)))
    return found, [(piece.kind.value, text[piece.start : piece.end].strip()) for piece in found.pieces]


def test_the_pieces_tile_the_page() -> None:
    found, _ = cut(PAGE)

    assert "".join(PAGE[piece.start : piece.end] for piece in found.pieces) == PAGE


def test_furniture_title_heading_and_prose_are_told_apart() -> None:
    _, pieces = cut(PAGE)

    assert [kind for kind, _ in pieces] == ["furniture", "title", "furniture", "prose", "heading", "prose", "furniture"]
    assert pieces[1][1] == "Town opens its new bridge to everyone"
    assert pieces[4][1] == "What comes next"
    assert pieces[6][1].startswith("Related Posts")


def test_byline_place_and_day_are_facts() -> None:
    facts = cut(PAGE)[0].facts

    stated = [fact and fact.value for fact in (facts.byline, facts.place, facts.published)]

    assert stated == ["Ann Roe and Tom Poe", "ELY", "2019-05-04"]


def test_facts_say_where_they_stand() -> None:
    facts = cut(PAGE)[0].facts

    places = [fact.span.of(PAGE) for fact in (facts.title, facts.published) if fact and fact.span]

    assert places == ["Town opens its new bridge to everyone", "May 4, 2019"]


def test_a_line_that_stands_twice_is_no_title() -> None:
    text = (
        "Bridges of the whole county (12)\n\nThe town opened a bridge on Monday.\n\nBridges of the whole county (12)\n"
    )

    assert cut(text)[0].facts.title is None


def test_a_clock_is_no_title_and_no_day_of_publication() -> None:
    facts = cut("01:45 GMT06 March 2021 and so on\n\nThe town opened a bridge on Monday.\n")[0].facts

    assert (facts.title, facts.published) == (None, None)


def test_an_empty_text_has_no_pieces() -> None:
    assert cut("")[1] == []
