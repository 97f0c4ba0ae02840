"""The first page: what this collection holds."""

from datasette.utils.asgi import Response

from quotes.plugin.chart import bars
from quotes.plugin.remembered import remembered
from quotes.plugin.site import Site
from quotes.store.queries import stats

SHOWN = 12
"""Outlets and programmes that are named."""


async def home(site: Site) -> Response:
    """`/`."""
    years = await remembered(site, stats.years)
    return await site.page(
        "home",
        counts=await remembered(site, stats.counts),
        documents=await site.ask(stats.newest_documents),
        people=await site.ask(stats.most_quoted),
        outlets=(await remembered(site, stats.outlets))[:SHOWN],
        programs=(await remembered(site, stats.programs))[:SHOWN],
        years=bars([(row["year"], row["documents"]) for row in years], "document"),
        others=[name for name in site.datasette.databases if name not in {site.database, "_internal", "_memory"}],
    )
