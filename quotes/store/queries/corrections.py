"""What whoever publishes this has corrected, newest first."""

import sqlite3
from typing import Any

from quotes.store.queries.run import Row, many, one
from quotes.store.queries.search import Page
from quotes.store.queries.token import decode, encode

CORRECTION = """
    select decisions.id, verb, person, target, quotation, decided, decided_by, why, words, was,
        decisions.document as document_uid, documents.label as document_label,
        about.label as person_label, about.uid as person_uid, other.label as target_label, other.uid as target_uid,
        exists (select 1 from quotes where uid = quotation) as there
    from decisions left join documents on documents.uid = decisions.document
    left join people as about on about.uid = decisions.person
    left join people as other on other.uid = decisions.target"""


def corrections(connection: sqlite3.Connection, *, after: str | None = None, size: int = 50) -> Page:
    """A page of corrections, the latest first. Raises ValueError where `after` is no token of this list."""
    values: list[Any] = decode(after, str, int) if after else ["~", 0]
    where = "where (decided, decisions.id) < (?, ?) order by decided desc, decisions.id desc limit ?"
    rows = many(connection, f"{CORRECTION} {where}", [*values, size + 1])
    following = encode(rows[size - 1]["decided"], rows[size - 1]["id"]) if len(rows) > size else None
    return Page(rows[:size], following)


def correction(connection: sqlite3.Connection, quotation: str, words: str | None = None) -> Row | None:
    """The correction of one quotation, if there is one; that which took out these words, where they moved since."""
    taken_out = "verb = 'not a quotation' and words = ?"
    return one(
        connection,
        f"{CORRECTION} where quotation = ? or {taken_out} order by quotation = ? desc",
        [quotation, words, quotation],
    )
