"""Stretches of a text that lie in one another, as tags can: those that cross are cut where they do."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple


class Mark(NamedTuple):
    """A stretch of a text, end exclusive, and what it is."""

    start: int
    end: int
    tag: str
    attributes: tuple[tuple[str, str], ...] = ()


def nested(marks: Iterable[Mark], start: int, end: int) -> Iterator[tuple[str, Mark | None, int, int]]:
    """("open", mark), ("close", mark) and ("text", None, start, end), in the order in which they are written.

    The tags are closed in the order in which they were opened, reversed; a mark that crosses another is opened again.
    """
    inside = [mark for mark in marks if mark.start < end and mark.end > start and mark.end > mark.start]
    inside.sort(key=lambda mark: (mark.start - mark.end, mark.start))
    places = {start, end, *(place for mark in inside for place in (mark.start, mark.end) if start < place < end)}
    around: list[Mark] = []
    for since, until in pairwise(sorted(places)):
        wanted = [mark for mark in inside if mark.start <= since and until <= mark.end]
        same = 0
        while same < min(len(around), len(wanted)) and around[same] is wanted[same]:
            same += 1
        for mark in reversed(around[same:]):
            yield "close", mark, since, since
        for mark in wanted[same:]:
            yield "open", mark, since, since
        around = wanted
        yield "text", None, since, until
    for mark in reversed(around):
        yield "close", mark, end, end


def parted(marks: Iterable[Mark], parts: Sequence[tuple[int, int]]) -> list[list[Mark]]:
    """The marks of each of some stretches that follow one another; one that reaches into several is in each of them."""
    starts = [start for start, _ in parts]
    found: list[list[Mark]] = [[] for _ in parts]
    for mark in marks:
        for number in range(max(bisect_right(starts, mark.start) - 1, 0), bisect_left(starts, mark.end)):
            found[number].append(mark)
    return found
