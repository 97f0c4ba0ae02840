"""Who is who in a database so far, how much is quoted of each, and what has been decided of them."""

from collections.abc import Iterator

from sqlite_utils import Database

from quotes.people.namesakes import read
from quotes.store.identity import slug
from quotes.store.namesakes import Bearer, bearers, learn
from quotes.store.pairs import found_pairs
from quotes.store.rulings import rulings

ALONE = """
    select name, sum(quotations), sum(documents) from people
    where kind = 'person' and name is not null and not instr(uid, '-') group by name order by 3 desc, name"""


class Known:
    """`bearers` has all with full names by the uid of their page before joining; `alone` all others with a name.

    These are (a name, quotations, documents) by the slug of the name, whichever documents know somebody by it.
    """

    def __init__(self, db: Database) -> None:
        now = rulings(db)
        self.pairs = found_pairs(db, now)
        self.bearers = {one.uid: one for one in bearers(db, now)}
        learn(db, self.bearers.values())
        self.alone: dict[str, tuple[str, int, int]] = {}
        for name, quotations, documents in db.execute(ALONE).fetchall():
            first, *counts = self.alone.get(slug(name), (name, 0, 0))
            self.alone[slug(name)] = (first, counts[0] + quotations, counts[1] + documents)
        joins = "select joins.uid, people.uid from joins join people on people.id = person"
        self._page: dict[str, str] = dict(db.execute(joins).fetchall())
        people = db.execute("select uid, quotations, documents from people").fetchall()
        self._counts: dict[str, tuple[int, int]] = {uid: counts for uid, *counts in people}
        self._settled = {rule.person for rule in now.taken if rule.verb in ("accept", "reject", "rename")}
        self._apart = {
            frozenset((slug(rule.person), slug(rule.target))) for rule in now.taken if rule.verb in ("apart", "alias")
        }

    def page(self, uid: str) -> str:
        """The uid of the page that somebody shares."""
        return self._page.get(uid, uid)

    def counts(self, uid: str) -> tuple[int, int]:
        """The quotations and documents of a page, or of all whom documents know by one form."""
        if uid in self.alone:
            return self.alone[uid][1:]
        quotations, documents = self._counts.get(self.page(uid), (0, 0))
        return quotations, documents

    def is_decided(self, uid: str, other: str = "") -> bool:
        """Whether a user has said that somebody is a person, or that two are not one."""
        return frozenset((slug(uid), slug(other))) in self._apart if other else uid in self._settled

    def are_one(self, one: Bearer, other: Bearer) -> bool:
        """Whether two share a page."""
        return self.page(one.uid) == self.page(other.uid)

    def surnames(self) -> set[str]:
        """The folded surnames of all with full names."""
        return {name.surname for one in self.bearers.values() for name in one.read}

    def names(self) -> Iterator[tuple[str, str]]:
        """Everybody's uid, or form, and name, but for those whose surname alone is known and is somebody's."""
        yield from ((one.uid, one.name) for one in self.bearers.values() if one.uid not in self._page)
        surnames = self.surnames()
        for uid, (name, *_) in self.alone.items():
            if uid.replace("-", " ") not in surnames and read(name) is None:
                yield uid, name
