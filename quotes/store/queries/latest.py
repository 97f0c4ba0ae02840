"""What is new in the collection: quotations in the order in which their documents were stored, the last ones first."""

import json
import sqlite3

from quotes.store.queries.filters import Filters, conditions
from quotes.store.queries.hits import ranks
from quotes.store.queries.run import Row, many
from quotes.store.queries.search import COLUMNS, COUNTED, JOINS, NEWEST, matches
from quotes.store.queries.together import with_others

DOCUMENTS = 200
"""Documents stored last in which common words are looked for."""

NEVER = "1970-01-01T00:00:00Z"
"""When a document was stored of which nobody knows."""

LAST = f"quotes.document in (select id from documents order by stored desc, id desc limit {DOCUMENTS})"


def latest(connection: sqlite3.Connection, match: str | None, filters: Filters, size: int = 50) -> list[Row]:
    """The quotations of a search that came last into the collection, each with `stored`: when, in UTC."""
    where = conditions(filters)
    if match:
        found = matches(connection, match, NEWEST, COUNTED + 1)
        if len(found) > COUNTED:
            found = _common(connection, match)
        where.add("quotes.id in (select value from json_each(?))", json.dumps(found))
    elif not filters.person and not filters.document:
        where.add(LAST)
    sql = f"select {COLUMNS}, ifnull(documents.stored, '{NEVER}') as stored from quotes{JOINS} where {where}"
    sql += " order by documents.stored desc, quotes.id desc limit ?"
    return with_others(connection, many(connection, sql, [*where.values, size]))


def _common(connection: sqlite3.Connection, match: str) -> list[int]:
    """Matches of common words, in the documents stored last."""
    texts = connection.execute(f"select id, text from quotes where {LAST}").fetchall()
    return list(ranks(match, texts))
