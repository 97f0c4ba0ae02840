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
