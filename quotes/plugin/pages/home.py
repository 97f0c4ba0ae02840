"""The first page: what this collection holds."""

from datasette.utils.asgi import Response

from quotes.plugin.chart import bars
from quotes.plugin.site import Site
from quotes.store.queries import stats


async def home(site: Site) -> Response:
    """`/`."""
    years = await site.ask(stats.years)
    return await site.page(
        "home",
        counts=await site.ask(stats.counts),
        documents=await site.ask(stats.newest_documents),
        people=await site.ask(stats.most_quoted),
        outlets=await site.ask(stats.outlets, 12),
        programs=await site.ask(stats.programs, 12),
        years=bars([(row["year"], row["documents"]) for row in years], "document"),
        others=[name for name in site.datasette.databases if name not in {site.database, "_internal", "_memory"}],
    )
