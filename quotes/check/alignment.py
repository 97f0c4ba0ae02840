"""Claimed words laid beside printed ones: which run of the text they are, and where the two differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from quotes.check.wordkinds import is_content, weight

WIDER = 1.7
"""So many times the words of a claim are looked at around the place in a long text that has most of them."""

NEAR = 4
"""Words by which two runs may be apart and still hold each other in place."""

RUN = 3
"""Words of a run that needs nothing beside it."""

LOOSE = 0.5
"""What a run counts for that nothing holds in place."""


class Block(NamedTuple):
    """`size` words that are the same from `claim` and from `text` on (indices of words)."""

    claim: int
    text: int
    size: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """The runs of equal words, and the share of the claim's weight that they are, 0 to 1."""

    blocks: tuple[Block, ...]
    score: float

    @property
    def first(self) -> int:
        """The word of the text with which the claim begins."""
        return self.blocks[0].text if self.blocks else 0

    @property
    def last(self) -> int:
        """The word of the text after the claim's last."""
        return self.blocks[-1].text + self.blocks[-1].size if self.blocks else 0

    @property
    def longest(self) -> int:
        """The words of the longest run."""
        return max((block.size for block in self.blocks), default=0)


NOTHING = Alignment((), 0.0)


def align(claim: Sequence[str], text: Sequence[str]) -> Alignment:
    """The best place of the claim's words in the text, both as forms of words."""
    start, end = _window(claim, text)
    inner = text[start:end]
    found = [
        Block(op.src_start, op.dest_start + start, op.src_end - op.src_start)
        for op in LCSseq.opcodes(claim, inner)
        if op.tag == "equal"
    ]
    blocks = _held(claim, _closed(claim, text, found))
    total = sum(map(weight, claim))
    return Alignment(tuple(blocks), _weight(claim, blocks) / total if total else 0.0)


def _window(claim: Sequence[str], text: Sequence[str]) -> tuple[int, int]:
    """The stretch of a long text that shares most with the claim."""
    width = int(len(claim) * WIDER) + 12
    if len(text) <= width * 2:
        return 0, len(text)
    told = {form for form in claim if is_content(form)}
    pairs = set(pairwise(claim))
    worth = [
        (form in told) + ((form, following) in pairs) for form, following in zip(text, (*text[1:], ""), strict=True)
    ]
    total = best = sum(worth[:width])
    place = 0
    for start in range(1, len(text) - width + 1):
        total += worth[start + width - 1] - worth[start - 1]
        if total > best:
            best, place = total, start
    margin = width // 3
    return max(place - margin, 0), min(place + width + margin, len(text))


def _closed(claim: Sequence[str], text: Sequence[str], blocks: list[Block]) -> list[Block]:
    """Runs that stand apart in the text but not in the claim, put together where the text has them together too.

    The longest common subsequence does not care whether "we" of "we will" is taken from a sentence before. The same for
    runs that stand apart in the claim only.
    """
    once = _together(claim, text, blocks)
    swapped = _together(text, claim, [Block(block.text, block.claim, block.size) for block in once])
    return [Block(block.text, block.claim, block.size) for block in swapped]


def _together(claim: Sequence[str], text: Sequence[str], blocks: list[Block]) -> list[Block]:
    found: list[Block] = []
    for following in reversed(blocks):
        block = following
        if found and block.claim + block.size == found[-1].claim and block.text + block.size < found[-1].text:
            after = found[-1]
            start = after.text - block.size
            if list(text[start : after.text]) == list(claim[block.claim : after.claim]):
                found[-1] = Block(block.claim, start, block.size + after.size)
                continue
        found.append(block)
    forward: list[Block] = []
    for block in reversed(found):
        if forward:
            before = forward[-1]
            end = before.text + before.size
            apart = before.claim + before.size == block.claim and end < block.text
            if apart and list(text[end : end + block.size]) == list(claim[block.claim : block.claim + block.size]):
                forward[-1] = Block(before.claim, before.text, before.size + block.size)
                continue
        forward.append(block)
    return forward


def _held(claim: Sequence[str], blocks: list[Block]) -> list[Block]:
    """The runs without function words that stand alone far from all others at either end."""
    found = list(blocks)
    while len(found) > 1 and _stray(claim, found[0], found[1]):
        found.pop(0)
    while len(found) > 1 and _stray(claim, found[-1], found[-2]):
        found.pop()
    return found


def _stray(claim: Sequence[str], block: Block, other: Block) -> bool:
    worth = sum(weight(form) for form in claim[block.claim : block.claim + block.size])
    first, second = sorted((block, other))
    apart = second.text - first.text - first.size
    there = second.claim - first.claim - first.size
    return apart > there + NEAR * max(worth, 0.5)


def _weight(claim: Sequence[str], blocks: Sequence[Block]) -> float:
    """The weight of the runs: less for a short one that no other holds in place."""
    total = 0.0
    for index, block in enumerate(blocks):
        worth = sum(weight(form) for form in claim[block.claim : block.claim + block.size])
        held = block.size >= RUN or any(
            _apart(*sorted((block, blocks[other]))) <= NEAR
            for other in (index - 1, index + 1)
            if 0 <= other < len(blocks)
        )
        total += worth if held else worth * LOOSE
    return total


def _apart(first: Block, second: Block) -> int:
    return max(second.claim - first.claim - first.size, second.text - first.text - first.size)
