"""Plain text: a file's bytes to a document."""

import hashlib
import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from quotes.errors import UnreadableError
from quotes.models import Document, Remark
from quotes.read import remote
from quotes.read.encoding import damage, decode

STANDARD_INPUT = "-"


def read(path: str) -> Document:
    """The document in a file of plain text; `-` is standard input. Raises UnreadableError, which names the path."""
    data = read_bytes(path)
    with naming(path):
        return document(path, data)


def document(path: str, data: bytes) -> Document:
    """The document in these bytes of plain text. Raises UnreadableError, its message a predicate ("is empty")."""
    text, remarks = decode(data)
    return Document(printable(path), sha256(data), text, 0, len(text), remarks=remarks)


def made_document(path: str, data: bytes, words: str, remarks: Iterable[Remark], **more: Any) -> Document:  # noqa: ANN401
    """The document with the text `words` that a reader made of `data`; `more` are further fields of Document.

    Of the remarks on the source, those on its encoding go to the beginning; damage is looked for in the new text.
    """
    encoding = [replace(remark, start=0, end=1) for remark in remarks if "encoding" in remark.kind]
    found = (*encoding, *damage(words))
    return Document(printable(path), sha256(data), words, 0, len(words), remarks=found, **more)


def read_bytes(path: str) -> bytes:
    """The bytes of a file or, for `-`, of standard input. Raises UnreadableError, which names the path."""
    with opening(path):
        if path == STANDARD_INPUT:
            return sys.stdin.buffer.read()
        with opened(path) as file:
            return bytes(file.readall())


def opened(path: str) -> io.RawIOBase:
    """A file, open to be read. Raises OSError, and UnreadableError for what is no file, such as a pipe nobody fills."""
    if remote.is_remote(path):
        return remote.opened(path)
    found = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))  # a pipe would be waited for
    kind = os.fstat(found).st_mode
    if not stat.S_ISREG(kind):
        os.close(found)
        if stat.S_ISDIR(kind):
            raise IsADirectoryError
        what = "a pipe" if stat.S_ISFIFO(kind) else "a device"
        raise UnreadableError(f"{printable(path)} is {what}, not a file: send its words to standard input, as -")
    return io.FileIO(found)


@contextmanager
def opening(path: str) -> Iterator[None]:
    """Turn what can go wrong with a file into an UnreadableError that names the path."""
    try:
        yield
    except FileNotFoundError:
        raise UnreadableError(f"{printable(path)} does not exist") from None
    except IsADirectoryError:
        raise UnreadableError(f"{printable(path)} is a folder, not a file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableError(f"{printable(path)} cannot be read: {reason}") from error


@contextmanager
def naming(path: str) -> Iterator[None]:
    """Begin the message of an UnreadableError, a predicate such as "is empty", with the path."""
    try:
        yield
    except UnreadableError as error:
        name = "standard input" if path == STANDARD_INPUT else printable(path)
        raise UnreadableError(f"{name} {error}") from error.__cause__


def sha256(data: bytes) -> str:
    """The hexadecimal SHA-256 of these bytes."""
    return hashlib.sha256(data).hexdigest()


def printable(path: str) -> str:
    """A path that can be printed and stored: bytes in it that are not UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")
