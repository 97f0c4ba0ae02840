"""A parsed document into the database: all of it or nothing, and nothing twice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from sqlite_utils import Database

from quotes.english import GUESS
from quotes.models import Fact, Parsed
from quotes.store.dates import ordinal
from quotes.store.gone import Stored, account_for, stored_quotes
from quotes.store.identity import document_uid
from quotes.store.people import forget_unmentioned, renamed, richer
from quotes.store.rows import Row, Rows, rows
from quotes.store.rulings import Rulings

OWNED = ("quotes", "annotations", "turns", "labels", "appearances", "remarks", "pieces", "facts", "files")
"""The tables whose rows belong to one document, those that point at others first."""

DAY = 1 << 31
"""Ids of quotations are day x DAY + a running number, the last words of a document first: so the search index, which
answers in the order of ids, answers newest documents first and each from its beginning when read from the greatest id
down. They stay below 2**53, which JavaScript can count to."""

KEYS = {"quotes": ("uid",), "turns": ("position",), "facts": ("name",), "appearances": ("person",)}
"""What tells the rows of one document apart; elsewhere the whole row does."""


NO_RULINGS = Rulings()


def save(db: Database, parsed: Parsed, rulings: Rulings = NO_RULINGS) -> Rows:
    """Store one document in one transaction, replacing what was at its path; returns its rows.

    `rulings` are what a user has decided about who is who. Rows that are there already stay untouched, ids
    included. Raises sqlite3.Error with the database as it was.
    """
    fresh = rulings.applied(rows(_remembered(db, parsed)))
    with db.atomic():
        db.execute("pragma defer_foreign_keys = on")
        document, before = _store_document(db, fresh)
        people = _store_people(db, document, fresh.people, rulings.names)
        turns = _store_turns(db, document, fresh.turns, people)
        before += stored_quotes(db, document)
        _store_words(db, document, fresh, people, turns)
        forget_unmentioned(db)
        account_for(db, fresh.document, before, fresh.quotes)
    return fresh


def _remembered(db: Database, parsed: Parsed) -> Parsed:
    """`parsed` with what a user has told of the document before, wherever neither the source nor the user tells now."""
    sql = (
        "select name, value from facts join documents on documents.id = facts.document"
        " where documents.uid = ? and origin = 'user'"
    )
    told = dict(db.execute(sql, [document_uid(parsed.document)]).fetchall())
    missing = {name: Fact(value, "user") for name, value in told.items() if not _states(parsed, name)}
    return replace(parsed, facts=replace(parsed.facts, **missing)) if missing else parsed


def _states(parsed: Parsed, name: str) -> bool:
    """Whether a fact is stated; a guess gives way to what a user has told."""
    fact: Fact | None = getattr(parsed.facts, name)
    return fact is not None and fact.origin != GUESS


def _store_document(db: Database, fresh: Rows) -> tuple[int, list[Stored]]:
    """The document's id, and the quotations that went with an older version of the file."""
    row = fresh.document
    found = list(db.query("select * from documents where uid = ?", [row["uid"]]))
    if found:
        document = cast("int", found[0]["id"])
        row = row | {"path": found[0]["path"]}
        _update(db, "documents", found[0], row)
    else:
        document = _insert(db, "documents", [row])[0]
    known = db.execute(
        "select 1 from files where path = ? and document = ?", [fresh.document["path"], document]
    ).fetchone()
    if not known:
        _insert(db, "files", [{"path": fresh.document["path"], "part": row["part"], "document": document}])
    vanished = _forget_older(db, fresh.document["path"], row["sha256"])
    db.execute(
        "update documents set path = (select min(path) from files where document = documents.id)"
        " where id = ? and path <> (select min(path) from files where document = documents.id)",
        [document],
    )
    return document, vanished


def _forget_older(db: Database, path: str, sha256: str) -> list[Stored]:
    """Remove what was read from other bytes at `path` and is found nowhere else."""
    vanished: list[Stored] = []
    older = db.execute(
        "select documents.id from files join documents on documents.id = files.document"
        " where files.path = ? and sha256 <> ?",
        [path, sha256],
    ).fetchall()
    for (document,) in older:
        db.execute("delete from files where path = ? and document = ?", [path, document])
        if db.execute("select 1 from files where document = ?", [document]).fetchone():
            continue
        vanished += stored_quotes(db, document)
        db.execute("delete from remarks where other = ?", [document])
        for table in OWNED:
            db.execute(f"delete from {table} where document = ?", [document])
        db.execute("delete from documents where id = ?", [document])
    return vanished


def _store_people(db: Database, document: int, people: Sequence[Row], names: Mapping[str, str]) -> dict[str, int]:
    """Ids of the document's people by uid; a fuller name or description is learnt, in whatever order it comes."""
    ids: dict[str, int] = {}
    appearances = []
    for person in people:
        row = person | {}
        printed = row.pop("printed")
        found = list(db.query("select * from people where uid = ?", [row["uid"]]))
        if not found:
            ids[row["uid"]] = _insert(db, "people", [renamed(row, names)])[0]
        else:
            ids[row["uid"]] = found[0]["id"]
            _update(db, "people", found[0], renamed(richer(found[0], row), names))
        appearances.append({"person": ids[row["uid"]], **printed, "description": row["description"]})
    _sync(db, "appearances", document, appearances)
    return ids


def _store_turns(db: Database, document: int, turns: Sequence[Row], people: dict[str, int]) -> dict[int, int]:
    """Ids of the document's turns by position."""
    _sync(db, "turns", document, [row | {"speaker": people.get(row["speaker"])} for row in turns])
    return dict(db.execute("select position, id from turns where document = ?", [document]).fetchall())


def _store_words(db: Database, document: int, fresh: Rows, people: dict[str, int], turns: dict[int, int]) -> None:
    """Everything else that belongs to the document."""
    _sync(db, "facts", document, fresh.facts)
    _sync(db, "pieces", document, fresh.pieces)
    _sync(db, "remarks", document, fresh.remarks)
    _sync(db, "labels", document, [row | {"person": people[row["person"]]} for row in fresh.labels])
    _sync(db, "annotations", document, [row | {"turn": turns.get(row["turn"])} for row in fresh.annotations])
    quotes = [row | {"speaker": people.get(row["speaker"]), "turn": turns.get(row["turn"])} for row in fresh.quotes]
    first = ordinal(fresh.document["date"]) * DAY
    db.execute("delete from quotes where document = ? and (id < ? or id >= ?)", [document, first, first + DAY])
    last = db.execute("select max(id) from quotes where id >= ? and id < ?", [first, first + DAY]).fetchone()[0]
    _sync(db, "quotes", document, quotes, next_id=(last or first) + 1)


def _sync(db: Database, table: str, document: int, fresh: Iterable[Row], *, next_id: int | None = None) -> None:
    """Make a document's rows in `table` be `fresh`, touching only those that differ."""

    def key(row: Row) -> tuple[Any, ...]:
        return tuple(
            row[column]
            for column in KEYS.get(table) or [name for name in row if name not in {"id", "document", "other"}]
        )

    wanted = {key(row): row for row in fresh}
    own = " and other is null" if table == "remarks" else ""  # what copies tell is `quotes.store.stories`'s
    stored = {key(row): row for row in db.query(f"select * from {table} where document = ?{own}", [document])}
    for known in stored.keys() - wanted.keys():
        db.execute(f"delete from {table} where id = ?", [stored[known]["id"]])
    for known in wanted.keys() & stored.keys():
        _update(db, table, stored[known], wanted[known])
    missing = [{"document": document} | row for known, row in wanted.items() if known not in stored]
    if next_id is not None:
        missing = [{"id": next_id + number} | row for number, row in enumerate(reversed(missing))]
    _insert(db, table, missing)


def _update(db: Database, table: str, stored: Row, wanted: Row) -> None:
    changed = {column: value for column, value in wanted.items() if stored[column] != value}
    if changed:
        settings = ", ".join(f'"{column}" = ?' for column in changed)
        db.execute(f"update {table} set {settings} where id = ?", [*changed.values(), stored["id"]])


def _insert(db: Database, table: str, fresh: Sequence[Row]) -> list[int]:
    """Insert rows that share their columns; returns their ids."""
    if not fresh:
        return []
    columns = ", ".join(f'"{column}"' for column in fresh[0])
    marks = ", ".join("?" * len(fresh[0]))
    sql = f"insert into {table} ({columns}) values ({marks})"
    return [cast("int", db.execute(sql, list(row.values())).lastrowid) for row in fresh]
