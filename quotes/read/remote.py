"""Files at an address, such as s3://bucket/key, through fsspec and the driver that the user has installed.

A file at `file:///…` is an ordinary one, of which the user says that every machine of a cluster has it there.
"""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.util import find_spec
from os import PathLike
from typing import Any
from urllib.parse import unquote

from quotes.errors import UnreadableError
from quotes.read.passed_over import may_hold_documents

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+(?:::[a-z][a-z0-9+.-]+)*://", re.IGNORECASE)
_LOCAL = re.compile(r"(?:file|local)://(?:localhost(?=/))?", re.IGNORECASE)
_TIMES = ("mtime", "LastModified", "last_modified", "updated", "modified", "created")
"""What drivers call the time of the last change."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file at an address: its path relative to the one that was asked for, its size, and its time in nanoseconds."""

    path: str
    name: str
    size: int | None = None
    modified: int | None = None


def is_remote(path: str | PathLike[str]) -> bool:
    """Whether a path is an address that fsspec must open."""
    return isinstance(path, str) and bool(_ADDRESS.match(path)) and not _LOCAL.match(path)


def local(path: str) -> str | None:
    """The ordinary path in a `file:///…` address; None for anything else."""
    found = _LOCAL.match(path)
    return unquote(path[found.end() :]) if found else None


def file_system(path: str) -> tuple[Any, str]:
    """The file system of an address, and the path that it has there. Raises UnreadableError, which names the path."""
    if find_spec("fsspec") is None:
        raise UnreadableError(f"{path} needs fsspec: pip install 'attributed-quotes[cluster]'")
    from fsspec.core import url_to_fs

    try:
        files, inner = url_to_fs(path)
    except Exception as error:
        raise UnreadableError(f"{path} cannot be reached: {error}") from error
    return files, str(inner)


def found(address: str) -> Iterator[Found]:
    """The file at an address, those in a folder there, sorted by name, or those that a pattern with * matches.

    A folder is listed only when its turn comes, so that a store of millions of files needs no memory of them.
    Raises UnreadableError, which names the address.
    """
    files, root = file_system(address)
    with _explained(address):
        files.invalidate_cache()
        if "*" in root:
            fixed = len(root.partition("*")[0].rpartition("/")[0]) + 1
            for path in sorted(map(str, files.glob(root)), key=lambda path: path.split("/")):
                info = files.info(path)
                if info["type"] != "directory" and may_hold_documents(path[fixed:]):
                    yield _found(files, info, path[fixed:])
            return
        info = files.info(root)
        if info["type"] != "directory":
            yield _found(files, info, root.partition("?")[0].rstrip("/").rpartition("/")[2])
            return
        below = len(root.rstrip("/")) + 1
        for one in _below(files, root):
            yield _found(files, one, one["name"][below:])


def _below(files: Any, folder: str) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any file system
    entries = files.ls(folder, detail=True)
    for entry in sorted(entries, key=lambda entry: str(entry["name"])):
        name = str(entry["name"]).rstrip("/")
        last = name.rpartition("/")[2]
        if name == folder.rstrip("/") or last.startswith("."):
            continue
        if entry["type"] == "directory":
            yield from _below(files, name)
        elif may_hold_documents(last):
            yield entry


def _found(files: Any, info: dict[str, Any], name: str) -> Found:  # noqa: ANN401 - any file system
    size = info.get("size")
    return Found(str(files.unstrip_protocol(info["name"])), name, size if size is None else int(size), _time(info))


def _time(info: dict[str, Any]) -> int | None:
    """When a file was last changed, in nanoseconds; None where the driver does not tell."""
    value = next((info[name] for name in _TIMES if info.get(name) is not None), None)
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return None
    if isinstance(value, datetime):
        value = (value if value.tzinfo else value.replace(tzinfo=UTC)).timestamp()
    return int(value * 1_000_000_000) if isinstance(value, int | float) else None


def stat(path: str) -> tuple[int | None, int | None]:
    """The size and the time of a file at an address, now. Raises OSError and UnreadableError."""
    files, inner = file_system(path)
    with _explained(path):
        files.invalidate_cache()
        info = files.info(inner)
    return info.get("size"), _time(info)


def opened(path: str) -> io.RawIOBase:
    """A file at an address, open to be read. Raises OSError, and UnreadableError where there is no driver for it."""
    files, inner = file_system(path)
    try:
        return _Remote(files.open(inner, "rb"))
    except OSError:
        raise
    except Exception as error:
        raise OSError(str(error)) from error


@contextmanager
def _explained(path: str) -> Iterator[None]:
    """Turn whatever a driver raises into an UnreadableError that names the path."""
    try:
        yield
    except UnreadableError:
        raise
    except FileNotFoundError:
        raise UnreadableError(f"{path} does not exist") from None
    except Exception as error:
        raise UnreadableError(f"{path} cannot be read: {error}") from error


class _Remote(io.RawIOBase):
    """What a driver has opened, whatever it raises as an OSError."""

    def __init__(self, file: Any) -> None:  # noqa: ANN401 - drivers share no class
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - whatever holds bytes
        try:
            data = self._file.read(len(buffer))
        except OSError:
            raise
        except Exception as error:
            raise OSError(str(error)) from error
        buffer[: len(data)] = data
        return len(data)

    def seekable(self) -> bool:
        return bool(self._file.seekable())

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return int(self._file.seek(offset, whence))

    def tell(self) -> int:
        return int(self._file.tell())

    def close(self) -> None:
        self._file.close()
        super().close()
