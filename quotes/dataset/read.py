"""A data set as what a load takes in: the same events, in the same order, as from the sources it was made of."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from quotes.archive.batches import Answer, End, Event, Known
from quotes.archive.load import refusal
from quotes.dataset.manifest import Manifest, Record, manifest
from quotes.dataset.place import Place
from quotes.dataset.tables import again, rows_of
from quotes.dataset.where import Condition, matching
from quotes.dataset.work import RECORD, path_of
from quotes.errors import UnreadableError
from quotes.models import Document
from quotes.read.files import File
from quotes.source import Source
from quotes.store.identity import HASHED
from quotes.store.rows import Row, Rows

LOST = "broken encoding"
"""The kind of the remarks that tell of lost bytes."""


def opened(path: str) -> tuple[Place, Manifest]:
    """The data set at a path. Raises UnreadableError where there is none, or none that is finished."""
    place = Place(path)
    found = manifest(place)
    if not found:
        raise UnreadableError(f"{path} is no finished data set: run quotes parse PATH… --to {path} to its end")
    return place, found


@dataclass(frozen=True)
class DataSet:
    """What a load takes in of a data set: all documents, or those for which all conditions hold."""

    place: Place
    manifest: Manifest
    conditions: Sequence[Condition] = ()
    keep: bool = False
    """Whether also pages are stored that promise a transcript and have none."""

    def events(self, known: Callable[[File], Known], passed: Callable[[Document], bool]) -> Iterator[Event[Rows]]:
        """What came of each document when the data set was made, and each file's end.

        A file of which only some documents match has an end that is not whole: nothing is said to have vanished from
        it. Raises UnreadableError for a partition that is damaged, or not the one in the manifest.
        """
        del passed  # files are passed over as a whole
        for record in self.manifest.partitions:
            try:
                yield from self._partition(record, known)
            except FileNotFoundError as error:
                raise UnreadableError(f"{self.place.path}: partition {record.name} is missing; {_MEND}") from error
            except pa.ArrowException as error:
                raise UnreadableError(f"{self.place.path}: partition {record.name} is damaged; {_MEND}") from error

    def _partition(self, record: Record, known: Callable[[File], Known]) -> Iterator[Event[Rows]]:
        files = self._table(record, "files")
        told = (files.schema.metadata or {}).get(RECORD, b"")
        if record.state and f'"{record.state}"'.encode() not in told:
            raise UnreadableError(f"{self.place.path}: partition {record.name} is newer than the manifest; {_MEND}")
        rows = list(rows_of(files))
        before = [self._known(row, known) for row in rows]
        if all(before):
            yield from (end for end in before if end)
            return
        documents = self._table(record, "documents")
        chosen = [True] * documents.num_rows
        if self.conditions:
            chosen = matching(documents, self.conditions).to_pylist()
            if not any(chosen):
                return
        yield from self._files(zip(rows, before, strict=True), self._documents(record, documents, chosen))

    def _known(self, row: Row, known: Callable[[File], Known]) -> End | None:
        """The end of a file that the database knows as it is."""
        file = _file(row)
        before = known(file)
        if self.conditions:
            return None
        if before.unchanged:
            return End(file, whole=True, unchanged=True)
        same = before.sha256 is not None and before.sha256 == row["sha256"]
        return End(file, whole=True, sha256=row["sha256"], unchanged=True) if same else None

    def _files(self, rows: Iterator[tuple[Row, End | None]], documents: Iterator[Rows | None]) -> Iterator[Event[Rows]]:
        for row, before in rows:
            file = _file(row)
            found = [next(documents) for _ in range(row["documents"])]
            if before:
                yield before
                continue
            if self.conditions and not any(found):
                continue
            yield from self._answers(file, row, found)
            if row["ends"]:
                yield End(file, row["whole"] and all(found), row["sha256"])

    def _answers(self, file: File, row: Row, found: list[Rows | None]) -> Iterator[Answer[Rows]]:
        failures: dict[int, list[Row]] = {}
        for failure in row["failures"]:
            failures.setdefault(failure["after"], []).append(failure)
        for number in range(len(found) + 1):
            for failure in failures.get(number, ()):
                yield Answer(file, failure["path"], failure=failure["message"])
            fresh = found[number] if number < len(found) else None
            if fresh:
                yield self._answer(file, fresh)

    def _answer(self, file: File, fresh: Rows) -> Answer[Rows]:
        path = fresh.document["path"]
        refused = None if self.keep else refusal((row["kind"], row["message"]) for row in fresh.remarks)
        if refused:
            return Answer(file, path, failure=f"{path}: {refused}")
        losses = tuple(row["message"] for row in fresh.remarks if row["kind"] == LOST)
        return Answer(file, path, fresh, losses=losses)

    def _documents(self, record: Record, documents: Any, chosen: list[bool]) -> Iterator[Rows | None]:  # noqa: ANN401
        """Each document of a partition, None for one that was not chosen."""
        turns, quotes = self._table(record, "turns"), self._table(record, "quotes")
        turn = quote = 0
        counts = zip(documents["turns"].to_pylist(), documents["quotes"].to_pylist(), chosen, strict=True)
        for number, (spoken, quoted, wanted) in enumerate(counts):
            if wanted:
                (row,) = documents.slice(number, 1).to_pylist()
                yield again(row, turns.slice(turn, spoken).to_pylist(), quotes.slice(quote, quoted).to_pylist())
            else:
                yield None
            turn, quote = turn + spoken, quote + quoted

    def _table(self, record: Record, table: str) -> Any:  # noqa: ANN401 - pyarrow has no types
        with self.place.open(path_of(table, record.name)) as file:
            return parquet.read_table(file)


_MEND = "run quotes parse PATH… --to again to its end"


def _file(row: Row) -> File:
    """A file as it is on record: its key is told as a hash, which says nothing of anybody's folders."""
    return File(row["path"], Source(HASHED + row["key"], row["path"]), row["size"], row["modified"])
