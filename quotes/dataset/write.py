"""The way from files to a data set: what is there already stays, what is missing or changed is made."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from quotes.archive.batches import Answer, Work
from quotes.archive.load import remarked
from quotes.archive.parallel import Pool, answers
from quotes.dataset import work as working
from quotes.dataset.manifest import NAME, Manifest, Record, manifest
from quotes.dataset.parts import Division, Part
from quotes.dataset.place import UNFINISHED, Place
from quotes.dataset.tables import TABLES
from quotes.dataset.work import Done, Writing
from quotes.errors import UsageError, WorkerLostError
from quotes.models import Document, Parsed
from quotes.read.failure import Failure
from quotes.read.files import File
from quotes.read.formats import Reading
from quotes.store.rows import Rows, rows

MEGABYTE = 1024 * 1024
SIZE = 8 * MEGABYTE
"""Bytes of the files of a partition, unless the user wants another size."""

AHEAD = 4
"""Partitions under way for each process."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a data set is to be made of: paths by their hashes, how they are read, and by which rules."""

    reading: Reading
    parse: Callable[[Document], Parsed]
    rules: tuple[str, str]
    roots: tuple[str, ...]
    size: int | None = None
    """Bytes of the files of a partition; by default as the data set has it."""


@dataclass
class Summary:
    """What a run brought; the counts of records are of the whole data set."""

    records: list[Record] = field(default_factory=list)
    written: int = 0
    unchanged: int = 0
    removed: int = 0
    failures: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)

    def count(self, name: str) -> int:
        """How much of something the whole data set holds."""
        return int(sum(getattr(record, name) for record in self.records))


def write(
    place: Place,
    found: Iterable[File | Failure],
    wish: Wish,
    *,
    jobs: int | None = 1,
    pool: Pool | None = None,
    seen: Callable[[File], object] = lambda _: None,
) -> Summary:
    """Make the data set at a place hold what is in the files that were found, and nothing else.

    A partition that is there, made of the same files by the same rules, is passed over; one in which something failed
    is tried again. `jobs` processes work, None for one a core, or else a `pool`. Raises UsageError for a place that
    holds something else, and OSError where it cannot be written; what was written before that is kept by the next run.
    """
    before = _before(place, wish)
    size = wish.size or (before.size if before else SIZE)
    writing = Writing(Work(wish.reading, partial(_rows, wish.parse)), place, send=bool(pool) and not place.everywhere)
    run = _Run(place, before, Division(wish.reading, wish.rules[0], size, carry=pool is not None))
    for part, answer in answers(writing, run.parts(found), jobs, few=1, ahead=AHEAD, pool=pool):
        run.take(part, answer)
        for file in part.files if part.last else ():
            seen(file)
    run.close(wish, size)
    return run.summary


def _rows(parse: Callable[[Document], Parsed], document: Document) -> Rows:
    return rows(remarked(parse(document)))


def _before(place: Place, wish: Wish) -> Manifest | None:
    """The manifest that is there. Raises UsageError for a place that holds something else."""
    found = manifest(place)
    if found and not set(found.roots) & set(wish.roots):
        raise UsageError(f"{place.path} was made of other paths, and would lose them: write to another folder")
    strange = [name for name in place.sizes() if name != NAME and not name.endswith(UNFINISHED)]
    if not found and strange:
        raise UsageError(f"{place.path} holds other files, such as {strange[0]}: write to a folder of its own")
    return found


def _holds(record: Record, part: Part) -> bool:
    """Whether a partition that is there is what one is to be, and nothing in it failed."""
    same = part.state is not None and (record.state, record.last) == (part.state, part.last)
    return same and not record.failures


class _Run:
    """One run: what is there already, what is still to be made, what came of it."""

    def __init__(self, place: Place, before: Manifest | None, division: Division) -> None:
        self.summary = Summary()
        self._place = place
        self._division = division
        self._names: dict[str, None] = {}
        self._records = self._there(before)
        self._done: dict[str, Record] = {}

    def _there(self, before: Manifest | None) -> dict[str, Record]:
        """The partitions that are whole: of those in the manifest all files are there, others were closed."""
        sizes = {path: size for table in TABLES for path, size in self._place.sizes(table).items()}
        listed = {record.name: record for record in before.partitions} if before else {}
        found = {}
        for name in working.names(self._place):
            record = listed.get(name)
            if not record or sizes.get(working.path_of("files", name)) != record.bytes["files"]:
                record = working.closing(self._place, name)
            if record and all(sizes.get(working.path_of(table, name)) == size for table, size in record.bytes.items()):
                found[name] = record
        return found

    def parts(self, found: Iterable[File | Failure]) -> Iterator[Part]:
        """The partitions that are to be made."""
        for part in self._division.parts(found, self._whole):
            if isinstance(part, Answer):
                self.summary.failures.append(str(part.failure))
                continue
            if part.name in self._names:
                raise UsageError(f"{part.files[0].path} is given twice: name it once")
            self._names[part.name] = None
            record = self._records.get(part.name)
            if (
                record
                and record.state == part.state
                and part.state
                and record.last == part.last
                and not record.failures
            ):
                self._done[part.name] = record
                self.summary.unchanged += 1
            else:
                yield part

    def _whole(self, name: str, state: str | None) -> list[Part]:
        """The partitions of a large file, if all are there and hold it as it is."""
        found: list[Part] = []
        while record := self._records.get(f"{name}-{len(found):05}"):
            if not state or record.state != state or record.failures:
                return []
            found.append(Part(record.name, (), state, (), 0, record.last))
            if record.last:
                return found
        return []

    def take(self, part: Part, answer: Callable[[], Done]) -> None:
        """Keep what came of a partition."""
        try:
            done = answer()
        except WorkerLostError as error:
            lost = (f"{file.path}: {error}" for file in part.files)
            self.summary.failures += lost
            return
        written = working.put(self._place, part.name, done.files) if done.files else done.written
        if written:
            self.summary.written += 1
        else:
            self.summary.unchanged += 1
        self._done[part.name] = done.record
        self.summary.failures += done.failures
        self.summary.damaged += done.losses

    def close(self, wish: Wish, size: int) -> None:
        """Write the manifest, then remove what belongs to the data set no longer."""
        self.summary.records = [self._done[name] for name in self._names if name in self._done]
        Manifest(wish.rules, size, wish.roots, tuple(self.summary.records)).write(self._place)
        kept = {working.path_of(table, name) for table in TABLES for name in self._done}
        removed = set()
        for table in reversed(TABLES):
            for path in self._place.sizes(table):
                if path not in kept and (path.endswith(UNFINISHED) or "/part-" in path):
                    self._place.remove(path)
                    removed.add(path.rpartition("/")[2])
        self.summary.removed = sum(not name.endswith(UNFINISHED) for name in removed)
