"""Data sets in Parquet: what `quotes parse --to` writes, and `quotes load` reads."""

import os
from collections.abc import Sequence
from importlib.util import find_spec

import click
from tabulate import tabulate

from quotes.archive.load import Summary, store
from quotes.commands.progress import progress
from quotes.commands.request import Request, tell_unmatched
from quotes.commands.workers import workers
from quotes.dataset.manifest import ENDING, is_data_set
from quotes.dataset.place import Place
from quotes.errors import UsageError
from quotes.read import remote
from quotes.store.connect import Database
from quotes.store.identity import uid

MEGABYTE = 1024 * 1024


def write(request: Request, to: str, megabytes: float | None, jobs: int | None, address: str | None) -> None:
    """Write what is said in documents into a data set, tell what came of it, and end with 1 if anything failed."""
    _need_pyarrow("a data set")
    if not to.rstrip("/").endswith(ENDING):
        raise UsageError(f"--to {to}: the folder of a data set ends in {ENDING}")
    from quotes.dataset.write import Wish
    from quotes.dataset.write import write as write_data_set

    size = int(megabytes * MEGABYTE) if megabytes else None
    roots = tuple(sorted({uid("root", _absolute(path)) for path in request.paths}))
    plain, keep = map(request.rules, (False, True))
    wish = Wish(request.reading, request.parse, (plain, keep), roots, size)
    with workers(request, address) as pool, progress(request) as seen:
        done = write_data_set(Place(to), request.files(), wish, jobs=jobs, pool=pool, seen=seen)
    for problem in (*done.failures, *done.damaged):
        click.echo(f"quotes: {problem}", err=True)
    tell_unmatched(request)
    counts = {name: done.count(name) for name in ("documents", "turns")} | {
        "quotations, with paraphrases": done.count("quotes")
    }
    counts |= {"partitions": len(done.records), "written": done.written, "unchanged": done.unchanged}
    counts |= {"removed": done.removed, "failures": len(done.failures)}
    rows = [(name, f"{count:,}") for name, count in counts.items()]
    click.echo(tabulate(rows, tablefmt="plain", colalign=("left", "right")))
    if done.failures or done.damaged:
        raise click.exceptions.Exit(1)


def _absolute(path: str) -> str:
    return path if remote.is_remote(path) else os.path.realpath(remote.local(path) or path)


def named(request: Request, where: Sequence[str]) -> str | None:
    """The path of the data set that is to be loaded, None where documents are.

    Raises UsageError where both are named, or a condition or an option of reading stands beside what it cannot be for.
    """
    found = [path for path in request.paths if is_data_set(path)]
    if not found:
        if where:
            raise UsageError("--where is for data sets, which quotes parse --to writes")
        return None
    if len(request.paths) > 1:
        raise UsageError(f"{found[0]} is a data set: load it by itself")
    if request != Request(request.paths, reading=type(request.reading)(largest=request.reading.largest)):
        raise UsageError(f"{found[0]} is a data set: how documents are read was settled when it was written")
    return found[0]


def load(db: Database, path: str, where: Sequence[str], *, keep: bool, again: bool) -> Summary:
    """Store the documents of a data set for which all conditions hold."""
    _need_pyarrow(path)
    from quotes.dataset.read import DataSet, opened
    from quotes.dataset.where import condition

    place, manifest = opened(path)
    found = DataSet(place, manifest, [condition(one) for one in where], keep)
    summary = store(db, found.events, manifest.rules[keep], again=again)
    if where and not summary.counts["documents"]:
        summary.failures.append(f"{path}: no document has {' and '.join(where)}")
    return summary


def _need_pyarrow(what: str) -> None:
    if find_spec("pyarrow") is None:
        raise UsageError(f"{what} needs pyarrow: pip install 'attributed-quotes[parquet]'")
