"""Characters of a document's text by their place."""

import sqlite3

from quotes.store.queries.run import value

LENGTH = 'ifnull((select max("end") from pieces where document = documents.id) - offset, length(text))'
"""The length of a text in characters, told by the pieces that tile it: SQL's own ends at the first NUL character."""


def characters(connection: sqlite3.Connection, document: int, start: int, end: int) -> str:
    """The characters from `start` to `end` of the text of the document with this id, counted in that text."""
    wanted = max(end - start, 0)
    found = str(
        value(connection, "select substr(text, ?, ?) from documents where id = ?", [start + 1, wanted, document])
    )
    if len(found) == wanted:
        return found
    return str(value(connection, "select text from documents where id = ?", [document]))[start:end]
