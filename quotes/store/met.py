"""The documents that a load met, and what the database holds of them."""

from collections.abc import Iterable

from sqlite_utils import Database

from quotes.source import Source
from quotes.store.identity import file_key

COUNTS = {
    "documents": "select count(*) from documents where id in met",
    "turns": "select count(*) from turns where document in met",
    "quotations": "select count(*) from quotes where document in met and kind <> 'indirect'",
    "paraphrases": "select count(*) from quotes where document in met and kind = 'indirect'",
    "people": "select count(distinct person) from appearances where document in met",
    "remarks": "select count(*) from remarks where document in met",
    "without a turn or quotation": "select count(*) from documents where id in met and not exists (select 1 from"
    " turns where document = documents.id) and not exists (select 1 from quotes where document = documents.id)",
    "documents in the database": "select count(*) from documents",
}
"""What is told of a load, each as a query finds it."""


class Met:
    """The ids of documents, in a table that lasts as long as the connection."""

    def __init__(self, db: Database) -> None:
        self._db = db
        db.execute("create temporary table if not exists met (document integer primary key)")
        db.execute("delete from met")

    def documents(self, documents: Iterable[int]) -> None:
        """Note that documents were met."""
        self._db.conn.executemany("insert or ignore into met values (?)", [(document,) for document in documents])

    def file(self, source: Source) -> int:
        """Note that all documents of a file were met; returns how many these are."""
        sql = (
            "insert or ignore into met select document from places join files on files.id = places.file"
            " where key = ? and places.state = 'current'"
        )
        return self._db.execute(sql, [file_key(source)]).rowcount

    def counts(self, load: int | None) -> dict[str, int]:
        """How much the database holds of the documents that were met, and how many the load added and replaced."""
        found = {name: int(self._db.execute(sql).fetchone()[0]) for name, sql in COUNTS.items()}
        changed = self._db.execute("select added, replaced from loads where id = ?", [load]).fetchone() or (0, 0)
        return found | {"new": changed[0], "replaced": changed[1]}
