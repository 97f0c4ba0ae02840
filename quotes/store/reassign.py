"""Decisions applied to what the database holds already."""

from sqlite_utils import Database

from quotes.store.decisions import Decision, record
from quotes.store.identity import slug
from quotes.store.people import forget_unmentioned

POINTERS = (("quotes", "speaker"), ("turns", "speaker"), ("labels", "person"), ("appearances", "person"))
"""The columns that say who somebody is."""


def take(db: Database, decision: Decision) -> None:
    """Store a decision and make the rows of all documents agree with it.

    A merge or split of somebody whom no document here knows only binds later loads. Raises QuotesError where
    merges would run in a circle.
    """
    with db.atomic():
        record(db, decision)
        if decision.verb == "rename":
            db.execute(
                "update people set name = ?, label = ? where uid = ?",
                [decision.target, decision.target, decision.person],
            )
        for document in _documents(db, decision):
            old, new = _who(db, decision, document)
            _move(db, document, old, new)
        forget_unmentioned(db)


def _documents(db: Database, decision: Decision) -> list[int]:
    """The documents in which a decision changes who somebody is."""
    where = {
        "merge": "people.uid = :person and exists (select 1 from people where uid = :target)",
        "split": "people.uid = :person and documents.uid = :document",
        "alias": "people.uid <> :person and ifnull(appearances.name, appearances.description) = :target collate nocase"
        " and exists (select 1 from people where uid = :person)",
    }.get(decision.verb, "0")
    found = db.execute(
        "select appearances.document from appearances join people on people.id = appearances.person"
        f" join documents on documents.id = appearances.document where {where}",
        {"person": decision.person, "target": decision.target, "document": decision.document},
    )
    return [row[0] for row in found.fetchall()]


def _who(db: Database, decision: Decision, document: int) -> tuple[int, int]:
    """The ids of whom a document named so far, and of whom it names from now on."""
    if decision.verb == "merge":
        return _id(db, decision.person), _id(db, decision.target)
    if decision.verb == "split":
        return _id(db, decision.person), _made(db, decision)
    called = "select person from appearances where document = ? and ifnull(name, description) = ? collate nocase"
    return db.execute(called, [document, decision.target]).fetchone()[0], _id(db, decision.person)


def _id(db: Database, uid: str) -> int:
    return int(db.execute("select id from people where uid = ?", [uid]).fetchone()[0])


def _made(db: Database, decision: Decision) -> int:
    """The person that a split makes, new unless another document's split has made them."""
    row = [slug(decision.target), decision.target, decision.target]
    db.execute("insert or ignore into people (uid, label, name, kind) values (?, ?, ?, 'person')", row)
    return _id(db, slug(decision.target))


def _move(db: Database, document: int, old: int, new: int) -> None:
    """Make one document mean `new` wherever it meant `old`."""
    for table, column in POINTERS:
        db.execute(
            f"update or ignore {table} set {column} = ? where document = ? and {column} = ?",
            [new, document, old],
        )
        # A document that named both: the row that would now stand twice goes.
        db.execute(f"delete from {table} where document = ? and {column} = ?", [document, old])
    recount = (
        "update people set documents = (select count(*) from appearances where person = people.id) where id in (?, ?)"
    )
    db.execute(recount, [old, new])
