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
