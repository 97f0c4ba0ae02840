"""A turn's time is that of the captions that its words stand in."""

import pytest

from quotes.models import Document, Turn
from quotes.parsing.timing import timed

TIMES = ((0, 10, 1.0, 2.5), (11, 20, 2.5, 4.0), (30, 40, 9.0, 10.0))
TURNS = [
    ((0, 10), (1.0, 2.5)),
    ((0, 20), (1.0, 4.0)),
    ((5, 12), (1.0, 4.0)),
    ((11, 40), (2.5, 10.0)),
    ((20, 30), None),
    ((10, 11), None),
    ((41, 50), None),
]


@pytest.mark.parametrize(("place", "expected"), TURNS)
def test_a_turn_has_the_time_of_its_stretches(place, expected):
    document = Document("talk.vtt", "0" * 64, "x" * 50, 0, 50, times=TIMES)
    (turn,) = timed(document, [Turn(*place)])

    assert turn.time == expected


def test_where_no_time_is_given_none_is_told():
    document = Document("talk.txt", "0" * 64, "x" * 50, 0, 50)

    assert timed(document, [Turn(0, 10)]) == (Turn(0, 10),)
