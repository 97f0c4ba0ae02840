"""The search page, and its feed."""

from datasette.utils.asgi import Response

from quotes.plugin.asked import Asked, asked
from quotes.plugin.feed import feed
from quotes.plugin.parameters import no_page
from quotes.plugin.remembered import remembered
from quotes.plugin.shown import found
from quotes.plugin.site import Site
from quotes.store.queries import people, stats
from quotes.store.queries.filters import paraphrased
from quotes.store.queries.run import Row
from quotes.store.queries.search import COUNTED, Page, facets, how_many

NAMESAKES = 3
"""People that a search offers beside the quotations."""


async def search(site: Site) -> Response:
    """`/search`."""
    sought = asked(site)
    page = await results(site, sought)
    person = await site.ask(people.person, sought.filters.person) if sought.filters.person else None
    following = {**sought.parameters, "next": page.next}
    paraphrases = None if sought.filters.kind else await site.ask(how_many, sought.match, paraphrased(sought.filters))
    return await site.page(
        "search",
        asked=sought.typed,
        sought=sought,
        person=person,
        page=page,
        paraphrases=paraphrases,
        people=await namesakes(site, sought),
        counted=COUNTED,
        next_path=site.path("search", **following) if page.next else None,
        feed_path=site.path("search.atom", **sought.parameters),
        api_path=site.path("api", "v1", "search.json", **sought.parameters),
        facets=await site.ask(facets, sought.match, sought.filters),
        outlets=await remembered(site, stats.outlets),
        programs=await remembered(site, stats.programs),
        languages=await remembered(site, stats.languages),
        without=lambda name: site.path("search", **{**sought.parameters, name: None}),
        narrowed=lambda name, value: site.path("search", **{**sought.parameters, name: value}),
    )


async def namesakes(site: Site, sought: Asked) -> list[Row]:
    """People whose names have words that begin like the typed ones: somebody may look for a person here."""
    if not sought.typed or sought.after or sought.filters.narrow:
        return []
    return (await site.ask(people.people, sought.typed, size=NAMESAKES)).rows


async def results(site: Site, sought: Asked, size: int = 25) -> Page:
    """A page of what is sought."""
    try:
        return await site.ask(
            found, sought.match, sought.filters, relevance=sought.relevance, after=sought.after, size=size
        )
    except ValueError as error:
        raise no_page(error) from error


async def search_feed(site: Site) -> Response:
    """`/search.atom`: the newest quotations of a search."""
    sought = asked(site)
    page = await results(site, sought, 50)
    title = f"Quotations with {sought.typed}" if sought.typed else "Newest quotations"
    return feed(site, title, site.path("search", **sought.parameters), page.rows)
