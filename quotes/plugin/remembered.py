"""Answers about the collection that take long, kept until the database changes."""

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from quotes.plugin.site import Site

T = TypeVar("T")

MOST = 4_000
"""Answers that are kept: the ones that were asked for last."""

_kept: OrderedDict[tuple[str, str, tuple[object, ...]], tuple[object, Any]] = OrderedDict()


async def remembered(site: Site, question: Callable[..., T], *about: object) -> T:
    """The answer to a question about the whole collection, or `about` one thing in it.

    It is asked anew only when the file has changed, or when so much else has been asked for that it is forgotten.
    """
    path = str(site.datasette.get_database(site.database).path)
    key, now = (path, f"{question.__module__}.{question.__qualname__}", about), state(path)
    if key not in _kept or _kept[key][0] != now:
        _kept[key] = (now, await site.ask(question, *about))
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    _kept.move_to_end(key)
    answer: T = _kept[key][1]
    return answer


def state(path: str) -> list[tuple[int, int]]:
    """When the database and its log were last written, and how large they are."""
    files = (Path(path), Path(f"{path}-wal"))
    return [(file.stat().st_mtime_ns, file.stat().st_size) for file in files if file.exists()]
