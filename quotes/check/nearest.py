"""The quotations nearest to a claim, out of those that may hold it."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import LCSseq

from quotes.check.alignment import Alignment, Block, align
from quotes.check.claim import Claim, Part
from quotes.check.records import Passage, Record, passage, stretch
from quotes.check.wordkinds import is_content, weight
from quotes.check.words import quick

PIECE = 0.4
"""The share of a piece between ellipses that must stand in a passage for it to count."""

COUNTED, TOLD = 16, 24
"""Quotations whose words are counted against the claim's, and the longest words by which those are chosen."""

ALIGNED = 4
"""Quotations that the claim is laid beside."""


@dataclass(frozen=True)
class Match:
    """A claim, or a part of it, laid beside a passage; the blocks count words of the whole claim."""

    claim: Claim
    part: Part
    passage: Passage
    alignment: Alignment

    @property
    def score(self) -> float:
        """The share of the part's weight that stands in the passage."""
        return self.alignment.score

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The runs of equal words."""
        return self.alignment.blocks

    @cached_property
    def covered(self) -> set[int]:
        """The words of the claim that stand in the passage."""
        return {block.claim + step for block in self.blocks for step in range(block.size)}

    @property
    def exact(self) -> bool:
        """Whether the part stands there word for word."""
        return len(self.blocks) == 1 and self.blocks[0].size == self.part.last - self.part.first

    @property
    def whole(self) -> bool:
        """Whether the passage has no other words than the part."""
        return self.exact and self.blocks[0].size == len(self.passage.forms)

    @property
    def content(self) -> int:
        """How many words of content match."""
        return sum(is_content(self.claim.words[index].form) for index in self.covered)

    @property
    def length(self) -> int:
        """How many characters the quotation has: the fewer, the more of it is the claim."""
        record = self.passage.record
        return len(record.text if record else self.passage.text)


def lay(claim: Claim, part: Part, beside: Passage) -> Match:
    """A part of a claim laid beside a passage: as one run, its pieces between ellipses each in its order."""
    pieces = [Part(max(piece.first, part.first), min(piece.last, part.last)) for piece in claim.parts]
    pieces = [piece for piece in pieces if piece.first < piece.last]
    if len(pieces) < 2:  # noqa: PLR2004 - no ellipsis inside
        return Match(
            claim, part, beside, _shifted(align(claim.forms[part.first : part.last], beside.forms), part.first)
        )
    blocks, worth = _in_order(claim, pieces, beside.forms)
    total = sum(weight(form) for form in claim.forms[part.first : part.last])
    return Match(claim, part, beside, Alignment(blocks, worth / total if total else 0.0))


def _in_order(claim: Claim, pieces: Sequence[Part], text: Sequence[str]) -> tuple[tuple[Block, ...], float]:
    """The pieces of a claim in a text, the longest first and each between its neighbours; with the weight they have."""
    placed: dict[int, list[Block]] = {}
    worth = 0.0
    for number in sorted(range(len(pieces)), key=lambda number: pieces[number].first - pieces[number].last):
        piece = pieces[number]
        since = max((b[-1].text + b[-1].size for other, b in placed.items() if other < number), default=0)
        until = min((b[0].text for other, b in placed.items() if other > number), default=len(text))
        forms = claim.forms[piece.first : piece.last]
        found = align(forms, text[since:until])
        if found.blocks and found.score >= PIECE:
            placed[number] = [Block(b.claim + piece.first, b.text + since, b.size) for b in found.blocks]
            worth += found.score * sum(map(weight, forms))
    return tuple(block for number in sorted(placed) for block in placed[number]), worth


def _shifted(found: Alignment, by: int) -> Alignment:
    return Alignment(tuple(Block(b.claim + by, b.text, b.size) for b in found.blocks), found.score) if by else found


def nearest(
    connection: sqlite3.Connection, claim: Claim, rows: Sequence[Record], part: Part | None = None, most: int = ALIGNED
) -> list[Match]:
    """The rows that share most words with a claim or a part of it, each laid beside it, best first."""
    if not claim.words:
        return []
    part = part or Part(0, len(claim.words))
    bare = quick(claim.slice(part.first, part.last))
    chosen = likely(claim, part, rows)
    if len(chosen) > most:
        told = [(_shared(bare, quick(stretch(row, bare))), -len(row.text), n) for n, row in enumerate(chosen)]
        chosen = [chosen[index] for _, _, index in sorted(told, reverse=True)[:most]]
    return sorted((lay(claim, part, passage(connection, row, bare)) for row in chosen), key=rank)


def likely(claim: Claim, part: Part, rows: Sequence[Record]) -> list[Record]:
    """The first rows, and those whose bare text holds most of the claim's words: cheaper than all their words."""
    if len(rows) <= COUNTED:
        return list(rows)
    raw = {claim.slice(index, index + 1).lower() for index in range(part.first, part.last)}
    told = sorted((word for word in raw if len(word) > 3), key=len, reverse=True)[:TOLD]  # noqa: PLR2004
    first, held = COUNTED // 2, []
    for place, row in enumerate(rows[first:], start=first):
        text = row.text.lower()
        held.append((-sum(word in text for word in told), place))
    return [*rows[:first], *(rows[place] for _, place in sorted(held)[: COUNTED - first])]


def _shared(claim: Sequence[str], text: Sequence[str]) -> float:
    """How much a text has of the claim's words in their order; less where a long text has them by chance."""
    same = LCSseq.similarity(claim, text)
    likely = min(len(text) / (len(claim) * 40 + 1), 1.0)
    return float(same) - likely * 0.3 * len(claim)


def rank(match: Match) -> tuple[object, ...]:
    """The order of matches: most of the claim, fewest other words, own words before paraphrases, the earliest."""
    record = match.passage.record
    assert record
    copy = record.copy_of is not None
    return (-round(match.score, 3), not match.exact, match.length, record.kind == "indirect", copy, record.key)
