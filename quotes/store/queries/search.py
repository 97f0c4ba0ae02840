"""Searching quotations: words, filters, newest or most relevant first, a page at a time.

The ids of quotations grow with their dates, so the full-text index, which answers in the order of ids, answers newest
first at no cost. However common the words are, no page counts, ranks or looks through more matches than the limits
below; measured on a million quotations by tests/benchmarks/bench_site.py.
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from quotes.store.queries.filters import Filters, Where, conditions
from quotes.store.queries.hits import ranks
from quotes.store.queries.run import Row, many, value
from quotes.store.queries.together import with_others
from quotes.store.queries.token import decode, encode

COUNTED = 1_000
"""Matches that are counted, ranked by relevance and divided into facets: the newest, where there are more."""

LOOKED = 5_000
"""Matches of common words that are looked through for one page, where filters let few of them through."""

USUAL = 2
"""Conditions of a search that nobody has narrowed; they let most matches through."""

NEWEST = 1 << 62
"""An id greater than all."""

COLUMNS = (
    "quotes.id, quotes.uid, quotes.text, quotes.kind, quotes.translated, quotes.evidence, quotes.certainty,"
    " quotes.role, quotes.outlet, quotes.program, quotes.date, quotes.words, quotes.start, quotes.end,"
    " people.uid as speaker_uid, people.label as speaker_label,"
    " people.kind as speaker_kind, documents.uid as document_uid, documents.label as document_label,"
    " documents.kind as document_kind"
)
JOINS = " left join people on people.id = quotes.speaker join documents on documents.id = quotes.document"


@dataclass(frozen=True)
class Page:
    """Some rows of a list, the token of the next page, and how much there is."""

    rows: list[Row]
    next: str | None
    total: int | None = None
    """How many match; None where there are too many to count."""
    looked: int | None = None
    """Where not all matches were looked at: how many of the newest were."""


def search(
    connection: sqlite3.Connection,
    match: str | None,
    filters: Filters,
    *,
    after: str | None = None,
    size: int = 25,
) -> Page:
    """One page of the quotations that match an expression of `quotes.store.queries.words` and the filters.

    Raises ValueError where `after` is no token of this list.
    """
    where = conditions(filters)
    page = _found(connection, match, where, after, size)
    return replace(page, rows=with_others(connection, page.rows))


def _found(connection: sqlite3.Connection, match: str | None, where: Where, after: str | None, size: int) -> Page:
    if match is None:
        return _newest(connection, where, after, size)
    ids = matches(connection, match, NEWEST, COUNTED + 1)
    if len(ids) <= COUNTED:
        return _few(connection, ids, where, after, size)
    return _many(connection, match, where, after, size)


def matches(connection: sqlite3.Connection, match: str, before: int, limit: int) -> list[int]:
    """The ids of the newest matches, at most `limit`."""
    sql = "select rowid from quotes_fts where quotes_fts match ? and rowid < ? order by rowid desc limit ?"
    return [row[0] for row in connection.execute(sql, [match, before, limit])]


def _before(where: Where, after: str | None) -> Where:
    """The conditions, and that rows are older than the last one of the page before."""
    (last,) = decode(after, int) if after else (None,)
    older = Where([*where.sql], [*where.values])
    if last is not None:
        older.add("quotes.id < ?", last)
    return older


def _page(rows: list[Row], size: int, total: int | None = None) -> Page:
    """A page of `size` out of rows of which one more was asked for."""
    return Page(rows[:size], encode(rows[size - 1]["id"]) if len(rows) > size else None, total)


def _newest(connection: sqlite3.Connection, where: Where, after: str | None, size: int) -> Page:
    older = _before(where, after)
    sql = f"select {COLUMNS} from quotes{JOINS} where {older} order by quotes.id desc limit ?"
    page = _page(many(connection, sql, [*older.values, size + 1]), size)
    return Page(page.rows, page.next, _counted(connection, where))


def _counted(connection: sqlite3.Connection, where: Where) -> int | None:
    """How many quotations meet the conditions; None for more than COUNTED."""
    counted = f"select count(*) from (select 1 from quotes where {where} limit {COUNTED + 1})"
    total = int(value(connection, counted, where.values))
    return total if total <= COUNTED else None


def how_many(connection: sqlite3.Connection, match: str | None, filters: Filters) -> int | None:
    """How many quotations match; None where there are too many to count."""
    where = conditions(filters)
    if match is None:
        return _counted(connection, where)
    ids = matches(connection, match, NEWEST, COUNTED + 1)
    if len(ids) > COUNTED:
        return None
    where.add("quotes.id in (select value from json_each(?))", json.dumps(ids))
    return _counted(connection, where)


def _few(connection: sqlite3.Connection, ids: list[int], where: Where, after: str | None, size: int) -> Page:
    """Few enough matches to look at each of them."""
    older, matching = _before(where, after), json.dumps(ids)
    among = "quotes.id in (select value from json_each(?))"
    sql = f"select {COLUMNS} from quotes{JOINS} where {among} and {older} order by quotes.id desc limit ?"
    page = _page(many(connection, sql, [matching, *older.values, size + 1]), size)
    total = len(ids)
    if where.sql:
        total = value(connection, f"select count(*) from quotes where {among} and {where}", [matching, *where.values])
    return Page(page.rows, page.next, total)


def _many(connection: sqlite3.Connection, match: str, where: Where, after: str | None, size: int) -> Page:
    """More matches than can be looked at: the newest LOOKED of them, then the reader may go on."""
    last = decode(after, int)[0] if after else NEWEST
    found: list[Row] = []
    looked, width = 0, 8 * size if len(where.sql) > USUAL else 2 * size
    sql = (
        f"select {COLUMNS} from quotes{JOINS} where quotes.id in (select value from json_each(?)) and {where}"
        " order by quotes.id desc limit ?"
    )
    while len(found) <= size and looked < LOOKED:
        ids = matches(connection, match, last, min(width, LOOKED - looked))
        found += many(connection, sql, [json.dumps(ids), *where.values, size + 1 - len(found)])
        if len(ids) < width and looked + len(ids) < LOOKED:
            return _page(found, size)
        looked, last, width = looked + len(ids), ids[-1], width * 4
    page = _page(found, size)
    return page if page.next else Page(found, encode(last), looked=looked)


def ranked(connection: sqlite3.Connection, match: str, filters: Filters) -> list[int]:
    """The ids of what matches, best first by bm25; where the words are common, of the newest COUNTED matches."""
    where = conditions(filters)
    newest = json.dumps(matches(connection, match, NEWEST, COUNTED))
    sql = f"select id, text from quotes where quotes.id in (select value from json_each(?)) and {where}"
    scores = ranks(match, connection.execute(sql, [newest, *where.values]).fetchall())
    return [-number for _, number in sorted((score, -number) for number, score in scores.items())]


def is_common(connection: sqlite3.Connection, match: str) -> bool:
    """Whether more than COUNTED quotations match, whatever the filters."""
    return len(matches(connection, match, NEWEST, COUNTED + 1)) > COUNTED


def listed(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Row]:
    """The quotations with these ids, in this order; one that has gone is left out."""
    sql = f"select {COLUMNS} from quotes{JOINS} where quotes.id in (select value from json_each(?))"
    rows = {row["id"]: row for row in with_others(connection, many(connection, sql, [json.dumps(list(ids))]))}
    return [rows[number] for number in ids if number in rows]


def facets(connection: sqlite3.Connection, match: str | None, filters: Filters) -> dict[str, list[Row]]:
    """How the newest COUNTED quotations of a search divide by speaker, outlet, kind and so on, and over months."""
    where = conditions(filters)
    source, values = "quotes", [*where.values]
    if match:
        source = (
            "(select rowid as hit from quotes_fts where quotes_fts match ? order by rowid desc"
            f" limit {COUNTED}) cross join quotes on quotes.id = hit"
        )
        values = [match, *values]
    columns = ("speaker", "outlet", "program", "kind", "role", "translated", "certainty")
    found = many(
        connection,
        f"select quotes.id, {', '.join(columns)}, substr(date, 1, 7) as month from {source} where {where}"
        f" order by quotes.id desc limit {COUNTED}",
        values,
    )
    counted = {column: _count(found, column) for column in columns}
    counted["speaker"] = _count([*found, *_others(connection, found)], "speaker")
    counted["month"] = sorted(_count(found, "month", COUNTED), key=lambda row: str(row["value"]))
    for row in counted["speaker"]:
        person = many(connection, "select uid, label from people where id = ?", [row["value"]])[0]
        row |= {"value": person["uid"], "label": person["label"]}
    return counted


def _others(connection: sqlite3.Connection, rows: Sequence[Row]) -> list[Row]:
    """Who speaks some quotations together with their speakers."""
    sql = "select person as speaker from joint_speakers where quote in (select value from json_each(?))"
    return many(connection, sql, [json.dumps([row["id"] for row in rows])])


def _count(rows: list[Row], column: str, most: int = 12) -> list[Row]:
    counts: dict[Any, int] = {}
    for row in rows:
        if row[column] is not None:
            counts[row[column]] = counts.get(row[column], 0) + 1
    best = sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))[:most]
    return [{"value": value, "label": str(value), "count": count} for value, count in best]
