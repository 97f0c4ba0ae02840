"""Where quotations went that are found no longer, so that an old address still answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from json import dumps
from typing import Any

from sqlite_utils import Database

MARKS = " \t\n\xa0\"'“”‘’«»,.-–—"


@dataclass(frozen=True, slots=True)
class Stored:
    """A quotation as it stands in the database, or stood there before a load."""

    uid: str
    document: str
    start: int
    end: int
    text: str


def stored_quotes(db: Database, document: int) -> list[Stored]:
    """The quotations of a document."""
    found = db.execute(
        'select quotes.uid, documents.uid, start, "end", quotes.text from quotes'
        " join documents on documents.id = quotes.document where document = ? order by start, quotes.id",
        [document],
    )
    return [Stored(*row) for row in found.fetchall()]


def are_back(db: Database, uids: Iterable[str]) -> None:
    """Forget that quotations were gone which are here again."""
    db.execute("delete from gone where uid in (select value from json_each(?))", [dumps(sorted(uids))])


def account_for(db: Database, path: str, before: Sequence[Stored], now: Sequence[Stored]) -> None:
    """Note where each quotation of `before` went that is not among those of `now`."""
    present = {quote.uid for quote in now}
    # What a user took out went nowhere, even where the same words stand elsewhere.
    taken_out = "select quotation from decisions where verb = 'not a quotation'"
    rejected = {uid for (uid,) in db.execute(taken_out).fetchall()}
    for old in before:
        if old.uid not in present:
            _note(db, old, path, None if old.uid in rejected else _heir(old, now))


def _note(db: Database, old: Stored, path: str, heir: str | None) -> None:
    row: list[Any] = [old.uid, old.document, path, old.text, heir]
    db.execute("insert or replace into gone (uid, document, path, text, moved_to) values (?, ?, ?, ?, ?)", row)
    db.execute("update gone set moved_to = ? where moved_to = ?", [heir, old.uid])


def _heir(old: Stored, now: Sequence[Stored]) -> str | None:
    """The quotation that now holds the same words, nearest by; else the one that covers most of the same place."""
    words = old.text.strip(MARKS)
    same = [quote for quote in now if quote.text.strip(MARKS) == words]
    if same:
        return min(same, key=lambda quote: abs(quote.start - old.start)).uid
    own = [quote for quote in now if quote.document == old.document]

    def shared(quote: Stored) -> int:
        return min(quote.end, old.end) - max(quote.start, old.start)

    best = max(own, key=shared, default=None)
    return best.uid if best and shared(best) * 2 >= old.end - old.start else None
