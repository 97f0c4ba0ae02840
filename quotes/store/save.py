"""Documents on their way into the database: many in one transaction, all of each or nothing, and nothing twice."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from json import dumps

from sqlite_utils import Database

from quotes.models import Parsed
from quotes.source import Source, shown
from quotes.store import insert, places, tombstones
from quotes.store.files import Files, Reading
from quotes.store.insert import LISTED
from quotes.store.loads import Load
from quotes.store.places import Place
from quotes.store.rows import Rows, rows
from quotes.store.rulings import Rulings
from quotes.store.unlinked import join_later
from quotes.store.verdicts import has_verdicts, respected

MOST = 256
"""Documents and files that are stored in one transaction."""

NO_RULINGS = Rulings()
MISSED = Place(0, None, 0)
"""The place of a document that could not be read or stored."""


@dataclass(frozen=True, slots=True)
class Storing:
    """A document of a file, with its number there (0 for the whole file) and its row's id.

    `rows` is None where the document is known as it is. `failed` is called with the reason if it cannot be stored.
    """

    source: Source
    uid: str
    part: int
    row: str | None
    rows: Rows | None
    failed: Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Missed:
    """A document of a file that could not be read."""

    source: Source


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a file that was read, `whole` unless it was changed meanwhile; `unchanged` if its bytes are known."""

    source: Source
    whole: bool
    reading: Reading
    unchanged: bool = False


Step = Storing | Missed | Ending


class Writer:
    """The one who writes. Give every step of every file to `take`, and call `flush` at the end.

    Whatever can be stored is; a document that cannot costs no other. Raises sqlite3.Error where the database cannot
    be written. `rules` names the version of the rules and options by which documents were read. `met` is called with
    the ids of documents that were stored or are known, `forgotten` counts those that were passed over since they were
    forgotten on purpose.
    """

    def __init__(
        self,
        db: Database,
        rulings: Rulings = NO_RULINGS,
        rules: str | None = None,
        met: Callable[[Iterable[int]], object] = lambda _: None,
    ) -> None:
        self.load = Load(db)
        self.forgotten = 0
        self._rules = rules
        self._db = db
        self._rulings = rulings
        self._met = met
        self._files = Files(db)
        self._waiting: list[Step] = []
        self._read: dict[str, list[Place]] = {}

    def take(self, step: Step) -> None:
        """Store what was read, in this batch or a later one."""
        self._waiting.append(step)
        if len(self._waiting) >= MOST:
            self.flush()

    def flush(self) -> None:
        """Store what is waiting: all in one transaction, or one by one where one of them cannot be stored."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        try:
            self.at_once(waiting)
        except (sqlite3.IntegrityError, sqlite3.DataError, OverflowError, UnicodeError):
            for step in waiting:
                self._alone(step)

    def at_once(self, steps: Sequence[Step]) -> None:
        """Store all of these or, where one of them cannot be stored, none. Raises what SQLite raises."""
        with self._transaction():
            self._store(steps)

    def _alone(self, step: Step) -> None:
        try:
            self.at_once([step])
        except (sqlite3.IntegrityError, sqlite3.DataError, OverflowError, UnicodeError) as error:
            if not isinstance(step, Storing):
                raise
            self._read.setdefault(step.source.key, []).append(MISSED)
            half = "holds half characters (lone surrogates), which SQLite cannot store"
            step.failed(half if isinstance(error, UnicodeError) else f"cannot be stored: {error}")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        before = self.load.recorded, self.forgotten
        read = [(key, found, len(found)) for key, found in self._read.items()]
        self._db.execute("begin immediate")
        try:
            self._db.execute("pragma defer_foreign_keys = on")
            yield
            self._db.execute("commit")
        except BaseException:
            self._db.rollback()
            self.load.recorded, self.forgotten = before
            self._read = {key: found for key, found, _ in read}
            for _, found, length in read:
                del found[length:]
            raise

    def _store(self, steps: Sequence[Step]) -> None:
        documents = [step for step in steps if isinstance(step, Storing)]
        self._files.new.clear()
        files = {source: self._files.id(source) for source in dict.fromkeys(step.source for step in documents)}
        ids, moved = self._documents(documents, files)
        for step in steps:
            if isinstance(step, Storing) and step.uid in ids:
                self._read.setdefault(step.source.key, []).append(Place(step.part, step.row, ids[step.uid]))
            elif isinstance(step, Missed):
                self._read.setdefault(step.source.key, []).append(MISSED)
        found = [
            (files[step.source], Place(step.part, step.row, ids[step.uid])) for step in documents if step.uid in ids
        ]
        first = self._read_first(steps, files)
        places.meet(self._db, found, first)
        self._files.read_first(first.values())
        for step in steps:
            if isinstance(step, Ending) and files.get(step.source) not in first:
                file = files.get(step.source) or self._files.find(step.source)
                moved |= self._end(step, file) if file else set()
        times = Counter(document for _, (*_, document) in found)
        moved |= {document for file, (*_, document) in found if file in first and times[document] > 1}
        places.show(self._db, sorted(moved))
        self._met(ids.values())

    def _read_first(self, steps: Sequence[Step], files: dict[Source, int]) -> dict[int, tuple[int, Reading, int, bool]]:
        """The files that nobody has read before, and that are here from beginning to end, as `Files` notes them.

        That is most files of most loads: nothing of them has to be compared with what is there.
        """
        first: dict[int, tuple[int, Reading, int, bool]] = {}
        ends = [step for step in steps if isinstance(step, Ending) and files.get(step.source) in self._files.new]
        times = Counter(files[step.source] for step in ends)
        for step in ends:
            file = files[step.source]
            if step.whole and not step.unchanged and times[file] == 1 and not self._files.named_like(step.source):
                now = self._read.pop(step.source.key, [])
                there = {(place.part, place.document) for place in now if place is not MISSED}
                first[file] = file, step.reading, len(there), MISSED not in now
        return first

    def _documents(self, documents: list[Storing], files: dict[Source, int]) -> tuple[dict[str, int], set[int]]:
        """Store the documents; their ids by uid but for those forgotten on purpose, and the ids that were known."""
        uids = dumps([step.uid for step in documents])
        known = dict(self._db.execute(f"select uid, id from documents where uid in ({LISTED})", [uids]).fetchall())
        buried = tombstones.are_any(self._db)
        kept = [
            step
            for step in documents
            if not buried or step.uid in known or not self._is_forgotten(step, files[step.source])
        ]
        self.forgotten += len(documents) - len(kept)
        changes = self._db.conn.total_changes
        paths = self._files.paths(files.values())
        judged = has_verdicts(self._db)
        fresh = {
            step.uid: self._ruled(step.rows, paths[files[step.source]], judged=judged) for step in kept if step.rows
        }
        added = [rows for uid, rows in fresh.items() if uid not in known]
        ids = insert.insert_all(self._db, added, self._rulings.names, self.load) if added else {}
        for uid in fresh.keys() & known.keys():
            insert.update(self._db, known[uid], fresh[uid], self._rulings.names)
        if added:
            tombstones.are_back(self._db, ids)
            self.load.count(added=len(added))
        if fresh:
            insert.settle(self._db, fresh.values())
        if self._db.conn.total_changes != changes:
            join_later(self._db)
        return ids | known, set(known.values())

    def _ruled(self, fresh: Rows, path: str, *, judged: bool) -> Rows:
        own = fresh.document | {"path": shown(path, fresh.row), "reading": self._rules}
        fresh = replace(fresh, document=own)
        return self._rulings.applied(respected(self._db, fresh) if judged else fresh)

    def _is_forgotten(self, step: Storing, file: int) -> bool:
        return tombstones.is_forgotten(self._db, step.uid, file, (step.part, step.row))

    def _end(self, step: Ending, file: int) -> set[int]:
        """Compare a file with what was in it before; returns the documents whose places may have changed."""
        now = self._read.pop(step.source.key, [])
        if step.unchanged:
            self._files.read(file, step.reading, complete=True)
            return set()
        if not step.whole:
            self._files.unfinished(file)
            return set()
        complete = MISSED not in now
        change = places.compare(places.stored(self._db, file), now)
        new = list(dict.fromkeys(place.document for place in now if place is not MISSED))
        replaced = sum(
            tombstones.replace(self._db, old, heir, file, self.load.id, new) for old, heir in change.replaced
        )
        places.settle(self._db, file, [place for place in now if place is not MISSED], keep=not complete)
        replaced += self._adopt(step.source, new)
        self._files.read(file, step.reading, complete=complete)
        if replaced:
            self.load.count(replaced=replaced)
        return {*new, *change.vanished, *(old for old, _ in change.replaced)}

    def _adopt(self, source: Source, new: list[int]) -> int:
        """Bring in line what an older version noted of a file; how many documents are replaced by their like."""
        replaced = 0
        for old in self._files.named_like(source):
            pairs = places.taken_over(self._db, old, new)
            replaced += sum(
                tombstones.replace(self._db, one, heir, old, self.load.id, []) for one, heir in pairs if one != heir
            )
            places.drop(self._db, old, [one for one, heir in pairs if one == heir])
            if pairs:
                self._files.supersede(old)
        return replaced


def save(db: Database, parsed: Parsed, rulings: Rulings = NO_RULINGS) -> Rows:
    """Store one document that is all of its file, by itself; returns its rows.

    `rulings` are what a user has decided about who is who. Rows that are there already stay untouched, ids included.
    Raises sqlite3.Error with the database as it was.
    """
    return save_file(db, [parsed], rulings)[0]


def save_file(db: Database, documents: Sequence[Parsed], rulings: Rulings = NO_RULINGS) -> list[Rows]:
    """Store all documents of one file, as `save` does."""
    first = documents[0].document
    source = first.source or Source(first.path, first.path)
    stored = [rows(parsed) for parsed in documents]
    steps: list[Step] = [
        Storing(source, fresh.document["uid"], parsed.document.part or 0, parsed.document.row, fresh, str)
        for parsed, fresh in zip(documents, stored, strict=True)
    ]
    Writer(db, rulings).at_once([*steps, Ending(source, whole=True, reading=Reading())])
    return [rulings.applied(fresh) for fresh in stored]
