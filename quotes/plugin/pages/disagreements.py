"""Words that two documents give to two different people."""

from datasette.utils.asgi import Response

from quotes.check.disagreements import LOOKED, disagreements
from quotes.plugin.remembered import remembered
from quotes.plugin.site import Site


async def disagreements_page(site: Site) -> Response:
    """`/about/disagreements`."""
    found, whole = await remembered(site, disagreements)
    return await site.page("disagreements", found=found, looked=None if whole else LOOKED)
