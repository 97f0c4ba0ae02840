"""Everything in a database that its sources decide, to be compared with another's."""

import sqlite3
from contextlib import closing
from pathlib import Path

TIMES = {
    "loads": ("started", "seconds", "working", "storing", "linking", "slowest"),
    "documents": ("stored",),
    "_sqlite_migrations": ("applied_at",),
}
"""Columns that tell when something was done, or how long it took."""


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of each table, sorted, ids included, but for what a clock has told."""
    found = {}
    with closing(sqlite3.connect(path)) as db:
        for (table,) in db.execute("select name from sqlite_master where type = 'table'").fetchall():
            columns = [row[1] for row in db.execute(f"pragma table_info({table})")]
            kept = [f'"{name}"' for name in columns if name not in TIMES.get(table, ())]
            if kept:
                found[table] = sorted(db.execute(f"select {', '.join(kept)} from {table}").fetchall(), key=repr)
    return found
