"""A page that lists several stories is cut into them, each with its own title and day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.models import Document
from quotes.parsing.parse import parse
from quotes.read.stories import split

TOPIC_FIRST = """Morning Talk

Weekdays 5am - 9am

Pages

Business
6:11 am
Tue August 7, 2012

A Bank And Its Doors

Originally published on Wed August 8, 2012 2:39 pm

Transcript

ANN REYES, HOST:

Good morning.

Read more
Election 2012
2:44 am
Fri August 31, 2012

Voters' Doors

Transcript

TOM OKORO, HOST:

Good evening.

Read more
"""

TIME_FIRST = """Pages

4:00am

Tue April 17, 2012
Politics

A Bank And Its Doors

ANN REYES, HOST:

Good morning.

Read more

6:48am

Wed November 28, 2012

Voters' Doors

TOM OKORO, HOST:
"""

TITLE_FIRST = """Morning Talk

A Bank And Its Doors

Aug 7, 2012

Transcript

ANN REYES, HOST:

It ended on

May 5, 2011.

Voters' Doors

Aug 31, 2012

What came of the vote.
"""

PAGES = [
    (TOPIC_FIRST, [("Tue August 7, 2012", "Morning Talk"), ("Fri August 31, 2012", "Election 2012")]),
    (TIME_FIRST, [("Tue April 17, 2012", "Pages"), ("Wed November 28, 2012", "6:48am")]),
    (TITLE_FIRST, [("Aug 7, 2012", "Morning Talk"), ("Aug 31, 2012", "Voters' Doors")]),
    (TITLE_FIRST.replace("2012\n", "2012 \t\n"), [("Aug 7, 2012", "Morning Talk"), ("Aug 31, 2012", "Voters' Doors")]),
]


def page(text):
    return Document("page.txt", "0" * 64, text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "expected"), PAGES, ids=["topic first", "time first", "title first", "trailing spaces"]
)
def test_a_page_is_cut_at_the_heads_of_its_stories(text, expected):
    parts = split(page(text))

    assert [part.part for part in parts] == [1, 2]
    assert "".join(part.text[part.start : part.end] for part in parts) == text
    assert [part.facts.title.value for part in parts] == ["A Bank And Its Doors", "Voters' Doors"]
    assert [(part.facts.published.value, text[part.start : part.end].split("\n")[0]) for part in parts] == expected
    for part in parts:
        assert part.facts.title.span.of(text) == part.facts.title.value
        assert part.facts.published.span.of(text) == part.facts.published.value


ONE_STORY = [
    "VP Contenders\n\nMay 23, 2012\n\nANN REYES, HOST: Hi.\n",
    "A story\n\nMay 23, 2012\n\nWords.\n\nA comment\n\nMay 24, 2012\n\nMore words.\n",
    "ANN REYES, HOST: Hi.\n\nTOM OKORO: Hi.\n",
    "",
]


@pytest.mark.parametrize("text", ONE_STORY)
def test_a_page_of_one_story_and_one_without_speakers_stay_whole(text):
    assert split(page(text)) == (page(text),)


LINES = [
    "Business",
    "6:11 am",
    "Tue August 7, 2012",
    "Aug 7, 2012",
    "",
    "A Title",
    "ANN REYES, HOST:",
    "Read more",
    "It.",
]


@given(st.lists(st.sampled_from(LINES)).map("\n".join))
def test_parts_tile_any_page(text):
    assert "".join(part.text[part.start : part.end] for part in split(page(text))) == text


def test_a_host_named_in_full_in_one_story_is_known_in_the_other() -> None:
    text = (
        "Ferry Bells Ring\n\nMay 3, 2016\n\nLENA ROSSI, HOST:\n\nBells.\n\nRead more\n\n"
        "Rain Falls\n\nMay 3, 2016\n\nOTTO WEBER, BYLINE: Good morning.\n\nROSSI: Rain?\n"
    )
    stories = split(Document("page.txt", "", text, 0, len(text)))
    assert [person.name for person in parse(stories[1]).people] == ["Otto Weber", "Lena Rossi"]
