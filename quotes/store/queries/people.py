"""People: finding one, and everything about one."""

import re
import sqlite3
from typing import Any

from quotes.store.queries.run import Row, many, one, value
from quotes.store.queries.search import Page
from quotes.store.queries.token import decode, encode

COLUMNS = "people.id, uid, label, name, kind, description, quotations, documents"
ENOUGH = 2_000
"""Documents of a person that are looked at for company and pictures: the newest."""


def person(connection: sqlite3.Connection, uid: str) -> Row | None:
    """One person."""
    return one(connection, f"select {COLUMNS} from people where uid = ?", [uid])


def merged_into(connection: sqlite3.Connection, uid: str) -> str | None:
    """Whom somebody was merged into by a decision."""
    return value(connection, "select target from decisions where verb = 'merge' and person = ?", [uid])  # type: ignore[no-any-return]


def people(
    connection: sqlite3.Connection,
    typed: str | None = None,
    *,
    kind: str | None = None,
    after: str | None = None,
    size: int = 50,
) -> Page:
    """A page of people, the most quoted first, those whose name has words that begin like the typed ones.

    Raises ValueError where `after` is no token of this list.
    """
    where = ["(people.quotations, people.id) < (?, ?)"]
    values: list[Any] = decode(after, int, int) if after else [1 << 62, 0]
    match = prefixes(typed) if typed else None
    if typed:
        where.append("people.id in (select rowid from people_fts where people_fts match ?)")
        values.append(match or '""')
    if kind:
        where.append("people.kind = ?")
        values.append(kind)
    rows = many(
        connection,
        f"select {COLUMNS} from people where {' and '.join(where)} order by quotations desc, people.id desc limit ?",
        [*values, size + 1],
    )
    following = encode(rows[size - 1]["quotations"], rows[size - 1]["id"]) if len(rows) > size else None
    return Page(rows[:size], following)


def prefixes(typed: str, most: int = 8) -> str | None:
    """Typed words as an expression of full-text search that finds words beginning with each of them."""
    words = re.findall(r"\w{1,64}", typed[:500])[:most]
    return " ".join(f'"{word}"*' for word in words) or None


def called(connection: sqlite3.Connection, person: int, size: int = 100) -> list[Row]:
    """What documents call a person, each form with how often and with one document as its source."""
    sql = """
        select form, count(*) as documents, documents.uid as document_uid, documents.label as document_label
        from (
            select document, label as form from labels where person = :person
            union select document, name from appearances where person = :person and name is not null
            union select document, description from appearances where person = :person and description is not null
            limit 5000
        ) join documents on documents.id = document
        group by form order by documents desc, form limit :size"""
    return many(connection, sql, {"person": person, "size": size})


def appearances(connection: sqlite3.Connection, person: int, size: int = 30) -> list[Row]:
    """The newest documents in which a person appears."""
    sql = """
        select documents.uid, documents.label, documents.kind, outlet, program, date, published
        from appearances join documents on documents.id = appearances.document
        where person = ? order by date desc, documents.id desc limit ?"""
    return many(connection, sql, [person, size])


def company(connection: sqlite3.Connection, person: int, size: int = 12) -> list[Row]:
    """Those with a name who appear in the same documents most often."""
    sql = f"""
        select people.uid, people.label, count(*) as documents
        from (select document from appearances where person = :person order by id desc limit {ENOUGH}) as shared
        join appearances on appearances.document = shared.document and appearances.person <> :person
        join people on people.id = appearances.person and people.name is not null
        group by people.id order by 3 desc, people.label limit :size"""
    return many(connection, sql, {"person": person, "size": size})


def timeline(connection: sqlite3.Connection, person: int) -> list[Row]:
    """How many quotations of a person there are in each year, undated ones under None."""
    sql = f"""
        select substr(date, 1, 4) as year, count(*) as quotations
        from (select date from spoken where person_id = ? order by id desc limit {ENOUGH * 10}) group by 1 order by 1"""
    return many(connection, sql, [person])
