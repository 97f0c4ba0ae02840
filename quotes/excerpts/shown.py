"""Which words of a document are shown: its quotations with a few words around, and never more than half of it.

A transcript is quotations from end to end, and in many articles the words around one quotation reach to the next, so a
limit on the words around would by itself withhold nothing: whoever puts the pieces side by side has the whole. The
limit on the whole comes first. Where it is reached, the words around go first, then the ends of long quotations: of
what the programme's own people say, then of paraphrases, and only then of what others are quoted with.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from quotes.models import Span

FEWEST, MOST = 2, 1000
"""Words around a quotation that may be asked for."""

HALF = 2
"""Of so many words of a document at most one is shown."""

OTHERS, PARAPHRASE, OWN = range(3)
"""What a quotation is worth to whoever looks one up, the greatest worth first."""

LEAST = 5
"""Words of a quotation that are shown in any case."""

WORD = re.compile(r"[\u0e00-\u0e7f\u2e80-\u9fff\uac00-\ud7af]|[^\s\u0e00-\u0e7f\u2e80-\u9fff\uac00-\ud7af]{1,30}")
"""A word; where a script has no spaces between words, each character counts as one, as do 30 of anything unbroken."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Where a quotation stands, and the words that say whose it is; places count from the top of the same text."""

    words: Span
    attribution: tuple[Span, ...] = ()
    worth: int = OTHERS


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a document: stretches in order that do not touch, and where each quotation ends."""

    stretches: list[Span]
    ends: list[int]


def shown(text: str, quotations: Sequence[Quoted], around: int, always: Iterable[Span] = ()) -> Shown:
    """What is shown of a text whose quotations may have `around` words around them, half before and half after.

    `always` are labels and titles, which are shown whatever they cost.
    """
    return _Page(text, quotations, always).shown(around)


class _Page:
    """A text as the numbers of its words."""

    def __init__(self, text: str, quotations: Sequence[Quoted], always: Iterable[Span]) -> None:
        words = [found.span() for found in WORD.finditer(text)]
        self._starts, self._ends = [start for start, _ in words], [end for _, end in words]
        self._quoted = [self._numbers(quoted.words) for quoted in quotations]
        beside = [span for quoted in quotations for span in quoted.attribution]
        self._always = [self._numbers(span) for span in (*beside, *always)]
        self._places = [quoted.words for quoted in quotations]
        self._worths = [quoted.worth for quoted in quotations]

    def shown(self, around: int) -> Shown:
        most = len(self._starts) // HALF
        lengths = [max((end - start for start, end in self._quoted), default=LEAST)] * 3
        beside = _greatest(around // 2, lambda number: self._cost(number, lengths) <= most)
        for worth in (OWN, PARAPHRASE, OTHERS):
            if beside is None and self._cost(0, lengths) > most:
                lengths[worth] = self._length(worth, lengths, most)
        stretches = [self._span(start, end) for start, end in _joined(self._parts(beside or 0, lengths))]
        ends = [
            place.end if end - start <= lengths[worth] else self._ends[start + lengths[worth] - 1]
            for place, (start, end), worth in zip(self._places, self._quoted, self._worths, strict=True)
        ]
        return Shown(stretches, ends)

    def _length(self, worth: int, lengths: Sequence[int], most: int) -> int:
        """How many words of each quotation of a worth are shown, so that all comes to `most` words if it can."""

        def fits(number: int) -> bool:
            return self._cost(0, [number if place == worth else length for place, length in enumerate(lengths)]) <= most

        return max(_greatest(lengths[worth], fits) or 0, LEAST)

    def _numbers(self, span: Span) -> tuple[int, int]:
        """The numbers of the words that a span touches, end exclusive."""
        return bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)

    def _span(self, first: int, last: int) -> Span:
        return Span(self._starts[first], self._ends[last - 1])

    def _parts(self, beside: int, lengths: Sequence[int]) -> list[tuple[int, int]]:
        """Words that are shown with so many on either side of a quotation, which is cut at the length of its worth."""
        parts = [(start, end) for start, end in self._always if start < end]
        for (start, end), worth in zip(self._quoted, self._worths, strict=True):
            cut = end - start > lengths[worth]
            last = start + lengths[worth] if cut else min(end + beside, len(self._starts))
            parts.append((max(start - beside, 0), last))
        return sorted(part for part in parts if part[0] < part[1])

    def _cost(self, beside: int, lengths: Sequence[int]) -> int:
        """How many words that shows."""
        return sum(end - start for start, end in _joined(self._parts(beside, lengths)))


def _joined(parts: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Parts in order as stretches that do not touch."""
    found: list[tuple[int, int]] = []
    for start, end in parts:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _greatest(most: int, fits: Callable[[int], bool]) -> int | None:
    """The greatest number from 0 to `most` that fits, where everything below one that fits does too; else None."""
    if not fits(0):
        return None
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low
