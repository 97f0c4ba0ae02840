"""Where a data set lies: a folder, or an address that fsspec opens. A file is there whole or not at all."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import Any

from quotes.errors import UnreadableError
from quotes.read import remote

UNFINISHED = ".unfinished"
"""The end of the name of a file that is being written; a leading underscore hides it from readers of data sets."""

STORES = frozenset({"abfs", "abfss", "az", "gcs", "gs", "memory", "oss", "s3", "s3a"})
"""File systems in which a file appears when all of it is there, and where to rename means to copy."""


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of a data set. Names are relative to it, with slashes."""

    path: str

    @property
    def everywhere(self) -> bool:
        """Whether every machine of a cluster reaches it: its path is an address."""
        return remote.is_remote(self.path) or remote.local(self.path) is not None

    @property
    def _folder(self) -> Path | None:
        """The folder on this machine, None where the data set lies elsewhere."""
        return None if remote.is_remote(self.path) else Path(remote.local(self.path) or self.path)

    def _far(self) -> tuple[Any, str]:
        files, root = remote.file_system(self.path)
        return files, root.rstrip("/")

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None where there is none. Raises OSError; UnreadableError where the place is a file."""
        try:
            with self.open(name) as file:
                return bytes(file.read())
        except FileNotFoundError:
            return None
        except NotADirectoryError:
            raise UnreadableError(f"{self.path} is a file, not a folder") from None

    def open(self, name: str) -> Any:  # noqa: ANN401 - drivers share no class
        """A file, open to be read. Raises OSError."""
        if folder := self._folder:
            return (folder / name).open("rb")
        files, root = self._far()
        return files.open(f"{root}/{name}", "rb")

    def is_folder(self) -> bool:
        """Whether there is such a folder."""
        if folder := self._folder:
            return folder.is_dir()
        files, root = self._far()
        return bool(files.isdir(root))

    def has(self, name: str, data: bytes) -> bool:
        """Whether a file has these bytes."""
        return self._size(name) == len(data) and self.read(name) == data

    def write(self, name: str, data: bytes) -> bool:
        """Make a file have these bytes, and say whether it did not before. Raises OSError."""
        if self.has(name, data):
            return False
        parent, _, last = name.rpartition("/")
        unfinished = f"{parent}/_{last}.{token_hex(4)}{UNFINISHED}".lstrip("/")
        if folder := self._folder:
            (folder / parent).mkdir(parents=True, exist_ok=True)
            (folder / unfinished).write_bytes(data)
            (folder / unfinished).replace(folder / name)
            return True
        files, root = self._far()
        files.makedirs(f"{root}/{parent}".rstrip("/"), exist_ok=True)
        if STORES & set(files.protocol if isinstance(files.protocol, tuple | list) else [files.protocol]):
            files.pipe_file(f"{root}/{name}", data)
        else:
            files.pipe_file(f"{root}/{unfinished}", data)
            files.mv(f"{root}/{unfinished}", f"{root}/{name}")
        return True

    def _size(self, name: str) -> int | None:
        try:
            if folder := self._folder:
                return (folder / name).stat().st_size
            files, root = self._far()
            files.invalidate_cache()
            return int(files.info(f"{root}/{name}")["size"])
        except FileNotFoundError:
            return None

    def sizes(self, folder: str = "") -> dict[str, int]:
        """The files in a folder of it, hidden ones included, with their sizes in bytes."""
        return dict(self._entries(folder))

    def _entries(self, below: str) -> Iterator[tuple[str, int]]:
        before = f"{below}/" if below else ""
        if folder := self._folder:
            try:
                with os.scandir(folder / below) as entries:
                    yield from ((before + one.name, one.stat().st_size) for one in entries if one.is_file())
            except FileNotFoundError:
                return
        else:
            files, root = self._far()
            files.invalidate_cache()
            try:
                found = files.ls(f"{root}/{below}".rstrip("/"), detail=True)
            except FileNotFoundError:
                return
            for one in found:
                if one["type"] == "file":
                    yield before + str(one["name"]).rpartition("/")[2], int(one["size"])

    def remove(self, name: str) -> None:
        """Take a file away if it is there. Raises OSError."""
        if folder := self._folder:
            (folder / name).unlink(missing_ok=True)
            return
        files, root = self._far()
        if files.exists(f"{root}/{name}"):
            files.rm_file(f"{root}/{name}")
