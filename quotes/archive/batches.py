"""Files read and worked on in batches, on all cores: what came of each document, in the order of the files."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, groupby
from typing import Any, Generic, TypeVar

from quotes.archive.parallel import Pool, answers
from quotes.errors import QuotesError, UnreadableError, WorkerLostError
from quotes.models import Document
from quotes.read.failure import Failure
from quotes.read.files import File, bytes_of, is_still
from quotes.read.formats import Reading
from quotes.read.text import STANDARD_INPUT, printable, sha256
from quotes.read.walk import read
from quotes.source import Source

WHOLE = 1024 * 1024
"""Bytes up to which a worker reads a file by itself; a larger one is read here, and its documents are sent."""

BATCH = 256 * 1024
"""Bytes of text that go to a worker together, so that sending costs little and none waits long."""

MOST = 64
"""Documents or files of a batch."""

FEW = 2
"""Batches that are worked on in this process: to start others takes about as long."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What came of one document, or why nothing did; `losses` says in words what of its bytes could not be read."""

    file: File | None
    path: str
    value: T | None = None
    failure: str | None = None
    losses: tuple[str, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Passed:
    """A document of a corpus that is known as it is, and was not worked on."""

    file: File
    document: Document


@dataclass(frozen=True, slots=True)
class End:
    """The end of a file.

    `whole`: it was read to its end, and stayed the same meanwhile. `unchanged`: nothing of it was read, since it has
    the size and the time that it had, or, where `sha256` is told, the same bytes.
    """

    file: File
    whole: bool
    sha256: str | None = None
    unchanged: bool = False


Event = Answer[T] | Passed | End
Item = tuple[File, Document | str | None] | Answer[Any] | Passed | End
"""A file to be read, with its hash where one is known; or a document of it; or what needs no work."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a file from before: that it is `unchanged`, or the hash that its bytes had."""

    unchanged: bool = False
    sha256: str | None = None


@dataclass(frozen=True)
class Work(Generic[T]):
    """What a worker does with a batch; `function` may raise UnreadableError, its message a predicate."""

    reading: Reading
    function: Callable[[Document], T]

    def __call__(self, batch: tuple[Item, ...]) -> list[Event[T]]:
        """What came of each item, in order."""
        return [event for item in batch for event in self.item(item)]

    def item(self, item: Item) -> Iterator[Event[T]]:
        """What came of one item: each document, then the end of a file."""
        if isinstance(item, Answer | Passed | End):
            yield item
        elif isinstance(item[1], Document):
            yield self._document(*item)  # type: ignore[arg-type]
        else:
            yield from self._file(*item)  # type: ignore[arg-type]

    def _file(self, file: File, before: str | None) -> Iterator[Event[T]]:
        """A file that is read whole, unless its bytes are as they were."""
        data = bytes_of(file)  # where there are none, the reader will say why
        digest = sha256(data) if data is not None else None
        carried, file = file.data is not None, replace(file, data=None)
        if digest and digest == before:
            yield End(file, whole=True, sha256=digest, unchanged=True)
            return
        for found in read(replace(file, data=data), self.reading):
            yield self._document(file, found) if isinstance(found, Document) else failed(found, file)
        yield End(file, carried or is_still(file), digest)

    def _document(self, file: File, document: Document) -> Answer[T]:
        started = time.perf_counter()
        try:
            value = self.function(document)
        except UnreadableError as error:
            return Answer(file, document.path, failure=f"{document.path}: {error}")
        except QuotesError:
            raise
        except Exception as error:  # noqa: BLE001 - a fault of ours in one document must not cost the others
            fault = f"{document.path}: a fault of this program ({error!r}); please report it with the file"
            return Answer(file, document.path, failure=fault)
        return Answer(file, document.path, value, None, losses(document), time.perf_counter() - started)


def losses(document: Document) -> tuple[str, ...]:
    """What was lost of a document's bytes, in words: text that was decoded with gaps deserves a warning."""
    return tuple(remark.message for remark in document.remarks if remark.kind == "broken encoding")


def failed(failure: Failure, file: File | None = None) -> Answer[T]:
    """What could not be read, as an answer."""
    return Answer(file, failure.path, failure=str(failure))


def events(
    work: Work[T],
    found: Iterable[File | Failure | Document],
    jobs: int | None = 1,
    *,
    known: Callable[[File], Known] = lambda _: Known(),
    passed: Callable[[Document], bool] = lambda _: False,
    pool: Pool | None = None,
) -> Iterator[Event[T]]:
    """What came of each document of the files, each file's answers before its End.

    A document that is given by itself is all of its file.

    `known` says what a file was before, `passed` whether a document of a corpus is known as it is. `jobs` processes
    work, None for one a core, or else a `pool`; one that is on other machines is sent the bytes of files that only this
    one has. Raises whatever QuotesError the work raises.
    """
    items = _items(work.reading, found, known, passed, carry=pool is not None)
    for batch, answer in answers(work, _batches(items), jobs, few=FEW, pool=pool, is_nothing=_is_nothing):
        try:
            done = answer()
        except WorkerLostError:
            done = list(chain.from_iterable(_alone(work, item, pool) for item in batch))
        yield from done


def _is_nothing(batch: tuple[Item, ...]) -> bool:
    """Whether nothing in a batch has to be read or worked on."""
    return all(isinstance(item, Answer | Passed | End) for item in batch)


def _alone(work: Work[T], item: Item, pool: Pool | None) -> Iterable[Event[T]]:
    """What comes of one item of a batch over which workers have died: it costs no other."""
    for _, answer in answers(work, [(item,)], pool=pool):
        try:
            return answer()
        except WorkerLostError as error:
            return _lost(item, error)
    return ()


def _lost(item: Item, error: WorkerLostError) -> Iterator[Event[T]]:
    """What came of an item over which workers have died once more."""
    if isinstance(item, Answer | Passed | End):
        yield item
        return
    file, document = replace(item[0], data=None), item[1]
    path = printable(document.path if isinstance(document, Document) else file.path)
    yield Answer(file, path, failure=f"{path}: {error}")
    if not isinstance(document, Document):
        yield End(file, whole=True)


def _items(
    reading: Reading,
    found: Iterable[File | Failure | Document],
    known: Callable[[File], Known],
    passed: Callable[[Document], bool],
    *,
    carry: bool = False,
) -> Iterator[tuple[int, Item]]:
    """Everything that is to be done, each with its size in bytes.

    With `carry`, files that not every machine has are given with their bytes.
    """
    for file in found:
        if isinstance(file, Failure):
            yield 0, failed(file)
            continue
        if isinstance(file, Document):
            yield from _streamed(File(file.path, file.source or Source(file.path, file.path)), [file], passed)
            continue
        reading.known.about(file.path)  # marked as matched here: what a worker marks is lost
        before = known(file)
        if before.unchanged:
            yield 0, End(file, whole=True, unchanged=True)
        elif file.path == STANDARD_INPUT:
            yield from _input(file, reading, passed)
        elif (sent := _whole(file, carry=carry)) and file.size is not None:
            yield file.size, (sent, before.sha256)
        else:
            yield from _streamed(file, read(file, reading), passed)


def _whole(file: File, *, carry: bool) -> File | None:
    """A file as it is given to a worker, which reads it; None for one that is read here."""
    if file.size is None or file.size > WHOLE:
        return None
    if not carry or file.everywhere:
        return file
    data = bytes_of(file)
    return None if data is None else replace(file, data=data)


def _streamed(
    file: File, documents: Iterable[Document | Failure], passed: Callable[[Document], bool]
) -> Iterator[tuple[int, Item]]:
    """The documents of a file one by one, and its end."""
    for document in documents:
        if isinstance(document, Failure):
            yield 0, failed(document, file)
        elif passed(document):
            yield 0, Passed(file, replace(document, text=""))
        else:
            yield len(document.text), (file, document)
    yield 0, End(file, file.size is None or is_still(file))


def _input(file: File, reading: Reading, passed: Callable[[Document], bool]) -> Iterator[tuple[int, Item]]:
    """Standard input has no place that would tell it from other input: what is read there is known by its bytes."""
    for digest, group in groupby(read(file, reading), lambda found: getattr(found, "sha256", None)):
        own = replace(file, source=replace(file.source, key=f"{STANDARD_INPUT}{digest}"))
        documents = (replace(found, source=own.source) if isinstance(found, Document) else found for found in group)
        yield from _streamed(own if digest else file, documents, passed)


def _batches(items: Iterable[tuple[int, Item]]) -> Iterator[tuple[Item, ...]]:
    batch: list[Item] = []
    full = 0
    for size, item in items:
        batch.append(item)
        full += size
        if full >= BATCH or len(batch) >= MOST:
            yield tuple(batch)
            batch, full = [], 0
    if batch:
        yield tuple(batch)
