"""What a user has decided about who is who; later loads respect it.

A decision names people by their slug, so that it holds for any database made of the same documents:

merge PERSON TARGET              PERSON is the same as TARGET
split PERSON TARGET DOCUMENT     in that document PERSON is somebody else, known from now on as TARGET
rename PERSON TARGET             PERSON is shown under the name TARGET
alias PERSON TARGET              where a document knows somebody only as TARGET, PERSON is meant
apart PERSON TARGET              PERSON and TARGET are two people; a name that TARGET spells is not taken for PERSON's
reject PERSON                    PERSON, a slug or a name, is nobody who can speak: a headline, a place
accept PERSON                    PERSON is a person, whatever the name looks like
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlite_utils import Database

from quotes.errors import QuotesError, UsageError
from quotes.store.identity import slug

VERBS = ("merge", "split", "rename", "alias", "apart", "reject", "accept")
ALONE = frozenset({"reject", "accept"})
"""Verbs that are about one person and nobody else."""

_PAIR = "(person, target) in ((:person, :target), (:target, :person))"
OPPOSITES = {
    "rename": (("rename", "person = :person"),),
    "merge": (("apart", _PAIR),),
    "alias": (("apart", _PAIR),),
    "apart": (("merge", _PAIR), ("alias", _PAIR)),
    "reject": (("accept", "person = :person"),),
    "accept": (("reject", "person = :person"),),
}
"""Older decisions of which a new one is the opposite, and which it takes the place of."""


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """One decision; `document` is a document's uid for a split, else empty.

    Two are the same whoever took them, whenever and why; `decided` is a time in UTC as ISO 8601 has it.
    """

    verb: str
    person: str
    target: str
    document: str = ""
    decided: str = field(default="", compare=False)
    by: str = field(default="", compare=False)
    why: str = field(default="", compare=False)

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What tells it from any other."""
        return self.verb, self.person, self.target, self.document

    def __str__(self) -> str:
        where = f" in document {self.document}" if self.document else ""
        return f"{self.verb} {self.person} {self.target}".rstrip() + where


def decisions(db: Database) -> list[Decision]:
    """All decisions, in the order in which they were taken."""
    columns = "verb, person, target, document, decided, decided_by, why"
    sql = f"select {columns} from decisions where quotation = '' order by id"
    return [Decision(*row) for row in db.execute(sql).fetchall()]


def now() -> str:
    """The time in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def record(db: Database, decision: Decision) -> None:
    """Store a decision, of now where it does not say when; a new one takes the place of its opposite.

    One that is stored already keeps its time, and learns who and why where that is told.

    Raises QuotesError where merges would run in a circle.
    """
    if decision.verb == "merge" and decision.person in trail(merged_into(decisions(db)), decision.target):
        raise QuotesError(f"{decision.target} is merged into {decision.person} already; undo that first")
    for verb, same in OPPOSITES.get(decision.verb, ()):
        values = {"verb": verb, "person": decision.person, "target": decision.target}
        db.execute(f"delete from decisions where verb = :verb and {same}", values)
    db.execute(
        "insert into decisions (verb, person, target, document, decided, decided_by, why) values (?, ?, ?, ?, ?, ?, ?)"
        " on conflict (verb, person, target, document, quotation) do update set"
        " decided_by = iif(excluded.decided_by <> '', excluded.decided_by, decided_by),"
        " why = iif(excluded.why <> '', excluded.why, why)",
        [*decision.key, decision.decided or now(), decision.by, decision.why],
    )


def forget(db: Database, decision: Decision) -> None:
    """Take a decision back.

    Raises QuotesError where there is no such decision.
    """
    done = db.execute(
        "delete from decisions where (verb, person, target, document, quotation) = (?, ?, ?, ?, '')", decision.key
    )
    if not done.rowcount:
        raise QuotesError(f"no such decision: {decision}; see: quotes people decisions")


def merged_into(taken: list[Decision]) -> dict[str, str]:
    """The slug of each merged person, and the slug it was merged into."""
    return {decision.person: decision.target for decision in taken if decision.verb == "merge"}


def trail(merged: dict[str, str], person: str) -> list[str]:
    """A person's slug and those it was merged into, one after the other."""
    steps = [person]
    while steps[-1] in merged and merged[steps[-1]] not in steps:
        steps.append(merged[steps[-1]])
    return steps


def printed_as(db: Database, person: str, document: str) -> str | None:
    """The uid under which a document by itself knows a person; None where they do not appear in it."""
    sql = (
        "select appearances.uid from appearances join people on people.id = person"
        " join documents on documents.id = document where people.uid = ? and documents.uid = ?"
    )
    found = db.execute(sql, [person, document]).fetchone()
    return str(found[0]) if found else None


def find_person(db: Database, words: str) -> str:
    """The slug of the one person meant by a slug or a name.

    Raises UsageError where nobody or more than one fits, naming those who come near.
    """
    exact = "select uid from people where uid = ? or uid = ? or name = ? collate nocase order by quotations desc"
    found = [str(row[0]) for row in db.execute(exact, [words, slug(words), words])]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{words} may be any of {', '.join(found)}; name one of these")
    similar = "select uid from people where uid like ? order by quotations desc limit 5"
    near = [str(row[0]) for row in db.execute(similar, [f"%{slug(words)}%"])]
    hint = f"did you mean {', '.join(near)}?" if near else "names are as on the page of people"
    raise UsageError(f"nobody here is called {words}; {hint}")
