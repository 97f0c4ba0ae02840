"""Plain text: a file's bytes to a document."""

import hashlib
import os
import sys
from pathlib import Path

from quotes.errors import UnreadableError
from quotes.models import Document, Remark
from quotes.read.encoding import decode

STANDARD_INPUT = "-"


def read(path: str) -> Document:
    """The document in a file of plain text; `-` is standard input. Raises UnreadableError, which names the path."""
    return document(path, read_bytes(path))


def document(path: str, data: bytes) -> Document:
    """The document in the bytes of a file of plain text. Raises UnreadableError, which names the path."""
    text, remarks = decoded(path, data)
    return Document(printable(path), sha256(data), text, 0, len(text), remarks=remarks)


def read_bytes(path: str) -> bytes:
    """The bytes of a file or, for `-`, of standard input. Raises UnreadableError, which names the path."""
    try:
        return sys.stdin.buffer.read() if path == STANDARD_INPUT else Path(path).read_bytes()
    except FileNotFoundError:
        raise UnreadableError(f"{printable(path)} does not exist") from None
    except IsADirectoryError:
        raise UnreadableError(f"{printable(path)} is a folder, not a file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableError(f"{printable(path)} cannot be read: {reason}") from error


def decoded(path: str, data: bytes) -> tuple[str, tuple[Remark, ...]]:
    """Text and remarks of these bytes. Raises UnreadableError, which names the path."""
    try:
        return decode(data)
    except UnreadableError as error:
        name = "standard input" if path == STANDARD_INPUT else printable(path)
        raise UnreadableError(f"{name} {error}") from None


def sha256(data: bytes) -> str:
    """The hexadecimal SHA-256 of these bytes."""
    return hashlib.sha256(data).hexdigest()


def printable(path: str) -> str:
    """A path that can be printed and stored: bytes in it that are not UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")
