"""The manifest of a data set: what it was made of and by which rules, and each partition with its hashes."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from quotes.dataset.parts import FORMAT
from quotes.dataset.place import Place
from quotes.errors import UnreadableError
from quotes.read import remote

NAME = "_manifest.json"
"""Readers of data sets pass over what begins with an underscore."""

KIND = "attributed quotes, data set"
ENDING = ".parquet"


@dataclass(frozen=True, slots=True)
class Record:
    """One partition: what it holds, and the size and SHA-256 of its file in each table."""

    name: str
    state: str | None
    files: int
    documents: int
    turns: int
    quotes: int
    failures: int
    last: bool
    bytes: dict[str, int] = field(default_factory=dict)
    sha256: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Manifest:
    """A whole data set. `rules` names the rules of reading, without and with --keep; `size` is a partition's, in bytes.

    `roots` are the hashes of the paths that it was made of, which themselves are not told.
    """

    rules: tuple[str, str]
    size: int
    roots: tuple[str, ...]
    partitions: tuple[Record, ...]

    def write(self, place: Place) -> bool:
        """Write it into its data set, and say whether it differs from the one that was there."""
        counts = ("files", "documents", "turns", "quotes", "failures")
        shape = {
            "kind": KIND,
            "format": FORMAT,
            "rules": self.rules,
            "partition_size": self.size,
            "roots": self.roots,
            **{name: sum(getattr(record, name) for record in self.partitions) for name in counts},
            "partitions": [asdict(record) for record in self.partitions],
        }
        return place.write(NAME, (json.dumps(shape, indent=1, ensure_ascii=False) + "\n").encode())


def manifest(place: Place) -> Manifest | None:
    """The manifest at a place; None where there is none. Raises UnreadableError for one that cannot be used."""
    data = place.read(NAME)
    if data is None:
        return None
    try:
        shape = json.loads(data)
        if shape["kind"] != KIND:
            raise UnreadableError(f"{place.path}: {NAME} is not a manifest of quotes")
        if shape["format"] > FORMAT:
            raise UnreadableError(f"{place.path} was made by a newer version of quotes: install that")
        records = tuple(Record(**record) for record in shape["partitions"])
        return Manifest(_pair(shape["rules"]), int(shape["partition_size"]), tuple(shape["roots"]), records)
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableError(f"{place.path}: {NAME} is damaged; write the data set again") from error


def _pair(rules: Sequence[Any]) -> tuple[str, str]:
    plain, keep = rules
    return str(plain), str(keep)


def is_data_set(path: str) -> bool:
    """Whether a path is a data set: a folder, here or at an address, that ends in .parquet, or one with a manifest."""
    place = Place(path)
    if path.rstrip("/").endswith(ENDING):
        return place.is_folder()
    return not remote.is_remote(path) and (Path(remote.local(path) or path) / NAME).is_file()
