"""Transactions of several programs that write to one database."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlite_utils import Database


@contextmanager
def writing(db: Database) -> Iterator[None]:
    """A transaction that waits for its turn to write before it reads, since what it has read must still hold.

    One that begins by reading is refused at its first change, and at once, if somebody else has written meanwhile.
    Inside another transaction it is a part of that.
    """
    if db.conn.in_transaction:
        with db.atomic():
            yield
        return
    db.execute("begin immediate")
    with db.conn:  # commits, or takes all back
        yield


def version(db: Database) -> int:
    """A number that is another one after somebody else has changed the database."""
    return int(db.execute("pragma data_version").fetchone()[0])
