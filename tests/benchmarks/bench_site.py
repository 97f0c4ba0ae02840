"""How fast the site answers, as ratios that hold on any machine.

Run: python tests/benchmarks/bench_site.py [FOLDER]   (FOLDER keeps the made-up databases for the next run)

quote    requests/s of /api/v1/quote/<uid>.json against Datasette's own /-/plugins.json, same server: at least 0.6,
         once each was asked for: where else its words stand is remembered
search   the slowest of some searches over 1,000,000 made-up quotations against 50,000, common single words included:
         at most 4; each search by its median, so that other work on the machine does not count
"""

import datetime as dt
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from itertools import accumulate
from pathlib import Path
from statistics import median
from threading import Thread
from urllib.parse import quote

from quotes.store.connect import create_or_open
from quotes.store.dates import DAY, ordinal
from quotes.store.fts import COUNTS, bulk
from quotes.store.identity import uid

SMALL, LARGE = 50_000, 1_000_000
PER_DOCUMENT = 40
PEOPLE = 4_000
OUTLETS = [f"Radio {name}" for name in ("Kiruna", "Malmberg", "Oulu", "Vardø", "Sumburgh", "Tromsø", "Nuuk", "Heimaey")]
KINDS = ["speech"] * 6 + ["direct"] * 3 + ["indirect"]
FIRST_DAY = dt.date(2001, 1, 1)


def vocabulary(size: int = 30_000) -> tuple[list[str], list[float]]:
    """Made-up words and the running sums of their frequencies, which fall as those of real words do."""
    parts = [first + second for first in "bdfgklmnprstv" for second in ("a", "e", "i", "o", "u")]
    words = ["the", "and", "of", "to", "we"]
    words += [
        "".join(parts[number // len(parts) ** power % len(parts)] for power in range(3)) for number in range(size)
    ]
    return words, list(accumulate(1 / (rank + 2) for rank in range(len(words))))


WORDS, WEIGHTS = vocabulary()
SEARCHES = [
    *("the", "and", "of", "we", WORDS[8], WORDS[12], WORDS[30], WORDS[100], WORDS[1_000], WORDS[9_000]),
    f"{WORDS[6]} {WORDS[40]}",
    f"the {WORDS[300]}",
    f'"{WORDS[5]} {WORDS[7]}"',
    f"{WORDS[2_000]} {WORDS[15]}",
    "nothingofthekind",
]


def build(path: Path, quotations: int) -> None:
    """A database of made-up quotations, written by the rows and indexed as a large load would."""
    db = create_or_open(path)
    db.execute("pragma foreign_keys = off")
    db.execute("pragma synchronous = off")
    chance = random.Random(7)
    sentences = [" ".join(chance.choices(WORDS, cum_weights=WEIGHTS, k=chance.randrange(4, 30))) for _ in range(90_000)]
    for name in COUNTS:
        db.execute(f"drop trigger {name}")
    with bulk(db), db.atomic():
        people = [(n, f"person-{n}", f"Person {n}", f"Person {n}", "person") for n in range(1, PEOPLE + 1)]
        db.conn.executemany("insert into people (id, uid, label, name, kind) values (?, ?, ?, ?, ?)", people)
        running: dict[int, int] = {}
        for number in range(1, quotations // PER_DOCUMENT + 1):
            _document(db.conn, number, chance, running, sentences)
    db.execute("analyze")
    db.close()


def _document(connection, number: int, chance: random.Random, running: dict[int, int], sentences: list[str]) -> None:
    day = (FIRST_DAY + dt.timedelta(days=chance.randrange(8_000))).isoformat()
    outlet, name, text, quotes, turns = chance.choice(OUTLETS), f"doc{number:09}", "", [], []
    first = ordinal(day) * DAY
    for position in range(PER_DOCUMENT):
        words = f"{chance.choice(sentences)} {chance.choice(sentences)}"
        start, speaker = len(text), int(PEOPLE * chance.random() ** 3) + 1
        text += words + "\n\n"
        running[first] = running.get(first, first) + 1
        place = (start, start + len(words))
        turn = number * PER_DOCUMENT + position
        turns.append((turn, number, position, speaker, *place))
        known = (chance.choice(KINDS), "no", "full label", outlet, day)
        quotes.append((running[first], uid(number, position), words, speaker, number, *known, turn, 30, *place))
    row = (number, name, name, "transcript", day, outlet, name, "0" * 64, text)
    connection.execute(
        "insert into documents (id, uid, label, kind, date, outlet, path, sha256, offset, text)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)",
        row,
    )
    connection.executemany(
        "insert into turns (id, document, position, speaker, start, end) values (?, ?, ?, ?, ?, ?)", turns
    )
    connection.executemany(
        "insert into quotes (id, uid, text, speaker, document, kind, translated, evidence, outlet, date, turn, words,"
        " start, end) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        quotes,
    )


@contextmanager
def served(path: Path) -> Iterator[tuple[int, int]]:
    """The port at which a database is served, and the number of the process."""
    with subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from quotes.commands.serve import serve; serve()",
            str(path),
            "--port",
            "0",
            "--public",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        try:
            port = int(server.stdout.readline().split(":")[2].split("/")[0])
            # A full pipe would stop the server, which logs each request.
            Thread(target=server.stdout.read, daemon=True).start()
            for _ in range(100):
                try:
                    get(port, "/robots.txt")
                    break
                except OSError:
                    time.sleep(0.1)
            yield port, server.pid
        finally:
            server.terminate()


def get(port: int, path: str) -> bytes:
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        return fetch(connection, path)


def fetch(connection: HTTPConnection, path: str) -> bytes:
    connection.request("GET", path)
    response = connection.getresponse()
    body = response.read()
    if response.status != 200:
        raise SystemExit(f"{path} answered {response.status}")
    return body


def rate(port: int, paths: list[str], seconds: float = 1.0, clients: int = 4) -> float:
    """Requests per second of some clients at once."""
    done = [0] * clients

    def client(number: int) -> None:
        with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
            end = time.perf_counter() + seconds
            while time.perf_counter() < end:
                fetch(connection, paths[(done[number] * clients + number) % len(paths)])
                done[number] += 1

    threads = [Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / seconds


def times(port: int, paths: list[str], rounds: int) -> list[float]:
    """The median seconds of each path for one client, slowest last; of several rounds the first only warms up."""
    found: dict[str, list[float]] = {path: [] for path in paths}
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        for _ in range(rounds):
            for path in paths:
                start = time.perf_counter()
                fetch(connection, path)
                found[path].append(time.perf_counter() - start)
    return sorted(median(measured[1:] or measured) for measured in found.values())


def searches(sort: str) -> list[str]:
    return [f"/api/v1/search.json?q={quote(words)}&sort={sort}" for words in SEARCHES]


def main(folder: Path) -> None:
    """Build what is missing, measure, print."""
    paths = {size: folder / f"bench-{size}.db" for size in (SMALL, LARGE)}
    for size, path in paths.items():
        if not path.exists():
            start = time.perf_counter()
            build(path, size)
            print(f"built {path.name} in {time.perf_counter() - start:.0f} s, {path.stat().st_size >> 20} MB")
    slow: dict[str, dict[int, float]] = {"newest": {}, "relevance": {}}
    for size, path in paths.items():
        with served(path) as (port, _):
            for sort, found in slow.items():
                measured = times(port, searches(sort), rounds=13)
                found[size] = measured[-1]
                middle = median(measured)
                print(f"search, {sort}, {size:,}: median {middle * 1e3:.1f} ms, slowest {found[size] * 1e3:.1f} ms")
            some = [f"/api/v1/quote/{uid(number, 3)}.json" for number in range(1, 400)]
            first = times(port, some, rounds=1)
            print(f"quote, {size:,}: {median(first) * 1e3:.1f} ms when it is first asked for")
            # In turns, so that whatever else the machine does slows both.
            rates = [(rate(port, some), rate(port, ["/-/plugins.json"])) for _ in range(5)]
            ours, theirs = (median(found) for found in zip(*rates, strict=True))
            ratio = f"ratio {median(one / other for one, other in rates):.2f} (at least 0.6)"
            print(f"quote, {size:,}: {ours:.0f} requests/s, plugins.json {theirs:.0f}: {ratio}")
    for sort, found in slow.items():
        grown = f"{found[LARGE] / found[SMALL]:.2f} times that at 50,000 (at most 4)"
        print(f"search, {sort}: the slowest at 1,000,000 takes {grown}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            main(Path(temporary))
