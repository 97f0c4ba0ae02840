"""Remarks on all documents, as a list."""

import sqlite3
from typing import Any

from quotes.store.queries.run import many
from quotes.store.queries.search import Page
from quotes.store.queries.slices import characters
from quotes.store.queries.token import decode, encode

SHOWN = 120
"""Characters of the words about which a remark is."""


def remarks(
    connection: sqlite3.Connection, *, kind: str | None = None, after: str | None = None, size: int = 100
) -> Page:
    """A page of remarks with the documents they are about and the words they stand at.

    Raises ValueError where `after` is no token of this list.
    """
    values: list[Any] = decode(after, int) if after else [0]
    narrowed = " and remarks.kind = ?" if kind else ""
    rows = many(
        connection,
        "select remarks.id, remarks.kind, message, start, remarks.end, documents.uid as document_uid,"
        " documents.label as document_label, document, offset"
        f" from remarks join documents on documents.id = document where remarks.id > ?{narrowed}"
        " order by remarks.id limit ?",
        [*values, *([kind] if kind else []), size + 1],
    )
    for row in rows:
        start = row["start"] - row.pop("offset")
        row["words"] = characters(connection, row.pop("document"), start, start + min(row["end"] - row["start"], SHOWN))
    return Page(rows[:size], encode(rows[size - 1]["id"]) if len(rows) > size else None)
