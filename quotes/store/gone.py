"""Where quotations went that are found no longer, so that an old address still answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from json import dumps

from sqlite_utils import Database

from quotes.store.rows import Row

MARKS = " \t\n\xa0\"'“”‘’«»,.-–—"


@dataclass(frozen=True, slots=True)
class Stored:
    """A quotation as it stood in the database before a load."""

    uid: str
    document: str
    start: int
    end: int
    text: str


def stored_quotes(db: Database, document: int) -> list[Stored]:
    """The quotations of a document."""
    found = db.execute(
        'select quotes.uid, documents.uid, start, "end", quotes.text from quotes'
        " join documents on documents.id = quotes.document where document = ?",
        [document],
    )
    return [Stored(*row) for row in found.fetchall()]


def account_for(db: Database, document: Row, before: Sequence[Stored], quotes: Sequence[Row]) -> None:
    """Note where each of `before` went that is not among `quotes`; forget the notes of those that are back."""
    present = {row["uid"] for row in quotes}
    db.execute("delete from gone where uid in (select value from json_each(?))", [dumps(sorted(present))])
    for old in before:
        if old.uid not in present:
            _note(db, old, document, _heir(old, document, quotes))
    # A file in several parts comes back part by part: the words may stand in a later one.
    lost = "select uid, document, 0, 0, text from gone where path = ? and moved_to is null"
    for row in db.execute(lost, [document["path"]]).fetchall():
        old = Stored(*row)
        if heir := _heir(old, document | {"uid": None}, quotes):
            _note(db, old, document, heir)


def _note(db: Database, old: Stored, document: Row, heir: str | None) -> None:
    db.execute(
        "insert or replace into gone (uid, document, path, text, moved_to) values (?, ?, ?, ?, ?)",
        [old.uid, document["uid"], document["path"], old.text, heir],
    )
    db.execute("update gone set moved_to = ? where moved_to = ?", [heir, old.uid])


def _heir(old: Stored, document: Row, quotes: Sequence[Row]) -> str | None:
    """The quotation that now holds the same words, nearest by; else the one that covers most of the same place."""
    words = old.text.strip(MARKS)
    same = [row for row in quotes if row["text"].strip(MARKS) == words]
    if same:
        return str(min(same, key=lambda row: abs(row["start"] - old.start))["uid"])
    if old.document != document["uid"]:
        return None

    def shared(row: Row) -> int:
        return int(min(row["end"], old.end) - max(row["start"], old.start))

    best = max(quotes, key=shared, default=None)
    return str(best["uid"]) if best and shared(best) * 2 >= old.end - old.start else None
