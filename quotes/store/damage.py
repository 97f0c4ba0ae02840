"""Whether a database is damaged: pages that do not hold together, or values that no program of ours has written."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

_TYPES = {"INTEGER": (int,), "REAL": (float, int), "FLOAT": (float, int), "TEXT": (str,), "BLOB": (bytes,)}


def is_damaged(path: str | Path) -> bool:
    """Whether the database at `path` has bytes that were not written so. Reads all of it."""
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as connection:
            if connection.execute("pragma quick_check(1)").fetchone() != ("ok",):
                return True
            tables = connection.execute("select name from sqlite_master where type = 'table'").fetchall()
            return any(_has_strange_values(connection, table) for (table,) in tables if "_fts" not in table)
    except sqlite3.OperationalError as error:
        return "decode" in str(error)  # anything else, such as a lock, tells nothing
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return True


def _has_strange_values(connection: sqlite3.Connection, table: str) -> bool:
    """Whether a value is not of the type that its column declares."""
    declared = [_TYPES.get(row[2].upper()) for row in connection.execute(f'pragma table_info("{table}")')]
    return any(
        value is not None and kinds and not isinstance(value, kinds)
        for row in connection.execute(f'select * from "{table}"')
        for value, kinds in zip(row, declared, strict=True)
    )
