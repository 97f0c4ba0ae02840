"""The way through: files, documents, parsed documents, rows."""

import heapq
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial

from quotes.archive.batches import Answer, End, Event, Known, Work, events
from quotes.archive.parallel import Pool
from quotes.errors import UnreadableError
from quotes.models import Document, Parsed, Remark
from quotes.read.failure import Failure
from quotes.read.files import File
from quotes.read.formats import Reading as Reader
from quotes.source import is_inside, shown
from quotes.store.connect import Database, explained, name_of
from quotes.store.files import Files, Reading, lossy
from quotes.store.identity import document_uid, file_key
from quotes.store.joins import join
from quotes.store.met import Met
from quotes.store.rows import Rows, rows
from quotes.store.rulings import rulings
from quotes.store.save import Ending, Missed, Step, Storing, Writer
from quotes.store.stories import link
from quotes.store.tombstones import forgotten
from quotes.store.unlinked import is_to_be_joined

EMPTY_PROMISES = frozenset({"no transcript", "no speakers"})
"""Remarks on pages that are no use as a transcript: they are named, and not stored unless the user wants them kept."""

SLOWEST = 10
"""How many of the slowest documents are put on record."""


@dataclass
class Summary:
    """What a load brought, and what it could not read or store.

    `counts` are of what the database holds of the files that were loaded, as a query finds it.
    """

    counts: dict[str, int] = field(default_factory=dict)
    unchanged: int = 0
    """Documents that were known, and not read again."""
    forgotten: int = 0
    failures: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    """Documents that were stored although some of their bytes are lost."""
    lossy: list[str] = field(default_factory=list)
    """Files of which an older version of this program may have lost documents."""


def parsed(document: Document) -> Parsed:
    """A document parsed by our own rules, which are loaded when the first one is: what is unchanged needs none."""
    from quotes.parsing.parse import parse

    return parse(document)


def load(  # noqa: PLR0913 - all but three are given by name
    db: Database,
    found: Iterable[File | Failure | Document],
    reader: Reader | None = None,
    *,
    parse: Callable[[Document], Parsed] = parsed,
    rules: str | None = None,
    seen: Callable[[File], object] = lambda _: None,
    keep: bool = False,
    again: bool = False,
    jobs: int | None = 1,
    pool: Pool | None = None,
) -> Summary:
    """Parse and store every document in `found`; what cannot be read or stored is counted and named.

    What a user has decided about who is who holds for it. `rules` names the version of the rules and options: a file
    that was read by the same ones and has not changed is passed over, unless `again`. `seen` is called with each file
    when it is through. With `keep` also pages are stored that promise a transcript and have none. `jobs` processes
    parse, None for one a core, or else a `pool`. Raises DatabaseError where the database cannot be written; what was
    stored before that stays.
    """
    work = Work(reader or Reader(), partial(_rows, parse, keep))
    read = partial(events, work, found, jobs, pool=pool)
    return store(db, lambda known, passed: read(known=known, passed=passed), rules, seen=seen, again=again)


Source = Callable[[Callable[[File], Known], Callable[[Document], bool]], Iterable[Event[Rows]]]
"""Gives what came of each document; it may pass over files that are `known`, and documents that are `passed`."""


def store(
    db: Database,
    source: Source,
    rules: str | None,
    *,
    seen: Callable[[File], object] = lambda _: None,
    again: bool = False,
) -> Summary:
    """Store whatever `source` gives; all else is as `load` says."""
    loading = _Loading(db, rules, again=again)
    with explained(name_of(db)):
        for event in source(loading.known, loading.passed):
            loading.take(event)
            if isinstance(event, End):
                seen(event.file)
        return loading.done()


def _rows(parse: Callable[[Document], Parsed], keep: bool, document: Document) -> Rows:  # noqa: FBT001 - bound above
    """A document parsed, as rows. Raises UnreadableError for a page that promises a transcript and has none."""
    found = remarked(parse(document))
    refused = None if keep else refusal((remark.kind, remark.message) for remark in found.remarks)
    if refused:
        raise UnreadableError(refused)
    return rows(found)


def refusal(remarks: Iterable[tuple[str, str]]) -> str | None:
    """Why a document with these remarks, each a kind and a message, is not stored unless the user wants it kept."""
    promised = next((message for kind, message in remarks if kind in EMPTY_PROMISES), None)
    return promised and f"{promised}; load it all the same with --keep"


class _Loading:
    """A load under way."""

    def __init__(self, db: Database, rules: str | None, *, again: bool) -> None:
        self.summary = Summary()
        self._db = db
        self._rules = rules
        self._again = again or not rules
        self._files = Files(db)
        self._met = Met(db)
        self._forgotten = forgotten(db)
        self._writer = Writer(db, rulings(db), rules, self._met.documents)
        self._started = time.perf_counter()
        self._seconds = {"working": 0.0, "storing": 0.0, "linking": 0.0}
        self._slowest: list[tuple[float, str]] = []

    def known(self, file: File) -> Known:
        """What the database knows of a file."""
        if self._again:
            return Known()
        unchanged, digest = self._files.known(file.source, self._rules or "", file.size, file.modified)
        return Known(unchanged, digest)

    def passed(self, document: Document) -> bool:
        """Whether a document of a corpus is there, read by the same rules."""
        sql = "select 1 from documents where uid = ? and reading = ?"
        return not self._again and bool(self._db.execute(sql, [document_uid(document), self._rules]).fetchone())

    def take(self, event: Event[Rows]) -> None:
        """Hand on what came of a document or a file to the writer, or note why nothing did."""
        if isinstance(event, Answer):
            self._answer(event)
        elif isinstance(event, End):
            self._end(event)
        else:
            document = event.document
            uid, part, row = document_uid(document), document.part or 0, document.row
            self.summary.unchanged += 1
            self._store(Storing(event.file.source, uid, part, row, None, str))

    def _answer(self, answer: Answer[Rows]) -> None:
        fresh = answer.value
        if fresh is None:
            self.summary.failures.append(str(answer.failure))
            if answer.file:
                self._store(Missed(answer.file.source))
            return
        assert answer.file
        self._seconds["working"] += answer.seconds
        path = shown(answer.file.source.name, fresh.row)
        path += f", row {fresh.row}" if fresh.row and not is_inside(fresh.row) else ""
        slow = (answer.seconds, path)
        (heapq.heappush if len(self._slowest) < SLOWEST else heapq.heappushpop)(self._slowest, slow)
        self.summary.damaged += [f"{answer.path}: {loss}" for loss in answer.losses]
        failed = partial(self._fails, answer.path)
        uid, part = fresh.document["uid"], fresh.document["part"] or 0
        self._store(Storing(answer.file.source, uid, part, fresh.row, fresh, failed))

    def _end(self, end: End) -> None:
        file = end.file
        if end.unchanged:
            self.summary.unchanged += self._met.file(file.source)
            self.summary.forgotten += self._forgotten.get(file_key(file.source), 0) if self._forgotten else 0
        if not end.unchanged or end.sha256:
            reading = Reading(self._rules or "", file.size, file.modified, end.sha256)
            self._store(Ending(file.source, end.whole, reading, unchanged=end.unchanged))

    def _store(self, step: Step) -> None:
        started = time.perf_counter()
        self._writer.take(step)
        self._seconds["storing"] += time.perf_counter() - started

    def _fails(self, path: str, why: str) -> None:
        self.summary.failures.append(f"{path}: {why}")

    def done(self) -> Summary:
        """Store what is left, link copies, and count what is there."""
        started = time.perf_counter()
        self._writer.flush()
        stored = time.perf_counter()
        if is_to_be_joined(self._db):
            join(self._db)
        link(self._db)
        now = time.perf_counter()
        self._seconds["storing"] += stored - started
        self._seconds["linking"] += now - stored
        record = self._writer.load
        if record.recorded is not None:
            with self._db.atomic():
                record.count(unchanged=self.summary.unchanged, failures=len(self.summary.failures))
                record.took(sorted(self._slowest, reverse=True), seconds=now - self._started, **self._seconds)
        self.summary.forgotten += self._writer.forgotten
        self.summary.counts = self._met.counts(record.recorded)
        self.summary.lossy = lossy(self._db)
        return self.summary


def remarked(parsed: Parsed) -> Parsed:
    """`parsed`, with a remark where there is neither a turn nor a quotation in it."""
    if parsed.turns or parsed.quotes:
        return parsed
    document = parsed.document
    remark = Remark("silent", document.start, document.end, "neither a turn nor a quotation was found here")
    return replace(parsed, remarks=(*parsed.remarks, remark))
