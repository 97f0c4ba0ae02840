"""Searching quotations: words, filters, newest or most relevant first, a page at a time.

The ids of quotations grow with their dates, so the full-text index, which answers in the order of ids, answers newest
first at no cost. No page looks at more than BUDGET matches, however common the words are.
"""

import sqlite3
from dataclasses import dataclass, field
from typing import Any

from quotes.store.dates import ordinal
from quotes.store.queries.run import Row, many, value
from quotes.store.queries.token import decode, encode
from quotes.store.save import DAY

BUDGET = 5_000
"""Matches that are counted, ranked, or looked through for one page."""

COLUMNS = (
    "quotes.id, quotes.uid, quotes.text, quotes.kind, quotes.translated, quotes.evidence, quotes.role, quotes.outlet,"
    " quotes.program, quotes.date, quotes.start, quotes.end, people.uid as speaker_uid, people.label as speaker_label,"
    " people.kind as speaker_kind, documents.uid as document_uid, documents.label as document_label,"
    " documents.kind as document_kind"
)
JOINS = " left join people on people.id = quotes.speaker join documents on documents.id = quotes.document"


@dataclass(frozen=True)
class Filters:
    """What narrows a search; None and "" narrow nothing. Days are ISO dates, the last one included."""

    person: str | None = None
    document: str | None = None
    outlet: str | None = None
    program: str | None = None
    kind: str | None = None
    translated: str | None = None
    role: str | None = None
    since: str | None = None
    until: str | None = None
    guests: bool = False
    """Leave out hosts and reporters."""
    unresolved: bool = False
    """Only those whose speaker nobody can tell."""

    @property
    def narrow(self) -> bool:
        """Whether they narrow anything."""
        return self != Filters()


@dataclass(frozen=True)
class Page:
    """Some rows of a list, the token of the next page, and how much there is."""

    rows: list[Row]
    next: str | None
    total: int | None = None
    """How many match, where that is BUDGET or fewer; None where there are more."""
    looked: int | None = None
    """Where a page ended early: how many matches were looked through for it."""


@dataclass
class _Where:
    """Conditions on `quotes` with their values."""

    sql: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, condition: str, *values: object) -> None:
        self.sql.append(condition)
        self.values += values

    def __str__(self) -> str:
        return " and ".join(self.sql) or "1"


def search(
    connection: sqlite3.Connection,
    match: str | None,
    filters: Filters,
    *,
    relevance: bool = False,
    after: str | None = None,
    size: int = 25,
) -> Page:
    """One page of the quotations that match an expression of `quotes.store.queries.words` and the filters.

    Raises ValueError where `after` is no token of this list.
    """
    where = _conditions(filters)
    if match is None:
        return _newest(connection, where, after, size)
    total = value(
        connection,
        f"select count(*) from (select 1 from quotes_fts where quotes_fts match ? limit {BUDGET + 1})",
        [match],
    )
    if relevance:
        return _ranked(connection, match, where, after, size, few=total <= BUDGET)
    if total <= BUDGET:
        return _few(connection, match, where, after, size)
    return _many(connection, match, where, after, size)


def _conditions(filters: Filters) -> _Where:
    where = _Where()
    if filters.person:
        where.add("quotes.speaker = (select id from people where uid = ?)", filters.person)
    if filters.document:
        where.add("quotes.document = (select id from documents where uid = ?)", filters.document)
    for column in ("outlet", "program", "kind", "translated", "role"):
        if wanted := getattr(filters, column):
            where.add(f"quotes.{column} = ?", wanted)
    if filters.since:
        where.add("quotes.id >= ?", ordinal(filters.since) * DAY)
    if filters.until:
        where.add("quotes.id < ? and quotes.id >= ?", (ordinal(filters.until) + 1) * DAY, DAY)
    if filters.guests:
        where.add("(quotes.role is null or quotes.role not in ('host', 'reporter'))")
    if filters.unresolved:
        where.add("quotes.speaker is null")
    return where


def _before(where: _Where, after: str | None) -> _Where:
    """The conditions, and that rows are older than the last one of the page before."""
    (last,) = decode(after, int) if after else (None,)
    older = _Where([*where.sql], [*where.values])
    if last is not None:
        older.add("quotes.id < ?", last)
    return older


def _page(rows: list[Row], size: int, total: int | None = None) -> Page:
    """A page of `size` out of rows of which one more was asked for."""
    return Page(rows[:size], encode(rows[size - 1]["id"]) if len(rows) > size else None, total)


def _newest(connection: sqlite3.Connection, where: _Where, after: str | None, size: int) -> Page:
    older = _before(where, after)
    sql = f"select {COLUMNS} from quotes{JOINS} where {older} order by quotes.id desc limit ?"
    page = _page(many(connection, sql, [*older.values, size + 1]), size)
    counted = f"select count(*) from (select 1 from quotes where {where} limit {BUDGET + 1})"
    total = value(connection, counted, where.values)
    return Page(page.rows, page.next, total if total <= BUDGET else None)


def _few(connection: sqlite3.Connection, match: str, where: _Where, after: str | None, size: int) -> Page:
    """Few enough matches to look at each of them."""
    older = _before(where, after)
    matching = "quotes.id in (select rowid from quotes_fts where quotes_fts match ?)"
    sql = f"select {COLUMNS} from quotes{JOINS} where {matching} and {older} order by quotes.id desc limit ?"
    page = _page(many(connection, sql, [match, *older.values, size + 1]), size)
    counted = f"select count(*) from quotes where {matching} and {where}"
    return Page(page.rows, page.next, value(connection, counted, [match, *where.values]))


def _many(connection: sqlite3.Connection, match: str, where: _Where, after: str | None, size: int) -> Page:
    """More matches than can be looked at: the newest BUDGET of them, then the reader may go on."""
    (last,) = decode(after, int) if after else (1 << 62,)
    window = (
        f"select rowid as id from quotes_fts where quotes_fts match ? and rowid < ? order by rowid desc limit {BUDGET}"
    )
    sql = (
        f"select {COLUMNS} from ({window}) as found cross join quotes on quotes.id = found.id{JOINS}"
        f" where {where} order by found.id desc limit ?"
    )
    rows = many(connection, sql, [match, last, *where.values, size + 1])
    page = _page(rows, size)
    if page.next:
        return page
    end = value(connection, f"select min(id), count(*) from ({window}) having count(*) = {BUDGET}", [match, last])
    return Page(rows, encode(end) if end else None, looked=BUDGET if end else None)


def _ranked(
    connection: sqlite3.Connection, match: str, where: _Where, after: str | None, size: int, *, few: bool
) -> Page:
    """The best by bm25; where the words are common, the best of the newest BUDGET matches."""
    score, last = decode(after, float, int) if after else (-1e300, 1 << 62)
    window = (
        "select rowid as id, bm25(quotes_fts) as score from quotes_fts where quotes_fts match ?"
        f" order by rowid desc limit {BUDGET}"
    )
    ranked = f"({window}) as found cross join quotes on quotes.id = found.id"
    sql = (
        f"select {COLUMNS}, found.score from {ranked}{JOINS} where {where}"
        " and (found.score > ? or (found.score = ? and found.id < ?)) order by found.score, found.id desc limit ?"
    )
    rows = many(connection, sql, [match, *where.values, score, score, last, size + 1])
    following = encode(rows[size - 1]["score"], rows[size - 1]["id"]) if len(rows) > size else None
    total = value(connection, f"select count(*) from {ranked} where {where}", [match, *where.values]) if few else None
    return Page(rows[:size], following, total, None if few else BUDGET)


def highlighted(connection: sqlite3.Connection, match: str | None, rows: list[Row]) -> list[Row]:
    """The rows, each with `hits`: the words that were searched for, as offsets [start, end) in its text."""
    for row in rows:
        row["hits"] = _hits(connection, match, row) if match else []
    return rows


def _hits(connection: sqlite3.Connection, match: str, row: Row) -> list[tuple[int, int]]:
    sql = "select highlight(quotes_fts, 0, char(2), char(3)) from quotes_fts where quotes_fts match ? and rowid = ?"
    marked = value(connection, sql, [match, row["id"]]) or ""
    hits, position, start = [], 0, 0
    for char in marked:
        if char == "\x02":
            start = position
        elif char == "\x03":
            hits.append((start, position))
        else:
            position += 1
    return hits if position == len(row["text"]) else []


def facets(connection: sqlite3.Connection, match: str | None, filters: Filters) -> dict[str, list[Row]]:
    """How the newest BUDGET quotations of a search divide by speaker, outlet, program, kind, role and translation."""
    where = _conditions(filters)
    source, values = "quotes", [*where.values]
    if match:
        source = (
            "(select rowid as hit from quotes_fts where quotes_fts match ? order by rowid desc"
            f" limit {BUDGET}) cross join quotes on quotes.id = hit"
        )
        values = [match, *values]
    columns = ("speaker", "outlet", "program", "kind", "role", "translated")
    found = many(
        connection,
        f"select {', '.join(columns)} from {source} where {where} order by quotes.id desc limit {BUDGET}",
        values,
    )
    counted = {column: _count(found, column) for column in columns}
    for row in counted["speaker"]:
        person = many(connection, "select uid, label from people where id = ?", [row["value"]])[0]
        row |= {"value": person["uid"], "label": person["label"]}
    return counted


def _count(rows: list[Row], column: str, most: int = 12) -> list[Row]:
    counts: dict[Any, int] = {}
    for row in rows:
        if row[column] is not None:
            counts[row[column]] = counts.get(row[column], 0) + 1
    best = sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))[:most]
    return [{"value": value, "label": str(value), "count": count} for value, count in best]
