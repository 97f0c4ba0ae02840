"""The search page, and its feed."""

from dataclasses import replace
from typing import Any

from datasette.utils.asgi import Response

from quotes.plugin.asked import Asked, asked
from quotes.plugin.chart import timeline
from quotes.plugin.feed import feed
from quotes.plugin.found import results
from quotes.plugin.remembered import remembered
from quotes.plugin.site import Site
from quotes.store.queries import people, stats
from quotes.store.queries.filters import paraphrased
from quotes.store.queries.latest import latest
from quotes.store.queries.run import Row
from quotes.store.queries.search import COUNTED, Page, facets, how_many
from quotes.store.queries.suggest import also, meant

FIRST_DAY = "0001-01-01"
MEANT = 12
"""People that may be meant by a name that is typed."""

NAMESAKES = 3
"""People that a search offers beside the quotations."""


async def search(site: Site) -> Response:
    """`/search`."""
    sought = asked(site)
    named = await _named(site, sought)
    if len(named) == 1:
        return Response.redirect(site.path("search", **{**sought.parameters, "person": named[0]["uid"]}))
    page = Page([], None, 0) if site.argument("by") and not sought.filters.person else await results(site, sought)
    divided = await site.ask(facets, sought.match, sought.filters)
    return await site.page(
        "search",
        asked=sought.typed,
        sought=sought,
        by=site.argument("by"),
        named=named,
        page=page,
        counted=COUNTED,
        facets=divided,
        timeline=timeline({row["value"]: row["count"] for row in divided["month"]} | await _undated(site, sought)),
        also=also(page.rows, sought.typed),
        outlets=await remembered(site, stats.outlets),
        programs=await remembered(site, stats.programs),
        languages=await remembered(site, stats.languages),
        **await _others(site, sought, page),
        **_addresses(site, sought, page),
    )


async def _named(site: Site, sought: Asked) -> list[Row]:
    """Who may be meant by the name typed into the box for a person; one where it is somebody's whole name."""
    typed = site.argument("by")
    if not typed or sought.filters.person:
        return []
    found = await site.ask(people.people, typed, size=MEANT)
    return [row for row in found if row["label"].casefold() == typed.strip().casefold()][:1] or found


async def _undated(site: Site, sought: Asked) -> dict[str | None, int]:
    """How many of the newest quotations of a search have no date, under None."""
    total = await site.ask(how_many, sought.match, sought.filters)
    dated = await site.ask(how_many, sought.match, replace(sought.filters, since=sought.filters.since or FIRST_DAY))
    return {None: total - dated} if total is not None and dated is not None and total > dated else {}


async def _others(site: Site, sought: Asked, page: Page) -> dict[str, Any]:
    """What else may be looked for: people of the name, paraphrases, a word that was mistyped."""
    reported = None if sought.filters.kind else await site.ask(how_many, sought.match, paraphrased(sought.filters))
    nothing = sought.typed and not page.rows and not reported
    return {
        "person": await site.ask(people.person, sought.filters.person) if sought.filters.person else None,
        "people": await namesakes(site, sought),
        "paraphrases": reported,
        "meant": await site.ask(meant, sought.typed) if nothing else None,
    }


def _addresses(site: Site, sought: Asked, page: Page) -> dict[str, Any]:
    def narrowed(name: str, value: str | None) -> str:
        return site.path("search", **{**sought.parameters, name: value})

    return {
        "next_path": narrowed("next", page.next) if page.next else None,
        "feed_path": site.path("search.atom", **sought.parameters),
        "csv_path": site.path("search.csv", **sought.parameters),
        "json_path": site.path("search.json", **sought.parameters),
        "without": lambda name: narrowed(name, None),
        "narrowed": narrowed,
    }


async def namesakes(site: Site, sought: Asked) -> list[Row]:
    """People whose names have words that begin like the typed ones: somebody may look for a person here."""
    if not sought.typed or sought.after or sought.filters.narrow:
        return []
    return await site.ask(people.people, sought.typed, size=NAMESAKES)


async def search_feed(site: Site) -> Response:
    """`/search.atom`: the quotations of a search that came last into the collection."""
    sought = asked(site)
    rows = await site.ask(latest, sought.match, sought.filters)
    title = f"Quotations with {sought.typed}" if sought.typed else "Newest quotations"
    return feed(site, title, site.path("search", **sought.parameters), rows)
