"""The documents under paths: files, folders and standard input."""

import os
from collections.abc import Iterable, Iterator
from mimetypes import MimeTypes
from pathlib import Path

from quotes.errors import UnreadableError
from quotes.models import Document
from quotes.read import formats, text
from quotes.read.failure import Failure
from quotes.read.formats import Reading

_TYPES = MimeTypes(filenames=())  # the standard library's own table, whatever the machine has beside it
_NO_DOCUMENTS = ("image/", "audio/", "video/", "font/", "text/css", "text/javascript", "application/javascript")
_DATABASES = (".db", ".sqlite", ".sqlite3", ".db-wal", ".db-shm", ".db-journal")


def documents(paths: Iterable[str], reading: Reading | None = None) -> Iterator[Document | Failure]:
    """The documents in files, in folders (walked, sorted by name) and, for `-`, in standard input, in this order.

    A file that is named is always read. In a folder, hidden files, pictures, sounds, style sheets and databases are
    passed over, and so is the facts file that is in use; whatever else cannot be read is a Failure, and the rest goes
    on. So is a folder with nothing to read.
    """
    reading = reading or Reading()
    for path in paths:
        if path != text.STANDARD_INPUT and Path(path).is_dir():
            yield from _folder(path, reading)
        else:
            yield from formats.read(path, reading)


def _folder(path: str, reading: Reading) -> Iterator[Document | Failure]:
    empty = True
    for entry in _files(path):
        if isinstance(entry, Failure):
            yield entry
        elif not (reading.known.path and Path(entry).samefile(reading.known.path)):
            yield from formats.read(entry, reading)
        else:
            continue
        empty = False
    if empty:
        name = text.printable(path)
        yield Failure(name, UnreadableError(f"{name} holds no documents"))


def _files(folder: str) -> Iterator[str | Failure]:
    """The files under a folder that may hold documents, sorted by name; links to folders are not followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        name = text.printable(folder)
        yield Failure(name, UnreadableError(f"{name} cannot be opened: {error.strerror}"))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
        elif _may_hold_documents(entry):
            yield entry.path


def _may_hold_documents(entry: os.DirEntry[str]) -> bool:
    name = entry.name.lower()
    kind = _TYPES.guess_type(name)[0] or ""
    lost = entry.is_symlink() and not Path(entry.path).exists()  # a link to nothing fails where it is read
    return (entry.is_file() or lost) and not kind.startswith(_NO_DOCUMENTS) and not name.endswith(_DATABASES)
