"""`quotes forget`: documents removed on purpose."""

import click

from quotes.archive.forget import allow
from quotes.archive.forget import forget as take_out
from quotes.commands.quiet import say
from quotes.store.connect import create_or_open, explained, open_existing


@click.command()
@click.argument("database", type=click.Path(dir_okay=False))
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@click.option("--undo", is_flag=True, help="Let the next load store these documents again.")
def forget(database: str, documents: tuple[str, ...], *, undo: bool) -> None:
    """Remove documents from DATABASE on purpose; later loads pass them over.

    DOCUMENT is a document's uid, or its path as the site shows it: then everything read from that path is meant.
    The addresses of its quotations answer that they are gone.

    Example:

        quotes forget quotes.db 2019/interview.txt
    """
    open_existing(database).close()
    db = create_or_open(database)
    with explained(database):
        found = allow(db, documents) if undo else take_out(db, documents)
    many = f"{len(found)} document{'' if len(found) == 1 else 's'}"
    say(f"{many} may be loaded again." if undo else f"{many} forgotten.")
