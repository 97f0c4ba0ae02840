"""Votes for the quotations that share something with a stretch of a claim: phrases, halves, pairs of words."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from quotes.store.queries.frequency import COMMON, Frequencies, quoted

FEW = 400
"""Rows of a phrase that are read."""


class Votes:
    """What quotations (by their ids) share with a stretch of a claim: how many things, and how much they tell."""

    def __init__(self) -> None:
        self.weight: dict[int, float] = defaultdict(float)
        self.count: Counter[int] = Counter()
        self.own: set[int] = set()

    def add(self, ids: Iterable[int], worth: float, things: int = 1) -> None:
        """What quotations share that tells so much."""
        for number in ids:
            self.weight[number] += worth
            self.count[number] += things

    @property
    def most(self) -> float:
        """What the best of them tells."""
        return max(self.weight.values(), default=0.0)


def vote_phrases(
    connection: sqlite3.Connection, frequencies: Frequencies, words: Sequence[str], found: Votes, most: int
) -> None:
    """Votes of the rarest runs of three words; those of common words only are dear, and looked for in need."""
    runs = [words[start : start + 3] for start in range(max(len(words) - 2, 1))]
    counts = [[frequencies.of(word.lower()) for word in run] for run in runs]
    known = [place for place, run in enumerate(counts) if all(run) and (not found.weight or min(run) <= COMMON)]
    rarity = {place: sum(frequencies.rarity(word.lower()) for word in runs[place]) for place in known}
    for place in sorted(known, key=lambda place: (-rarity[place], place))[:most]:
        found.add(_ids(connection, quoted(*runs[place]), FEW), rarity[place])


def vote_halves(connection: sqlite3.Connection, frequencies: Frequencies, words: Sequence[str], found: Votes) -> None:
    """Votes for a short claim of which one word may be another, missing or added: then one half of it is right.

    Where a half is so common that it says nothing, the words on both sides of each possible place are asked for.
    """
    middle = len(words) // 2
    whole, halves = range(len(words)), (range(middle), range(middle, len(words)))
    if _run(connection, frequencies, words, whole, found):
        return
    common = [_run(connection, frequencies, words, half, found) >= FEW for half in halves]
    for half, full in zip(reversed(halves), common, strict=True):
        for wrong in half if full else ():
            sides = [side for side in (words[:wrong], words[wrong + 1 :]) if side]
            match = " ".join(quoted(*side) for side in sides)
            rest = [*words[:wrong], *words[wrong + 1 :]]
            if all(frequencies.of(word.lower()) for word in rest):
                _vote(connection, frequencies, f"NEAR({match}, 2)" if len(sides) > 1 else match, rest, found)


def _run(
    connection: sqlite3.Connection, frequencies: Frequencies, words: Sequence[str], places: range, found: Votes
) -> int:
    """Votes of a run of words as it stands; how many there were."""
    run = [words[place] for place in places]
    if not run or not all(frequencies.of(word.lower()) for word in run):
        return 0
    return _vote(connection, frequencies, quoted(*run), run, found)


def _vote(
    connection: sqlite3.Connection, frequencies: Frequencies, match: str, words: Sequence[str], found: Votes
) -> int:
    ids = _ids(connection, match, FEW)
    found.add(ids, sum(frequencies.rarity(word.lower()) for word in words))
    return len(ids)


def vote_pairs(connection: sqlite3.Connection, frequencies: Frequencies, words: Sequence[str], found: Votes) -> None:
    """Votes of quotations that hold two of the less common words near each other."""
    rarest = sorted({word.lower() for word in words}, key=lambda word: -frequencies.rarity(word))[:5]
    for place, word in enumerate(rarest):
        for other in rarest[place + 1 :]:
            rarity = frequencies.rarity(word) + frequencies.rarity(other)
            found.add(_ids(connection, f"NEAR({quoted(word)} {quoted(other)}, 12)", FEW), rarity)


def _ids(connection: sqlite3.Connection, match: str, most: int) -> list[int]:
    sql = "select rowid from quotes_fts where quotes_fts match ? limit ?"
    return [row[0] for row in connection.execute(sql, [match, most])]
