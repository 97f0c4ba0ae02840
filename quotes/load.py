"""The way through: paths, documents, parsed documents, rows."""

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import partial

from sqlite_utils import Database

from quotes.errors import QuotesError
from quotes.models import Document, Parsed, QuoteKind, Remark
from quotes.parallel import answers
from quotes.parse import parse
from quotes.store.connect import explained, name_of
from quotes.store.fts import bulk
from quotes.store.joins import join
from quotes.store.rows import Rows
from quotes.store.rulings import rulings
from quotes.store.save import save
from quotes.store.stories import link

LARGE = 16 * 1024 * 1024
"""Bytes of a load from which on the search index is built once at the end."""

EMPTY_PROMISES = frozenset({"no transcript", "no speakers"})
"""Remarks on pages that are no use as a transcript: they are named, and not stored unless the user wants them kept."""


@dataclass
class Summary:
    """What a load brought, and what it could not read or store."""

    documents: int = 0
    turns: int = 0
    quotations: int = 0
    paraphrases: int = 0
    remarks: int = 0
    silent: int = 0
    """Documents in which there is neither a turn nor a quotation."""
    people: set[str] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    """Documents that were stored although some of their bytes are lost."""


def load(
    db: Database,
    found: Iterable[object],
    *,
    parse: Callable[[Document], Parsed] = parse,
    seen: Callable[[str], None] = lambda _: None,
    size: int = 0,
    keep: bool = False,
    jobs: int | None = 1,
) -> Summary:
    """Parse and store every Document in `found`; anything else in it is a failure, counted and named by its `str`.

    What a user has decided about who is who holds for it. `seen` is called with the path of each, when it is through.
    `size` is the size of it all in bytes, where known. With `keep` also pages are stored that promise a transcript
    and have none. `jobs` processes parse, None for one a core. Raises DatabaseError where the database cannot be
    written; what was stored before that stays.
    """
    loading = _Loading(db, keep=keep)
    before = db.conn.total_changes
    large = size > LARGE and size * 4 > _bytes(db)
    with bulk(db) if large else nullcontext():
        for item, parsed in answers(partial(_parsed, parse), found, jobs):
            if isinstance(item, Document):
                loading.document(item, parsed)
            else:
                loading.summary.failures.append(str(item))
            seen(getattr(item, "path", ""))
    if db.conn.total_changes != before:
        with explained(name_of(db)):
            join(db)
            link(db)
    return loading.summary


def _parsed(parse: Callable[[Document], Parsed], item: object) -> Parsed | None:
    """A document parsed; None for what is none."""
    return remarked(parse(item)) if isinstance(item, Document) else None


class _Loading:
    """A load under way."""

    def __init__(self, db: Database, *, keep: bool) -> None:
        self.summary = Summary()
        self._db = db
        self._keep = keep
        self._rulings = rulings(db)

    def document(self, document: Document, parse: Callable[[], Parsed | None]) -> None:
        """Store one document; whatever is wrong with it is noted, and the next can come."""
        try:
            parsed = parse()
            assert parsed
        except QuotesError:
            raise
        except Exception as error:  # noqa: BLE001 - a fault of ours in one document must not cost the others
            self._fails(document, f"a fault of this program ({error!r}); please report it with the file")
            return
        promised = next((remark for remark in parsed.remarks if remark.kind in EMPTY_PROMISES), None)
        if promised and not self._keep:
            self._fails(document, f"{promised.message}; load it all the same with --keep")
            return
        try:
            with explained(name_of(self._db)):
                self._count(save(self._db, parsed, self._rulings))
        except UnicodeError:
            self._fails(document, "holds half characters (lone surrogates), which no database takes")
            return
        self.summary.damaged += [f"{document.path}: {loss}" for loss in losses(document)]

    def _fails(self, document: Document, why: str) -> None:
        self.summary.failures.append(f"{document.path}: {why}")

    def _count(self, stored: Rows) -> None:
        paraphrases = sum(quote["kind"] == QuoteKind.INDIRECT for quote in stored.quotes)
        self.summary.documents += 1
        self.summary.turns += len(stored.turns)
        self.summary.quotations += len(stored.quotes) - paraphrases
        self.summary.paraphrases += paraphrases
        self.summary.remarks += len(stored.remarks)
        self.summary.silent += not (stored.turns or stored.quotes)
        self.summary.people |= {person["uid"] for person in stored.people}


def losses(document: Document) -> list[str]:
    """What was lost of a document's bytes, in words: text that was decoded with gaps deserves a warning."""
    return [remark.message for remark in document.remarks if remark.kind == "broken encoding"]


def remarked(parsed: Parsed) -> Parsed:
    """`parsed`, with a remark where there is neither a turn nor a quotation in it."""
    if parsed.turns or parsed.quotes:
        return parsed
    document = parsed.document
    remark = Remark("silent", document.start, document.end, "neither a turn nor a quotation was found here")
    return replace(parsed, remarks=(*parsed.remarks, remark))


def _bytes(db: Database) -> int:
    return int(db.execute("select page_count * page_size from pragma_page_count, pragma_page_size").fetchone()[0])
