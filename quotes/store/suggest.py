"""What whoever keeps a database may want to decide: likely duplicates and likely non-people, with evidence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from quotes.people.nonpeople import Sign, signs
from quotes.store.decisions import Decision
from quotes.store.duplicates import duplicates
from quotes.store.identity import slug
from quotes.store.known import Known

READ = 500
"""Documents, the newest, from whose texts the words in small letters are taken."""
SMALL = re.compile(r"(?<![\w’'.-])[a-z]{3,}(?![\w-])")
BODIES = frozenset({Sign.BODY, Sign.CAPITALS})
"""Signs of what may speak although it is no person."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A decision that may be right, how many quotations and documents it would move, and its evidence."""

    decision: Decision
    quotations: int
    documents: int
    evidence: str


def suggestions(db: Database) -> list[Suggestion]:
    """Everything that may be worth a decision and has not been decided, most quoted first."""
    known = Known(db)
    found: dict[str, Suggestion] = {}
    for decision, evidence in (*duplicates(known), *_non_people(known, _small(db))):
        about = slug(decision.target) if decision.verb == "alias" else decision.person
        found.setdefault(about, Suggestion(decision, *known.counts(about), evidence))
    return sorted(found.values(), key=lambda one: (-one.quotations, -one.documents, one.decision))


def _non_people(known: Known, small: set[str]) -> Iterator[tuple[Decision, str]]:
    for uid, name in known.names():
        found = [sign for sign in signs(name, small) if sign is not Sign.DESCRIBED]
        if found and not known.is_decided(uid):
            leave = "; leave it where an organisation speaks" if set(found) <= BODIES else ""
            yield Decision("reject", uid, ""), f"{name} {', '.join(found)}{leave}"


def _small(db: Database) -> set[str]:
    """Words that documents print in small letters."""
    texts = db.execute("select text from documents order by id desc limit ?", [READ])
    return {word for (text,) in texts for word in SMALL.findall(text)}
