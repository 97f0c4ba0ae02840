"""`quotes verify`: every stored quotation against its text."""

import sys
from itertools import islice

import click

from quotes.archive.verify import verify as differences
from quotes.commands.quiet import say
from quotes.commands.waiting import counted
from quotes.store.connect import explained, open_existing
from quotes.store.fts import INDEXES
from quotes.store.prove import Unchecked

COUNTED = "select (select count(*) from documents), (select count(*) from files)"

SHOWN = 10
"""How many differing rows are named."""


@click.command()
@click.argument("database", type=click.Path(dir_okay=False))
def verify(database: str) -> None:
    """Check that every quotation in DATABASE stands in its document, and that no document is lost.

    Every text is compared with its document character for character, every document that loads have counted must be
    here, and every row must be in the search index; where the database cannot be written, SQLite does not check that.

    Example:

        quotes verify quotes.db
    """
    db = open_existing(database)
    with explained(database):
        with counted("Verifying", lambda: int(db.execute(COUNTED).fetchone()[0])) as step:
            told = list(islice(differences(db, step), SHOWN + len(INDEXES) + 1))
        count = db.execute("select count(*) from quotes").fetchone()[0]
    found = [one for one in told if not isinstance(one, Unchecked)]
    for difference in found[:SHOWN]:
        click.echo(str(difference), err=True)
    if found:
        more = ", and there are more" if len(found) > SHOWN else ""
        rows = "1 row is" if len(found) == 1 else f"{min(len(found), SHOWN)} rows are"
        click.echo(f"quotes: {database}: {rows} not as the documents have it{more}", err=True)
        sys.exit(1)
    documents, files = db.execute(COUNTED).fetchone()
    say(f"{count:,} quotations stand where they should, character for character.")
    say(f"{documents:,} documents are here, as many as loads have brought of {files:,} files.")
    for unchecked in told:
        click.echo(f"quotes: {database}: {unchecked}", err=True)
