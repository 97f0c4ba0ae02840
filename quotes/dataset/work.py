"""What is done with one partition: its documents read and parsed, its tables written, the one that closes it last."""

import io
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from quotes.archive.batches import Answer, End, Work
from quotes.dataset.manifest import Record
from quotes.dataset.parts import Part
from quotes.dataset.place import Place
from quotes.dataset.tables import TABLES, arrow, told
from quotes.read.files import File
from quotes.store.identity import file_key
from quotes.store.rows import Row, Rows

FLUSH = 2 * 1024 * 1024
"""Characters of text after which rows become columns, which take a tenth of the memory."""

RECORD = b"quotes"
"""The key, in the metadata of the closing table, of what the partition holds."""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a partition. `files` are those that whoever asked must write, where a worker could not."""

    record: Record
    failures: tuple[str, ...]
    losses: tuple[str, ...]
    files: dict[str, bytes]
    written: bool


@dataclass(frozen=True)
class Writing:
    """Writes partitions into a place or, with `send`, gives back what is to be written there."""

    work: Work[Rows]
    place: Place
    send: bool = False

    def __call__(self, part: Part) -> Done:
        """Make a partition. Raises what the work raises, and OSError where it cannot be written."""
        content = _Content(part)
        for item in part.items:
            for event in self.work.item(item):
                content.take(event)
        files = content.files()
        record = content.record(files)
        written = False if self.send else put(self.place, part.name, files)
        return Done(record, tuple(content.failures), tuple(content.losses), files if self.send else {}, written)


def put(place: Place, name: str, files: dict[str, bytes]) -> bool:
    """Write the files of a partition, the closing one last, and say whether any has changed."""
    *tables, closing = [(path_of(table, name), data) for table, data in files.items()]
    changed = [(path, data) for path, data in tables if not place.has(path, data)]
    if changed:
        place.remove(closing[0])  # until all are there, there is no such partition
    for path, data in changed:
        place.write(path, data)
    return place.write(*closing) or bool(changed)


def path_of(table: str, partition: str) -> str:
    """Where a partition of a table lies in its data set."""
    return f"{table}/part-{partition}.parquet"


class _Content:
    """The tables of one partition while it is read."""

    def __init__(self, part: Part) -> None:
        self.failures: list[str] = []
        self.losses: list[str] = []
        self._part = part
        self._tables = {name: _Table(name) for name in TABLES}
        self._characters = 0
        self._file: Row = {}
        self._fresh()

    def _fresh(self) -> None:
        self._file = {"documents": 0, "failures": []}

    def take(self, event: Any) -> None:  # noqa: ANN401 - any event of work on rows
        """Take in what came of a document, or the end of a file."""
        if isinstance(event, Answer):
            fresh: Rows | None = event.value
            self.losses += [f"{event.path}: {loss}" for loss in event.losses]
            if fresh is None:
                self.failures.append(str(event.failure))
                told_so = {"after": self._file["documents"], "path": event.path, "message": event.failure}
                self._file["failures"].append(told_so)
                return
            assert event.file
            self._file["documents"] += 1
            for table, rows in told(fresh, file_key(event.file.source)).items():
                self._tables[table].rows += rows
            self._characters += len(fresh.document["text"])
            if self._characters >= FLUSH:
                self._flush()
        elif isinstance(event, End):
            self._close(event.file, event)

    def _close(self, file: File, end: End | None) -> None:
        row = {
            "key": file_key(file.source),
            "path": file.source.name,
            "size": file.size,
            "modified": file.modified,
            "sha256": end.sha256 if end else None,
            "whole": end.whole if end else False,
            "ends": end is not None,
        }
        self._tables["files"].rows.append(row | self._file)
        self._fresh()

    def _flush(self) -> None:
        for name in ("documents", "turns", "quotes"):
            self._tables[name].flush()
        self._characters = 0

    def files(self) -> dict[str, bytes]:
        """The bytes of each table's file, the closing one last."""
        if not self._part.last:
            self._close(self._part.files[0], None)
        self._flush()
        files = {name: table.bytes() for name, table in self._tables.items() if name != "files"}
        record = asdict(self.record(files))
        closing = self._tables["files"]
        closing.flush()
        return files | {"files": closing.bytes({RECORD: json.dumps(record).encode()})}

    def record(self, files: dict[str, bytes]) -> Record:
        """What the partition holds."""
        counts = {name: self._tables[name].count for name in ("documents", "turns", "quotes")}
        return Record(
            name=self._part.name,
            state=self._part.state,
            files=len(self._part.files),
            failures=len(self.failures),
            last=self._part.last,
            bytes={name: len(data) for name, data in files.items()},
            sha256={name: sha256(data).hexdigest() for name, data in files.items()},
            **counts,
        )


class _Table:
    """One table of a partition: rows that wait, and columns."""

    def __init__(self, name: str) -> None:
        self.rows: list[Row] = []
        self.count = 0
        self._name = name
        self._columns: list[pa.Table] = []

    def flush(self) -> None:
        """Make columns of the rows that wait."""
        if self.rows:
            self._columns.append(arrow(self._name, self.rows))
            self.count += len(self.rows)
            self.rows = []

    def bytes(self, metadata: dict[bytes, bytes] | None = None) -> bytes:
        """The whole table as the bytes of a Parquet file."""
        schema = TABLES[self._name].with_metadata(metadata)
        sink = io.BytesIO()
        with parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
            for columns in self._columns:
                writer.write_table(columns.replace_schema_metadata(metadata))
        return sink.getvalue()


def closing(place: Place, name: str) -> Record | None:
    """What a partition at a place holds, as its closing table says; None where it is not closed."""
    data = place.read(path_of("files", name))
    if data is None:
        return None
    try:
        told_so = json.loads(parquet.read_schema(io.BytesIO(data)).metadata[RECORD])
    except (pa.ArrowException, KeyError, TypeError, ValueError):
        return None
    record = Record(**told_so)
    digest = sha256(data).hexdigest()
    return replace(record, bytes=record.bytes | {"files": len(data)}, sha256=record.sha256 | {"files": digest})


def names(place: Place) -> Iterator[str]:
    """The names of the partitions that are closed."""
    for path in place.sizes("files"):
        last = path.rpartition("/")[2]
        if last.startswith("part-") and last.endswith(".parquet"):
            yield last.removeprefix("part-").removesuffix(".parquet")
