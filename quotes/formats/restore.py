"""A database out of what `quotes export --format jsonl` has written: every row under its own id and uid."""

import json
from collections.abc import Callable, Iterator
from hashlib import file_digest
from itertools import islice
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from quotes.errors import UnreadableError
from quotes.store.describe import TABLES
from quotes.store.fts import INDEXES
from quotes.store.stories import link

BATCH = 5_000
"""Rows that are inserted at a time."""

ALL = "all tables are needed, as `quotes export DATABASE FOLDER --format jsonl` writes them"


def rows_of(folder: Path) -> int:
    """How many rows will be restored. Raises UnreadableError as `restore` does."""
    return sum(int(table["rows"]) for table in _manifest(folder))


def restore(db: Database, folder: Path, step: Callable[[int], None] = lambda _: None) -> None:
    """Fill an empty database with the tables in `folder`: decisions, loads and what is gone are as they were.

    `step` is called with the number of rows done. The search indexes are made anew, and so are the sketches by which
    copies of a story are known. Raises UnreadableError, and leaves the database empty, where the folder is no whole
    export, a file has changed since, or a newer version has written it.
    """
    tables = _manifest(folder)
    for table in tables:
        _unchanged(folder, table)
    db.execute("pragma foreign_keys = off")
    with db.atomic():
        db.execute("insert into _bulk values (1)")  # counts and dates are in the rows
        for table in tables:
            _table(db, folder / table["file"], table["table"], step)
        for name in INDEXES:
            db.execute(f"insert into {name}_fts ({name}_fts) values ('rebuild')")
        db.execute("insert or replace into _unlinked (id, step) select id, 1 from documents")
        db.execute("delete from _bulk")
        if broken := db.execute("pragma foreign_key_check").fetchone():
            raise UnreadableError(f"{folder}: a row of {broken[0]} points at a row of {broken[2]} that is not there")
    db.execute("pragma foreign_keys = on")
    link(db)


def _manifest(folder: Path) -> list[dict[str, Any]]:
    """The tables that the manifest lists, in the order in which they are described."""
    path = folder / "manifest.json"
    try:
        told = json.loads(path.read_text("utf-8"))
        form, tables = told["format"], {table["table"]: table for table in told.get("tables", ())}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnreadableError(f"{path}: no manifest of an export") from error
    if form != "jsonl":
        raise UnreadableError(f"{folder}: an export as {form}, which does not keep all that a database holds: {ALL}")
    if missing := [name for name in TABLES if name not in tables]:
        raise UnreadableError(f"{folder}: the table {missing[0]} is not in this export: {ALL}")
    if chosen := [name for name, table in tables.items() if table.get("where")]:
        raise UnreadableError(f"{folder}: only some rows of {chosen[0]} were exported: {ALL}")
    return [tables[name] for name in TABLES]


def _unchanged(folder: Path, table: dict[str, Any]) -> None:
    path = folder / Path(table["file"]).name
    try:
        with path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read: {error.strerror}") from error
    if digest != table["sha256"]:
        raise UnreadableError(f"{path}: has changed since it was exported (its manifest has another SHA-256)")


def _table(db: Database, path: Path, table: str, step: Callable[[int], None]) -> None:
    own = [name for _, name, *_ in db.execute(f"pragma table_info({table})")]
    rows = _rows(path)
    while some := list(islice(rows, BATCH)):
        named = [name for name in own if name in some[0]]
        beyond = {name for name in some[0] if name not in own and name.removesuffix("_uid") not in own}
        if beyond:
            raise UnreadableError(f"{path}: has a column {min(beyond)}, which this version of quotes does not know")
        columns, marks = ", ".join(f'"{name}"' for name in named), ", ".join("?" * len(named))
        db.conn.executemany(
            f"insert into {table} ({columns}) values ({marks})", ([row[name] for name in named] for row in some)
        )
        step(len(some))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8", errors="surrogateescape") as file:
        yield from map(json.loads, file)
