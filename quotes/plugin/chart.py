"""Small pictures: bars over years, and shares in a row, as numbers for an SVG."""

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.plugin.wording import count

HEIGHT = 64
"""Height of the tallest bar, in units of the picture."""

STEP = 38
"""From one bar to the next, in the same units."""

MOST_YEARS = 80


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its left edge, its top, its height, what stands under it and what it says."""

    x: int
    y: float
    height: float
    label: str
    title: str


def bars(years: Sequence[tuple[str, int]], noun: str) -> list[Bar]:
    """A bar for each year from the first to the last, years with nothing as gaps; none for a single year."""
    counted = dict(years)
    if len(counted) <= 1:
        return []
    last = int(max(counted))
    first = max(int(min(counted)), last - MOST_YEARS + 1)
    tallest = max(counted.values())
    found = []
    for step, year in enumerate(range(first, last + 1)):
        number = counted.get(f"{year:04}", 0)
        height = max(HEIGHT * number / tallest, 2) if number else 0
        label = str(year) if year in {first, last} or year % 5 == 0 else ""
        found.append(Bar(step * STEP, HEIGHT - height, round(height, 1), label, f"{year}: {count(number, noun)}"))
    return found
