"""The way from the printed words to the claimed ones, step by step, and what a cut leaves standing outside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quotes.check.answers import Step
from quotes.check.found import Found
from quotes.check.nearest import Match
from quotes.check.wordkinds import CONDITIONS, NEGATIONS
from quotes.check.words import NEGATED, forms, plain

EDGE = 6
"""Claimed words before the first or after the last that agree, for which as many printed ones are taken as changed."""

LONGEST = 60
"""Words of a sentence that are shown on either side of what a claim cuts out of it."""

_STOP = re.compile(r"[.?!…]|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A step with the places of its words: of the claim, and of a match's passage."""

    kind: str
    claimed: tuple[int, int]
    printed: tuple[int, int]
    match: Match

    @property
    def step(self) -> Step:
        """The step as it is shown."""
        return Step(self.kind, self.match.claim.slice(*self.claimed), self.match.passage.slice(*self.printed))


def stretches(found: Found) -> list[Stretch]:
    """Every step, in the order of the claim."""
    told: list[Stretch] = []
    place = 0
    for number, match in enumerate(found.matches):
        last = number == len(found.matches) - 1
        until = len(match.claim.words) if last else min(found.matches[number + 1].covered)
        told += _of(match, place, until if last else None)
        place = max(match.covered) + 1
    return [*_turned(found.matches[0], told), *told]


def _turned(match: Match, told: list[Stretch]) -> Iterator[Stretch]:
    """The "Not" with which a sentence begins on record and the claim does not: dropped, and not only cut."""
    if not told or told[0].kind != "equal":
        return
    last = told[0].printed[0]
    first = _sentence(match, last)
    if first < last and {word.form for word in match.passage.words[first:last]} <= NEGATIONS:
        yield Stretch("dropped", (0, 0), (first, last), match)


def _of(match: Match, place: int, until: int | None) -> Iterator[Stretch]:
    """The steps of one match from word `place` of the claim on; `until` is the claim's end, for its last match."""
    text = None
    for block in match.blocks:
        end = block.claim + block.size
        if end <= place:
            continue
        start = max(block.claim, place)
        shift = start - block.claim
        yield from _between(match, (place, start), (text, block.text + shift))
        yield Stretch("equal", (start, end), (block.text + shift, block.text + block.size), match)
        place, text = end, block.text + block.size
    if until is not None and place < until:
        extra = min(until - place, len(match.passage.words) - (text or 0)) if until - place <= EDGE else 0
        yield Stretch("changed" if extra else "added", (place, until), (text or 0, (text or 0) + extra), match)


def _between(match: Match, claimed: tuple[int, int], printed: tuple[int | None, int]) -> Iterator[Stretch]:
    """The step between two runs of equal words, or before the first one."""
    (since, until), (before, after) = claimed, printed
    extra = until - since
    if before is None:
        taken = min(extra, after) if extra <= EDGE else 0
        if extra:
            yield Stretch("changed" if taken else "added", claimed, (after - taken, after), match)
        return
    elsewhere = any(since <= part.first <= until and part.first for part in match.claim.parts)
    before = min(before, after)  # where the claim turns the order round
    missing = after - before
    if not extra and not missing:
        return
    if extra and set(range(since, until)) <= match.claim.inserted:
        yield Stretch("inserted", claimed, (before, after), match)
        return
    if elsewhere and missing > extra * 2:
        if extra:
            yield Stretch("added", claimed, (before, before), match)
        yield Stretch("left out", (until, until), (before, after), match)
    else:
        kind = "changed" if extra and missing else "added" if extra else "dropped"
        yield Stretch(kind, claimed, (before, after), match)


def outside(match: Match, told: list[Stretch]) -> list[str]:
    """What stands in the same sentences before and after the words that are claimed: what the claim cuts."""
    own = [stretch for stretch in told if stretch.match is match and stretch.printed[1] > stretch.printed[0]]
    if not own:
        return []
    first, last = own[0].printed[0], max(stretch.printed[1] for stretch in own)
    return [words for words in (_before(match, first), _after(match, last)) if words]


def _before(match: Match, first: int) -> str:
    return match.passage.slice(_sentence(match, first), first)


def _sentence(match: Match, place: int) -> int:
    """The word with which the sentence begins that holds a word on record."""
    words, text = match.passage.words, match.passage.text
    start = place
    while start > 0 and place - start < LONGEST and not _STOP.search(text, words[start - 1].end, words[start].start):
        start -= 1
    return start


def _after(match: Match, last: int) -> str:
    words, text = match.passage.words, match.passage.text
    end = last
    while end < len(words) and end - last < LONGEST and not _STOP.search(text, words[end - 1].end, words[end].start):
        end += 1
    return match.passage.slice(last, end)


def turning(text: str) -> list[str]:
    """The words in what is left out that turn a sentence round or make it hang on something, as printed."""
    found = []
    for word in re.findall(r"[\w'’]+", text):
        form = plain(word)
        if form in NEGATED or set(forms(word)) & (NEGATIONS | CONDITIONS):
            found.append(word)
    return list(dict.fromkeys(found))
