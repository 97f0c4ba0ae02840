"""Full-text search and the other things that triggers keep in step."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlite_utils import Database

from quotes.store import views
from quotes.store.together import SAID_BY
from quotes.store.transaction import writing
from quotes.store.views import THEIRS

INDEXES = {
    "quotes": (["text"], "tokenize='porter unicode61', columnsize=0"),
    "documents": (["text", "title"], "tokenize='porter unicode61', columnsize=0, detail=none"),
    "people": (["label", "description"], "tokenize='unicode61 remove_diacritics 2', columnsize=0"),
}
"""Table: the columns that can be searched, and how.

How long each text is stands nowhere (columnsize): ranking by relevance, which few ask for, counts then. Of documents
only the words are kept, not where in the text they stand: a third of the size. So a search of documents can ask for
several words, and not for a phrase.
"""

BULK = "create table _bulk (id integer primary key)"
"""Has a row while many rows are inserted in one transaction, so that triggers leave it to the writer to index and count
them all at its end: row by row costs several times as much. Nobody but the writer ever sees the row."""

_SINGLY = "when not exists (select 1 from _bulk) begin"

_JOINT = "(select person from joint_speakers where quote = {row}.id)"
_GAIN, _LOSS = (f"update people set quotations = quotations {sign} 1 where" for sign in "+-")
_SPOKEN = f"exists (select 1 from quotes where id = {{row}}.quote and {THEIRS.format(row='quotes')})"

GAINED = f"{_GAIN} id = new.speaker and {THEIRS.format(row='new')};"
LOST = f"{_LOSS} id = old.speaker and {THEIRS.format(row='old')};"
ALL_GAINED = f"{GAINED} {_GAIN} id in {_JOINT.format(row='new')} and {THEIRS.format(row='new')};"
ALL_LOST = f"{LOST} {_LOSS} id in {_JOINT.format(row='old')} and {THEIRS.format(row='old')};"

COUNTS = {
    "quotes_counted": f"create trigger quotes_counted after insert on quotes {_SINGLY} {GAINED} end",
    "quotes_uncounted": f"create trigger quotes_uncounted after delete on quotes begin {ALL_LOST}"
    " delete from joint_speakers where quote = old.id; update quotes set copy_of = null where copy_of = old.id; end",
    "quotes_recounted": "create trigger quotes_recounted after update of speaker, kind, copy_of, certainty on quotes"
    f" begin {ALL_LOST} {ALL_GAINED} end",
    "joint_counted": f"create trigger joint_counted after insert on joint_speakers {_SINGLY}"
    f" {_GAIN} id = new.person and {_SPOKEN.format(row='new')}; end",
    "joint_uncounted": "create trigger joint_uncounted after delete on joint_speakers begin"
    f" {_LOSS} id = old.person and {_SPOKEN.format(row='old')}; end",
    "joint_recounted": "create trigger joint_recounted after update of person on joint_speakers begin"
    f" {_LOSS} id = old.person and {_SPOKEN.format(row='old')};"
    f" {_GAIN} id = new.person and {_SPOKEN.format(row='new')}; end",
    "appearances_counted": "create trigger appearances_counted after insert on appearances"
    f" {_SINGLY} update people set documents = documents + 1 where id = new.person; end",
    "documents_dated": "create trigger documents_dated after insert on documents"
    f" {_SINGLY} update documents set stored = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') where id = new.id; end",
    "appearances_uncounted": "create trigger appearances_uncounted after delete on appearances begin"
    " update people set documents = documents - 1 where id = old.person; end",
}
"""Triggers that count a person's quotations and documents, each quotation once, and say when a document came."""

RECOUNT = (
    f"update people set quotations = (select count(*) from quotes where id in ({SAID_BY.format(one='people.id')})"
    f" and {THEIRS.format(row='quotes')}),"
    " documents = (select count(*) from appearances where person = people.id)"
)


def settle(db: Database) -> None:
    """Set up every view, index and trigger that is missing, as after a migration or an interrupted bulk load."""
    if not (views.are_set_up(db) and _missing(db) == ([], False)):
        with writing(db):  # looked at again, since another program may have set them up by now
            views.set_up(db)
            unindexed, uncounted = _missing(db)
            for table in unindexed:
                _enable(db, table, INDEXES[table][0])
            if uncounted:
                _count_anew(db)


def _missing(db: Database) -> tuple[list[str], bool]:
    """The tables whose index is not kept in step, and whether people's quotations and documents are not counted."""
    present = {trigger.name for trigger in db.triggers}
    tables = [table for table in INDEXES if not {f"{table}_{event}" for event in ("ai", "ad", "au")} <= present]
    return tables, not set(COUNTS) <= present


def _count_anew(db: Database) -> None:
    for name, sql in COUNTS.items():
        db.execute(f"drop trigger if exists {name}")
        db.execute(sql)
    db.execute(RECOUNT)


@contextmanager
def together(db: Database) -> Iterator[None]:
    """Inside, new rows of documents, quotations and people are neither indexed nor counted; `index` them at the end.

    All of it must be inside one transaction.
    """
    db.execute("insert into _bulk values (1)")
    yield
    db.execute("delete from _bulk")


def index(db: Database, table: str, since: str, *values: object) -> None:
    """Index rows that were inserted `together`: those that meet a condition. In the order of ids it is quickest."""
    columns = ", ".join(INDEXES[table][0])
    db.execute(
        f"insert into {table}_fts (rowid, {columns}) select id, {columns} from {table} where {since} order by id",
        values,
    )


@contextmanager
def bulk(db: Database) -> Iterator[None]:
    """Leave the quotations and documents unindexed inside, and index them once at the end: three times as fast."""
    with db.atomic():
        for table in ("quotes", "documents"):
            _drop_triggers(db, table)
    try:
        yield
    finally:
        settle(db)


def _drop_triggers(db: Database, table: str) -> None:
    for event in ("ai", "ad", "au"):
        db.execute(f"drop trigger if exists {table}_{event}")


def _enable(db: Database, table: str, columns: list[str]) -> None:
    """External content, kept in step from here on, filled with what the table holds now.

    Statement by statement, since `Table.enable_fts` runs scripts, which would commit the transaction around it.
    """
    how = INDEXES[table][1]
    listed = ", ".join(columns)
    new, old = (", ".join(f"{row}.{column}" for column in columns) for row in ("new", "old"))
    fresh = f"insert into {table}_fts (rowid, {listed}) values (new.id, {new});"
    stale = f"insert into {table}_fts ({table}_fts, rowid, {listed}) values ('delete', old.id, {old});"
    _drop_triggers(db, table)
    db.execute(f"drop table if exists {table}_fts")
    # Datasette finds the index of a table by `content="…"` and nothing else.
    using = f"fts5({listed}, content=\"{table}\", content_rowid='id', {how})"
    db.execute(f"create virtual table {table}_fts using {using}")
    db.execute(f"insert into {table}_fts ({table}_fts) values ('rebuild')")
    db.execute(f"create trigger {table}_ai after insert on {table} {_SINGLY} {fresh} end")
    db.execute(f"create trigger {table}_ad after delete on {table} begin {stale} end")
    db.execute(f"create trigger {table}_au after update of id, {listed} on {table} begin {stale} {fresh} end")
