"""Every two people whose names may be forms of one name, with what speaks for it and what against."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import combinations, product
from json import dumps

from sqlite_utils import Database

from quotes.people.namesakes import Form, FullName, forms, readings
from quotes.people.shortnames import full_forms, is_common
from quotes.store.namesakes import Bearer, bearers, full_names, learn
from quotes.store.rulings import Rulings

MOST = 60
"""Where so many names look alike nobody can tell who is who."""

NEEDS_MORE = frozenset({Form.MIDDLE, Form.SUFFIX})
"""What as often tells two people apart: Paul Anderson and Paul Thomas Anderson, a father and a son."""

FEW = 500
"""Documents that are looked into for both names: the newest."""

USUAL = frozenset({Form.SHORT, Form.INITIAL, Form.NICKNAME})
"""What is enough by itself where the surname is not one of the commonest."""

DOUBTFUL = NEEDS_MORE | {Form.SHORT}
"""What two people may differ in whom documents describe differently."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two bearers of names that may be one person's: in what the names differ, and what speaks against it."""

    one: Bearer
    other: Bearer
    forms: frozenset[Form]
    against: str | None = None
    together: bool = False
    """Whether one document prints both names, and knows but one person by them."""

    @property
    def shared(self) -> set[str]:
        """The words by which both are described."""
        return self.one.shares(self.other)

    def speaks_enough(self) -> bool:
        """Whether there is reason enough to take the two for one, if nobody else can be meant."""
        asks = self.forms & NEEDS_MORE or (self.forms & USUAL and is_common(self.one.read[0].surname))
        return not self.against and (not asks or self.together or bool(self.shared))


def found_pairs(db: Database, now: Rulings) -> list[Pair]:
    """Every two bearers of names that may be one person's; nobody who is one of very many alike."""
    near = _near(bearers(db, now, _alike(db, now)))
    found = [(one, other, differ) for one, other in near if (differ := least(one, other)) is not None]
    learn(db, {one.uid: one for pair in found for one in pair[:2]}.values())
    apart = {frozenset((rule.person, rule.target)) for rule in now.taken if rule.verb == "apart"}
    return [
        Pair(one, other, differ, _against(one, other, differ, apart), _together(db, one, other, differ))
        for one, other, differ in found
    ]


def least(one: Bearer, other: Bearer) -> frozenset[Form] | None:
    """In what two bearers' names differ least; None where none of them are forms of one name."""
    found = [differ for ours in one.read for theirs in other.read if (differ := forms(ours, theirs)) is not None]
    return min(found, key=lambda differ: (bool(differ & NEEDS_MORE), len(differ), sorted(differ)), default=None)


def _alike(db: Database, now: Rulings) -> list[str]:
    """The uids of all whose names have a key in common with somebody else's: few, of however many.

    The keys of all names lie in a table beside the database, sorted on disk: held here, they would take the more
    memory, the more people there are.
    """
    decided: dict[str, list[str]] = defaultdict(list)

    def keyed() -> Iterator[tuple[int, str]]:
        for uid, name in full_names(db):
            page = now.decided(uid, name)
            if page != uid:
                decided[page].append(uid)
            yield from ((hash(key), page) for reading in readings(name) for key in _keys(reading))

    with closing(sqlite3.connect("")) as aside:  # a database in a file that is gone with it
        aside.execute("create table names (key integer, page text)")
        aside.executemany("insert into names values (?, ?)", keyed())
        shared = "select key from names group by key having min(page) <> max(page)"
        found = aside.execute(f"select distinct page from names where key in ({shared})").fetchall()
    return [uid for (page,) in found for uid in (page, *decided.get(page, ()))]


def _keys(name: FullName) -> Iterator[tuple[str, str]]:
    """What two forms of one name have in common: a surname, and a first name in full or short."""
    for given in {name.given, name.nickname or name.given, *full_forms(name.given)}:
        yield name.surname, given


def _near(everybody: Sequence[Bearer]) -> list[tuple[Bearer, Bearer]]:
    """Bearers of one surname with the same first name, in full or short."""
    by_uid = {one.uid: one for one in everybody}
    alike: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in everybody:
        for name in one.read:
            for key in _keys(name):
                alike[key].add(one.uid)
    crowd = {uid for uids in alike.values() if len(uids) > MOST for uid in uids}
    near = {pair for uids in alike.values() for pair in combinations(sorted(uids - crowd), 2)}
    return [(by_uid[one], by_uid[other]) for one, other in sorted(near)]


def _against(one: Bearer, other: Bearer, differ: frozenset[Form], apart: set[frozenset[str]]) -> str | None:
    """What speaks against taking two bearers for one person, if anything does."""
    if apart and any(frozenset(uids) in apart for uids in product((one.uid, *one.names), (other.uid, *other.names))):
        return "decided"
    if one.documents & other.documents:
        return "both in one document"
    if len(one.sexes | other.sexes) > 1:
        return "he and she"
    doubtful = differ & DOUBTFUL or is_common(one.read[0].surname)
    if one.is_told_from(other) if doubtful else one.has_another_trade(other):
        return "described as different people"
    return None


def _together(db: Database, one: Bearer, other: Bearer, differ: frozenset[Form]) -> bool:
    """Whether a document in which but one of two appears prints the names of both.

    Asked where a middle name is all that differs: a writer who names two people says so.
    """
    if Form.MIDDLE not in differ or differ & {Form.SHORT, Form.SUFFIX}:
        return False
    where = dumps(sorted(one.documents | other.documents, reverse=True)[:FEW])
    sql = "select 1 from documents where id in (select value from json_each(?)) and instr(text, ?) and instr(text, ?)"
    return db.execute(sql, [where, one.name, other.name]).fetchone() is not None
