"""Proof that nothing is lost: what loads have counted, held against what is in the database."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from sqlite_utils import Database

from quotes.store.fts import INDEXES
from quotes.store.places import CURRENT

SAYINGS = {
    "select files.path, files.documents, count(places.id) from files left join places on places.file = files.id and"
    f" places.state = '{CURRENT}' where files.state not in ('unfinished') group by files.id having"
    " files.documents <> count(places.id) order by files.path": "{0}: {1:,} documents were read from it, {2:,} are"
    " on record",
    "select path, uid from documents where not exists (select 1 from places where document = documents.id)"
    " order by uid": "{0}: document {1} has no place in any file",
    "select path, uid from tombstones where uid in (select uid from documents) order by uid": "{0}: document {1} is"
    " here, and has a tombstone",
    "select path, uid, replaced_by from tombstones where reason = 'replaced' and ifnull(replaced_by, '') not in"
    " (select uid from documents union select uid from tombstones) order by uid": "{0}: document {1} was replaced by"
    " {2}, which is not here",
    "select uid, moved_to from gone where moved_to is not null and moved_to not in (select uid from quotes)"
    " order by uid": "quotation {0} is said to have moved to {1}, which is not here",
}
"""Queries for what must not be, each with the sentence about a row that it finds."""

BALANCE = """
    select (select count(*) from documents),
        ifnull(sum(added), 0), ifnull(sum(replaced), 0), ifnull(sum(forgotten), 0) from loads"""


def losses(db: Database) -> Iterator[str]:
    """What the ledger says must be here and is not, in words."""
    there, added, replaced, forgotten = db.execute(BALANCE).fetchone()
    if there != added - replaced - forgotten:
        yield (
            f"{there:,} documents are here, but loads have added {added:,}, replaced {replaced:,} and forgotten"
            f" {forgotten:,}"
        )
    for sql, saying in SAYINGS.items():
        for row in db.execute(sql):
            yield saying.format(*row)


@dataclass(frozen=True, slots=True)
class Unchecked:
    """What could not be checked, and why."""

    what: str
    why: str

    def __str__(self) -> str:
        return f"{self.what} could not be checked: {self.why}"


def broken_index(path: str) -> list[str | Unchecked]:
    """Search indexes that do not hold exactly the words of all rows, in words, or that cannot be checked.

    SQLite checks an index by a command that it takes for a change, though nothing is changed:
    https://www.sqlite.org/fts5.html#the_integrity_check_command.
    """
    found: list[str | Unchecked] = []
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table in INDEXES:
            try:
                connection.execute("begin")
                connection.execute(f"insert into {table}_fts ({table}_fts, rank) values ('integrity-check', 1)")
            except sqlite3.DatabaseError as error:
                if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CORRUPT:
                    found.append(
                        f"the search index of {table} does not hold the words of its rows, all of them and no others"
                    )
                else:
                    why = "the database cannot be written" if _is_read_only(error) else str(error)
                    found.append(Unchecked(f"the search index of {table}", why))
            finally:
                connection.rollback()
    return found


def _is_read_only(error: sqlite3.DatabaseError) -> bool:
    return error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}
