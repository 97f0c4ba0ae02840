"""Opening a database: ours and of today, or one clear sentence."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlite_utils import Database

from quotes.errors import DatabaseError
from quotes.store import fts, unlinked, views
from quotes.store.damage import is_damaged
from quotes.store.migrations import migrations

__all__ = ["Database", "create_or_open", "explained", "is_ours", "is_settled", "name_of", "open_existing"]

TABLES = frozenset({"documents", "people", "quotes", "turns", "appearances", "gone"})
"""A database that has all of these is one of ours, whatever its file is called."""

PATIENCE = 5.0
"""Seconds to wait for another program that is writing."""


def create_or_open(path: str | Path) -> Database:
    """The database at `path`, made or upgraded as needed, to be written to.

    Raises DatabaseError where the file is no database of ours, is locked, or is newer than this program.
    """
    with explained(path):
        folder = Path(path).absolute().parent
        if not folder.is_dir():
            raise DatabaseError(f"{path}: there is no folder {folder} to put the database in")
        db = Database(sqlite3.connect(path, timeout=PATIENCE))
        _refuse_strangers(db, path, empty_is_fine=True)
        if db.execute("pragma user_version").fetchone()[0]:
            raise DatabaseError(f"{path}: holds excerpts of its documents only; load into the database they come from")
        db.execute("pragma foreign_keys = on")
        if migrations.pending(db):
            db.enable_wal()
            views.forget(db)
            migrations.apply(db)
        fts.settle(db)
        unlinked.settle(db)
        return db


def open_existing(path: str | Path) -> Database:
    """The database at `path`, to be read only.

    Raises DatabaseError as `create_or_open` does, and where the database must be upgraded first.
    """
    with explained(path):
        if not Path(path).is_file():
            raise DatabaseError(f"{path}: no such database; make one with: quotes load {path} FOLDER")
        how = "immutable=1" if is_settled(path) else "mode=ro"
        db = Database(sqlite3.connect(f"file:{quote(str(path))}?{how}", uri=True, timeout=PATIENCE))
        _refuse_strangers(db, path)
        if migrations.pending(db):
            raise DatabaseError(f"{path}: made by an older version; upgrade it with: quotes load {path} FOLDER")
        return db


def is_settled(path: str | Path) -> bool:
    """Whether a database lies where nobody may write, all of it in its file: SQLite must be told so to read it."""
    log = Path(f"{path}-wal")
    return not os.access(Path(path).absolute().parent, os.W_OK) and not (log.exists() and log.stat().st_size)


def is_ours(tables: set[str]) -> bool:
    """Whether a database with these tables is one of ours."""
    return tables >= TABLES


def name_of(db: Database) -> str:
    """The file that a database lies in."""
    return str(db.execute("select file from pragma_database_list where name = 'main'").fetchone()[0])


@contextmanager
def explained(path: str | Path) -> Iterator[None]:
    """Turn SQLite's own errors into one sentence, and whatever a damaged database leads to."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        message = str(error)
        if "locked" in message or "busy" in message:
            raise DatabaseError(
                f"{path}: another program is writing to this database; try again when it is done"
            ) from error
        if "malformed" in message or "decode" in message or "corrupt" in message:
            raise _damaged(path) from error
        if "not a database" in message:
            raise DatabaseError(
                f"{path}: not a SQLite database; give the name of a new file or of one made by quotes load"
            ) from error
        if "readonly" in message or ("unable to open" in message and is_settled(path)):
            raise DatabaseError(
                f"{path}: not yours to write; check the permissions of the file and its folder"
            ) from error
        if "unable to open" in message:
            raise DatabaseError(f"{path}: cannot be opened; is it a folder, or not yours to read?") from error
        raise DatabaseError(f"{path}: {message}") from error
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        if not is_damaged(path):
            raise
        raise _damaged(path) from error


def _damaged(path: str | Path) -> DatabaseError:
    return DatabaseError(f"{path}: this database is damaged; take a copy of it, or load the documents into a new one")


def _refuse_strangers(db: Database, path: str | Path, *, empty_is_fine: bool = False) -> None:
    tables = set(db.table_names()) - {migrations.migrations_table}
    if not migrations.applied(db) and (tables or not empty_is_fine):
        raise DatabaseError(f"{path}: a database, but not one made by quotes load; give the name of a new file")
    known = {migration.name for migration in migrations.pending(db)} | _registered()
    unknown = [applied.name for applied in migrations.applied(db) if applied.name not in known]
    if unknown:
        raise DatabaseError(
            f"{path}: made by a newer version of quotes; upgrade with: pip install -U attributed-quotes"
        )


def _registered() -> set[str]:
    """The names of all migrations that this program knows."""
    return {migration.name for migration in migrations.pending(Database(memory=True))}
