"""Whole lists as files: every row of a search, of a person's quotations or of people, as CSV or JSON, row by row."""

import csv
import io
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from datasette.utils.asgi import AsgiStream

from quotes.kinds import PersonKind, QuoteKind
from quotes.plugin.api import shapes
from quotes.plugin.asked import asked
from quotes.plugin.pages.people import known
from quotes.plugin.parameters import choice
from quotes.plugin.site import HEADERS, Site
from quotes.plugin.walks import walk
from quotes.store.queries import people as questions
from quotes.store.queries.filters import Filters
from quotes.store.queries.run import Row
from quotes.store.queries.search import Page, search
from quotes.store.queries.words import expression

AT_ONCE = 500
"""Rows that are fetched and written at a time."""

QUOTES = (
    "uid text kind translated evidence role speaker_label speaker_uid document_label document_uid outlet program date"
    " start end said_by"
).split()
PEOPLE = ["uid", "label", "name", "kind", "description", "quotations", "documents"]
"""Columns of the files."""

Fetch = Callable[[str | None], Awaitable[Page]]


async def search_csv(site: Site) -> AsgiStream:
    """`/search.csv`: the whole search, newest first."""
    return _csv(site, _search(site), QUOTES)


async def search_json(site: Site) -> AsgiStream:
    """`/search.json`."""
    return _json(_search(site), lambda row: shapes.listed(site, row))


async def person_csv(site: Site) -> AsgiStream:
    """`/person/<slug>.csv`: all that somebody is on record with."""
    return _csv(site, await _person(site), QUOTES)


async def person_json(site: Site) -> AsgiStream:
    """`/person/<slug>.json`."""
    return _json(await _person(site), lambda row: shapes.listed(site, row))


async def people_csv(site: Site) -> AsgiStream:
    """`/people.csv`."""
    return _csv(site, _people(site), PEOPLE)


async def people_json(site: Site) -> AsgiStream:
    """`/people.json`."""
    return _json(_people(site), lambda row: shapes.person(site, row))


def _search(site: Site) -> Fetch:
    sought = asked(site)
    return _quotes(site, sought.match, sought.filters)


async def _person(site: Site) -> Fetch:
    someone = await known(site, site.part("uid"))
    kind = choice(site, "kind", (QuoteKind.INDIRECT,))
    return _quotes(site, expression(site.argument("q") or ""), Filters(person=someone["uid"], kind=kind))


def _quotes(site: Site, match: str | None, filters: Filters) -> Fetch:
    async def fetch(after: str | None) -> Page:
        return await site.ask(search, match, filters, after=after, size=AT_ONCE)

    return fetch


def _people(site: Site) -> Fetch:
    typed, kind = site.argument("q"), choice(site, "kind", PersonKind)

    async def fetch(after: str | None) -> Page:
        return await walk(
            site,
            ["people", typed, kind],
            lambda connection: questions.order(connection, typed, kind),
            questions.listed,
            after=after,
            size=AT_ONCE,
        )

    return fetch


async def _pages(fetch: Fetch) -> AsyncIterator[list[Row]]:
    after = None
    while True:
        page = await fetch(after)
        yield page.rows
        if page.next is None:
            return
        after = page.next


def _csv(site: Site, fetch: Fetch, columns: list[str]) -> AsgiStream:
    page = "person" if "label" in columns else "quote"

    async def write(writer: Any) -> None:  # noqa: ANN401 - Datasette's own, without types
        await writer.write(_lines([[*columns, "page"]]))
        async for rows in _pages(fetch):
            cells = [[*(row[name] for name in columns), site.absolute(site.path(page, row["uid"]))] for row in rows]
            await writer.write(_lines(cells))

    return AsgiStream(write, headers=dict(HEADERS), content_type="text/csv; charset=utf-8")


def _lines(rows: list[list[Any]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    return buffer.getvalue()


def _json(fetch: Fetch, shape: Callable[[Row], dict[str, Any]]) -> AsgiStream:
    async def write(writer: Any) -> None:  # noqa: ANN401 - Datasette's own, without types
        separator = "[\n"
        async for rows in _pages(fetch):
            for row in rows:
                await writer.write(separator + json.dumps(shape(row), ensure_ascii=False, separators=(",", ":")))
                separator = ",\n"
        await writer.write("\n]\n" if separator.startswith(",") else "[]\n")

    return AsgiStream(write, headers=dict(HEADERS), content_type="application/json; charset=utf-8")
