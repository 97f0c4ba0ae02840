"""Whom a name means: people on record whose name agrees with it, however it is written."""

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.check.answers import Asked, Candidate
from quotes.kinds import PersonKind
from quotes.people.shortnames import is_short
from quotes.store.queries.frequency import quoted
from quotes.words.names import PARTICLES, fold, same
from quotes.words.vocabulary import titles, words

MOST = 400
"""People with a word of the name who are looked at."""

SHOWN = 10
"""People who are listed for an ambiguous name, the most quoted first."""

LONGEST = 200
"""Characters of a name that are looked at."""

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[\"“”]")
_PART = re.compile(r"[^\W_][^\s,;-]*")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as far as it can be compared: given names and initials, and the words of the surname."""

    given: tuple[str, ...]
    family: tuple[str, ...]

    def agrees(self, other: "Name") -> bool:
        """Whether both may be the same person's: one surname, and no given name that speaks against it."""
        if not self.family or not other.family or not _one_family(self.family[-1], other.family[-1]):
            return False
        one, two = set(self.family[:-1]), set(other.family[:-1])
        if one and two and not one & two:
            return False
        return _agree(self.given, other.given)


@dataclass(frozen=True, slots=True)
class Whom:
    """The answer: the ids of all who may be meant, and what is told of it."""

    ids: frozenset[int]
    name: Name
    asked: Asked


def name(printed: str) -> Name:
    """A name out of what is printed: titles and offices before it, parties and suffixes behind it left out."""
    bare = _ASIDE.sub(" ", printed[:LONGEST]).split(",")[0]
    parts = _parts(bare)
    # An office ends before the name: whatever precedes its last word belongs to it.
    office = max((index for index, part in enumerate(parts[:-1]) if _is_title(part)), default=-1)
    told = [fold(part) for part in parts[office + 1 :]]
    while len(told) > 1 and told[-1] in words("names", "suffixes"):
        told.pop()
    start = len(told) - 1
    while start > 1 and told[start - 1] in PARTICLES:
        start -= 1
    if start == 1 and told[0] in PARTICLES:
        start = 0
    return Name(tuple(told[:start]), tuple(told[start:])) if told else Name((), ())


def _parts(bare: str) -> list[str]:
    """The words of a name, hyphens of given names open and those of the surname closed."""
    words = bare.split()
    closed = words[-1:] if words and "-" in words[-1] and words[-1][0].isalpha() else []
    opened = _PART.findall(" ".join(words[: len(words) - len(closed)]))
    return [part.strip(".'’") for part in (*opened, *closed)]


def _one_family(one: str, other: str) -> bool:
    """Whether two surnames are the same, or one is a half of the other: "Garcia-Navarro" and "Navarro"."""
    halves, others = one.split("-"), other.split("-")
    return same(one, other) or (len(halves) != len(others) and bool({one} & set(others) or {other} & set(halves)))


def _is_title(part: str) -> bool:
    return part.lower().rstrip(".") in titles() or fold(part) in {"elect", "designate", "general"}


def _agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether given names agree: each of the fewer ones with one of the others, in their order, initials included."""
    fewer, more = sorted((one, other), key=len)
    if not fewer:
        return True
    if not _alike(fewer[0], more[0]):
        return False
    place = 0
    for given in fewer:
        place = next((index + 1 for index in range(place, len(more)) if _alike(given, more[index])), 0)
        if not place:
            return False
    return True


def _alike(one: str, other: str) -> bool:
    """Whether two given names are one, or an initial or a well-known short form of one: "Bill" and "William"."""
    short, long = sorted((one, other), key=len)
    return same(one, other) or (len(short) == 1 and long.startswith(short)) or is_short(one, other)


def whom(connection: sqlite3.Connection, asked: str) -> Whom:
    """Everybody whom a name may mean, the most quoted first; nobody is chosen where two different people fit."""
    wanted = name(asked)
    found = [row for row in _known(connection, asked, wanted) if _fits(wanted, asked, row)]
    named = [row for row in found if row[2] and len(name(row[2]).given) > 0]
    rivals = any(not name(one[2]).agrees(name(other[2])) for one in named[:SHOWN] for other in named[:SHOWN])
    listed = named if rivals else (named or found)
    candidates = tuple(Candidate(uid, label, quotations) for _, uid, _, label, _, _, quotations in listed[:SHOWN])
    status = "unknown" if not found else "ambiguous" if rivals else "found"
    return Whom(frozenset(row[0] for row in found), wanted, Asked(asked, status, candidates))


def _known(connection: sqlite3.Connection, asked: str, wanted: Name) -> list[tuple[int, str, str, str, str, str, int]]:
    """People with the surname, and those with all the words."""
    parts = [fold(part) for part in _PART.findall(asked[:LONGEST])[:8]]
    phrases = [" ".join(quoted(part) for part in side) for side in (wanted.family[-1:], parts)]
    sql = (
        "select people.id, uid, name, label, kind, description, quotations from people where id in (select rowid from"
        " people_fts where people_fts match ? limit ?)"
    )
    found = {}
    for phrase in phrases:
        if phrase:
            for row in connection.execute(sql, [phrase, MOST]):
                found[row[0]] = row
    return sorted(found.values(), key=lambda row: (-row[6], row[1]))


def _fits(wanted: Name, asked: str, row: tuple[int, str, str, str, str, str, int]) -> bool:
    _, _, printed, label, kind, description, _ = row
    if printed and kind == PersonKind.PERSON:
        return wanted.agrees(name(printed))
    told = {fold(part) for part in _PART.findall(asked[:LONGEST])} - {"a", "an", "the"}
    theirs = {fold(part) for part in _PART.findall(f"{label} {description or ''}")}
    return bool(told) and told <= theirs and (len(told) > 1 or fold(label) == fold(asked))
