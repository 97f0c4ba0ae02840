"""Many things on several processes: every answer, in order, and an error where it belongs."""

import os
import signal
import subprocess
import sys
import time
from itertools import count
from pathlib import Path

import pytest

from quotes.archive.parallel import FEW, answers

ROOT = Path(__file__).parent.parent


def pid(_: int) -> int:
    return os.getpid()


def halved(number: int) -> int:
    if number % 2:
        raise ValueError(f"{number} is odd")
    return number // 2


def told(numbers: range, jobs: int | None) -> list[tuple[int, int | str]]:
    found: list[tuple[int, int | str]] = []
    for number, answer in answers(halved, numbers, jobs):
        try:
            found.append((number, answer()))
        except ValueError as error:
            found.append((number, str(error)))
    return found


@pytest.mark.parametrize("jobs", [1, 2, None])
@pytest.mark.parametrize("many", [0, 1, FEW, FEW + 1, 3 * FEW])
def test_answers_come_in_order(many: int, jobs: int | None) -> None:
    assert told(range(many), jobs) == [
        (number, f"{number} is odd" if number % 2 else number // 2) for number in range(many)
    ]


@pytest.mark.parametrize(("work", "alone"), [([], True), ([40], True), ([40, 41, 99], False), ([40, 41, 900], True)])
def test_what_is_no_work_starts_no_process(work: list[int], alone: bool) -> None:  # noqa: FBT001 - a case
    """A load of a million unchanged files starts none, and asks for each as it comes."""
    taken = count()
    things = (next(taken) for _ in range(1_000))
    found = answers(pid, things, 2, few=2, is_nothing=lambda number: number not in work)
    first = next(found)[0]
    assert (first, next(taken)) == (0, 1)
    told = {number: answer() for number, answer in found}
    assert list(told) == sorted(told)
    assert {told[number] == os.getpid() for number in told.keys() - work} == {True}
    assert {told[number] == os.getpid() for number in work} <= {alone}


def test_things_are_taken_as_they_are_needed() -> None:
    """A corpus of half a million documents is never in memory as a whole."""
    taken = count()
    things = (next(taken) for _ in range(10_000))
    found = answers(halved, things, 2)
    next(found)
    found.close()
    assert next(taken) < 1_000


def test_a_load_by_several_processes_is_the_same(quotes, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(FEW + 6):
        words = f"ANNA BELL, HOST: Good morning, number {number}.\n\nTOM REED, BYLINE: Good morning, Anna, from me too."
        (folder / f"{number:03}.txt").write_text(words, "utf-8")
    alone = quotes("load", "--jobs", "1", tmp_path / "alone.db", folder)
    shared = quotes("load", "--jobs", "2", tmp_path / "shared.db", folder)
    assert alone.returncode == shared.returncode == 0, shared.stderr
    assert alone.stdout == shared.stdout
    assert (tmp_path / "alone.db").stat().st_size == (tmp_path / "shared.db").stat().st_size


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_workers_end_with_the_process_that_started_them(how: signal.Signals) -> None:
    program = (
        "import time, quotes.archive.parallel as p\n"
        "if __name__ == '__main__':\n"
        "    for _ in p.answers(time.sleep, [0] * p.FEW + [60] * 9, 2): print(flush=True)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=ROOT) as main:
        assert main.stdout
        for _ in range(FEW):
            main.stdout.readline()
        workers = started_by(main.pid)
        while len(workers) < 3:  # two that work, and one of Python's own
            time.sleep(0.05)
            workers = started_by(main.pid)
        main.send_signal(how)
    waited = 0.0
    while alive(workers) and waited < 30:
        time.sleep(0.05)
        waited += 0.05
    assert not alive(workers)


def started_by(pid: int) -> set[int]:
    return {int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()}


def alive(pids: set[int]) -> set[int]:
    """Those that still run; a process that has ended and that nobody has asked for does not."""
    stats = {pid: Path(f"/proc/{pid}/stat") for pid in pids}
    return {pid for pid, stat in stats.items() if stat.exists() and ") Z" not in stat.read_text()}
