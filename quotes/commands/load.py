"""`quotes load`: documents into a database."""

import sys
from pathlib import Path

import click
from tabulate import tabulate

from quotes.archive.load import Summary
from quotes.archive.load import load as load_documents
from quotes.commands import data_sets
from quotes.commands.progress import progress
from quotes.commands.quiet import say
from quotes.commands.request import Request, reading, tell_unmatched
from quotes.commands.workers import clustered, workers
from quotes.store.connect import Database, create_or_open

TOLD = ("turns", "quotations", "paraphrases", "people", "remarks", "without a turn or quotation")


@click.command()
@click.argument("database", type=click.Path(dir_okay=False))
@reading
@click.option("--keep", is_flag=True, help="Store also pages that promise a transcript and have none.")
@click.option("--again", is_flag=True, help="Read files again that have not changed since they were loaded.")
@click.option("--jobs", type=click.IntRange(1), help="How many processes parse; by default one a core.")
@click.option(
    "--where",
    multiple=True,
    metavar="CONDITION",
    help="Of a data set only documents such as outlet=WFAE, date>=2020; may be repeated.",
)
@clustered
def load(
    request: Request,
    database: str,
    *,
    keep: bool,
    again: bool,
    jobs: int | None,
    where: tuple[str, ...],
    address: str | None,
) -> None:
    """Store who says what in documents in a SQLite DATABASE, made if need be.

    PATH is a file, a folder (walked, sorted by name), an address such as s3://bucket/folder, or - for standard input.
    A file that has not changed since is passed over. What has changed becomes a new version of its document, and the
    old quotations' addresses say what replaced them. A file that has vanished is kept: see quotes forget.
    PATH can also be a data set that quotes parse --to has written: then nothing is parsed again.

    Example:

        quotes load quotes.db seeds/
    """
    data_set = data_sets.named(request, where)
    is_new = not Path(database).exists()
    db = create_or_open(database)
    try:
        if data_set:
            summary = data_sets.load(db, data_set, where, keep=keep, again=again)
        else:
            summary = _load(db, request, address, keep=keep, again=again, jobs=jobs)
    finally:
        empty = not db.execute("select 1 from documents").fetchone()
        db.close()
        if is_new and empty:
            _remove(database)
    _tell(database, summary)
    tell_unmatched(request)
    sys.exit(1 if summary.failures or summary.damaged else 0)


def _load(db: Database, request: Request, address: str | None, *, keep: bool, again: bool, jobs: int | None) -> Summary:
    with workers(request, address) as pool, progress(request) as seen:
        return load_documents(
            db,
            request.files(),
            request.reading,
            parse=request.parse,
            rules=request.rules(keep),
            seen=seen,
            keep=keep,
            again=again,
            jobs=jobs,
            pool=pool,
        )


def _tell(database: str, summary: Summary) -> None:
    """What went wrong on standard error, the table on standard output."""
    for failure in (*summary.failures, *summary.damaged):
        click.echo(f"quotes: {failure}", err=True)
    if summary.lossy:
        paths = ", ".join(summary.lossy)
        click.echo(
            f"quotes: {database}: an older version of quotes may have lost documents of {paths}; load these again",
            err=True,
        )
    counts = {
        "documents": summary.counts["documents"],
        "new": summary.counts["new"],
        "replaced": summary.counts["replaced"],
        "unchanged": summary.unchanged,
        **({"forgotten, passed over": summary.forgotten} if summary.forgotten else {}),
        **{name: summary.counts[name] for name in TOLD},
        "failures": len(summary.failures),
        "documents in the database": summary.counts["documents in the database"],
    }
    say(
        tabulate([(name, f"{count:,}") for name, count in counts.items()], tablefmt="plain", colalign=("left", "right"))
    )


def _remove(database: str) -> None:
    """Take away the empty database that a failed first load would leave behind."""
    for ending in ("", "-wal", "-shm"):
        Path(database + ending).unlink(missing_ok=True)
