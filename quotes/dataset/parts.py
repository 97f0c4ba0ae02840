"""How files are divided into partitions: by rules that look at each file alone, so that one change moves no other.

Small files that follow each other share a partition. It ends behind a file whose own name and size say so: the larger,
the likelier. So a file that comes, goes or changes touches its own partition, and at most the next. A file larger than
a partition has partitions of its own, cut between its documents.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from quotes.archive.batches import Answer, End, Item, failed
from quotes.errors import UsageError
from quotes.models import Document
from quotes.read.failure import Failure
from quotes.read.files import File, bytes_of, is_still
from quotes.read.formats import Reading
from quotes.read.text import STANDARD_INPUT
from quotes.read.walk import read
from quotes.store.identity import file_key

FORMAT = 1
"""The version of the tables: another one makes all partitions anew."""

LONGEST = 4
"""Times the size of a partition after which it ends in any case."""

LEAST = 256
"""Bytes that a file counts for at least."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one partition is to hold. `state` changes with the files, and with the rules; None where nothing tells.

    `size` is in bytes of its files, or in characters where it is a piece of one.
    """

    name: str
    items: tuple[Item, ...]
    state: str | None
    files: tuple[File, ...]
    size: int
    last: bool = True
    """Whether no other partition goes on with its file."""


@dataclass(frozen=True)
class Division:
    """How files are divided: partitions of `size` bytes, whose documents are read by the `rules` of this name."""

    reading: Reading
    rules: str
    size: int
    carry: bool = False
    """Whether files that not every machine has are given with their bytes."""

    def parts(
        self, found: Iterable[File | Failure], whole: Callable[[str, str | None], list[Part]]
    ) -> Iterator[Part | Answer[object]]:
        """The partitions in order, and an Answer for what cannot be opened.

        `whole` gives the partitions that there are already of a large file, by its name and state, if none is missing.
        Raises UsageError for standard input, which no later run would know again.
        """
        group: list[File] = []
        full = 0
        for file in found:
            if isinstance(file, Failure):
                yield failed(file)
                continue
            if file.path == STANDARD_INPUT:
                raise UsageError("standard input has no name that a later run would know: put it into a file")
            self.reading.known.about(file.path)
            if file.size is None or file.size > self.size:
                if group:
                    yield self._group(group)
                group, full = [], 0
                yield from whole(name_of(file), self._state([file])) or self._pieces(file)
                continue
            group.append(file)
            full += max(file.size, LEAST)
            if full >= LONGEST * self.size or self._closes(file):
                yield self._group(group)
                group, full = [], 0
        if group:
            yield self._group(group)

    def _closes(self, file: File) -> bool:
        """Whether a partition ends behind this file; so it is with one in so many that they are a partition's size."""
        chance = int.from_bytes(sha256(file_key(file.source).encode()).digest()[:6]) / 2**48
        return chance < max(file.size or 0, LEAST) / self.size

    def _group(self, files: list[File]) -> Part:
        items = tuple(item for file in files for item in self._items(file))
        size = sum(file.size or 0 for file in files)
        return Part(name_of(files[0]), items, self._state(files), tuple(files), size)

    def _items(self, file: File) -> Iterator[Item]:
        """A file as it is given to a worker; one that cannot be read here, and only here, has its failure."""
        if not self.carry or file.everywhere:
            yield file, None
        elif (data := bytes_of(file)) is not None:
            yield replace(file, data=data), None
        else:
            yield from (failed(found, file) for found in read(file, self.reading) if isinstance(found, Failure))
            yield End(file, whole=False)

    def _pieces(self, file: File) -> Iterator[Part]:
        """A large file, read here and cut between documents."""
        items: list[Item] = []
        number = full = 0
        for found in read(file, self.reading):
            if full >= self.size:
                yield self._piece(file, number, items, full, last=False)
                items, full, number = [], 0, number + 1
            items.append((file, found) if isinstance(found, Document) else failed(found, file))
            full += found.end - found.start if isinstance(found, Document) else 0
        items.append(End(file, file.size is None or is_still(file)))
        yield self._piece(file, number, items, full, last=True)

    def _piece(self, file: File, number: int, items: list[Item], size: int, *, last: bool) -> Part:
        return Part(f"{name_of(file)}-{number:05}", tuple(items), self._state([file]), (file,), size, last)

    def _state(self, files: Iterable[File]) -> str | None:
        """What changes when one of the files does."""
        told = [(file_key(file.source), file.source.name, file.size, file.modified) for file in files]
        if any(None in (size, modified) for _, _, size, modified in told):
            return None
        whole = repr((FORMAT, self.rules, self.size, told))
        return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def name_of(first: File) -> str:
    """The name of a partition, from its first file."""
    return file_key(first.source)
