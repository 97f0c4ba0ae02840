"""Everything in the database that says who somebody is, moved from one person to another."""

from collections import defaultdict
from collections.abc import Iterable
from json import dumps

from sqlite_utils import Database

from quotes.store import together
from quotes.store.people import forget_unmentioned, renamed, richer
from quotes.store.rows import Row
from quotes.store.rulings import Rulings
from quotes.store.unlinked import mark

APPEAR = """
    select document, documents.uid, appearances.uid, ifnull(ifnull(appearances.name, appearances.description), ''),
        people.id, people.uid
    from appearances join people on people.id = person join documents on documents.id = document"""
AMONG = " where appearances.uid in (select value from json_each(?))"

SPOKEN = ("quotes", "turns")
"""The tables with a speaker."""
NAMED = ("labels", "appearances", "joint_speakers")
"""The tables with a person, in which a document, or a quotation, names nobody twice."""


def settle(db: Database, rulings: Rulings, only: Iterable[str] | None = None, renamed: Iterable[str] = ()) -> None:
    """Make all rows agree with what is decided and joined.

    With `only`, just those of documents that by themselves know somebody under one of these uids. `renamed` are
    people whose names may change although nothing else of theirs does.
    """
    found = db.execute(APPEAR) if only is None else db.execute(APPEAR + AMONG, [dumps(sorted(only))])
    moves: dict[tuple[int, str | None], list[int]] = defaultdict(list)
    touched = set(renamed)
    for document, document_uid, printed, known_as, person, uid in found.fetchall():
        wanted = rulings.who(printed, known_as, document_uid)
        if wanted != uid:
            moves[person, wanted].append(document)
            touched |= {uid, wanted or uid}
    for (person, wanted), documents in moves.items():
        _move(db, documents, person, wanted)
    for uid in sorted(touched):
        _describe(db, uid, rulings)
    forget_unmentioned(db)


def _move(db: Database, documents: list[int], old: int, uid: str | None) -> None:
    """Make documents mean the person with `uid` wherever they meant `old`; nobody where it is None."""
    new = None if uid is None else made(db, uid)
    values = {"new": new, "old": old, "documents": dumps(documents)}
    there = "document in (select value from json_each(:documents))"
    if new is None:
        together.leave(db, documents, old)
    for table in SPOKEN:
        lost = "" if new else ", evidence = null"
        db.execute(f"update {table} set speaker = :new{lost} where speaker = :old and {there}", values)
    for table in NAMED:
        if new:
            db.execute(f"update or ignore {table} set person = :new where person = :old and {there}", values)
        # What is left: rows of somebody rejected, and those that would now stand twice.
        db.execute(f"delete from {table} where person = :old and {there}", values)
    together.once(db, documents)
    mark(db, *documents)
    db.execute(
        "update people set documents = (select count(*) from appearances where person = people.id)"
        " where id in (:old, :new)",
        values,
    )


def made(db: Database, uid: str) -> int:
    """The id of a person, who is new where nobody has this uid yet."""
    db.execute("insert or ignore into people (uid, label, kind) values (?, ?, 'person')", [uid, uid])
    return int(db.execute("select id from people where uid = ?", [uid]).fetchone()[0])


def _describe(db: Database, uid: str, rulings: Rulings) -> None:
    """Give somebody the name and description that those documents know which mean them."""
    sql = (
        "select appearances.name, appearances.description, appearances.kind, wikidata, people.label"
        " from appearances join people on people.id = person where people.uid = ? order by appearances.uid = ?"
    )
    row: Row | None = None
    for name, description, kind, wikidata, label in db.execute(sql, [uid, uid]).fetchall():
        told = {"name": name, "label": name or description or label, "description": description, "wikidata": wikidata}
        row = {**(richer(row, told) if row else told), "uid": uid, "kind": kind}
    if row is None:
        return
    if name := rulings.made.get(uid):
        row |= {"name": name, "label": name}
    settings = ", ".join(f"{column} = :{column}" for column in row)
    db.execute(f"update people set {settings} where uid = :uid", renamed(row, rulings.names))
