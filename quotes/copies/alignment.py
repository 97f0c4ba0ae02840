"""Two copies of a story side by side: what one has lost and the other still prints."""

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TypeVar

_WORD = re.compile(r"\w+")
_ALIKE = 0.6  # the share of words that an edited paragraph has in common with its copy
_NEAR = 8  # passages in which an edited one is looked for
_TELLING = 5  # words by which a paragraph is known; "Thank you." may be anybody's

Id = TypeVar("Id", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a document: its words, and the label of its turn as printed; None where the turn has none."""

    words: str
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Lost:
    """Passages `first` to `last`, exclusive, of the other copy; here they are missing before passage `before`."""

    before: int
    first: int
    last: int


def align(one: Sequence[Passage], other: Sequence[Passage]) -> list[tuple[int, int]]:
    """Pairs of indices of the passages that are the same in both copies, in their order.

    The same means the same words but for case and punctuation, or most words at the same place. Passages of less
    than five words are paired only in a row with a longer one, since many people say "Thank you."
    """
    left, right = ([_WORD.findall(passage.words.casefold()) for passage in copy] for copy in (one, other))
    here, there = ([" ".join(words) for words in copy] for copy in (left, right))
    pairs: list[tuple[int, int]] = []
    for tag, start, end, other_start, other_end in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += zip(range(start, end), range(other_start, other_end), strict=True)
        elif tag == "replace":
            pairs += _edited(left, right, range(start, end), range(other_start, other_end))
    return [pair for row in _rows(pairs) if any(len(left[index]) >= _TELLING for index, _ in row) for pair in row]


def lost(one: Sequence[Passage], other: Sequence[Passage]) -> list[Lost]:
    """What the other copy prints between two pairs that are neighbours in `one`: short turns and soundbites, mostly."""
    return [
        Lost(here, there_before + 1, there)
        for (here_before, there_before), (here, there) in pairwise(align(one, other))
        if here == here_before + 1 and there > there_before + 1
    ]


def _edited(
    left: Sequence[list[str]], right: Sequence[list[str]], here: range, there: range
) -> Iterator[tuple[int, int]]:
    """Pairs of passages most of whose words are the same, each looked for among the next few."""
    following = there.start
    for index in here:
        words = set(left[index])
        for candidate in range(following, min(following + _NEAR, there.stop)):
            others = set(right[candidate])
            if len(words & others) >= _ALIKE * len(words | others) > 0:
                yield index, candidate
                following = candidate + 1
                break


def _rows(pairs: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Pairs that follow each other without anything between them in either copy."""
    row: list[tuple[int, int]] = []
    for here, there in pairs:
        if row and (here, there) != (row[-1][0] + 1, row[-1][1] + 1):
            yield row
            row = []
        row.append((here, there))
    if row:
        yield row
