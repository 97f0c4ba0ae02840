"""Files inside .gz and .zip, unpacked a little at a time as they are read."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from quotes.errors import UnreadableError
from quotes.read.row import HEAD

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_TAR = slice(257, 262)
_OFFICE = frozenset({"[Content_Types].xml", "mimetype"})  # Word, Excel, OpenDocument and EPUB are zip archives too

MOST_TIMES = 200
"""Times the size of the archive that it may unpack to: text takes a fifth of its length, a bomb a thousandth."""
SURELY = 64 * 1024 * 1024
"""Bytes that any archive may unpack to."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside an archive by its name there, and a call that opens it; `problem` says why it cannot be read."""

    name: str
    open: Callable[[], io.BufferedReader]
    problem: UnreadableError | None = None


def is_archive(head: bytes) -> bool:
    """Whether a file that begins like this is one whose insides are read."""
    return head.startswith((GZIP, ZIP, _EMPTY_ZIP))


def unzipped(file: io.BufferedReader) -> io.BufferedReader:
    """The file inside a .gz, which reads on as the archive does."""
    start = file.tell() if file.seekable() else None
    plain = gzip.GzipFile(fileobj=file)

    def packed() -> int | None:
        return None if start is None else file.tell() - start

    return _buffered(_Unpacked(plain, _Allowance(packed)))


def members(file: io.BufferedReader) -> Iterator[Member]:
    """The files inside a .zip, sorted by name. Raises UnreadableError, its message a predicate, where it is none."""
    if not file.seekable():
        raise UnreadableError("is a zip archive, which must be given as a file")
    try:
        archive = ZipFile(file)
        found = sorted((info for info in archive.infolist() if not info.is_dir()), key=lambda info: info.filename)
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableError(f"is a damaged zip archive: {error}") from error
    if _OFFICE & {info.filename for info in found}:
        raise UnreadableError("is a Word, OpenDocument or EPUB file, not text: save its words as plain text or HTML")
    size = file.seek(0, io.SEEK_END)
    allowance = _Allowance(lambda: size)
    for info in found:
        encrypted = UnreadableError("is encrypted: unpack it first") if info.flag_bits & 1 else None
        yield Member(info.filename, lambda info=info: _opened(archive, info, allowance), encrypted)  # type: ignore[misc]


def refuse_nested(head: bytes) -> None:
    """Raise UnreadableError, its message a predicate, if the beginning of a file inside an archive is an archive."""
    if is_archive(head) or head[_TAR] == b"ustar":
        raise UnreadableError("is an archive inside an archive: unpack it first")


def _opened(archive: ZipFile, info: ZipInfo, allowance: "_Allowance") -> io.BufferedReader:
    try:
        return _buffered(_Unpacked(archive.open(info), allowance))
    except (BadZipFile, NotImplementedError, OSError, RuntimeError) as error:
        raise UnreadableError(f"cannot be unpacked: {error}") from error


def _buffered(raw: io.RawIOBase) -> io.BufferedReader:
    found: io.BufferedReader = io.BufferedReader(raw, HEAD)
    return found


class _Allowance:
    """How much an archive has unpacked to, all its files together; `packed` gives the bytes that this took."""

    def __init__(self, packed: Callable[[], int | None]) -> None:
        self._packed = packed
        self._unpacked = 0

    def spend(self, size: int) -> None:
        self._unpacked += size
        packed = self._packed()
        if self._unpacked > SURELY and packed is not None and self._unpacked > MOST_TIMES * packed:
            raise UnreadableError(f"unpacks to more than {MOST_TIMES} times its size: unpack it first, if you trust it")


class _Unpacked(io.RawIOBase):
    """What a library unpacks, its errors in words."""

    def __init__(self, packed: Any, allowance: _Allowance) -> None:  # noqa: ANN401 - GzipFile or ZipExtFile
        self._packed = packed
        self._allowance = allowance

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - whatever holds bytes
        try:
            data = self._packed.read(len(buffer))
        except (BadZipFile, EOFError, OSError, zlib.error) as error:
            raise UnreadableError(f"is damaged, and cannot be unpacked further: {error}") from error
        self._allowance.spend(len(data))
        buffer[: len(data)] = data
        return len(data)
