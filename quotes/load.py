"""The way through: paths, documents, parsed documents, rows."""

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass, field, replace

from sqlite_utils import Database

from quotes.errors import QuotesError
from quotes.models import Document, Parsed, Remark
from quotes.parse import parse
from quotes.store.connect import explained, name_of
from quotes.store.decisions import decisions
from quotes.store.fts import bulk
from quotes.store.rulings import Rulings
from quotes.store.save import save
from quotes.store.stories import link

LARGE = 16 * 1024 * 1024
"""Bytes of a load from which on the search index is built once at the end."""


@dataclass
class Summary:
    """What a load brought, and what it could not read."""

    documents: int = 0
    turns: int = 0
    quotations: int = 0
    remarks: int = 0
    silent: int = 0
    """Documents in which there is neither a turn nor a quotation."""
    people: set[str] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)


def load(
    db: Database,
    found: Iterable[object],
    *,
    parse: Callable[[Document], Parsed] = parse,
    seen: Callable[[str], None] = lambda _: None,
    size: int = 0,
) -> Summary:
    """Parse and store every Document in `found`; anything else in it is a failure, counted and named by its `str`.

    What a user has decided about who is who holds for it. `seen` is called with the path of each, when it is through.
    `size` is the size of it all in bytes, where known.
    Raises DatabaseError where the database cannot be written; what was stored before that stays.
    """
    summary = Summary()
    rulings = Rulings(decisions(db))
    before = db.conn.total_changes
    large = size > LARGE and size * 4 > _bytes(db)
    with bulk(db) if large else nullcontext():
        for item in found:
            if isinstance(item, Document):
                _load_one(db, item, parse, rulings, summary)
            else:
                summary.failures.append(str(item))
            seen(getattr(item, "path", ""))
    if db.conn.total_changes != before:
        with explained(name_of(db)):
            link(db)
    return summary


def _load_one(
    db: Database, document: Document, parse: Callable[[Document], Parsed], rulings: Rulings, summary: Summary
) -> None:
    try:
        parsed = remarked(parse(document))
    except QuotesError:
        raise
    except Exception as error:  # noqa: BLE001 - a fault of ours in one document must not cost the others
        summary.failures.append(f"{document.path}: a fault of this program ({error!r}); please report it with the file")
        return
    try:
        with explained(name_of(db)):
            stored = save(db, parsed, rulings)
    except UnicodeError:
        summary.failures.append(f"{document.path}: holds half characters (lone surrogates), which no database takes")
        return
    summary.documents += 1
    summary.turns += len(stored.turns)
    summary.quotations += len(stored.quotes)
    summary.remarks += len(stored.remarks)
    summary.silent += not (stored.turns or stored.quotes)
    summary.people |= {person["uid"] for person in stored.people}


def remarked(parsed: Parsed) -> Parsed:
    """`parsed`, with a remark where there is neither a turn nor a quotation in it."""
    if parsed.turns or parsed.quotes:
        return parsed
    document = parsed.document
    remark = Remark("silent", document.start, document.end, "neither a turn nor a quotation was found here")
    return replace(parsed, remarks=(*parsed.remarks, remark))


def _bytes(db: Database) -> int:
    return int(db.execute("select page_count * page_size from pragma_page_count, pragma_page_size").fetchone()[0])
