"""How much faster two workers of a Dask cluster write a data set than one does, in one run on this machine.

Run it with `make bench`; the exit status is 1 where two are less than 1.6 times as fast. A cluster of one worker and
one of two stand beside each other and take turns; the best of each counts, since other work on the machine only slows.
What a document costs in processor time is printed for the plan in `docs/guides/scale.md`.
"""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from clusters import LocalCluster
from recombined import write as write_articles

from quotes.archive.cluster import cluster
from quotes.dataset.place import Place
from quotes.dataset.write import Summary, Wish, write
from quotes.parsing.parse import parse
from quotes.read.files import files
from quotes.read.formats import Reading

DOCUMENTS = 300
PARTITION = 48 * 1024
"""Bytes: some forty partitions, so that neither worker waits long for the other at the end."""
TURNS = 5
LEAST = 1.6
TICK = os.sysconf("SC_CLK_TCK")


def processor(local: LocalCluster) -> float:
    """Seconds of processor time that the workers have used."""
    fields = [
        Path(f"/proc/{worker.pid}/stat").read_text("ascii").rpartition(")")[2].split() for worker in local.workers
    ]
    return sum(int(one[11]) + int(one[12]) for one in fields) / TICK


def timed(local: LocalCluster, articles: Path, to: Path) -> tuple[float, float, Summary]:
    """Seconds by the clock, seconds of processor time of the workers, and what was written."""
    shutil.rmtree(to, ignore_errors=True)
    wish = Wish(Reading(), parse, ("bench", "bench"), ("bench",), PARTITION)
    with cluster(local.address) as pool:
        spent, started = processor(local), time.perf_counter()
        done = write(Place(f"file://{to}"), files([f"file://{articles}"]), wish, pool=pool)
        return time.perf_counter() - started, processor(local) - spent, done


def started(folder: Path, workers: int) -> LocalCluster:
    """A cluster with so many workers."""
    folder.mkdir()
    local = LocalCluster(folder)
    for _ in range(workers):
        local.start_worker()
    while True:
        with cluster(local.address) as pool:
            if pool.size == workers:
                return local
        time.sleep(0.2)


def main(turns: int) -> int:
    """Measure, print, compare."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = write_articles(folder / "articles", DOCUMENTS)
        locals_ = [started(folder / str(workers), workers) for workers in (1, 2)]
        try:
            for _ in range(1):  # what workers remember of articles they have read serves both alike
                for local in locals_:
                    timed(local, folder / "articles", folder / "warm.parquet")
            found = [
                [timed(local, folder / "articles", folder / "set.parquet") for local in locals_] for _ in range(turns)
            ]
        finally:
            for local in locals_:
                local.close()
    one, two = (min(turn[which][0] for turn in found) for which in (0, 1))
    spent = min(turn[0][1] for turn in found)
    done = found[0][0][2]
    parquet = sum(sum(record.bytes.values()) for record in done.records)
    assert done.count("documents") == DOCUMENTS
    print(f"one worker {one:.2f} s, two {two:.2f} s: {one / two:.2f} times as fast (at least {LEAST})")
    print("in turn: " + ", ".join(f"{turn[0][0]:.2f}/{turn[1][0]:.2f}" for turn in found))
    print(f"{1000 * spent / DOCUMENTS:.2f} ms of processor time a document of {size / DOCUMENTS:,.0f} bytes")
    print(f"Parquet {parquet / size:.2f} of the text in {len(done.records)} small partitions")
    return 0 if one / two >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else TURNS))
