"""A page of what a search finds, newest or most relevant first, for pages and the API alike."""

import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, replace

from quotes.plugin.asked import Asked
from quotes.plugin.parameters import no_page
from quotes.plugin.shown import dress, found
from quotes.plugin.site import Site
from quotes.plugin.walks import walk
from quotes.store.queries.run import Row
from quotes.store.queries.search import COUNTED, Page, is_common, listed, ranked


async def results(site: Site, sought: Asked, size: int = 25) -> Page:
    """A page of what is sought. Raises PageError for a page that there is not."""
    try:
        if sought.relevance and sought.match:
            return await _relevant(site, sought, sought.match, size)
        return await site.ask(found, sought.match, sought.filters, after=sought.after, size=size)
    except ValueError as error:
        raise no_page(error) from error


async def _relevant(site: Site, sought: Asked, match: str, size: int) -> Page:
    def order(connection: sqlite3.Connection) -> list[int]:
        return ranked(connection, match, sought.filters)

    def fetch(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Row]:
        return dress(connection, match, listed(connection, ids))

    key = ["relevance", match, *asdict(sought.filters).items()]
    page = await walk(site, key, order, fetch, after=sought.after, size=size)
    common = await site.ask(is_common, match)
    return replace(page, total=None, looked=COUNTED) if common else page
