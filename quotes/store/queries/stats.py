"""What a collection holds, and what it does not know."""

import sqlite3

from quotes.store.queries.run import Row, many, one, value
from quotes.store.views import ONCE

PARAPHRASED = f"kind = 'indirect' and {ONCE.format(row='quotes')}"
COUNTED = ("documents", "people", "quotes", "turns", "remarks", "gone")


def counts(connection: sqlite3.Connection) -> Row:
    """How many rows there are of each sort, copies of a quotation by themselves, and from which day to which."""
    found: Row = {name: value(connection, f"select count(*) from {name}") for name in COUNTED}
    found["quotations"] = value(connection, "select count(*) from spoken")
    found["paraphrases"] = value(connection, f"select count(*) from quotes where {PARAPHRASED}")
    found["copies"] = found.pop("quotes") - found["paraphrases"] - found["quotations"]
    days = "select min(date) as first, max(date) as last, sum(date is null) as undated from documents"
    return found | (one(connection, days) or {})


def newest_documents(connection: sqlite3.Connection, size: int = 8) -> list[Row]:
    """The documents with the latest dates; those without a date last."""
    return many(connection, f"select {DOCUMENT} from documents order by date desc, id desc limit ?", [size])


def latest_documents(connection: sqlite3.Connection, size: int = 8) -> list[Row]:
    """The documents that were stored last."""
    return many(connection, f"select {DOCUMENT} from documents order by id desc limit ?", [size])


def most_quoted(connection: sqlite3.Connection, size: int = 12) -> list[Row]:
    """The people with a name who have the most quotations."""
    sql = (
        "select id, uid, label, kind, description, quotations, documents from people"
        " where name is not null and quotations > 0"
    )
    return many(connection, f"{sql} order by quotations desc, id limit ?", [size])


def spread(connection: sqlite3.Connection) -> list[Row]:
    """How many documents of each kind and outlet there are in each month; undated ones under None."""
    sql = "select kind, outlet, substr(date, 1, 7) as month, count(*) as documents from documents group by 1, 2, 3"
    return many(connection, sql)


def outlets(connection: sqlite3.Connection, size: int = 40) -> list[Row]:
    """The outlets with the most documents."""
    sql = "select outlet, count(*) as documents from documents where outlet is not null group by outlet"
    return many(connection, f"{sql} order by documents desc, outlet limit ?", [size])


def programs(connection: sqlite3.Connection, size: int = 40) -> list[Row]:
    """The programmes with the most documents."""
    sql = "select program, count(*) as documents from documents where program is not null group by program"
    return many(connection, f"{sql} order by documents desc, program limit ?", [size])


def languages(connection: sqlite3.Connection, size: int = 40) -> list[Row]:
    """The languages with the most documents."""
    sql = "select language, count(*) as documents from documents where language is not null group by language"
    return many(connection, f"{sql} order by documents desc, language limit ?", [size])


def years(connection: sqlite3.Connection) -> list[Row]:
    """How many documents there are of each year, gaps left out."""
    sql = "select substr(date, 1, 4) as year, count(*) as documents from documents where date is not null group by 1"
    return many(connection, sql)


def divided(connection: sqlite3.Connection) -> dict[str, list[Row]]:
    """How quotations divide by kind, evidence, certainty and translation, and remarks by kind."""
    kinds = f"select kind as value, count(*) as count from quotes where {ONCE.format(row='quotes')} group by 1"
    found = {"kind": many(connection, f"{kinds} order by 2 desc")} | {
        column: many(connection, f"select {column} as value, count(*) as count from spoken group by 1 order by 2 desc")
        for column in ("evidence", "certainty", "translated")
    }
    found["remarks"] = many(
        connection, "select kind as value, count(*) as count from remarks group by 1 order by 2 desc"
    )
    return found


def unknown_speakers(connection: sqlite3.Connection) -> int:
    """How many quotations have a speaker whom nobody can tell."""
    return int(value(connection, "select count(*) from spoken where person_id is null"))


DOCUMENT = "documents.id, uid, label, kind, outlet, program, date, published"
