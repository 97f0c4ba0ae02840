"""How many documents were searched, and of which days."""

import sqlite3
from pathlib import Path

from quotes.check.answers import Searched

_kept: dict[str, tuple[object, Searched]] = {}


def searched(connection: sqlite3.Connection) -> Searched:
    """What a collection holds; counted anew only when its file has changed."""
    file = connection.execute("select file from pragma_database_list where name = 'main'").fetchone()[0]
    state = [(path.stat().st_mtime_ns, path.stat().st_size) for path in _files(file)]
    if file and file in _kept and _kept[file][0] == state:
        return _kept[file][1]
    row = connection.execute(
        "select (select count(*) from documents), (select min(date) from documents), (select max(date) from documents)"
    ).fetchone()
    found = Searched(*row)
    if file:
        _kept[file] = (state, found)
    return found


def _files(file: str | None) -> list[Path]:
    paths = [Path(file), Path(f"{file}-wal")] if file else []
    return [path for path in paths if path.exists()]
