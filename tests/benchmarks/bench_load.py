"""What a load costs, as ratios within one run: against parsing, bare SQLite, a load of fewer documents, the text.

Run it with `make bench`, or by itself with the numbers of documents: `bench_load.py 1000 10000 100000`. With
`--growth` only these are loaded, reloaded and verified, and nothing is compared with parsing and with bare SQLite; with
`--corpus FOLDER` the articles are those of a folder, where as many as are wanting are made once and kept. Each number
is printed with its limit; the exit status is 1 when one is above it. Time is that of the processor, of a command and
all processes that it starts, since a clock also measures what else the machine does; that of `verify` is by the clock.
"""

import argparse
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

SIZES = (1_000, 3_000)
"""Documents of the loads that are compared, unless others are asked for."""

COMPARED = 600
"""Documents of what is compared with parsing and with bare SQLite."""

ROUNDS = 3
"""Times that what is compared with parsing is measured; the least is taken, since nothing makes work take less."""

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: seconds of the processors and by the clock, and the most memory of a process, in MB."""

    seconds: float
    memory: float
    clock: float


def run(*words: object) -> Cost:
    """Run a command of ours to its end."""
    command = [sys.executable, "-m", "quotes", *map(str, words)]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)}: status {status}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, time.perf_counter() - started)


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


def growth(home: Path, corpus: Path, sizes: tuple[int, ...]) -> Iterator[tuple[str, float, float | None]]:
    """Loads of more and more documents: time, memory, reloading, verifying."""
    costs: dict[int, Cost] = {}
    for number in sizes:
        path = home / f"{number}.db"
        files, text = articles(corpus, number)
        costs[number] = run("load", path, *files)
        again, started, verified = run("load", path, *files), run("stats", path), run("verify", path)
        print(
            f"{number:,} articles, {text / MB:.1f} MB: {costs[number].seconds:.1f} s,"
            f" {1000 * costs[number].seconds / number:.2f} ms a document, {costs[number].memory:.0f} MB of memory;"
            f" again {again.seconds:.2f} s, {again.memory:.0f} MB",
            flush=True,
        )
        yield f"database of {number:,} articles, times their text", size(path), 3.2
        yield f"load of {number:,} again, of the first", again.seconds / costs[number].seconds, 0.05
        # By the clock, since SQLite looks through its indexes while we compare: only at rest does it tell something.
        speed = text / MB / max(verified.clock - started.clock, 0.01)
        yield f"verify of {number:,}, times that of 30 MB a second (by the clock)", 30 / speed, 1
        path.unlink()
    few, many = sizes[0], sizes[-1]
    a_document = {number: costs[number].seconds / number for number in sizes}
    yield f"a document among {many:,}, times among {few:,}", a_document[many] / a_document[few], 1.2
    for number in sizes[:-1]:
        yield f"memory at {many:,}, times at {number:,}", costs[many].memory / costs[number].memory, 1.3


def articles(corpus: Path, number: int) -> tuple[list[Path], int]:
    """Folders of so many articles, a thousand in each, and their bytes; what is wanting of them is made."""
    folders = [corpus / "articles" / f"{thousand:03}" for thousand in range(-(-number // 1000))]
    if number % 1000:
        folders[-1] = corpus / f"the last of {number}" / folders[-1].name
    for thousand, folder in enumerate(folders):
        folder.mkdir(parents=True, exist_ok=True)
        for one in range(1000 * thousand, min(1000 * thousand + 1000, number)):
            path = folder / f"{one:06}.txt"
            if not path.exists():
                path.write_bytes(article(one).encode())
    return folders, sum(file.stat().st_size for folder in folders for file in folder.iterdir())


def against_others(home: Path) -> Iterator[tuple[str, float, float | None]]:
    """Loads beside parsing, their text and bare SQLite."""
    made: tuple[tuple[str, Callable[[int], str]], ...] = (("articles", article), ("transcripts", transcript))
    for name, make in made:
        write(home / name, COMPARED, make)
        yield from against_parsing(home, home / name)
    yield "database of transcripts, times their text", size(home / "transcripts-1-0.db"), 2.5
    yield "storing, times bare SQLite", storing(home, COMPARED), 3


def measure(home: Path, asked: argparse.Namespace) -> Iterator[tuple[str, float, float | None]]:
    """Each ratio as (what, value, limit)."""
    if not asked.growth:
        yield from against_others(home)
    yield from growth(home, asked.corpus or home, tuple(asked.sizes or SIZES))


def main() -> int:
    """Print every ratio; 1 when one is above its limit."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("sizes", nargs="*", type=int)
    options.add_argument("--growth", action="store_true")
    options.add_argument("--corpus", type=Path)
    asked = options.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory() as home:
        for what, value, limit in measure(Path(home), asked):
            over = limit is not None and value > limit
            failed += over
            print(f"{'! ' if over else '  '}{what}: {value:.3f}{f' (at most {limit})' if limit else ''}", flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
