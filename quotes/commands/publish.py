"""`quotes publish`: a copy of a database for others to have."""

from pathlib import Path

import click

from quotes.commands.quiet import say
from quotes.commands.waiting import counted
from quotes.errors import UsageError
from quotes.excerpts.copy import publish as write
from quotes.excerpts.shown import FEWEST, MOST
from quotes.store.connect import open_existing


@click.command()
@click.argument("database", type=click.Path(dir_okay=False))
@click.argument("target", type=click.Path(dir_okay=False))
@click.option("--excerpts", type=int, metavar="WORDS", help="Leave at most so many words around each quotation.")
def publish(database: str, target: str, excerpts: int | None) -> None:
    """Write a copy of DATABASE to TARGET that names no place on this machine, to serve or to give away.

    With --excerpts it holds of no document more than half: quotations with some words around them. The rest is not in
    the file.

    Example:

        quotes publish quotes.db public.db --excerpts 60
    """
    if excerpts is not None and not FEWEST <= excerpts <= MOST:
        raise UsageError(f"--excerpts must be a number of words from {FEWEST} to {MOST}")
    db = open_existing(database)
    with counted("Publishing", lambda: db["documents"].count * (2 if excerpts else 1)) as step:
        write(database, target, excerpts, step)
    db.close()
    say(f"Wrote {target}, {Path(target).stat().st_size / 1e6:,.1f} MB.")
