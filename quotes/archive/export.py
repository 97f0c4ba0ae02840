"""Whole tables as files, with a manifest that says how many rows each has and the hash of its bytes."""

import csv
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from operator import itemgetter
from pathlib import Path
from typing import Any

from quotes.errors import QuotesError, UsageError
from quotes.store.connect import Database
from quotes.store.describe import TABLES

BATCH = 10_000
"""Rows that are written at a time."""

POINTERS = {"document": "documents", "speaker": "people", "person": "people", "quote": "quotes"}
"""Columns that point into other tables; each gets a neighbour `<column>_uid` that holds in any database."""

Columns = Mapping[str, str]
"""Names of columns with the types that the table declares."""

Batches = Iterator[list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Written:
    """A table that was written: its file, how many rows, and the SHA-256 of the file's bytes."""

    table: str
    file: str
    rows: int
    sha256: str
    where: str | None = None


def export(
    db: Database,
    folder: Path,
    form: str = "csv",
    tables: Sequence[str] = (),
    where: str | None = None,
    step: Callable[[int], None] = lambda _: None,
) -> list[Written]:
    """Write `tables` (else all) into `folder` as csv, jsonl or parquet, and `manifest.json` last.

    `where` is a condition in SQL on the columns of a single table; `step` is called with the number of rows done.
    All tables are as they were at one moment.
    Raises UsageError for a table or format there is not, and QuotesError for a condition that SQLite refuses.
    """
    names = list(tables) or list(TABLES)
    if unknown := [name for name in names if name not in TABLES]:
        raise UsageError(f"there is no table {unknown[0]}; there are: {', '.join(TABLES)}")
    if where and len(names) != 1:
        raise UsageError("a condition holds for one table: name it with --table")
    folder.mkdir(parents=True, exist_ok=True)
    with db.atomic():
        written = [_write_table(db, folder, form, name, where, step) for name in names]
    manifest = {"format": form, "tables": [asdict(table) for table in written]}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")
    return written


def _write_table(
    db: Database, folder: Path, form: str, table: str, where: str | None, step: Callable[[int], None]
) -> Written:
    cursor, columns = _rows(db, table, where)
    path = folder / f"{table}.{form}"
    unfinished = path.with_suffix(f".{form}.unfinished")
    try:
        rows = WRITERS[form](unfinished, columns, _batches(cursor, step))
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return Written(table, path.name, rows, _hash(path), where)


def _rows(db: Database, table: str, where: str | None) -> tuple[sqlite3.Cursor, Columns]:
    told = db.execute(f"pragma table_info({table})").fetchall()
    own = {name: kind.upper() for _, name, kind, *_ in told}
    key = ", ".join(f'{table}."{name}"' for _, name, *_, part in sorted(told, key=itemgetter(5)) if part)
    uids = [
        f"(select uid from {POINTERS[column]} where id = {table}.{column}) as {column}_uid"
        for column in own
        if column in POINTERS and not (table == "decisions" or (table, column) == ("gone", "document"))
    ]
    chosen = ", ".join([f"{table}.*", *uids])
    try:
        cursor = db.execute(f"select {chosen} from {table} where {where or 1} order by {key}")
    except sqlite3.Error as error:
        raise QuotesError(f"the condition {where!r} cannot be used: {error}") from error
    return cursor, {column[0]: own.get(column[0], "TEXT") for column in cursor.description}


def _batches(cursor: sqlite3.Cursor, step: Callable[[int], None]) -> Batches:
    while batch := cursor.fetchmany(BATCH):
        yield batch
        step(len(batch))


def _csv(path: Path, columns: Columns, batches: Batches) -> int:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer, rows = csv.writer(file, lineterminator="\n"), 0
        writer.writerow(columns)
        for batch in batches:
            writer.writerows(batch)
            rows += len(batch)
    return rows


def _jsonl(path: Path, columns: Columns, batches: Batches) -> int:
    with path.open("w", encoding="utf-8") as file:
        rows = 0
        for batch in batches:
            for row in batch:
                file.write(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n")
            rows += len(batch)
    return rows


def parquet(path: Path, columns: Columns, batches: Batches) -> int:
    """Write rows as Parquet; how many. Raises UsageError where pyarrow is not installed."""
    try:
        import pyarrow as pa
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise UsageError("parquet needs a library more: pip install 'attributed-quotes[parquet]'") from error
    kinds = {"INTEGER": pa.int64(), "REAL": pa.float64(), "FLOAT": pa.float64()}
    schema = pa.schema([(column, kinds.get(kind, pa.string())) for column, kind in columns.items()])
    rows = 0
    with ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in batches:
            values = [list(column) for column in zip(*batch, strict=True)]
            writer.write_table(pa.table(dict(zip(columns, values, strict=True)), schema=schema))
            rows += len(batch)
    return rows


WRITERS: dict[str, Callable[[Path, Columns, Batches], int]] = {"csv": _csv, "jsonl": _jsonl, "parquet": parquet}


def _hash(path: Path) -> str:
    found = sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            found.update(block)
    return found.hexdigest()
