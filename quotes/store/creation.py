"""Tables with their keys and indexes, as migrations make them."""

from typing import Any

from sqlite_utils import Database


def create(
    db: Database,
    name: str,
    columns: dict[str, Any],
    *,
    unique: tuple[tuple[str, ...], ...] = (),
    indexes: tuple[tuple[str, ...], ...] = (),
    references: dict[str, str] | None = None,
    not_null: tuple[str, ...] = (),
    defaults: dict[str, Any] | None = None,
) -> None:
    """One table with its keys and indexes; `references` maps a column to the table it points into."""
    table = db.table(name)
    keys = [(column, other, "id") for column, other in (references or {}).items()]
    table.create({"id": "INTEGER", **columns}, pk="id", foreign_keys=keys, not_null=not_null, defaults=defaults or {})
    for index in unique:
        table.create_index(index, unique=True)
    for index in indexes:
        table.create_index(index)
