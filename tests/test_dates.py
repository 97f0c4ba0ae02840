"""Printed dates: read where they can be read in one way only."""

import pytest

from quotes.store.dates import iso


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2016-01-19T10:00:00Z", "2016-01-19"),
        ("20160119", "2016-01-19"),
        ("January 19, 2016", "2016-01-19"),
        ("Published Jan. 19th, 2016 5:02 PM", "2016-01-19"),
        ("19 September 2016", "2016-09-19"),
        ("03/06/2021", None),
        ("February 30, 2021", None),
        ("yesterday", None),
        (None, None),
    ],
)
def test_only_dates_that_can_be_read_in_one_way_are_read(printed, expected):
    assert iso(printed) == expected
