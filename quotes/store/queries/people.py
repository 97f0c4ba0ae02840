"""People: finding one, and everything about one."""

import json
import re
import sqlite3
from collections.abc import Sequence
from typing import Any

from quotes.kinds import PersonKind
from quotes.store.identity import slug
from quotes.store.queries.called import described
from quotes.store.queries.run import Row, many, value
from quotes.store.together import SAID_BY

COLUMNS = "people.id, uid, label, name, kind, description, quotations, documents"
ONE = f"select {COLUMNS} from people"
UNNAMED = (PersonKind.UNNAMED, PersonKind.GROUP)
DRAWN = 20_000
"""Quotations of a person that are drawn over time: the newest."""

ENOUGH = 2_000
"""Documents of a person that are looked at for company and pictures: the newest."""


def person(connection: sqlite3.Connection, uid: str) -> Row | None:
    """One person."""
    return next(iter(described(connection, many(connection, f"{ONE} where uid = ?", [uid]))), None)


def moved_to(connection: sqlite3.Connection, uid: str) -> str | None:
    """Whose page somebody's is now who has none, by a decision or since the names are one person's."""
    sql = """
        select target from decisions where verb = 'merge' and person = :uid
        union all select people.uid from joins join people on people.id = person where joins.uid = :uid"""
    seen = [uid]
    while person(connection, seen[-1]) is None:
        target = value(connection, sql, {"uid": seen[-1]})
        if target is None or target in seen:
            return None
        seen.append(target)
    return seen[-1] if len(seen) > 1 else None


def people(
    connection: sqlite3.Connection, typed: str | None = None, *, kind: str | None = None, size: int = 50
) -> list[Row]:
    """The most quoted people, those one of whose names has words that begin like the typed ones."""
    return listed(connection, order(connection, typed, kind, size))


def order(
    connection: sqlite3.Connection, typed: str | None = None, kind: str | None = None, most: int = -1
) -> list[int]:
    """The ids of people, the most quoted first, those one of whose names has words that begin like the typed ones.

    Unnamed sources and groups are found by their descriptions where `kind` asks for them, and not as people of a name.
    """
    where, values = ["1"], list[Any]()
    if typed:
        condition, found = _named(typed, described=kind in UNNAMED)
        where.append(condition)
        values += found
    if kind:
        where.append("people.kind = ?")
        values.append(kind)
    sql = f"select id from people where {' and '.join(where)} order by quotations desc, id desc limit ?"
    return [row[0] for row in connection.execute(sql, [*values, most])]


def listed(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Row]:
    """The people with these ids, in this order; one who has gone is left out."""
    sql = f"select {COLUMNS} from people where id in (select value from json_each(?))"
    rows = {row["id"]: row for row in many(connection, sql, [json.dumps(list(ids))])}
    return described(connection, [rows[number] for number in ids if number in rows])


def _named(typed: str, *, described: bool) -> tuple[str, list[Any]]:
    """The condition that people are known by the typed words, and its values."""
    match = prefixes(typed) or '""'
    if described:
        return "people.id in (select rowid from people_fts where people_fts match ?)", [match]
    parts = [part for part in slug(typed[:500]).split("-") if part][:8]
    joined = " and ".join(["instr('-' || uid, ?)"] * len(parts)) or "0"
    condition = (
        "people.name is not null and (people.id in (select rowid from people_fts where people_fts match ?)"
        f" or people.id in (select person from joins where {joined}))"
    )
    return condition, [f"{{label}} : ({match})", *(f"-{part}" for part in parts)]


def prefixes(typed: str, most: int = 8) -> str | None:
    """Typed words as an expression of full-text search that finds words beginning with each of them."""
    words = re.findall(r"\w{1,64}", typed[:500])[:most]
    return " ".join(f'"{word}"*' for word in words) or None


def names(connection: sqlite3.Connection, person: int, size: int = 100) -> list[Row]:
    """The names that share a person's page: as printed, how they differ from the person's, what is alike, how often."""
    sql = """
        select uid, name, evidence, shared,
            (select count(*) from appearances where appearances.uid = joins.uid and appearances.person = :person)
                as documents
        from joins where person = :person
        union
        select decisions.person, max(appearances.name), 'decided', null, count(*)
        from decisions join appearances on appearances.uid = decisions.person and appearances.person = :person
        where verb = 'merge' group by 1
        order by documents desc, name limit :size"""
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
        from (select document from appearances where person = :person order by document desc limit {ENOUGH}) as shared
        join appearances on appearances.document = shared.document and appearances.person <> :person
        join people on people.id = appearances.person and people.name is not null
        group by people.id order by 3 desc, people.label limit :size"""
    return many(connection, sql, {"person": person, "size": size})


def periods(connection: sqlite3.Connection, people: Sequence[int]) -> list[Row]:
    """How many of the newest DRAWN quotations of some people there are in each month and outlet; undated under None."""
    sql = f"""
        select ? as person, substr(date, 1, 7) as month, outlet, count(*) as quotations
        from (select date, outlet from spoken where id in ({SAID_BY.format(one="?")}) and certainty is not 'doubtful'
            order by id desc limit {DRAWN}) group by 2, 3"""
    return [row for person in people for row in many(connection, sql, [person, person, person])]


def newest_words(connection: sqlite3.Connection, person: int, size: int) -> list[str]:
    """The texts of a person's newest quotations."""
    sql = f"select text from spoken where id in ({SAID_BY.format(one='?')}) order by id desc limit ?"
    return [row["text"] for row in many(connection, sql, [person, person, size])]
