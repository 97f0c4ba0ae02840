"""Which quotations may hold a claim: votes of its rarest words and phrases, each query bounded in rows.

bm25 over an OR of all words is simpler and five to ten times slower at a million quotations.
"""

import json
import math
import re
import sqlite3
from collections.abc import Collection, Iterator, Sequence

from quotes.check.claim import Claim
from quotes.check.votes import Votes, vote_halves, vote_pairs, vote_phrases
from quotes.store.queries.frequency import COMMON, Frequencies, quoted

ROWS = 10_000
"""Rows that all single words of a claim may bring together."""

LEAST_ROWS = 800
"""Rows that each stretch of a long claim may bring."""

STRETCH = 60
"""Words of a stretch that is looked for by itself; a long claim is many of them."""

STRETCHES = 10
"""Stretches of a long claim that are looked for, spread over all of it."""

RAREST = 10
"""Single words that are looked for in each stretch: with four in ten changed, six of them still lead there."""

PHRASES = 6
"""Phrases of three words that are looked for in each stretch, where nothing is in a hurry."""

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

THEIRS = 20_000
"""Quotations of the people asked for that may be among them, the newest."""

WEIGHED, USUAL = 300, 16
"""Quotations with the most votes whose length is looked at, and the words of one that is not called long."""

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
    speakers: Sequence[int] = (),
    phrases: int = PHRASES,
) -> dict[int, float]:
    """Ids of the likeliest quotations for each stretch of a claim, with the weight of what they share with it.

    Those of the `speakers` asked for (ids of people) are among them however many others share more. With fewer
    `phrases` than usual, words of which some are others are not looked for in pairs either.
    """
    found: dict[int, float] = {}
    budget = max(ROWS // max(len(cut), 1), LEAST_ROWS)
    each = max(MOST // max(len(cut), 1), EACH)
    for words in cut:
        voted = _votes(connection, frequencies, words, budget, speakers, phrases)
        for number, weight in (
            *_best(connection, voted, voted.weight, each),
            *(_best(connection, voted, voted.own, OWN) if voted.own else ()),
        ):
            found[number] = max(found.get(number, 0.0), weight)
    return found


def _votes(
    connection: sqlite3.Connection,
    frequencies: Frequencies,
    words: Sequence[str],
    budget: int,
    speakers: Sequence[int],
    phrases: int,
) -> Votes:
    found = Votes()
    if len(words) <= SHORT:
        vote_halves(connection, frequencies, words, found)
    rare = _rarest(frequencies, words, budget)
    told = sum(rarity for _, rarity in rare)
    for number, worth, count in _sharing(connection, rare):
        found.add([number], worth, count)
    for number, worth, count in _sharing(connection, rare, speakers) if speakers else ():
        if number not in found.weight:
            found.add([number], worth, count)
        found.own.add(number)
    if len(rare) > 2 and found.most >= CLEAR * told:  # noqa: PLR2004 - no chance
        return found
    if len(rare) < PHRASES:
        vote_phrases(connection, frequencies, words, found, phrases)
    if phrases == PHRASES and len(rare) < 3 and len(words) > SHORT:  # noqa: PLR2004 - too few words that lead anywhere
        vote_pairs(connection, frequencies, words, found)
    return found


def _best(connection: sqlite3.Connection, voted: Votes, among: Collection[int], most: int) -> list[tuple[int, float]]:
    """The ids with the most weight, earliest first among equals; none with much less than the best has.

    A long quotation has many words of any claim by chance, so what each of them tells is less there.
    """
    first = sorted(among, key=lambda number: (-voted.weight[number], number))[:WEIGHED]
    sql = "select id, words from quotes where id in (select value from json_each(?))"
    weighed = {
        number: voted.weight[number] - voted.count[number] * math.log2(max(words / USUAL, 1.0))
        for number, words in connection.execute(sql, [json.dumps(first)])
    }
    best = max(weighed.values(), default=0.0)
    least = best - abs(best) * (1 - BESIDE)
    likely = [(number, weight) for number, weight in weighed.items() if weight >= least]
    return sorted(likely, key=lambda one: (-one[1], one[0]))[:most]


def _rarest(frequencies: Frequencies, words: Sequence[str], budget: int) -> list[tuple[str, float]]:
    """The rarest words of a stretch with what each tells, as far as its rows may be read."""
    counted = sorted({word.lower(): frequencies.of(word.lower()) for word in words}.items(), key=lambda item: item[1])
    used: list[tuple[str, float]] = []
    spent = 0
    for word, rows in counted:
        if rows == 0:
            continue
        if rows > COMMON or (used and spent + rows > budget) or len(used) == RAREST:
            break
        spent += rows
        used.append((word, frequencies.rarity(word)))
    return used


def _sharing(
    connection: sqlite3.Connection, rare: Sequence[tuple[str, float]], speakers: Sequence[int] = ()
) -> Iterator[tuple[int, float, int]]:
    """The quotations, perhaps only of some people, that share most of some words: what these tell, and how many.

    One statement, so that the sums are SQLite's work and several claims can be looked for at once.
    """
    if not rare:
        return
    each = " union all ".join(["select rowid as id, ? as worth from quotes_fts where quotes_fts match ?"] * len(rare))
    asked_for = "in (select value from json_each(?))"
    theirs = (
        f"select id from quotes where speaker {asked_for}"
        f" union all select quote from joint_speakers where person {asked_for} order by 1 desc limit ?"
    )
    sql = (
        f"select id, sum(worth), count(*) from ({each}) {f'where id in ({theirs})' if speakers else ''} group by id"
        f" order by sum(worth) desc, id limit {WEIGHED}"
    )
    asked = [given for word, rarity in rare for given in (rarity, quoted(word))]
    yield from connection.execute(sql, [*asked, *([json.dumps(list(speakers))] * 2 + [THEIRS] if speakers else ())])
