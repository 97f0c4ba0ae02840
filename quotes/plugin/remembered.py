"""Counts over everything, kept until the database changes."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from quotes.plugin.site import Site

T = TypeVar("T")
_kept: dict[tuple[str, str], tuple[object, Any]] = {}


async def remembered(site: Site, question: Callable[[sqlite3.Connection], T]) -> T:
    """The answer to a question about the whole collection, asked anew only when the file has changed."""
    path = str(site.datasette.get_database(site.database).path)
    key, now = (path, question.__qualname__), state(path)
    if key not in _kept or _kept[key][0] != now:
        _kept[key] = (now, await site.ask(question))
    answer: T = _kept[key][1]
    return answer


def state(path: str) -> list[tuple[int, int]]:
    """When the database and its log were last written, and how large they are."""
    files = (Path(path), Path(f"{path}-wal"))
    return [(file.stat().st_mtime_ns, file.stat().st_size) for file in files if file.exists()]
