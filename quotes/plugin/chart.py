"""Small pictures: bars over years or months, alone and many beside each other, as numbers for an SVG."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from quotes.plugin.wording import count

HEIGHT = 64
"""Height of the tallest bar, in units of the picture."""

SPARK = 24
"""The same in one of many small pictures."""

WIDTH, WIDEST = 640, 38
"""Width of all bars where there are many, and of one where there are few, in the same units."""

MONTH_WIDE, YEAR_WIDE = 58, 34
"""Width of what stands under a bar, in the same units."""

MONTHS = 30
"""Months up to which each has a bar of its own; a longer time is divided into years."""

MOST_YEARS = 80
GAPS = 4
"""Gaps that are named, the longest ones."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its left edge, its width, its top, its height, the period it stands for and how many that has."""

    x: float
    width: float
    y: float
    height: float
    period: str
    number: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars over time, how many the tallest stands for, the gaps between them in words, and how many have no date."""

    bars: list[Bar]
    width: float
    most: int
    gaps: str
    undated: int


def timeline(months: Mapping[str | None, int]) -> Timeline | None:
    """A bar for each year or month ("2016-03") from the first to the last; None where all are of one or undated."""
    periods = scale(month for month in months if month)
    if len(periods) <= 1:
        return None
    counted = _summed(months, periods)
    wide = MONTH_WIDE if "-" in periods[0] else YEAR_WIDE
    step = min(max(WIDEST, 2 * wide / len(periods)), WIDTH / len(periods))
    every = max(round(len(periods) / 8), ceil(wide / step))
    last = step * len(periods) - wide  # the last label ends with its bar, and begins here
    labelled = {0, len(periods) - 1, *(at for at in range(0, len(periods), every) if at * step + wide <= last)}
    found = []
    for place, (bar, period) in enumerate(zip(_bars(counted, periods, step, HEIGHT), periods, strict=True)):
        label = _label(period) if place in labelled else ""
        found.append(Bar(bar.x, bar.width, bar.y, bar.height, said(period), bar.number, label))
    return Timeline(
        found, round(step * len(periods), 1), max(counted.values()), _gaps(counted, periods), months.get(None, 0)
    )


def sparks(groups: Mapping[str, Mapping[str | None, int]]) -> dict[str, list[Bar]]:
    """Small pictures on one scale of time and number, so that they can be compared; none where time does not pass."""
    periods = scale(month for months in groups.values() for month in months if month)
    if len(periods) <= 1:
        return {}
    counted = {name: _summed(months, periods) for name, months in groups.items()}
    tallest = max(max(numbers.values()) for numbers in counted.values())
    step = 100 / len(periods)
    return {
        name: [b for b in _bars(numbers, periods, step, SPARK, tallest) if b.number]
        for name, numbers in counted.items()
    }


def grouped(rows: Iterable[Mapping[str, object]], name: str, number: str) -> dict[str, dict[str | None, int]]:
    """Rows with `name`, `month` and `number` as numbers by month for each name."""
    found: dict[str, dict[str | None, int]] = {}
    for row in rows:
        months = found.setdefault(str(row[name]), {})
        month = None if row["month"] is None else str(row["month"])
        months[month] = months.get(month, 0) + int(str(row[number]))
    return found


def scale(months: Iterable[str]) -> list[str]:
    """Every month, or every year where there are too many months, from the first to the last."""
    known = sorted(months)
    if not known:
        return []
    first, last = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (known[0], known[-1]))
    if last - first < MONTHS:
        return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1)]
    return [f"{year:04}" for year in range(max(first // 12, last // 12 - MOST_YEARS + 1), last // 12 + 1)]


def said(period: str) -> str:
    """A year or a month as people write it."""
    return f"{dt.date.fromisoformat(f'{period}-01'):%B %Y}" if "-" in period else period


def _label(period: str) -> str:
    return f"{dt.date.fromisoformat(f'{period}-01'):%b %Y}" if "-" in period else period


def _summed(months: Mapping[str | None, int], periods: Sequence[str]) -> dict[str, int]:
    found = dict.fromkeys(periods, 0)
    for month, number in months.items():
        period = (month or "")[: len(periods[0])]
        if period in found:
            found[period] += number
    return found


def _bars(
    counted: Mapping[str, int], periods: Sequence[str], step: float, height: float, tallest: int | None = None
) -> list[Bar]:
    top = tallest or max(counted.values()) or 1
    found = []
    for place, period in enumerate(periods):
        number = counted[period]
        high = round(max(height * number / top, 2), 1) if number else 0
        found.append(
            Bar(round(place * step, 1), round(step * 0.84, 1), round(height - high, 1), high, said(period), number)
        )
    return found


def _gaps(counted: Mapping[str, int], periods: Sequence[str]) -> str:
    """The periods with nothing in words, such as "2003 to 2006 and 2010"; the longest where there are many."""
    runs: list[list[str]] = []
    for before, period in zip(["", *periods], periods, strict=False):
        if counted[period]:
            continue
        if runs and runs[-1][-1] == before:
            runs[-1].append(period)
        else:
            runs.append([period])
    longest = sorted(runs, key=len, reverse=True)[:GAPS]
    named = [said(run[0]) if len(run) == 1 else f"{said(run[0])} to {said(run[-1])}" for run in runs if run in longest]
    rest = len(runs) - len(named)
    if rest:
        named.append(count(rest, "shorter gap"))
    return " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)
