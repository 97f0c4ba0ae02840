"""The documents that are still to be compared with their copies: what a killed load left, the next makes good."""

from sqlite_utils import Database

from quotes.store.transaction import writing

INDEX, GROUP = 1, 2
"""The two steps: put it in its places in the index of copies, then bring it and its copies in line."""

UNLINKED = f"""
    create table _unlinked (
        id integer primary key, step integer not null check (step in ({INDEX}, {GROUP})), was blob)"""
"""One row for each document that waits, by its id; `was` is the sketch by which the index knows it still."""

UNJOINED = "create table _unjoined (id integer primary key)"
"""Has a row while names of people wait to be joined, since documents have come or gone."""

_NOT_YET = "not exists (select 1 from _unlinked where id = {})"

# No "insert or ignore": inside a trigger, the statement that fired it decides what happens at a conflict.
_CHANGED = f"""
    insert into _unlinked (id, step, was) select old.id, {INDEX}, old.sketch
        where {_NOT_YET.format("old.id")};
    update _unlinked set step = {INDEX}, was = old.sketch where id = old.id and step = {GROUP};"""

_EMPTY = "delete from stories where id = old.story and not exists (select 1 from documents where story = old.story);"

_TRIGGERS = {
    "sketches_first": f"""after insert on _sketches begin
        insert into _unlinked (id, step) select new.id, {INDEX} where {_NOT_YET.format("new.id")};
        update _unlinked set step = {INDEX} where id = new.id;
        end""",
    "sketches_changed": f"after update of sketch on _sketches when old.sketch <> new.sketch begin {_CHANGED} end",
    "sketches_gone": f"after delete on _sketches begin {_CHANGED} end",
    "documents_leave": f"""before delete on documents begin
        insert into _unlinked (id, step) select id, {GROUP} from documents
            where story = old.story and id <> old.id and {_NOT_YET.format("documents.id")};
        delete from _sketches where id = old.id;
        end""",
    "documents_left": f"after delete on documents begin {_EMPTY} end",
    "documents_moved": f"after update of story on documents when old.story is not new.story begin {_EMPTY} end",
}


def settle(db: Database) -> None:
    """Set up the triggers that are missing, as after a migration."""
    if _missing(db):
        with writing(db):  # looked at again, since another program may have set them up by now
            for name in _missing(db):
                db.execute(f"create trigger {name} {_TRIGGERS[name]}")


def _missing(db: Database) -> set[str]:
    return _TRIGGERS.keys() - {trigger.name for trigger in db.triggers}


def keep_sketch(db: Database, document: int, sketch: bytes, *, changed: bool) -> None:
    """Store the sketch of a document, which waits from now on if it is another, or if other rows of it `changed`."""
    db.execute(
        "insert into _sketches (id, sketch) values (?, ?)"
        " on conflict (id) do update set sketch = excluded.sketch where sketch <> excluded.sketch",
        [document, sketch],
    )
    if changed:
        mark(db, document)


def mark(db: Database, *documents: int) -> None:
    """Have documents of which rows have changed, and their copies, brought in line again."""
    rows = [(document, GROUP) for document in documents]
    db.conn.executemany("insert or ignore into _unlinked (id, step) values (?, ?)", rows)


def join_later(db: Database) -> None:
    """Note, in the transaction that changes documents, that names are to be joined: a killed load leaves that so."""
    db.execute("insert or ignore into _unjoined values (1)")


def is_to_be_joined(db: Database) -> bool:
    """Whether documents have changed since names were last joined."""
    return db.execute("select 1 from _unjoined").fetchone() is not None
