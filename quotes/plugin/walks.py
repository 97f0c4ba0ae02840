"""Lists whose order changes while documents are loaded, walked in the order that they had when the walk began.

A person who is quoted once more moves up, and a new quotation changes what is most relevant: a walk that asked for
"the next ones" of today's order would miss rows and repeat others. So the order is kept, as ids only, for a while.
"""

import sqlite3
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from threading import Lock

from quotes.plugin.remembered import state
from quotes.plugin.site import Site
from quotes.store.identity import uid
from quotes.store.queries.run import Row
from quotes.store.queries.search import Page
from quotes.store.queries.token import decode, encode

MOST = 4_000_000
"""Ids that are kept in all; the walks that nobody has asked for longest go first."""

Order = Callable[[sqlite3.Connection], Iterable[int]]
Fetch = Callable[[sqlite3.Connection, Sequence[int]], list[Row]]


class Walks:
    """Orders of ids by the names of their walks."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[str, array[int]] = OrderedDict()
        self._lock = Lock()

    def get(self, name: str) -> "array[int] | None":
        """The order of a walk, if it is still kept."""
        with self._lock:
            if name in self._kept:
                self._kept.move_to_end(name)
            return self._kept.get(name)

    def keep(self, name: str, ids: "array[int]") -> None:
        """Keep the order of a walk."""
        with self._lock:
            self._kept[name] = ids
            while len(self._kept) > 1 and sum(map(len, self._kept.values())) > self._most:
                self._kept.popitem(last=False)


_walks = Walks()


async def walk(site: Site, key: Sequence[object], order: Order, fetch: Fetch, *, after: str | None, size: int) -> Page:
    """A page of the list that `order` gives as ids and `fetch` as rows; `key` tells it from other lists.

    Raises ValueError where `after` is no token of such a list. A walk that is kept no more goes on in today's order.
    """
    path = str(site.datasette.get_database(site.database).path)
    name, position = decode(after, str, int) if after else (uid(path, state(path), *key), 0)

    def page(connection: sqlite3.Connection) -> Page:
        ids = _walks.get(name)
        if ids is None:
            ids = array("q", order(connection))
            _walks.keep(name, ids)
        following = position + size
        rows = fetch(connection, ids[position:following])
        return Page(rows, encode(name, following) if following < len(ids) else None, len(ids))

    return await site.ask(page)
