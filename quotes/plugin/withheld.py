"""What the public may not have is taken out before anything is served: excerpts and short paths instead of the file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING
from urllib.parse import quote
from weakref import WeakKeyDictionary, finalize

from datasette.database import Database

from quotes.excerpts.copy import has_absolute_paths, publish, words_around
from quotes.plugin.collection import ours
from quotes.plugin.publishing import published

if TYPE_CHECKING:
    # Datasette loads its plugins while datasette.app is still being imported.
    from datasette.app import Datasette

_words: WeakKeyDictionary[Database, int | None] = WeakKeyDictionary()


def withhold(datasette: Datasette) -> None:
    """Serve a copy of each of our databases that says more than the publisher wants said."""
    wanted = published(datasette)
    if not (wanted.public or wanted.excerpts):
        return
    for name in ours(datasette):
        database = datasette.get_database(name)
        with closing(_opened(database)) as connection:
            held, bare = words_around(connection), has_absolute_paths(connection)
        enough = not wanted.excerpts or (held is not None and held <= wanted.excerpts)
        if not (enough and not (bare and wanted.public)):
            folder = mkdtemp(prefix="quotes-")
            finalize(datasette, rmtree, folder, ignore_errors=True)
            copy = Path(folder) / f"{name}.db"
            publish(str(database.path), copy, held if enough else wanted.excerpts)
            datasette.remove_database(name)
            datasette.add_database(Database(datasette, path=str(copy), is_mutable=False), name=name)


def excerpts(datasette: Datasette, name: str) -> int | None:
    """How many words around a quotation one of our databases shows; None where it shows whole texts."""
    database = datasette.get_database(name)
    if database not in _words:
        with closing(_opened(database)) as connection:
            _words[database] = words_around(connection)
    return _words[database]


def _opened(database: Database) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(database.path))}?mode=ro", uri=True)
