"""Names of one person in several documents, joined where nothing speaks against it.

What is joined follows from all documents and decisions together, so it is the same in whatever order they came.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from sqlite_utils import Database

from quotes.people.namesakes import Form
from quotes.store.moves import made, settle
from quotes.store.namesakes import Bearer
from quotes.store.pairs import Pair, found_pairs, least
from quotes.store.rulings import Rulings, rulings
from quotes.store.transaction import version, writing

Join = tuple[str, str, str, str, str | None]
"""A row of `joins`, the page's uid instead of its id."""

STORED = "select joins.uid, joins.name, people.uid, evidence, shared from joins join people on people.id = person"


def join(db: Database) -> None:
    """Bring the joins, and all rows that name somebody, in line with all documents and decisions.

    What is to be joined is found before anybody is kept from writing; if somebody has written meanwhile, once more.
    """
    before, found = version(db), _wanted(db)
    with writing(db):
        now, wanted = found if version(db) == before else _wanted(db)
        db.execute("delete from _unjoined")
        stored: dict[str, Join] = {row[0]: row for row in db.execute(STORED).fetchall()}
        if changed := {uid for uid in wanted.keys() | stored.keys() if wanted.get(uid) != stored.get(uid)}:
            _rejoin(db, sorted(changed), wanted)
            settle(db, rulings(db), None if now.taken else _concerned(changed, stored, wanted))


def _wanted(db: Database) -> tuple[Rulings, dict[str, Join]]:
    """What is decided now, and the joins that follow, by the uid of the name."""
    now = rulings(db)
    groups = pages(found_pairs(db, now))
    return now, {row[0]: row for group in groups for row in _rows(group, now)}


def _rejoin(db: Database, changed: Sequence[str], wanted: Mapping[str, Join]) -> None:
    for uid in changed:
        db.execute("delete from joins where uid = ?", [uid])
        if uid in wanted:
            _, name, page, evidence, shared = wanted[uid]
            db.execute(
                "insert into joins (uid, name, person, evidence, shared) values (?, ?, ?, ?, ?)",
                [uid, name, made(db, page), evidence, shared],
            )


def _concerned(changed: set[str], *rows: Mapping[str, Join]) -> set[str]:
    """The uids of names that may lead to another page than before."""
    return changed | {joins[uid][2] for joins in rows for uid in changed if uid in joins}


def pages(pairs: Sequence[Pair]) -> list[list[Bearer]]:
    """Bearers who are one person, two or more in each list.

    Two are joined only where all whose names may be forms of theirs may be one person: with a Steven P. beside Steve
    and Steven M. Rosenthal, Steve is either's name and stays alone.
    """
    near: dict[str, dict[str, Pair]] = defaultdict(dict)
    for pair in pairs:
        if Form.SUFFIX not in pair.forms:
            near[pair.one.uid][pair.other.uid] = near[pair.other.uid][pair.one.uid] = pair
    groups = _Groups(pairs)
    for pair in pairs:
        if Form.SUFFIX not in pair.forms and pair.speaks_enough() and _is_alone(pair, near):
            groups.join(pair)
    for pair in _suffixed(pairs, groups):
        groups.join(pair)
    return groups.several()


def _is_alone(pair: Pair, near: Mapping[str, Mapping[str, Pair]]) -> bool:
    """Whether all whose names may be forms of a pair's may be one person, so that nobody else can be meant."""
    one, other = pair.one.uid, pair.other.uid
    those = sorted({one, other} | near[one].keys() | near[other].keys())
    return all(uid in near[third] and not near[third][uid].against for third, uid in combinations(those, 2))


class _Groups:
    """Bearers by the person they are so far."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self._bearers = {one.uid: one for pair in pairs for one in (pair.one, pair.other)}
        self._of = {uid: frozenset({uid}) for uid in self._bearers}

    def of(self, one: Bearer) -> frozenset[str]:
        """The uids of everybody who is the same person."""
        return self._of[one.uid]

    def join(self, pair: Pair) -> None:
        """Make two one."""
        both = self.of(pair.one) | self.of(pair.other)
        self._of |= dict.fromkeys(both, both)

    def several(self) -> list[list[Bearer]]:
        """The groups of more than one."""
        return [[self._bearers[uid] for uid in sorted(group)] for group in set(self._of.values()) if len(group) > 1]


def _suffixed(pairs: Sequence[Pair], groups: _Groups) -> Iterator[Pair]:
    """Pairs of one with "Jr." and one without that are one person: in one office, and neither may be a third.

    Elsewhere a suffix means a father or a son.
    """
    between: dict[frozenset[frozenset[str]], list[Pair]] = defaultdict(list)
    rivals: dict[frozenset[str], set[frozenset[frozenset[str]]]] = defaultdict(set)
    for pair in pairs:
        if Form.SUFFIX in pair.forms:
            sides = frozenset({groups.of(pair.one), groups.of(pair.other)})
            between[sides].append(pair)
            for side in sides:
                rivals[side].add(sides)
    for sides, found in sorted(between.items(), key=lambda item: sorted(map(sorted, item[0]))):
        one, other = sides
        whole = len(found) == len(one) * len(other) and not any(pair.against for pair in found)
        if whole and len(rivals[one]) == len(rivals[other]) == 1 and any(pair.shared for pair in found):
            yield found[0]


def _rows(group: Sequence[Bearer], now: Rulings) -> Iterator[Join]:
    """The rows for all of a group whose page is another's."""
    page = _page(group, now)
    for one in group:
        if one is not page:
            shared = ", ".join(sorted(one.shares(page))[:8]) or None
            yield one.uid, one.name, page.uid, ", ".join(sorted(least(one, page) or {Form.SPELLING})), shared


def _page(group: Sequence[Bearer], now: Rulings) -> Bearer:
    """Whose page it is: theirs of whom users have decided something, else the name that most documents print."""
    named = {rule.target if rule.verb == "merge" else rule.person for rule in now.taken if rule.verb in NAMING}
    return max(group, key=lambda one: (one.uid in named, one.appearances, len(one.name), one.uid))


NAMING = ("merge", "rename", "alias")
