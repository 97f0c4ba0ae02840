"""One function over many things, on all cores where it pays, answers in order."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Protocol, Self, TypeVar

FEW = 64
"""Things that are done in this process: to start others takes about as long."""

MOST = 256
"""Things that wait to see whether there is work for more processes; in between may lie many that are none."""

AHEAD = 8
"""Things under way for each process, so that none waits, and the memory stays small."""

Thing = TypeVar("Thing")
Answer = TypeVar("Answer")


class Pool(Protocol):
    """Where work is done: processes on this machine, or those of a cluster; `size` can work at once."""

    size: int

    def submit(self, function: Callable[[Thing], Answer], thing: Thing, /) -> Callable[[], Answer]:
        """Begin work; returns a call that waits for the answer, or raises what the function raised."""


def answers(
    function: Callable[[Thing], Answer],
    things: Iterable[Thing],
    jobs: int | None = None,
    *,
    few: int = FEW,
    ahead: int = AHEAD,
    pool: Pool | None = None,
    is_nothing: Callable[[Thing], bool] = lambda _: False,
) -> Iterator[tuple[Thing, Callable[[], Answer]]]:
    """Each thing with a call that gives the function's answer to it, or raises what the function raised.

    `jobs` is the number of processes, by default one a core; `function` and things must be picklable if there are
    more than one. No more than `few` things never leave this process, and none that `is_nothing` says is no work. Where
    a `pool` is given, it does all the work.
    """
    here = partial(partial, function)
    if pool:
        yield from _ahead(pool, function, things, ahead, is_nothing)
        return
    rest = iter(things)
    jobs = jobs or os.cpu_count() or 1
    waiting: list[Thing] = []
    work = 0
    for thing in rest:
        waiting.append(thing)
        work += not is_nothing(thing)
        if work > few and jobs > 1:
            with _Processes(jobs) as processes:
                yield from _ahead(processes, function, chain(waiting, rest), ahead, is_nothing)
            return
        if not work or jobs == 1 or len(waiting) >= MOST:
            yield from zip(waiting, map(here, waiting), strict=True)
            waiting, work = [], 0
    yield from zip(waiting, map(here, waiting), strict=True)


def _ahead(
    pool: Pool,
    function: Callable[[Thing], Answer],
    things: Iterable[Thing],
    ahead: int,
    is_nothing: Callable[[Thing], bool],
) -> Iterator[tuple[Thing, Callable[[], Answer]]]:
    """Answers in order, with so many things under way for each that works."""
    waiting: deque[tuple[Thing, Callable[[], Answer]]] = deque()
    for thing in things:
        waiting.append((thing, partial(function, thing) if is_nothing(thing) else pool.submit(function, thing)))
        if len(waiting) >= pool.size * ahead:
            yield waiting.popleft()
    while waiting:
        yield waiting.popleft()


class _Processes:
    """Processes on this machine, which end with this one."""

    def __init__(self, size: int) -> None:
        self.size = size
        # Not forked: this process may hold an open database, which SQLite forbids to carry over.
        self._executor = ProcessPoolExecutor(size, mp_context=get_context("spawn"), initializer=_end_with_parent)

    def submit(self, function: Callable[[Thing], Answer], thing: Thing, /) -> Callable[[], Answer]:
        return self._executor.submit(function, thing).result

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    """Have this worker end when the process that started it does, however that was killed; it alone hears Ctrl+C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    assert parent

    def watch() -> None:
        parent.join()
        os._exit(1)

    Thread(target=watch, daemon=True).start()
