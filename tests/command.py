"""The `quotes` command in a process of its own, forked from one that has read the program already."""

import os
import subprocess
import sys
import warnings
from functools import cache
from multiprocessing import forkserver, get_context
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
PATIENCE = 120
"""Seconds until a command is given up."""

_forked = get_context("forkserver")


@cache
def _ready() -> None:
    """Start the process that is forked; it finds `read_already` by PYTHONPATH, and is silent if it does not."""
    _forked.set_forkserver_preload(["read_already"])
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(Path(__file__).parent), before]))
    try:
        forkserver.ensure_running()
    finally:
        del os.environ["PYTHONPATH"]
        if before is not None:
            os.environ["PYTHONPATH"] = before


def run(words: list[str], stdin: bytes, cwd: Path) -> subprocess.CompletedProcess[str]:
    """What the command printed and its exit status, as `subprocess.run` gives them.

    To start Python and to make the grammars takes longer than most commands do: hence the fork.
    """
    _ready()
    with TemporaryDirectory() as folder:
        given, out, err = (Path(folder, name) for name in ("in", "out", "err"))
        given.write_bytes(stdin)
        child = _forked.Process(target=_child, args=(words, str(cwd), str(given), str(out), str(err)))
        child.start()
        child.join(PATIENCE)
        if child.exitcode is None:
            child.kill()
            child.join()
            raise subprocess.TimeoutExpired(words, PATIENCE)
        code = child.exitcode
        child.close()
        return subprocess.CompletedProcess(words, code, out.read_bytes().decode(), err.read_bytes().decode())


def start(words: list[str], stdin: bytes, cwd: Path) -> subprocess.CompletedProcess[str]:
    """As `run`, but in a Python that is started anew: for what is settled once, when the program is first imported."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "quotes", *words],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        check=False,
        timeout=PATIENCE,
    )
    return subprocess.CompletedProcess(words, done.returncode, done.stdout.decode(), done.stderr.decode())


def _child(words: list[str], cwd: str, given: str, out: str, err: str) -> None:
    for number, (path, flags) in enumerate(
        [(given, os.O_RDONLY), (out, os.O_WRONLY | os.O_CREAT), (err, os.O_WRONLY | os.O_CREAT)]
    ):
        os.dup2(os.open(path, flags), number)
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - they live as long as the process
        for number, mode in enumerate("rww")
    )
    assert "read_already" in sys.modules
    os.chdir(cwd)
    sys.argv = ["quotes", *words]
    warnings.resetwarnings()
    warnings.simplefilter("error")

    from quotes.cli import main

    main()
