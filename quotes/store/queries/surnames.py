"""People with the same surname: perhaps the same person under another form of the name, or somebody else."""

import sqlite3

from quotes.store.queries.run import Row, many, one
from quotes.words.names import fold

LOOKED = 200
"""People with the surname that are looked at: the most quoted."""


def namesakes(connection: sqlite3.Connection, person: Row, size: int = 8) -> dict[str, list[Row]]:
    """Those who may be the same person ("perhaps"), and others with the surname ("others"), the most quoted first.

    A bare surname may be anybody of that name; the same first name or initial makes a duplicate likely. Nothing is
    merged on this: it only tells a reader where to look.
    """
    found: dict[str, list[Row]] = {"perhaps": [], "others": []}
    parts = _parts(person["name"])
    if person["kind"] != "person" or not parts:
        return found
    sql = f"""
        select uid, label, name, kind, description, quotations, documents,
            (select document from appearances where person = people.id order by document desc limit 1) as newest
        from people
        where id in (select rowid from people_fts where people_fts match ?) and kind = 'person' and name is not null
            and uid <> ? order by quotations desc, id limit {LOOKED}"""
    for row in many(connection, sql, [f'label : "{parts[-1]}"', person["uid"]]):
        other = _parts(row["name"])
        if other and other[-1] == parts[-1]:
            found["perhaps" if _may_be_one(parts, other) else "others"].append(row)
    return {name: [row | _place(connection, row["newest"]) for row in rows[:size]] for name, rows in found.items()}


def _place(connection: sqlite3.Connection, document: int | None) -> Row:
    sql = "select uid as document_uid, label as document_label from documents where id = ?"
    return one(connection, sql, [document]) or {"document_uid": None, "document_label": None}


def _parts(name: str | None) -> list[str]:
    """The words of a name for comparison, without what stands behind a surname."""
    return [word for word in fold(name or "").replace(",", " ").split() if word not in {"jr", "sr", "ii", "iii", "iv"}]


def _may_be_one(one: list[str], other: list[str]) -> bool:
    if len(one) == 1 or len(other) == 1:
        return True
    first, second = one[0], other[0]
    return first == second or (1 in {len(first), len(second)} and first[0] == second[0])
