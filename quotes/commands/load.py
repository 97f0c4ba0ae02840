"""`quotes load`: documents into a database."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from tabulate import tabulate

from quotes.commands.request import Request, reading, tell_unmatched
from quotes.load import Summary
from quotes.load import load as load_documents
from quotes.store.connect import create_or_open


@click.command()
@click.argument("database", type=click.Path(dir_okay=False))
@reading
@click.option("--keep", is_flag=True, help="Store also pages that promise a transcript and have none.")
@click.option("--jobs", type=click.IntRange(1), help="How many processes parse; by default one a core.")
def load(request: Request, database: str, *, keep: bool, jobs: int | None) -> None:
    """Store who says what in documents in a SQLite DATABASE, made if need be.

    PATH is a file, a folder (walked, sorted by name) or - for standard input.
    Loading the same documents again changes nothing; a file that has changed replaces what was read from it before.

    Example:

        quotes load quotes.db seeds/
    """
    is_new = not Path(database).exists()
    db = create_or_open(database)
    sizes = dict(_sizes(request.paths))
    total = sum(sizes.values())
    shown = sys.stderr.isatty()
    try:
        with click.progressbar(length=total, label="Loading", file=sys.stderr, hidden=not shown) as bar:
            summary = load_documents(
                db,
                request.documents(),
                parse=request.parse,
                seen=lambda path: bar.update(sizes.pop(path, 0)),
                size=total,
                keep=keep,
                jobs=jobs,
            )
    finally:
        empty = not db.execute("select 1 from documents").fetchone()
        db.close()
        if is_new and empty:
            _remove(database)
    _tell(summary)
    tell_unmatched(request)
    sys.exit(1 if summary.failures or summary.damaged else 0)


def _tell(summary: Summary) -> None:
    """The failures on standard error, the table on standard output."""
    for failure in (*summary.failures, *summary.damaged):
        click.echo(f"quotes: {failure}", err=True)
    counts = {
        "documents": summary.documents,
        "turns": summary.turns,
        "quotations": summary.quotations,
        "paraphrases": summary.paraphrases,
        "people": len(summary.people),
        "remarks": summary.remarks,
        "without a turn or quotation": summary.silent,
        "failures": len(summary.failures),
    }
    click.echo(
        tabulate([(name, f"{count:,}") for name, count in counts.items()], tablefmt="plain", colalign=("left", "right"))
    )


def _sizes(paths: Iterable[str]) -> Iterator[tuple[str, int]]:
    """The files under `paths` with their sizes in bytes."""
    for path in map(Path, paths):
        files = path.rglob("*") if path.is_dir() else [path]
        yield from ((str(file), file.stat().st_size) for file in files if file.is_file())


def _remove(database: str) -> None:
    """Take away the empty database that a failed first load would leave behind."""
    for ending in ("", "-wal", "-shm"):
        Path(database + ending).unlink(missing_ok=True)
