"""One function over many things, on all cores where it pays, answers in order."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TypeVar

FEW = 64
"""Things that are done in this process: to start others takes about as long."""

AHEAD = 8
"""Things under way for each process, so that none waits, and the memory stays small."""

Thing = TypeVar("Thing")
Answer = TypeVar("Answer")


def answers(
    function: Callable[[Thing], Answer], things: Iterable[Thing], jobs: int | None = None, *, few: int = FEW
) -> Iterator[tuple[Thing, Callable[[], Answer]]]:
    """Each thing with a call that gives the function's answer to it, or raises what the function raised.

    `jobs` is the number of processes, by default one a core; `function` and things must be picklable if there are
    more than one. The first `few` things never leave this process.
    """
    rest = iter(things)
    first = list(islice(rest, few))
    jobs = jobs or os.cpu_count() or 1
    more = next(rest, None) if jobs > 1 and len(first) == few else None
    if more is None:
        for thing in chain(first, rest):
            yield thing, lambda thing=thing: function(thing)  # type: ignore[misc]
    else:
        yield from _shared(function, chain(first, [more], rest), jobs)


def _shared(
    function: Callable[[Thing], Answer], things: Iterable[Thing], jobs: int
) -> Iterator[tuple[Thing, Callable[[], Answer]]]:
    # Not forked: this process may hold an open database, which SQLite forbids to carry over.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_end_with_parent) as pool:
        waiting: deque[tuple[Thing, Future[Answer]]] = deque()
        try:
            for thing in things:
                waiting.append((thing, pool.submit(function, thing)))
                if len(waiting) >= jobs * AHEAD:
                    done, future = waiting.popleft()
                    yield done, future.result
            while waiting:
                done, future = waiting.popleft()
                yield done, future.result
        finally:
            for _, future in waiting:
                future.cancel()


def _end_with_parent() -> None:
    """Have this worker end when the process that started it does, however that was killed; it alone hears Ctrl+C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    assert parent

    def watch() -> None:
        parent.join()
        os._exit(1)

    Thread(target=watch, daemon=True).start()
