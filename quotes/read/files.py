"""The files under paths, each with an identity that is true however its path is spelled."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from quotes.errors import UnreadableError
from quotes.read import remote, text
from quotes.read.brat import ENDING, SETTINGS, TEXT
from quotes.read.failure import Failure
from quotes.read.passed_over import may_hold_documents
from quotes.source import Source

INPUT = "standard input"
"""What the words read from `-` are said to come from."""


@dataclass(frozen=True, slots=True)
class File:
    """One file to be read; `size` in bytes and `modified` in nanoseconds, None where nothing tells.

    `everywhere`: any machine can read it by its path. `data`: its bytes, for one that cannot.
    """

    path: str
    source: Source
    size: int | None = None
    modified: int | None = None
    everywhere: bool = False
    data: bytes | None = None


def files(paths: Iterable[str], leave_out: str | None = None) -> Iterator[File | Failure]:
    """The files named, those in folders (walked, sorted by name) and, for `-`, standard input, in this order.

    A path may be an address such as s3://bucket/folder, which fsspec opens.
    A file that is named is always given. In a folder, hidden files, pictures, sounds, style sheets and databases are
    passed over, and so is the file `leave_out`. A folder with nothing to read, and one that cannot be opened, is a
    Failure, and the rest goes on.
    """
    for path in paths:
        if path == text.STANDARD_INPUT:
            yield File(path, Source("", INPUT))
        elif remote.is_remote(path):
            yield from _remote(path)
        else:
            shared = remote.local(path)
            for found in _local(shared or path, leave_out):
                yield replace(found, everywhere=True) if shared and isinstance(found, File) else found


def is_still(file: File) -> bool:
    """Whether a file has the size and the time that it had when it was found."""
    try:
        if remote.is_remote(file.path):
            return remote.stat(file.path) == (file.size, file.modified)
        now = Path(file.path).stat()
    except (OSError, ValueError, UnreadableError):
        return False
    return (now.st_size, now.st_mtime_ns) == (file.size, file.modified)


def bytes_of(file: File) -> bytes | None:
    """The bytes of a file; None where they cannot be read, of which its reader will say why."""
    if file.data is not None:
        return file.data
    try:
        with text.opened(file.path) as opened:
            return opened.read()
    except (OSError, ValueError, UnreadableError):
        return None


def _remote(path: str) -> Iterator[File | Failure]:
    """The files at an address."""
    empty = True
    try:
        for one in remote.found(path):
            yield File(one.path, Source(one.path, text.printable(one.name)), one.size, one.modified, everywhere=True)
            empty = False
    except UnreadableError as error:
        yield Failure(path, error)
        return
    if empty:
        yield Failure(path, UnreadableError(f"{path} holds no documents"))


def _local(path: str, leave_out: str | None) -> Iterator[File | Failure]:
    if Path(path).is_dir():
        yield from _folder(path, leave_out)
    else:
        yield _file(path, os.path.realpath(path), text.printable(Path(path).name))


def _folder(folder: str, leave_out: str | None) -> Iterator[File | Failure]:
    root, below = os.path.realpath(folder), len(os.path.join(folder, ""))  # noqa: PTH118 - keeps the user's spelling
    empty = True
    for entry in _entries(folder):
        if isinstance(entry, Failure):
            yield entry
        elif not (leave_out and Path(entry.path).exists() and Path(entry.path).samefile(leave_out)):
            name = entry.path[below:]
            real = os.path.realpath(entry.path) if entry.is_symlink() else f"{root}/{name}"
            yield _file(entry.path, real, text.printable(name))
        else:
            continue
        empty = False
    if empty:
        name = text.printable(folder)
        yield Failure(name, UnreadableError(f"{name} holds no documents"))


def _file(path: str, real: str, name: str) -> File:
    source = Source(real, name)
    try:
        found = os.stat(path)  # noqa: PTH116 - half the time of pathlib's, and there may be millions
    except (OSError, ValueError):
        return File(path, source)
    if not stat.S_ISREG(found.st_mode):
        return File(path, source)  # a pipe or a device, of which the reader will say so
    return File(path, source, found.st_size, found.st_mtime_ns)


def _entries(folder: str) -> Iterator["os.DirEntry[str] | Failure"]:
    """The files under a folder that may hold documents, sorted by name; links to folders are not followed."""
    waiting = [iter(_sorted(folder))]
    while waiting:
        entry = next(waiting[-1], None)
        if entry is None:
            waiting.pop()
        elif isinstance(entry, Failure):
            yield entry
        elif entry.is_dir(follow_symlinks=False):
            waiting.append(iter(_sorted(entry.path)))
        elif _may_hold_documents(entry):
            yield entry


def _sorted(folder: str) -> list["os.DirEntry[str] | Failure"]:
    try:
        with os.scandir(folder) as entries:
            shown = [entry for entry in entries if not entry.name.startswith(".")]
            # The reader of annotations reads the text beside them; brat's own settings are no text.
            annotated = {entry.name.removesuffix(ENDING) + TEXT for entry in shown if entry.name.endswith(ENDING)}
            beside = annotated | SETTINGS if annotated else annotated
            shown = [entry for entry in shown if entry.name not in beside]
    except OSError as error:
        name = text.printable(folder)
        return [Failure(name, UnreadableError(f"{name} cannot be opened: {error.strerror}"))]
    return [*sorted(shown, key=lambda entry: entry.name)]


def _may_hold_documents(entry: "os.DirEntry[str]") -> bool:
    lost = entry.is_symlink() and not Path(entry.path).exists()  # a link to nothing fails where it is read
    return (entry.is_file() or lost) and may_hold_documents(entry.name)
