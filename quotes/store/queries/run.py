"""Running a query on a plain connection, whatever rows it makes of itself."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

Row = dict[str, Any]
Parameters = Sequence[Any] | Mapping[str, Any]


def many(connection: sqlite3.Connection, sql: str, parameters: Parameters = ()) -> list[Row]:
    """All rows, as dictionaries."""
    cursor = connection.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def one(connection: sqlite3.Connection, sql: str, parameters: Parameters = ()) -> Row | None:
    """The first row, or None."""
    cursor = connection.execute(sql, parameters)
    row = cursor.fetchone()
    return dict(zip((column[0] for column in cursor.description), row, strict=True)) if row else None


def value(connection: sqlite3.Connection, sql: str, parameters: Parameters = ()) -> Any:  # noqa: ANN401 - any column
    """The first column of the first row, or None."""
    row = connection.execute(sql, parameters).fetchone()
    return row[0] if row else None
