"""Full-text search and the other things that triggers keep in step."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlite_utils import Database

from quotes.store import views
from quotes.store.views import THEIRS

INDEXES = {
    "quotes": (["text"], "porter unicode61"),
    "documents": (["title", "text"], "porter unicode61"),
    "people": (["label", "description"], "unicode61 remove_diacritics 2"),
}
"""Table: the columns that can be searched, and how words are told apart."""

GAINED = f"update people set quotations = quotations + 1 where id = new.speaker and {THEIRS.format(row='new')};"
LOST = f"update people set quotations = quotations - 1 where id = old.speaker and {THEIRS.format(row='old')};"

COUNTS = {
    "quotes_counted": f"create trigger quotes_counted after insert on quotes begin {GAINED} end",
    "quotes_uncounted": f"create trigger quotes_uncounted after delete on quotes begin {LOST}"
    " update quotes set copy_of = null where copy_of = old.id; end",
    "quotes_recounted": "create trigger quotes_recounted after update of speaker, kind, copy_of, certainty on quotes"
    f" begin {LOST} {GAINED} end",
    "appearances_counted": "create trigger appearances_counted after insert on appearances begin"
    " update people set documents = documents + 1 where id = new.person; end",
    "documents_dated": "create trigger documents_dated after insert on documents begin"
    " update documents set stored = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') where id = new.id; end",
    "appearances_uncounted": "create trigger appearances_uncounted after delete on appearances begin"
    " update people set documents = documents - 1 where id = old.person; end",
}
"""Triggers that count a person's quotations and documents, each quotation once, and say when a document came."""

RECOUNT = (
    f"update people set quotations = (select count(*) from quotes where speaker = people.id and"
    f" {THEIRS.format(row='quotes')}),"
    " documents = (select count(*) from appearances where person = people.id)"
)


def settle(db: Database) -> None:
    """Set up every view, index and trigger that is missing, as after a migration or an interrupted bulk load."""
    present = {trigger.name for trigger in db.triggers}
    with db.atomic():
        views.set_up(db)
        for table, (columns, _) in INDEXES.items():
            if not {f"{table}_{event}" for event in ("ai", "ad", "au")} <= present:
                _enable(db, table, columns)
        if not set(COUNTS) <= present:
            for name, sql in COUNTS.items():
                db.execute(f"drop trigger if exists {name}")
                db.execute(sql)
            db.execute(RECOUNT)


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
    tokenize = INDEXES[table][1]
    listed = ", ".join(columns)
    new, old = (", ".join(f"{row}.{column}" for column in columns) for row in ("new", "old"))
    fresh = f"insert into {table}_fts (rowid, {listed}) values (new.id, {new});"
    stale = f"insert into {table}_fts ({table}_fts, rowid, {listed}) values ('delete', old.id, {old});"
    _drop_triggers(db, table)
    db.execute(f"drop table if exists {table}_fts")
    # Datasette finds the index of a table by `content="…"` and nothing else.
    using = f"fts5({listed}, content=\"{table}\", content_rowid='id', tokenize='{tokenize}')"
    db.execute(f"create virtual table {table}_fts using {using}")
    db.execute(f"insert into {table}_fts ({table}_fts) values ('rebuild')")
    db.execute(f"create trigger {table}_ai after insert on {table} begin {fresh} end")
    db.execute(f"create trigger {table}_ad after delete on {table} begin {stale} end")
    db.execute(f"create trigger {table}_au after update of id, {listed} on {table} begin {stale} {fresh} end")
