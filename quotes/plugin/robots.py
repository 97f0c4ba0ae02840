"""What search engines are told: the pages are theirs, the endless tables are not, or nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datasette.utils.asgi import Response

from quotes.plugin.collection import ours
from quotes.plugin.publishing import published

if TYPE_CHECKING:
    # Datasette loads its plugins while datasette.app is still being imported.
    from datasette.app import Datasette


async def robots(datasette: Datasette) -> Response:
    """`/robots.txt`; with the setting `robots: false`, nothing is to be visited."""
    if not published(datasette).robots:
        closed = ["/"]
    else:
        closed = ["/search", "/api/", "/-/", *(str(datasette.urls.database(name)) for name in ours(datasette))]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    return Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
