"""Words that stand in a document outside every quotation: a reporter's own, or a quotation that was not recognised."""

import sqlite3
from collections import defaultdict
from dataclasses import dataclass

from quotes.check.candidates import stretches
from quotes.check.claim import Claim, Part
from quotes.check.nearest import Match, lay
from quotes.check.records import Passage, Record, around, densest
from quotes.store.queries.frequency import COMMON, Frequencies, quoted

PHRASES = 6
"""Phrases of a claim that are looked for in the documents."""

ROWS = 100
"""Documents that the words of each phrase may bring."""

DOCUMENTS = 4
"""Documents that the claim is laid beside."""

UNHEARD = 16.0
"""What a word tells that no quotation has."""


@dataclass(frozen=True)
class Printed:
    """Where a claim's words stand in the text of a document (by its id), and the quotations that stand there too."""

    document: int
    match: Match
    quotations: tuple[Record, ...]

    @property
    def inside(self) -> bool:
        """Whether more than half of the words that agree stand in a quotation."""
        spans = [(row.start, row.end) for row in self.quotations]
        passage = self.match.passage
        words = [passage.words[block.text + step] for block in self.match.blocks for step in range(block.size)]
        held = sum(any(start <= passage.offset + word.start < end for start, end in spans) for word in words)
        return held * 2 > len(words)


def in_text(connection: sqlite3.Connection, frequencies: Frequencies, claim: Claim) -> Printed | None:
    """The document in whose text the claim's words stand best, wherever in it."""
    best: tuple[int, Match] | None = None
    for document in _documents(connection, frequencies, claim):
        match = _beside(connection, document, claim)
        if match.blocks and (best is None or match.score > best[1].score):
            best = document, match
    if best is None:
        return None
    document, match = best
    since, until = match.passage.span(match.alignment.first, match.alignment.last)
    return Printed(document, match, tuple(around(connection, document, since, until)))


def _documents(connection: sqlite3.Connection, frequencies: Frequencies, claim: Claim) -> list[int]:
    found: dict[int, float] = defaultdict(float)
    threes = [words[start : start + 3] for words in stretches(claim) for start in range(max(len(words) - 2, 1))]
    told: list[tuple[float, int, list[str]]] = []
    for place, run in enumerate(threes[:2000]):
        counts = [frequencies.of(word.lower()) for word in run]
        if min(counts) <= COMMON or len(threes) < 4:  # noqa: PLR2004 - else every document has all its words
            rarity = sum(frequencies.rarity(word.lower()) or UNHEARD for word in run)
            told.append((rarity, -place, run))
    runs = [(rarity, run) for rarity, _, run in sorted(told, reverse=True)[:PHRASES]]
    # The index knows which words a document has, not their order; who has those of all runs comes first.
    everything: tuple[float, list[str]] = (sum(rarity for rarity, _ in runs), [word for _, run in runs for word in run])
    sql = "select rowid from documents_fts where documents_fts match ? limit ?"
    for worth, words in [everything, *runs] if runs else []:
        for (number,) in connection.execute(sql, [" ".join(map(quoted, dict.fromkeys(words))), ROWS]):
            found[number] += worth
    return sorted(found, key=lambda number: (-found[number], number))[:DOCUMENTS]


def _beside(connection: sqlite3.Connection, document: int, claim: Claim) -> Match:
    text, offset = connection.execute('select text, "offset" from documents where id = ?', [document]).fetchone()
    start, end = densest(text, claim.bare)
    return lay(claim, Part(0, len(claim.words)), Passage(text[start:end], offset + start, None))
