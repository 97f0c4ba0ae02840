"""What a reader types as a search: words, phrases, beginnings, operators; anything else is data."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.store.fts import INDEXES
from quotes.store.queries.words import expression

TEXTS = ["a coalition fights", "coal from a mine", "the coal gas plant", "no coals here", "polite people"]


@pytest.fixture(scope="module")
def index():
    connection = sqlite3.connect(":memory:")
    connection.execute(f"create virtual table texts using fts5(text, {INDEXES['quotes'][1]})")
    connection.executemany("insert into texts (text) values (?)", [(text,) for text in TEXTS])
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("coal", [1, 2, 3]),
        ("coal mine", [1]),
        ("coal AND mine", [1]),
        ("COAL*", [0, 1, 2, 3]),
        ("coal NOT gas", [1, 3]),
        ("-gas coal", [1, 3]),
        ("coal -gas -mine", [3]),
        ("coal OR polite", [1, 2, 3, 4]),
        ("coal OR polite people", [4]),
        ("coal NEAR mine", [1]),
        ("“coal gas”", [2]),
        ("coal NOT “gas plant”", [1, 3]),
        ("coal not gas", []),
        ("coal OR", []),
        ("OR coal", [1, 2, 3]),
        ("coal OR gas NEAR plant", [2]),
    ],
)
def test_operators_do_what_they_say(index, typed, expected):
    found = index.execute("select rowid - 1 from texts where texts match ? order by 1", [expression(typed)])

    assert [row[0] for row in found] == expected


@pytest.mark.parametrize("typed", ["", "NOT coal", "-coal", "“”", "* - ("])
def test_where_nothing_is_wanted_nothing_is_searched_for(typed):
    assert expression(typed) is None


@given(st.lists(st.sampled_from(['"', "“", "NOT", "OR", "NEAR", "AND", "-", "*", "(", "coal", "gas*", "\0", "^", ":"])))
def test_whatever_is_typed_is_an_expression_that_can_be_asked(index, parts):
    match = expression(" ".join(parts))

    assert match is None or index.execute("select count(*) from texts where texts match ?", [match]).fetchone()
