"""Which file a document was read from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a document was read from.

    `key` is the same for every spelling of one file, and for no other file: its absolute path without links; it may
    tell folders of the machine, so it is compared, never shown. `name` is the path relative to the PATH that the user
    gave: it is stored and shown.
    """

    key: str
    name: str


def inside_archive(place: str) -> str:
    """The row of a document in an archive, from the path of its file there."""
    return f"./{place}"


def shown(name: str, row: str | None) -> str:
    """The path under which a document is shown: that of its file, and of its file inside where that is an archive."""
    return name + row[1:] if is_inside(row) and row else name


def is_inside(row: str | None) -> bool:
    """Whether a row is a file inside an archive."""
    return row is not None and row.startswith("./")
