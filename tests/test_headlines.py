"""What a document is called: its title or words of its text, never the name of a file; and the day in a title."""

import pytest

from quotes.models import Fact, Span
from quotes.store.headlines import day_of_title, headline


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Harbour Freezes", "HARBOUR FREEZES\n\nIt froze.", "Harbour Freezes"),
        (None, "\n\n  Ferries: ‘Nobody Owns the Ice.’\n\nThe harbour froze.", "Ferries: ‘Nobody Owns the Ice.’"),
        (None, "***\nThe harbour froze over.", "The harbour froze over."),
        (None, "word " * 40, "word " * 16 + "…"),
        (None, "w" * 200, "w" * 80 + " …"),
        (None, " \n\n", "(no text)"),
    ],
)
def test_a_document_is_called_by_its_title_or_its_first_words(title, text, expected):
    assert headline(title, text) == expected


@pytest.mark.parametrize(
    ("above", "expected", "why"),
    [
        ("", "Ferries stay in port, they said.", "nothing stands above"),
        ("Harbour Freezes\n\n", "Harbour Freezes", "one line stands above"),
        ("01:45 GMT06 March 2021\n", "Ferries stay in port, they said.", "the page's clock"),
        ("Updated: Monday, March 8, 2021 at 6:05 p.m. ET\n", "Ferries stay in port, they said.", "a time in words"),
        ("2021-03-06T10:20 UTC+1\nHarbour Freezes\n", "Harbour Freezes", "one line beside a time"),
        ("By Ada Berg\n© 2021 Radio Harbour\nHarbour Freezes\n", "Harbour Freezes", "byline and copyright"),
        ("Listen Live\nNorth\nIce Grows (1881)\n", "Ferries stay in port, they said.", "nobody can tell which"),
        ("12:30\n", "Ferries stay in port, they said.", "a clock"),
        ("1984\n", "1984", "a number may be a title"),
    ],
)
def test_furniture_above_the_prose_is_a_headline_only_where_it_is_one_line(above, expected, why):
    text = f"{above}Ferries stay in port, they said.\nIt froze.\n"

    assert headline(None, text, len(above)) == expected, why


def test_a_document_that_is_all_furniture_is_called_by_a_line_of_it():
    assert headline(None, "12:30\nHarbour\nIce", 17) == "Harbour"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Student News - November 13, 2009", ("November 13, 2009", 15)),
        ("Briefing (4 May 2023)", ("4 May 2023", 10)),
        ("What January 6, 2021 Meant", None),
        ("A Long Evening", None),
    ],
)
def test_a_day_that_ends_a_title_is_the_day_of_publication(title, expected):
    found = day_of_title(Fact(title, "text", Span(100, 100 + len(title))))

    assert (found and (found.value, found.span.start - 100)) == expected
