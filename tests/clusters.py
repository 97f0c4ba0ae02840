"""A Dask cluster on this machine: a real scheduler, and workers that are processes of their own."""

import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parent.parent
PATIENCE = 60


class LocalCluster:
    """A scheduler on a free port of the loopback interface; workers are started and killed by hand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "scheduler.json"
        self.processes: list[subprocess.Popen[bytes]] = []
        self._run("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-show", "--no-dashboard")
        self.workers: list[subprocess.Popen[bytes]] = []

    @property
    def address(self) -> str:
        """The scheduler's address."""
        until = time.monotonic() + PATIENCE
        while True:
            with suppress(OSError, ValueError):  # not there yet, or only half
                return str(json.loads(self.file.read_text("utf-8"))["address"])
            assert time.monotonic() < until, "the scheduler did not start"
            time.sleep(0.05)

    def start_worker(self) -> subprocess.Popen[bytes]:
        """A worker with one thread."""
        words = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1", "--death-timeout", "60")
        worker = self._run("distributed.cli.dask_worker", *words, "--local-directory", str(self.folder))
        self.workers.append(worker)
        return worker

    def _run(self, module: str, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", module, *words, "--scheduler-file", str(self.file)]
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        with (self.folder / f"{len(self.processes)}.log").open("wb") as log:
            # A session of its own: Linux shares a busy machine out between sessions, as if each were another user.
            process = subprocess.Popen(
                command, stdout=log, stderr=log, env=env, cwd=self.folder, start_new_session=True
            )
        self.processes.append(process)
        return process

    def close(self) -> None:
        """End all processes that are left."""
        for process in reversed(self.processes):
            process.kill()
            process.wait()
