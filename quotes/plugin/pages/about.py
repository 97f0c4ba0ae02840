"""How this was made and what it does not know."""

from datasette.utils.asgi import Response

from quotes.kinds import Certainty, Evidence
from quotes.people.certainty import calibration
from quotes.plugin.parameters import no_page
from quotes.plugin.remembered import remembered
from quotes.plugin.site import Site
from quotes.store.queries import stats
from quotes.store.queries.remarks import remarks


async def about(site: Site) -> Response:
    """`/about`."""
    divided = await remembered(site, stats.divided)
    used = {row["value"]: row["count"] for row in divided["evidence"]}
    levels = {row["value"]: row["count"] for row in divided["certainty"]}
    return await site.page(
        "about",
        counts=await remembered(site, stats.counts),
        divided=divided,
        evidence=[(kind, used.get(kind, 0)) for kind in Evidence],
        certainty=[(level, levels.get(level, 0)) for level in Certainty],
        calibration=calibration(),
        unknown=await remembered(site, stats.unknown_speakers),
    )


async def remarks_page(site: Site) -> Response:
    """`/about/remarks`: what a careful reader would be told about the sources, as a list."""
    kind = site.argument("kind")
    try:
        page = await site.ask(remarks, kind=kind, after=site.argument("next"))
    except ValueError as error:
        raise no_page(error) from error
    divided = await remembered(site, stats.divided)
    following = site.path("about", "remarks", kind=kind, next=page.next) if page.next else None
    return await site.page("remarks", page=page, kind=kind, kinds=divided["remarks"], next_path=following)
