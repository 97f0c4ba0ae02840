"""What search engines are told: the pages are theirs, the endless tables are not, or nothing is."""

import os

from datasette.app import Datasette
from datasette.utils.asgi import Response

from quotes.plugin.collection import ours


async def robots(datasette: Datasette) -> Response:
    """`/robots.txt`; with QUOTES_NO_ROBOTS set, nothing is to be visited."""
    if os.environ.get("QUOTES_NO_ROBOTS"):
        closed = ["/"]
    else:
        closed = ["/search", "/api/", "/-/", *(str(datasette.urls.database(name)) for name in ours(datasette))]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    return Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
