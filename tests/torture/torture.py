"""What no load may suffer from: kills, a full disk, another load, files that change, readers. Run with `make torture`.

Every trial ends with a load that is left alone, and the database must then hold what one undisturbed load stores:
nothing lost, nothing doubled, nothing corrupt. The seed is printed; give it to run the same again.
"""

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from kept import differences, is_whole, kept
from made import article, folder

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("KILLS", "200"))
READERS = 16
PATIENCE = 300
LOCKED = "another program is writing"

Rows = dict[str, list[tuple[object, ...]]]


class Torture:
    """A folder of documents, what an undisturbed load stores of it, and what went wrong."""

    def __init__(self, home: Path, seed: int) -> None:
        self.home = home
        self.choice = random.Random(seed)
        self.documents = home / "documents"
        folder(self.documents, 24)
        started = time.monotonic()
        quiet = run("load", home / "wanted.db", self.documents)
        self.seconds = time.monotonic() - started
        assert quiet.returncode == 0, quiet.stderr
        self.wanted = kept(home / "wanted.db")
        self.failures: list[str] = []

    def check(self, what: str, path: Path, wanted: Rows | None = None) -> None:
        """Note what a load that is left alone does not put right."""
        last = run("load", path, self.documents)
        told = [last.stderr] if last.returncode else []
        verified = run("verify", path)
        told += [verified.stderr] if verified.returncode else []
        told += differences(path, wanted or self.wanted)
        self.failures += [f"{what}: {one}" for one in told]

    def database(self, name: str) -> Path:
        """The path of a new database."""
        return self.home / f"{name}-{self.choice.randrange(10**9)}.db"


def command(*words: object) -> list[str]:
    return [sys.executable, "-m", "quotes", *map(str, words)]


def run(*words: object) -> subprocess.CompletedProcess[str]:
    """A command that is left alone."""
    return subprocess.run(command(*words), capture_output=True, text=True, cwd=ROOT, timeout=PATIENCE, check=False)


def started(*words: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command(*words), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def kills(torture: Torture) -> str:
    """Loads killed at random moments, several times in a row."""
    done, path, left = 0, torture.database("kills"), torture.choice.randint(1, 6)
    while done < KILLS:
        load = started("load", "--jobs", torture.choice.choice((1, 2)), path, torture.documents)
        try:
            load.wait(torture.choice.uniform(0.2, 1) * torture.seconds)
            left = 0  # it was quicker
        except subprocess.TimeoutExpired:
            load.send_signal(signal.SIGKILL)
            done, left = done + 1, left - 1
        load.communicate()
        if path.exists() and not is_whole(path):
            torture.failures.append(f"kill {done}: the database is corrupt")
        if left <= 0:
            torture.check(f"kill {done}", path)
            path, left = torture.database("kills"), torture.choice.randint(1, 6)
    time.sleep(1)
    return f"{done} kills"


@contextmanager
def mounted(torture: Torture, options: str) -> Iterator[Path | None]:
    """A small file system in memory; None where this may not be mounted."""
    place = Path(tempfile.mkdtemp(dir=torture.home))
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", place], capture_output=True, check=False)
    try:
        yield None if made.returncode else place
    finally:
        if not made.returncode:
            subprocess.run(["umount", place], check=False)


def full_disk(torture: Torture) -> str:
    """Loads onto disks that are too small by more and less."""
    size = (torture.home / "wanted.db").stat().st_size
    trials = [int(size * share) for share in (0.1, 0.3, 0.6, 0.9, 1.1)]
    for trial in trials:
        with mounted(torture, f"size={trial}") as place:
            if place is None:
                return "skipped: no file system may be mounted here"
            path = place / "q.db"
            load = run("load", path, torture.documents)
            if load.returncode != 1 or "Traceback" in load.stderr or "full" not in load.stderr:
                torture.failures.append(f"disk of {trial} bytes: status {load.returncode}, {load.stderr[-300:]}")
            if path.exists() and not is_whole(path):
                torture.failures.append(f"disk of {trial} bytes: the database is corrupt")
            subprocess.run(["mount", "-o", f"remount,size={size * 10}", place], check=True)
            torture.check(f"disk of {trial} bytes", path)
    return f"{len(trials)} disks"


def read_only(torture: Torture) -> str:
    """A folder in which nothing may be written, with a database and without."""
    with mounted(torture, "size=100m") as place:
        if place is None:
            return "skipped: no file system may be mounted here"
        shutil.copy(torture.home / "wanted.db", place / "q.db")
        subprocess.run(["mount", "-o", "remount,ro", place], check=True)
        for name in ("q.db", "new.db"):
            load = run("load", place / name, torture.documents)
            if load.returncode != 1 or "Traceback" in load.stderr or load.stderr.count("\n") != 1:
                torture.failures.append(f"read-only, {name}: status {load.returncode}, {load.stderr[-300:]}")
        if run("verify", place / "q.db").returncode:
            torture.failures.append("read-only: the database cannot be read")
    return "2 loads"


def two_loads(torture: Torture) -> str:
    """Loads of one folder at once, some killed; who may not write says so."""
    rounds = 5
    for number in range(rounds):
        path = torture.database("two")
        loads = [started("load", path, torture.documents) for _ in range(2 + number % 2)]
        if number == rounds - 1:
            time.sleep(torture.seconds / 2)
            loads[0].send_signal(signal.SIGKILL)
        for load in loads:
            _, said = load.communicate(timeout=PATIENCE)
            if load.returncode > 0 and LOCKED not in said:
                torture.failures.append(f"two loads: status {load.returncode}, {said[-300:]}")
        torture.check("two loads", path)
    return f"{rounds} rounds"


def changing_files(torture: Torture) -> str:
    """Files that are replaced, written over and removed while they are read."""
    place = torture.home / "changing"
    rounds = 3
    shutil.copytree(torture.documents, place)
    own = Torture.__new__(Torture)
    own.__dict__ |= {**torture.__dict__, "documents": place}
    path = torture.database("changing")
    for number in range(rounds):
        load = started("load", path, place)
        files = sorted(file for file in place.rglob("*.txt"))
        while load.poll() is None:
            file = own.choice.choice(files)
            words = article(own.choice.randrange(10**6))
            if own.choice.random() < 0.1:
                file.unlink(missing_ok=True)
            elif own.choice.random() < 0.5:
                file.with_suffix(".new").write_text(words, "utf-8")
                file.with_suffix(".new").replace(file)
            else:
                file.write_text(words, "utf-8")
        _, said = load.communicate()
        if load.returncode not in (0, 1) or "Traceback" in said or not is_whole(path):
            torture.failures.append(f"changing files, round {number}: status {load.returncode}, {said[-300:]}")
    last = run("load", path, place)
    stored = {text for _, _, _, text in kept(path)["documents"]}
    lost = [file.name for file in place.rglob("*.txt") if file.read_text("utf-8") not in stored]
    if lost or last.returncode or run("verify", path).returncode:
        torture.failures.append(f"changing files: {len(lost)} are not as they are on disk; {last.stderr[-300:]}")
    return f"{rounds} loads"


PAGES = (
    "/",
    "/search?q=said",
    "/search?sort=relevance&q=a",
    "/api/v1/search.json?q=a",
    "/people",
    "/about",
    "/about/remarks",
    "/search.atom?q=said",
    "/{name}/documents.json?_size=20",
)


def readers(torture: Torture) -> str:
    """A site that sixteen people read while documents are loaded, killed and loaded again."""
    path = torture.database("read")
    run("load", path, ROOT / "seeds")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    log = subprocess.DEVNULL  # a pipe that nobody empties would stop the site
    site = subprocess.Popen(command("serve", path, "--port", port), cwd=ROOT, stdout=log, stderr=log)
    try:
        waited(lambda: answer(address + "/") == 200)
        stop = Event()
        with ThreadPoolExecutor(READERS) as pool:
            reading = [pool.submit(reads, address, path.stem, number, stop) for number in range(READERS)]
            for wait in (0.5, None):
                load = started("load", path, torture.documents)
                try:
                    load.wait(wait and wait * torture.seconds)
                except subprocess.TimeoutExpired:
                    load.send_signal(signal.SIGKILL)
                load.communicate()
            stop.set()
            statuses = [status for reader in reading for status in reader.result()]
    finally:
        site.terminate()
        site.communicate()
    bad = [status for status in statuses if status != 200]
    if bad:
        torture.failures.append(f"readers: {len(bad)} of {len(statuses)} pages failed, with {sorted(set(bad))}")
    return f"{len(statuses)} pages read"


def reads(address: str, name: str, number: int, stop: Event) -> list[int]:
    found = []
    while not stop.is_set():
        found.append(answer(address + PAGES[(number + len(found)) % len(PAGES)].format(name=name)))
    return found


def answer(address: str) -> int:
    """The status of a page; 0 where nobody answers."""
    try:
        with urlopen(address, timeout=60) as page:  # noqa: S310 - our own
            page.read()
            return int(page.status)
    except HTTPError as error:
        return error.code
    except (URLError, OSError):
        return 0


def waited(ready: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not ready() and time.monotonic() < until:
        time.sleep(0.1)


def main() -> int:
    """Every trial, and how each ended; 1 if anything was lost, doubled or corrupt, or a reader got an error."""
    seed = int(sys.argv[1]) if sys.argv[1:] else random.randrange(10**6)
    print(f"seed {seed}")
    with tempfile.TemporaryDirectory() as home:
        torture = Torture(Path(home), seed)
        for trial in (two_loads, changing_files, full_disk, read_only, readers, kills):
            before = len(torture.failures)
            print(f"{trial.__name__}: {trial(torture)}, {len(torture.failures) - before} failures", flush=True)
    print("\n".join(torture.failures))
    return 1 if torture.failures else 0


if __name__ == "__main__":
    sys.exit(main())
