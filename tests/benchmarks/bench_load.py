"""What a load costs, as ratios within one run: against parsing, bare SQLite, a load of fewer documents, the text.

Run it with `make bench`, or by itself with the numbers of documents: `bench_load.py 1000 10000 100000`. Each number is
printed with its limit; the exit status is 1 when one is above it. Time is that of the processor, of a command and all
processes that it starts, since a clock also measures what else the machine does.
"""

import os
import pickle
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from recombined import article, transcript, write

from quotes.parsing.parse import parse
from quotes.read.text import document
from quotes.source import Source
from quotes.store.connect import create_or_open
from quotes.store.files import Reading
from quotes.store.fts import INDEXES
from quotes.store.insert import ORDER
from quotes.store.rows import rows
from quotes.store.save import Ending, Storing, Writer

SIZES = (150, 600)
"""Documents of the loads that are compared, unless others are asked for."""

ROUNDS = 3
"""Times that what is compared with parsing is measured; the least is taken, since nothing makes work take less."""

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: seconds of the processors, and the most memory of one of its processes, in megabytes."""

    seconds: float
    memory: float


def run(*words: object) -> Cost:
    """Run a command of ours to its end."""
    command = [sys.executable, "-m", "quotes", *map(str, words)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)}: status {status}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def against_parsing(home: Path, folder: Path) -> Iterator[tuple[str, float, float | None]]:
    """A load beside `quotes parse` of the same files, with as many processes."""
    for jobs in (1, 2):
        loads, parses = [], []
        for number in range(ROUNDS):
            parses.append(run("parse", "--format", "jsonl", "--jobs", jobs, folder).seconds)
            loads.append(run("load", "--jobs", jobs, home / f"{folder.name}-{jobs}-{number}.db", folder).seconds)
        yield f"load of {folder.name}, times parse, {jobs} processes", min(loads) / min(parses), 1.15


def size(path: Path) -> float:
    """How many times its text a database is."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
        (text,) = connection.execute("select sum(length(cast(text as blob))) from documents").fetchone()
    return path.stat().st_size / text


def storing(home: Path, number: int) -> float:
    """The writer's time, in that of bare `executemany` of the same rows into the same tables and indexes."""
    made = []
    for path in sorted((home / "articles").rglob("*.txt"))[:number]:
        parsed = parse(document(str(path), path.read_bytes()))
        made.append(pickle.dumps((Source(str(path), path.name), rows(parsed))))
    ours = home / "writer.db"
    with closing(create_or_open(ours)) as db:
        writer = Writer(db)
        steps = [pickle.loads(one) for one in made]  # noqa: S301 - our own
        start = time.process_time()
        for source, fresh in steps:
            writer.take(Storing(source, fresh.document["uid"], 0, None, fresh, str))
            writer.take(Ending(source, whole=True, reading=Reading()))
        writer.flush()
        taken = time.process_time() - start
    return taken / bare(ours, home / "bare.db")


def bare(ours: Path, path: Path) -> float:
    """Seconds of inserting all rows of a database into an empty one with the same tables and indexes, no triggers."""
    with closing(create_or_open(path)) as db, closing(sqlite3.connect(ours)) as source:
        for trigger in db.triggers:
            db.execute(f"drop trigger {trigger.name}")
        db.execute("pragma foreign_keys = off")
        tables = ("people", *ORDER, "files", "places", "_sketches")
        stored = {table: source.execute(f"select * from {table}").fetchall() for table in tables}
        start = time.process_time()
        db.execute("begin")
        for table, values in stored.items():
            marks = ", ".join("?" * len(db.table(table).columns))
            db.conn.executemany(f"insert into {table} values ({marks})", values)
        for table, (columns, _) in INDEXES.items():
            listed = ", ".join(columns)
            db.execute(f"insert into {table}_fts (rowid, {listed}) select id, {listed} from {table} order by id")
        db.execute("commit")
        return time.process_time() - start


def growth(home: Path, sizes: tuple[int, ...]) -> Iterator[tuple[str, float, float | None]]:
    """Loads of more and more documents: time, memory, reloading, verifying."""
    costs: dict[int, Cost] = {}
    for number in sizes:
        folder, path = home / f"{number} articles", home / f"{number}.db"
        text = write(folder, number) / MB
        costs[number] = run("load", path, folder)
        again, verified = run("load", path, folder), run("verify", path)
        started = run("stats", path).seconds
        print(
            f"{number:,} articles, {text:.1f} MB: {costs[number].seconds:.1f} s,"
            f" {1000 * costs[number].seconds / number:.2f} ms a document, {costs[number].memory:.0f} MB of memory"
        )
        yield f"database of {number:,} articles, times their text", size(path), 3.2
        yield f"load of {number:,} again, of the first", again.seconds / costs[number].seconds, 0.05
        print(f"verify: {text / max(verified.seconds - started, 0.01):.0f} MB of text a second, wanted 30")
    few, many = sizes[0], sizes[-1]
    a_document = {number: costs[number].seconds / number for number in sizes}
    yield f"a document among {many:,}, times among {few:,}", a_document[many] / a_document[few], 1.2
    yield f"memory at {many:,}, times at {sizes[-2]:,}", costs[many].memory / costs[sizes[-2]].memory, 1.3


def measure(home: Path, sizes: tuple[int, ...]) -> Iterator[tuple[str, float, float | None]]:
    """Each ratio as (what, value, limit)."""
    made: tuple[tuple[str, Callable[[int], str]], ...] = (("articles", article), ("transcripts", transcript))
    for name, make in made:
        write(home / name, sizes[-1] if sizes == SIZES else max(SIZES), make)
        yield from against_parsing(home, home / name)
    yield "database of transcripts, times their text", size(home / "transcripts-1-0.db"), None
    yield "storing, times bare SQLite", storing(home, max(SIZES)), 3
    yield from growth(home, sizes)


def main() -> int:
    """Print every ratio; 1 when one is above its limit."""
    sizes = tuple(int(number) for number in sys.argv[1:]) or SIZES
    failed = 0
    with tempfile.TemporaryDirectory() as home:
        for what, value, limit in measure(Path(home), sizes):
            over = limit is not None and value > limit
            failed += over
            print(f"{'! ' if over else '  '}{what}: {value:.3f}{f' (at most {limit})' if limit else ''}", flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
