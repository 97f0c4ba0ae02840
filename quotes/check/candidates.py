"""Which quotations may hold a claim: votes of its rarest words and phrases, each query bounded in rows.

bm25 over an OR of all words is simpler and five to ten times slower at a million quotations.
"""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from quotes.check.claim import Claim
from quotes.store.queries.frequency import COMMON, Frequencies, quoted

ROWS = 10_000
"""Rows that all single words of a claim may bring together."""

LEAST_ROWS = 800
"""Rows that each stretch of a long claim may bring."""

STRETCH = 60
"""Words of a stretch that is looked for by itself; a long claim is many of them."""

STRETCHES = 16
"""Stretches of a long claim that are looked for, spread over all of it."""

RAREST = 10
"""Single words that are looked for in each stretch: with four in ten changed, six of them still lead there."""

PHRASES = 6
"""Phrases of three words that are looked for in each stretch."""

SHORT = 9
"""Words up to which each of them may be wrong: what stands before and after it is looked for."""

BESIDE = 0.25
"""The share of the best one's votes under which a quotation is not looked at."""

CLEAR = 0.6
"""The share of what several rare words tell that one quotation has only if it is the right one, or a copy of it."""

MOST, EACH = 32, 6
"""Quotations that are looked at for a claim, and at least so many for each of its stretches."""

OWN = 8
"""Quotations of the person asked for that are looked at besides."""

FEW = 400
"""Rows of a phrase that are read."""

Votes = dict[int, float]
_RAW = re.compile(r"[^\W_]{1,64}")


def stretches(claim: Claim) -> list[list[str]]:
    """The words of a claim as the index knows them, cut at its ellipses and into stretches of bounded length."""
    found = []
    for part in claim.parts:
        raw = _RAW.findall(claim.slice(part.first, part.last))
        found += [raw[start : start + STRETCH] for start in range(0, len(raw), STRETCH)]
    step = max(1, -(-len(found) // STRETCHES))
    return [words for words in found[::step] if words]


def candidates(
    connection: sqlite3.Connection,
    frequencies: Frequencies,
    cut: Sequence[Sequence[str]],
    own: frozenset[int] = frozenset(),
) -> Votes:
    """Ids of the likeliest quotations for each stretch of a claim, with the weight of what they share with it.

    Those of `own`, the quotations of the person asked for, are among them however many others share more.
    """
    found: Votes = {}
    budget = max(ROWS // max(len(cut), 1), LEAST_ROWS)
    each = max(MOST // max(len(cut), 1), EACH)
    for words in cut:
        voted = _votes(connection, frequencies, words, budget)
        for number in _best(voted, each):
            found[number] = max(found.get(number, 0.0), voted[number])
        theirs = {number: voted[number] for number in voted.keys() & own}
        for number in _best(theirs, OWN):
            found[number] = max(found.get(number, 0.0), voted[number])
    return found


def _votes(connection: sqlite3.Connection, frequencies: Frequencies, words: Sequence[str], budget: int) -> Votes:
    found: Votes = defaultdict(float)
    if len(words) <= SHORT:
        _halves(connection, frequencies, words, found)
    rare, told = _words(connection, frequencies, words, budget, found)
    if rare > 2 and max(found.values(), default=0.0) >= CLEAR * told:  # noqa: PLR2004 - no chance
        return found
    if rare < PHRASES:
        _phrases(connection, frequencies, words, found)
    if rare < 3 and len(words) > SHORT:  # noqa: PLR2004 - too few words that lead anywhere
        _pairs(connection, frequencies, words, found)
    return found


def _best(found: Votes, most: int) -> list[int]:
    """The ids with the most weight, earliest first among equals; none with much less than the best has."""
    least = max(found.values(), default=0.0) * BESIDE
    likely = [number for number, weight in found.items() if weight >= least]
    return sorted(likely, key=lambda number: (-found[number], number))[:most]


def _words(
    connection: sqlite3.Connection, frequencies: Frequencies, words: Sequence[str], budget: int, found: Votes
) -> tuple[int, float]:
    """Votes of the rarest words; returns how many of them there were, and all that they tell."""
    counted = sorted({word.lower(): frequencies.of(word.lower()) for word in words}.items(), key=lambda item: item[1])
    used, spent, told = 0, 0, 0.0
    for word, rows in counted:
        if rows == 0:
            continue
        if rows > COMMON or (used and spent + rows > budget) or used == RAREST:
            break
        used, spent = used + 1, spent + rows
        rarity = frequencies.rarity(word)
        told += rarity
        for number in _ids(connection, quoted(word), COMMON):
            found[number] += rarity
    return used, told


def _phrases(connection: sqlite3.Connection, frequencies: Frequencies, words: Sequence[str], found: Votes) -> None:
    """Votes of the rarest runs of three words; those of common words only are dear, and looked for in need."""
    runs = [words[start : start + 3] for start in range(max(len(words) - 2, 1))]
    counts = [[frequencies.of(word.lower()) for word in run] for run in runs]
    known = [place for place, run in enumerate(counts) if all(run) and (not found or min(run) <= COMMON)]
    rarity = {place: sum(frequencies.rarity(word.lower()) for word in runs[place]) for place in known}
    for place in sorted(known, key=lambda place: (-rarity[place], place))[:PHRASES]:
        for number in _ids(connection, quoted(*runs[place]), FEW):
            found[number] += rarity[place]


def _halves(connection: sqlite3.Connection, frequencies: Frequencies, words: Sequence[str], found: Votes) -> None:
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
    rarity = sum(frequencies.rarity(word.lower()) for word in words)
    for number in ids:
        found[number] += rarity
    return len(ids)


def _pairs(connection: sqlite3.Connection, frequencies: Frequencies, words: Sequence[str], found: Votes) -> None:
    """Votes of quotations that hold two of the less common words near each other."""
    rarest = sorted({word.lower() for word in words}, key=lambda word: -frequencies.rarity(word))[:5]
    for place, word in enumerate(rarest):
        for other in rarest[place + 1 :]:
            rarity = frequencies.rarity(word) + frequencies.rarity(other)
            for number in _ids(connection, f"NEAR({quoted(word)} {quoted(other)}, 12)", FEW):
                found[number] += rarity


def _ids(connection: sqlite3.Connection, match: str, most: int) -> list[int]:
    sql = "select rowid from quotes_fts where quotes_fts match ? limit ?"
    return [row[0] for row in connection.execute(sql, [match, most])]
