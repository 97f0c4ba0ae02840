"""`quotes restore`: a database out of an export."""

from pathlib import Path

import click

from quotes.commands.quiet import say
from quotes.commands.waiting import counted
from quotes.errors import DatabaseError
from quotes.formats import restore as restored
from quotes.store.connect import create_or_open


@click.command()
@click.argument("database", type=click.Path(dir_okay=False))
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def restore(database: str, folder: Path) -> None:
    """Make DATABASE anew from FOLDER, which quotes export --format jsonl has written.

    Every row comes back under its own uid: quotations, people, decisions, loads, and what is gone. The hashes in the
    manifest are checked first.

    Example:

        quotes restore copy.db backup/
    """
    if Path(database).exists():
        raise DatabaseError(f"{database}: is there already; give the name of a new file")
    total = restored.rows_of(folder)
    db = create_or_open(database)
    try:
        with counted("Restoring", lambda: total) as step:
            restored.restore(db, folder, step)
        documents = db["documents"].count
    except BaseException:
        db.close()
        for ending in ("", "-wal", "-shm"):
            Path(database + ending).unlink(missing_ok=True)
        raise
    db.close()
    say(f"Restored {total:,} rows, {documents:,} documents.")
