"""Work on the machines of a Dask cluster: the same function, every worker with the same rules."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from threading import Lock
from typing import Any, TypeVar

from quotes.archive import rules
from quotes.errors import ClusterError, UsageError, WorkerLostError
from quotes.grammars.building import style_source

PATIENCE = 10
"""Seconds to wait for a scheduler, and as many for its first worker."""

WAITS = 6
"""Times as long to wait for another worker where all have gone."""

LARGEST = "1 GiB"
"""Work up to this size is sent without a warning of Dask's: the files of a partition may go with it."""

Thing = TypeVar("Thing")
Answer = TypeVar("Answer")

_ONE_AT_A_TIME = Lock()  # a worker's threads would only wait for each other, and caches are made for one


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules by which documents are to be read: ours, and the user's own style; own verbs come with each request."""

    version: str
    style: str
    source: str

    @classmethod
    def of(cls, style: str) -> "Rules":
        """Those of this process."""
        return cls(rules.version(), style, style_source(style))

    def difference(self) -> str | None:
        """How the rules of this process differ, as a predicate."""
        here = Rules.of(self.style)
        if here.version != self.version:
            return f"has other rules ({here.version}, here {self.version}): install the same version of quotes there"
        if here.source != self.source:
            return f"has no such style as {self.style} here: put the same file at the same path there"
        return None


class Cluster:
    """A cluster that is reached; its workers do what is submitted. `size` threads of them work at once."""

    def __init__(self, address: str, client: Any, expected: Rules) -> None:  # noqa: ANN401 - distributed is optional
        self.size = max(1, sum(client.nthreads().values()))
        self._address = address
        self._client = client
        self._expected = expected
        self._executor = client.get_executor(pure=False)

    def submit(self, function: Callable[[Thing], Answer], thing: Thing, /) -> Callable[[], Answer]:
        """Begin work; returns a call that waits for the answer.

        It raises what the function raised, WorkerLostError where workers died over this work again and again, and
        ClusterError where the scheduler is gone or a worker has other rules.
        """
        future = self._executor.submit(_checked, self._expected, function, thing)
        return lambda: self._answer(future)

    def _answer(self, future: "Future[Answer]") -> Answer:
        from distributed import KilledWorker
        from distributed.client import FutureCancelledError

        try:
            return self._waited(future)
        except KilledWorker as error:
            raise WorkerLostError(f"each worker that was given it died ({error.allowed_failures + 1} did)") from error
        except (CancelledError, FutureCancelledError) as error:
            raise ClusterError(f"the scheduler at {self._address} has gone; what was done stays") from error

    def _waited(self, future: "Future[Answer]") -> Answer:
        alone = 0
        while True:
            try:
                return future.result(PATIENCE)
            except TimeoutError:
                if future.done():
                    raise  # the function's own
                alone = 0 if self._client.nthreads() else alone + 1
                if alone > WAITS:
                    gone = f"all workers of the cluster at {self._address} have gone; what was done stays"
                    raise ClusterError(gone) from None


@contextmanager
def cluster(address: str, style: str = "auto") -> Iterator[Cluster]:
    """The cluster whose scheduler is at `address`, such as tcp://10.0.0.1:8786, every worker of it with our rules.

    Raises UsageError without the library, and ClusterError where nobody answers, no worker is there, or one reads by
    other rules.
    """
    if find_spec("distributed") is None:
        raise UsageError("--cluster needs distributed: pip install 'attributed-quotes[cluster]'")
    import dask
    from distributed import Client

    connect: Any = Client
    dask.config.set({"distributed.admin.large-graph-warning-threshold": LARGEST})
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what goes wrong is said in our own words
    try:
        client = connect(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        reason = "nobody answers there" if isinstance(error, OSError) else error
        raise ClusterError(f"no scheduler of a cluster at {address}: {reason}") from error
    with client:
        yield _agreed(address, client, Rules.of(style))


def _agreed(address: str, client: Any, expected: Rules) -> Cluster:  # noqa: ANN401 - distributed is optional
    """The cluster, once all its workers have said that they have our rules."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        raise ClusterError(f"the cluster at {address} has no worker; start one with: dask worker {address}") from error
    for worker, answer in sorted(client.run(_difference, expected, on_error="return").items()):
        if isinstance(answer, ImportError):
            raise ClusterError(f"worker {worker} has no quotes: pip install attributed-quotes there ({answer})")
        if isinstance(answer, Exception):
            raise ClusterError(f"worker {worker} does not answer: {answer}")
        if answer:
            raise ClusterError(f"worker {worker} {answer}")
    return Cluster(address, client, expected)


def _difference(expected: Rules) -> str | None:
    return expected.difference()


def _checked(expected: Rules, function: Callable[[Thing], Answer], thing: Thing) -> Answer:
    """Do the work, unless this worker, which may have come later than others, reads by other rules."""
    if difference := expected.difference():
        raise ClusterError(f"a worker that came later {difference}")
    with _ONE_AT_A_TIME:
        return function(thing)
