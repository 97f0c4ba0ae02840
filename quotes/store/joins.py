"""Names of one person in several documents, joined where nothing speaks against it."""

from sqlite_utils import Database


def join(_: Database) -> None:
    """Bring the joins in line with all documents and decisions; so far no two names are joined."""
