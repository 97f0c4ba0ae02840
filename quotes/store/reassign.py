"""Decisions applied to what the database holds already."""

from collections.abc import Iterable

from sqlite_utils import Database

from quotes.store.decisions import Decision, forget, record
from quotes.store.files import read_again
from quotes.store.identity import slug
from quotes.store.joins import join
from quotes.store.moves import settle
from quotes.store.rulings import rulings

UNDONE_BY_READING = frozenset({"merge", "alias", "reject"})
"""Verbs that remove somebody from a document, or put two together: only its text tells who was there."""


def take(db: Database, *taken: Decision) -> None:
    """Store decisions and make the rows of all documents agree with them.

    What is decided of somebody whom no document here knows only binds later loads. Raises QuotesError where
    merges would run in a circle, with the database as it was.
    """
    with db.atomic():
        for decision in taken:
            record(db, decision)
        _settle(db, taken)


def take_back(db: Database, decision: Decision) -> None:
    """Forget a decision and make the rows of all documents agree.

    What a decision has removed or put together within one document comes back when that is loaded again. Raises
    QuotesError where there is no such decision.
    """
    with db.atomic():
        concerned = _concerned(db, decision) if decision.verb in UNDONE_BY_READING else []
        forget(db, decision)
        _settle(db, [decision])
        read_again(db, concerned)


def _concerned(db: Database, decision: Decision) -> list[int] | None:
    """The documents in which a decision may have put two together: those that know whom it means.

    None where it cannot be told: somebody rejected is named nowhere any more, so that every document may be one.
    """
    page = rulings(db).who(slug(decision.target), decision.target)
    if decision.verb == "reject" or page is None:
        return None
    known = "select document from appearances join people on people.id = person where people.uid = ?"
    return [document for (document,) in db.execute(known, [page])]


def _settle(db: Database, about: Iterable[Decision]) -> None:
    join(db)
    settle(db, rulings(db), renamed=[decision.person for decision in about])
