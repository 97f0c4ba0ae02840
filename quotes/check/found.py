"""Where a claim's words stand on record: one quotation, or several that it joins."""

import re
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from quotes.check.candidates import candidates, stretches
from quotes.check.claim import Claim, Part
from quotes.check.nearest import Match, nearest, rank
from quotes.check.records import Record, around, records
from quotes.check.wordkinds import weight
from quotes.kinds import QuoteKind
from quotes.store.queries.frequency import Frequencies

PEOPLE = 20
"""People whom one name may mean."""

INSTEAD = 0.1
"""By so much less of a claim's weight a quotation of the person asked for is taken all the same."""

BESIDE = 1_500
"""Characters on either side of a quotation in which the rest of a claim is looked for."""

LONG_RUN = 8
"""Words in a row that are no chance even if they are common ones."""

ENDS = re.compile(r"[.?!…:;]|--|[—–]|\n")
"""What ends a sentence or a clause, between two words."""


@dataclass(frozen=True)
class Found:
    """The matches that hold a claim, in its order, and the nearest quotations that were looked at."""

    matches: tuple[Match, ...]
    near: tuple[Match, ...]

    @property
    def covered(self) -> set[int]:
        """The words of the claim that are on record."""
        return set().union(*(match.covered for match in self.matches))

    @property
    def score(self) -> float:
        """The share of the claim's weight that is on record."""
        if len(self.matches) == 1:
            return self.matches[0].score
        claim = self.matches[0].claim
        return sum(weight(claim.words[index].form) for index in self.covered) / sum(map(weight, claim.forms))


def find(
    connection: sqlite3.Connection, frequencies: Frequencies, claim: Claim, speakers: Collection[int] = ()
) -> Found | None:
    """The best place of a claim on record, first of the `speakers` (ids of people); None where nothing is near."""
    asked = list(speakers)[:PEOPLE]
    voted = candidates(connection, frequencies, stretches(claim), asked)
    rows = records(connection, sorted(voted, key=lambda number: (-voted[number], number)))
    matches = nearest(connection, claim, rows)
    if asked:
        theirs = nearest(connection, claim, [row for row in rows if row.speakers.intersection(asked)])
        matches = sorted({_record(match).id: match for match in (*matches, *theirs)}.values(), key=rank)
    return settle(connection, frequencies, claim, matches, rows, speakers) if matches else None


def settle(
    connection: sqlite3.Connection,
    frequencies: Frequencies,
    claim: Claim,
    matches: Sequence[Match],
    rows: Sequence[Record],
    speakers: Collection[int] = (),
) -> Found:
    """The best of some matches, with others for whatever it leaves of the claim; `rows` are where to look first."""
    chosen = _chosen(matches, speakers)
    if not chosen.covered:
        return Found((chosen,), tuple(matches))
    joining = _Joining(connection, frequencies, claim, rows)
    return Found(tuple(joining.joined(chosen)), tuple(matches))


def _chosen(matches: Sequence[Match], speakers: Collection[int]) -> Match:
    first = matches[0]
    own = [match for match in matches if _record(match).speakers.intersection(speakers)]
    if own and own[0].score >= first.score - INSTEAD:
        first = own[0]
    if _record(first).kind == QuoteKind.INDIRECT and len(first.covered) < 0.9 * len(first.passage.forms):
        # Part of a clause that a host reports: the words themselves are the host's.
        spoken = [m for m in matches if m.score >= first.score and _record(m).kind != QuoteKind.INDIRECT]
        own_words = [m for m in spoken if not speakers or _record(m).speakers.intersection(speakers)]
        if own_words:
            return own_words[0]
    return first


def _record(match: Match) -> Record:
    assert match.passage.record
    return match.passage.record


@dataclass(frozen=True)
class _Joining:
    """The search for the rest of a claim of which a quotation holds a part."""

    connection: sqlite3.Connection
    frequencies: Frequencies
    claim: Claim
    rows: Sequence[Record]

    def joined(self, first: Match) -> list[Match]:
        """The match, and others for whatever it leaves of the claim, in the claim's order."""
        found = [first]
        for _ in range(3 + len(self.claim.words) // 20):
            rest = _rest(self.claim, set().union(*(match.covered for match in found)))
            taken = next((more for part in rest if (more := self._more(part, found))), None)
            if not taken:
                break
            found.append(taken)
        return sorted(found, key=lambda match: min(match.covered))

    def _more(self, part: Part, found: Sequence[Match]) -> Match | None:
        """Another quotation for a stretch of the claim: of those beside what was found, of all candidates, of all."""
        first = _record(found[0])
        length = BESIDE + sum(len(word.form) + 1 for word in self.claim.words)
        beside = around(self.connection, first.document, first.start - length, first.end + length)
        known = {_record(match).id for match in found}
        same = [row for row in beside if row.speaker == first.speaker]
        for near, group in ((True, same), (False, beside), (False, self.rows)):
            if match := self._of(group, part, known, near=near):
                return match
        if not on_purpose(self.claim, found[0]):
            return None
        raw = stretches(Claim(self.claim.text, self.claim.words, (part,), cut=False))
        ids = candidates(self.connection, self.frequencies, raw)
        return self._of(records(self.connection, sorted(ids, key=lambda n: (-ids[n], n))), part, known)

    def _of(self, rows: Sequence[Record], part: Part, known: set[int], *, near: bool = False) -> Match | None:
        fresh = [row for row in rows if row.id not in known and row.kind != QuoteKind.INDIRECT]
        for match in nearest(self.connection, self.claim, fresh, part, most=4):
            if _holds(self.claim, part, match, near=near):
                return match
        return None


def _rest(claim: Claim, covered: set[int]) -> list[Part]:
    """The stretches of a claim that are not on record yet, the longest first."""
    found, begun = [], None
    for index in range(len(claim.words) + 1):
        here = index < len(claim.words) and index not in covered
        if here and begun is None:
            begun = index
        elif not here and begun is not None:
            found.append(Part(begun, index))
            begun = None
    told = [part for part in found if part.last - part.first >= 4]  # noqa: PLR2004
    return sorted(told, key=lambda part: part.first - part.last)[:4]


def _holds(claim: Claim, part: Part, match: Match, *, near: bool = False) -> bool:
    """Whether a stretch of a claim stands in another quotation on purpose, and not by chance.

    Beside the first one, in the same mouth, common words are enough.
    """
    trimmed = _trimmed(match)
    size = trimmed.last - trimmed.first
    if size < 4 or len(match.covered) < 0.85 * size or len(match.covered) < 0.6 * (part.last - part.first):  # noqa: PLR2004
        return False
    telling = match.content >= 2 or (match.exact and size >= LONG_RUN)  # noqa: PLR2004
    return (near and match.exact) or (telling and on_purpose(claim, match))


def on_purpose(claim: Claim, match: Match) -> bool:
    """Whether what a quotation holds of a claim begins and ends where something ends, or is too long for chance."""
    trimmed = _trimmed(match)
    size = trimmed.last - trimmed.first
    natural = _begins(claim, trimmed.first) and _begins(claim, trimmed.last)
    clean = size >= 4 and len(match.covered) >= 0.85 * size  # noqa: PLR2004
    return clean and (natural or match.alignment.longest >= LONG_RUN)


def _trimmed(match: Match) -> Part:
    return Part(min(match.covered, default=0), max(match.covered, default=-1) + 1)


def _begins(claim: Claim, index: int) -> bool:
    """Whether something ends before a word of the claim: a sentence, a part, the claim."""
    if index in {0, len(claim.words)} or any(part.first == index for part in claim.parts):
        return True
    return bool(ENDS.search(claim.text, claim.words[index - 1].end, claim.words[index].start))
