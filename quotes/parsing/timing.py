"""When the words of a turn were said."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace

from quotes.models import Document, Turn


def timed(document: Document, turns: Iterable[Turn]) -> tuple[Turn, ...]:
    """The turns with the time from their first to their last words, where the document's source gives times.

    A stretch of captions that reaches into two turns lends its time to both.
    """
    starts = [start for start, *_ in document.times]
    ends = [end for _, end, *_ in document.times]
    found = []
    for turn in turns:
        inside = document.times[bisect_right(ends, turn.start) : bisect_left(starts, turn.end)]
        when = (min(since for *_, since, _ in inside), max(until for *_, until in inside)) if inside else None
        found.append(replace(turn, time=when) if when else turn)
    return tuple(found)
