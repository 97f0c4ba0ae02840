"""The same words elsewhere: other quotations that print a quotation's words, shorter, longer, or in other wording."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.check.alignment import align
from quotes.check.answers import Step
from quotes.check.candidates import candidates, stretches
from quotes.check.claim import Claim, Part, claim
from quotes.check.common import content, is_common
from quotes.check.found import Found
from quotes.check.nearest import Match, lay, likely
from quotes.check.records import COLUMNS, Passage, Record, document, passage, records
from quotes.check.steps import stretches as steps
from quotes.check.whom import name
from quotes.kinds import PersonKind, QuoteKind
from quotes.store.queries.frequency import Frequencies
from quotes.store.queries.run import one

FEWEST = 6
"""Words that must be shared: everybody says "Thank you very much.", and nothing follows from it."""

ALIKE = 0.75
"""The share of the shorter one's weight that both must print."""

SHOWN = 12
"""Places that are told of."""

STRETCHES = 4
"""Stretches of a long quotation that are looked for."""

PHRASES = 2
"""Phrases of a quotation that are looked for: most of its words stand elsewhere as they are, and no page may wait."""

LONGEST = 6_000
"""Characters of a long quotation whose words are looked for."""


@dataclass(frozen=True, slots=True)
class Place:
    """Another quotation with the same words.

    `relation` is "the same words", "shorter", "longer" or "other wording", and then `steps` lead from the words of the
    quotation asked about to these. `disagrees` where the words are given to somebody else by name.
    """

    uid: str
    text: str
    kind: str
    speaker: str | None
    speaker_uid: str | None
    document: str
    document_uid: str
    outlet: str | None
    date: str | None
    relation: str
    score: float
    steps: tuple[Step, ...]
    disagrees: bool


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where else a quotation's words are printed, earliest first, undated last; and which of them stand out.

    `earliest` and `longest` are uids, of the quotation asked about where it is so itself.
    """

    places: tuple[Place, ...]
    earliest: str | None
    longest: str

    @property
    def disagreements(self) -> tuple[Place, ...]:
        """The places that give the words to somebody else."""
        return tuple(place for place in self.places if place.disagrees)


def elsewhere(connection: sqlite3.Connection, uid: str) -> Elsewhere | None:
    """Where else the words of a quotation are printed; None where there is no such quotation."""
    row = connection.execute(f"select {COLUMNS} from quotes where uid = ?", [uid]).fetchone()
    if row is None:
        return None
    record = Record(*row)
    words = claim(record.text[:LONGEST])
    if len(words.words) < FEWEST:
        return Elsewhere((), None, uid)
    found = candidates(connection, Frequencies(connection), stretches(words)[:STRETCHES], phrases=PHRASES)
    rows = [
        other for other in records(connection, sorted(found, key=lambda n: (-found[n], n))) if _apart(record, other)
    ]
    near = likely(words, Part(0, len(words.words)), rows)
    places = [place for other in near if (place := _place(connection, words, record, other))]
    best = sorted(places, key=lambda place: -place.score)[:SHOWN]
    told = sorted(best, key=lambda place: (place.date or "9999", place.uid))
    return Elsewhere(tuple(told), _earliest(record, told), _longest(record, told))


def _apart(record: Record, other: Record) -> bool:
    """Whether another quotation is not the same one: nested in it, or the same in a copy of the story."""
    if other.id == record.id or other.copy_of is not None:
        return False
    return other.document != record.document or other.end <= record.start or other.start >= record.end


def _place(connection: sqlite3.Connection, words: Claim, record: Record, other: Record) -> Place | None:
    beside = passage(connection, other, words.bare)
    forward = align(words.forms, beside.forms)
    back = align(beside.forms, words.forms)
    best = forward if forward.score >= back.score else back
    shared = sum(block.size for block in best.blocks)
    side: Claim | Passage = words if best is forward else beside
    if best.score < ALIKE or shared < FEWEST or len(content(side.forms, best)) < FEWEST // 2 or best.longest < 4:  # noqa: PLR2004
        return None
    relation = _relation(forward.score, back.score)
    match = lay(words, Part(0, len(words.words)), beside)
    told = tuple(s.step for s in steps(Found((match,), ()))) if relation == "other wording" else ()
    who = one(connection, "select uid, label from people where id = ?", [other.speaker]) or {}
    where = document(connection, other.document) or {}
    return Place(
        uid=other.uid,
        text=other.text[:2000],
        kind=other.kind,
        speaker=who.get("label"),
        speaker_uid=who.get("uid"),
        document=str(where.get("label")),
        document_uid=str(where.get("uid")),
        outlet=where.get("outlet"),  # type: ignore[arg-type]
        date=where.get("date"),  # type: ignore[arg-type]
        relation=relation,
        score=round(best.score, 3),
        steps=told,
        disagrees=disagree(connection, record, other) and not is_common(connection, side.forms, best, side.slice),
    )


def _relation(forward: float, back: float) -> str:
    """What another quotation is to this one, by the share of each that the other prints."""
    whole = 0.995
    if forward >= whole and back >= whole:
        return "the same words"
    if forward >= whole:
        return "longer"
    return "shorter" if back >= whole else "other wording"


def disagree(connection: sqlite3.Connection, record: Record, other: Record) -> bool:
    """Whether two quotations give the same words to two different people by name, in their own words."""
    if QuoteKind.INDIRECT in {record.kind, other.kind} or record.speaker is None or other.speaker is None:
        return False
    if record.speakers & other.speakers or record.document == other.document:
        return False
    sql = "select name, kind from people where id = ?"
    names = [connection.execute(sql, [row.speaker]).fetchone() for row in (record, other)]
    if any(row is None or not row[0] or row[1] != PersonKind.PERSON for row in names):
        return False
    return not name(names[0][0]).agrees(name(names[1][0])) and not any(
        _quotes_another(connection, row) for row in (record, other)
    )


def _quotes_another(connection: sqlite3.Connection, row: Record) -> bool:
    """Whether a turn holds somebody else's quotation: then the words may be theirs."""
    if row.kind != QuoteKind.SPEECH:
        return False
    sql = (
        "select 1 from quotes where document = ? and start >= ? and \"end\" <= ? and kind in ('direct', 'mixed')"
        " and speaker is not ?"
    )
    return connection.execute(sql, [row.document, row.start, row.end, row.speaker]).fetchone() is not None


def _earliest(record: Record, places: Sequence[Place]) -> str | None:
    """The first day on which the words were printed; None where a date is missing to tell."""
    dated = [(record.date, record.uid), *((place.date, place.uid) for place in places)]
    known = [(date, uid) for date, uid in dated if date]
    return min(known)[1] if known and places else None


def _longest(record: Record, places: Sequence[Place]) -> str:
    return max([(len(record.text), record.uid), *((len(place.text), place.uid) for place in places)])[1]


def others(found: Found) -> list[Match]:
    """Of the quotations that were looked at for a claim, those that hold it too, besides the ones that are told of."""
    told = [match.passage.record for match in found.matches]
    held = [
        match
        for match in found.near
        if match.score >= ALIKE
        and match.passage.record
        and len(match.covered) >= FEWEST
        and all(row and _apart(row, match.passage.record) for row in told)
    ]
    return held[:SHOWN]
