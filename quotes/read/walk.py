"""The documents under paths: files, folders and standard input."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from quotes.models import Document
from quotes.read import formats
from quotes.read.failure import Failure
from quotes.read.files import File, files
from quotes.read.formats import Reading


def documents(paths: Iterable[str], reading: Reading | None = None) -> Iterator[Document | Failure]:
    """The documents in files, in folders (walked, sorted by name) and, for `-`, in standard input, in this order.

    What can be read and what is passed over is as `quotes.read.files.files` says. Whatever cannot be read is a
    Failure, and the rest goes on.
    """
    reading = reading or Reading()
    for file in files(paths, reading.known.path):
        yield from [file] if isinstance(file, Failure) else read(file, reading)


def read(file: File, reading: Reading) -> Iterator[Document | Failure]:
    """The documents in one file, each with its source; a Failure for what cannot be read."""
    for found in formats.read(file.path, reading, file.data):
        yield replace(found, source=file.source) if isinstance(found, Document) else found
