"""The way of a claim: its words, their places on record, the verdict, the sentence."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from quotes.check import explain
from quotes.check.answers import Answer, Source, Verdict
from quotes.check.chance import enough
from quotes.check.claim import Claim, claim
from quotes.check.elsewhere import others
from quotes.check.found import Found, find, settle
from quotes.check.judging import Judged, judge
from quotes.check.nearest import Match, nearest
from quotes.check.prose import Printed, in_text
from quotes.check.searched import searched
from quotes.check.sources import printed, source
from quotes.check.steps import Stretch, stretches
from quotes.check.whom import Whom, whom
from quotes.store.connect import Database, open_existing
from quotes.store.queries.frequency import Frequencies

INSTEAD = 0.15
"""By so much more of a claim's weight must stand in a document's text for that to be the answer."""

Collection = Database | sqlite3.Connection | str | Path
"""A database made by `quotes load`: open, or where it lies."""


def check(db: Collection, text: str, speaker: str | None = None) -> Answer:
    """What the collection shows of claimed words, said to be `speaker`'s.

    Any text is a claim: there is one answer, in bounded time. Raises DatabaseError where `db` is a path at which there
    is no database of ours.
    """
    return check_all(db, [(text, speaker)])[0]


def check_all(db: Collection, claims: Iterable[tuple[str, str | None]]) -> list[Answer]:
    """The answers about many claims, each with the name of its speaker or None, in their order."""
    if isinstance(db, str | Path):
        with closing(open_existing(db).conn) as opened:
            return _answers(opened, claims)
    return _answers(db.conn if isinstance(db, Database) else db, claims)


def _answers(connection: sqlite3.Connection, claims: Iterable[tuple[str, str | None]]) -> list[Answer]:
    frequencies = Frequencies(connection)
    people: dict[str, Whom] = {}
    found: dict[tuple[str, str | None], Answer] = {}
    answers = []
    for text, speaker in claims:
        name = " ".join(speaker.split()) if speaker else None
        if name and name not in people:
            people[name] = whom(connection, name)
        if (text, name) not in found:
            found[text, name] = _answer(connection, frequencies, text, people[name] if name else None)
        answers.append(found[text, name])
    return answers


def _answer(connection: sqlite3.Connection, frequencies: Frequencies, text: str, person: Whom | None) -> Answer:
    asked = claim(text)
    if not asked.words:
        return _nothing(connection, asked, person, None, explain.NOTHING)
    speakers = person.ids if person else frozenset[int]()
    found = find(connection, frequencies, asked, speakers)
    score = found.score if found and enough(frequencies, asked, found) else 0.0
    if score <= 1 - INSTEAD and (there := in_text(connection, frequencies, asked)):
        more = nearest(connection, asked, there.quotations) if there.inside else []
        if more and (not found or more[0].score > found.score):
            found = settle(connection, frequencies, asked, more, there.quotations, speakers)
            score = found.score if enough(frequencies, asked, found) else 0.0
        if there.match.score >= score + INSTEAD and enough(frequencies, asked, Found((there.match,), ())):
            return _printed(connection, asked, person, there)
    if not found or not score:
        return _nothing(connection, asked, person, _closest(connection, found, person), None)
    return _held(connection, asked, person, judge(connection, found, person), found)


def _held(connection: sqlite3.Connection, asked: Claim, person: Whom | None, judged: Judged, found: Found) -> Answer:
    name = person.asked if person else None
    return Answer(
        claim=asked.text,
        verdict=judged.verdict,
        explanation=explain.explanation(judged, name),
        score=round(found.score, 3),
        sources=judged.sources,
        steps=tuple(stretch.step for stretch in judged.steps),
        changes=judged.changes,
        left_out=judged.left_out,
        warnings=(*judged.warnings, *_limits(asked)),
        asked=name,
        closest=None,
        searched=searched(connection),
        elsewhere=tuple(source(connection, match, stretches(Found((match,), ()))) for match in others(found)),
    )


def _printed(connection: sqlite3.Connection, asked: Claim, person: Whom | None, there: Printed) -> Answer:
    match = there.match
    told = stretches(Found((match,), ()))
    where = printed(connection, there.document, match, told)
    same = all(stretch.kind == "equal" for stretch in told)
    return Answer(
        claim=asked.text,
        verdict=Verdict.IN_TEXT,
        explanation=explain.in_text(where, same=same, partly=bool(there.quotations)),
        score=round(match.score, 3),
        sources=(where,),
        steps=tuple(stretch.step for stretch in told),
        changes=(),
        left_out=(),
        warnings=_limits(asked),
        asked=person.asked if person else None,
        closest=None,
        searched=searched(connection),
    )


def _nothing(
    connection: sqlite3.Connection, asked: Claim, person: Whom | None, closest: Source | None, told: str | None
) -> Answer:
    reach = searched(connection)
    name = person.asked if person else None
    return Answer(
        claim=asked.text,
        verdict=Verdict.NOT_FOUND,
        explanation=told or explain.not_found(reach, name, closest if person else None),
        score=closest.score if closest else 0.0,
        sources=(),
        steps=(),
        changes=(),
        left_out=(),
        warnings=_limits(asked),
        asked=name,
        closest=closest,
        searched=reach,
    )


def _closest(connection: sqlite3.Connection, found: Found | None, person: Whom | None) -> Source | None:
    """The nearest quotation; of the person asked for, if there is one."""
    near: Sequence[Match] = found.near if found else ()
    if person:
        near = [match for match in near if match.passage.record and match.passage.record.speakers & set(person.ids)]
    if not near or not near[0].blocks:
        return None
    told: list[Stretch] = stretches(Found((near[0],), ()))
    return source(connection, near[0], told)


def _limits(asked: Claim) -> tuple[str, ...]:
    return (f"Only the first {len(asked.words):,} words of the claim were looked at",) if asked.cut else ()
