"""Pictures over time: months or years, the gaps in words, and labels that do not stand in each other's way."""

from itertools import pairwise

import pytest

from quotes.plugin.chart import sparks, timeline


@pytest.mark.parametrize(
    ("months", "bars", "gaps"),
    [
        ({"2016-03": 2, "2016-09": 1}, 7, "April 2016 to August 2016"),
        ({"2001-03": 2, "2009-12": 1, "2004-01": 1}, 9, "2002 to 2003 and 2005 to 2008"),
        ({"2016-03": 2, "2016-04": 1}, 2, ""),
        ({f"20{year:02}-01": 1 for year in range(0, 20, 2)}, 19, "2001, 2003, 2005, 2007 and 5 shorter gaps"),
    ],
)
def test_gaps_are_said(months, bars, gaps):
    drawn = timeline(months)

    assert (len(drawn.bars), drawn.gaps) == (bars, gaps)
    assert sum(bar.number for bar in drawn.bars) == sum(months.values())


@pytest.mark.parametrize("months", [{}, {None: 4}, {"2016-03": 3, None: 1}])
def test_one_moment_is_no_picture(months):
    assert timeline(months) is None


@pytest.mark.parametrize("last", ["2016-02", "2016-03", "2016-04", "2016-09", "2018-06", "2019-01", "2080-01"])
def test_labels_leave_each_other_room(last):
    drawn = timeline({"2016-01": 1, last: 2})
    wide = 58 if "-" in drawn.bars[0].period or " " in drawn.bars[0].period else 34
    starts = [bar.x for bar in drawn.bars if bar.label]
    starts[-1] = drawn.width - wide if len(starts) > 1 else starts[-1]  # the last label ends where the picture does

    assert all(after - before >= wide - 1 for before, after in pairwise(starts))


def test_small_pictures_share_their_scale():
    drawn = sparks({"a": {"2016-01": 10}, "b": {"2016-02": 5, None: 3}})

    assert [(bar.height, bar.x) for bar in drawn["a"] + drawn["b"]] == [(24, 0), (12, 50)]
