"""What many visitors and repeated visits cost, as ratios that hold on any machine.

Run: python tests/benchmarks/bench_visitors.py [SECONDS]   (60 if not told)

again    a request with the ETag of the answer that one has, against the first: at most 0.2
memory   of the server after 32 clients at once, against that after a tenth of the time: at most 1.1; no request fails
"""

import sys
import tempfile
import time
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from urllib.parse import quote

from bench_site import PEOPLE, SEARCHES, build, served

from quotes.store.identity import uid

QUOTATIONS, CLIENTS = 50_000, 32
PATHS = [
    "/",
    "/people",
    "/corrections",
    *(f"/search?q={quote(words)}" for words in SEARCHES[2:8]),
    *(f"/quote/{uid(number, 3)}" for number in range(1, 40)),
    *(f"/document/doc{number:09}" for number in range(1, 20)),
    *(f"/person/person-{number}" for number in range(1, PEOPLE, 400)),
    *(f"/api/v1/search.json?q={quote(words)}" for words in SEARCHES[2:8]),
    "/bench/quotes?_size=20",
]


def ask(connection: HTTPConnection, path: str, tag: str = "") -> tuple[int, str]:
    """The status and the ETag of an answer."""
    connection.request("GET", path, headers={"Accept-Encoding": "gzip", **({"If-None-Match": tag} if tag else {})})
    response = connection.getresponse()
    response.read()
    return response.status, response.headers.get("ETag", "")


def again(port: int) -> float:
    """Seconds of requests with an ETag, by those of the same requests without one."""
    spent = [0.0, 0.0]
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        for path in PATHS * 2:
            start = time.perf_counter()
            _, tag = ask(connection, path)
            middle = time.perf_counter()
            status, _ = ask(connection, path, tag)
            spent[0] += middle - start
            spent[1] += time.perf_counter() - middle
            if status != 304:
                raise SystemExit(f"{path} answered {status} to its own ETag")
    return spent[1] / spent[0]


def memory(process: int) -> int:
    """The resident memory of a process in bytes."""
    fields = Path(f"/proc/{process}/statm").read_text("ascii").split()
    return int(fields[1]) * 4096


def visitors(port: int, process: int, seconds: float) -> tuple[float, int, int]:
    """Memory at the end by that after a tenth of the time, how many requests were answered, and how many failed."""
    done, failed = [0] * CLIENTS, [0] * CLIENTS
    end = time.perf_counter() + seconds

    def client(number: int) -> None:
        with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
            while time.perf_counter() < end:
                status, _ = ask(connection, PATHS[(done[number] * CLIENTS + number) % len(PATHS)])
                done[number] += 1
                failed[number] += status != 200

    threads = [Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    time.sleep(seconds / 10)
    early = memory(process)
    for thread in threads:
        thread.join()
    return memory(process) / early, sum(done), sum(failed)


def main(seconds: float) -> None:
    """Build, measure, print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        build(path, QUOTATIONS)
        with served(path) as (port, process):
            print(f"again: {again(port):.2f} of the first (at most 0.20)")
            grown, done, failed = visitors(port, process, seconds)
            print(f"memory: {grown:.2f} times (at most 1.10) after {done:,} requests, {failed} failed (none)")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0)
