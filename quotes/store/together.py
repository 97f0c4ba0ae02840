"""Who speaks a quotation together with its speaker: one row for each further person, since few quotations have any."""

from collections.abc import Sequence
from json import dumps

from sqlite_utils import Database

TABLE = """
    create table joint_speakers (
        quote INTEGER not null references quotes (id),
        person INTEGER not null references people (id),
        document INTEGER not null references documents (id),
        position INTEGER not null,
        primary key (quote, person)
    ) without rowid"""
INDEXES = ("person", "document")

SAID_BY = "select id from quotes where speaker = {one} union all select quote from joint_speakers where person = {one}"
"""The ids of somebody's quotations, also of those that others speak with them. As a list that `in` looks through it
needs no sorting: SQLite goes through ids in their order."""


def create(db: Database) -> None:
    """Make the table; the triggers that count are made anew, since they count its people too."""
    db.execute(TABLE)
    for column in INDEXES:
        db.execute(f"create index idx_joint_speakers_{column} on joint_speakers ({column})")
    for name in ("quotes_uncounted", "quotes_recounted"):
        db.execute(f"drop trigger if exists {name}")


def leave(db: Database, documents: Sequence[int], person: int) -> None:
    """Where somebody who is taken out of documents speaks with others, the first of the others is the speaker."""
    db.execute(
        "update quotes set speaker = (select person from joint_speakers where quote = quotes.id and person <> :old"
        " order by position limit 1) where speaker = :old and id in (select quote from joint_speakers"
        " where document in (select value from json_each(:documents)) and person <> :old)",
        {"old": person, "documents": dumps(list(documents))},
    )


def once(db: Database, documents: Sequence[int]) -> None:
    """Nobody speaks together with themselves: two who spoke together may have become one."""
    db.execute(
        "delete from joint_speakers where document in (select value from json_each(?))"
        " and person = (select speaker from quotes where id = quote)",
        [dumps(list(documents))],
    )
