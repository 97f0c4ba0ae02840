"""Which of the databases that Datasette serves are ours."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING
from urllib.parse import quote
from weakref import WeakKeyDictionary

from datasette.database import Database

from quotes.store.connect import is_ours

if TYPE_CHECKING:
    # Datasette loads its plugins while datasette.app is still being imported.
    from datasette.app import Datasette

MANY = 200_000
"""Quotations from which on facets over all of them would only run into the time limit."""

_known: WeakKeyDictionary[Database, tuple[bool, bool]] = WeakKeyDictionary()


def ours(datasette: Datasette) -> list[str]:
    """The names of the databases made by `quotes load`, recognised by their tables."""
    return [name for name, database in datasette.databases.items() if _look(database)[0]]


def is_large(database: Database) -> bool:
    """Whether a database holds more quotations than facets over all of them can be counted for."""
    return _look(database)[1]


def _look(database: Database) -> tuple[bool, bool]:
    """Whether a database is one of ours, and a large one; looked at once, when first asked."""
    if database not in _known:
        _known[database] = (False, False)
        if database.path:
            how = "mode=ro" if database.is_mutable else "immutable=1"
            try:
                with closing(sqlite3.connect(f"file:{quote(str(database.path))}?{how}", uri=True)) as connection:
                    _known[database] = _recognise(connection)
            except sqlite3.Error:
                pass  # locked or no database: Datasette tells of that itself
    return _known[database]


def _recognise(connection: sqlite3.Connection) -> tuple[bool, bool]:
    tables = {name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")}
    if not is_ours(tables):
        return False, False
    counted = connection.execute("select count(*) from (select 1 from quotes limit ?)", [MANY + 1]).fetchone()
    return True, counted[0] > MANY
