"""The first page: what this collection holds, and where to begin."""

import sqlite3
from typing import Any

from datasette.utils.asgi import Response

from quotes.plugin import day
from quotes.plugin.chart import grouped, sparks, timeline
from quotes.plugin.remembered import remembered
from quotes.plugin.shown import shown
from quotes.plugin.site import Site
from quotes.store.queries import people, stats
from quotes.store.queries.run import Row
from quotes.store.queries.samples import examples, of_the_day

SHOWN = 12
"""Outlets and programmes that are named."""

HALF = 0.5
"""Share of documents that must have a date for the newest to be shown, or an outlet for outlets to be shown."""


async def home(site: Site) -> Response:
    """`/`."""
    counts = await remembered(site, stats.counts)
    today = await site.ask(of_the_day, day.today())
    dated = counts["undated"] is not None and counts["undated"] <= HALF * counts["documents"]
    return await site.page(
        "home",
        counts=counts,
        today=today and today | {"shown": shown(today)},
        examples=await remembered(site, examples),
        dated=dated,
        documents=await site.ask(stats.newest_documents if dated else stats.latest_documents),
        programs=(await remembered(site, stats.programs))[:SHOWN],
        others=[name for name in site.datasette.databases if name not in {site.database, "_internal", "_memory"}],
        **await _people(site),
        **await _outlets(site),
    )


async def _people(site: Site) -> dict[str, Any]:
    """The most quoted people, each with a small picture of when."""
    found, periods = await remembered(site, _most_quoted)
    return {"people": found, "people_sparks": sparks(grouped(periods, "person", "quotations"))}


def _most_quoted(connection: sqlite3.Connection) -> tuple[list[Row], list[Row]]:
    found = stats.most_quoted(connection)
    return found, people.periods(connection, [row["id"] for row in found])


async def _outlets(site: Site) -> dict[str, Any]:
    """Documents over time, and by outlet or, where no source names one, by kind."""
    spread = await remembered(site, stats.spread)
    told = [row for row in spread if row["outlet"]]
    enough = sum(row["documents"] for row in told) > HALF * sum(row["documents"] for row in spread)
    by = "outlet" if enough else "kind"
    groups = grouped(told if enough else spread, by, "documents")
    largest = sorted(groups, key=lambda name: (-sum(groups[name].values()), name))[:SHOWN]
    everything = [row | {"all": "all"} for row in spread]
    return {
        "by": by,
        "outlets": [{"name": name, "documents": sum(groups[name].values())} for name in largest],
        "outlet_sparks": sparks({name: groups[name] for name in largest}),
        "timeline": timeline(grouped(everything, "all", "documents").get("all", {})),
    }
