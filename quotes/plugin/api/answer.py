"""Answers of the API: JSON that any site may read, errors included."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request, Response

from quotes.plugin.collection import ours
from quotes.plugin.site import HEADERS, Handler, PageError, Site, View, allow

if TYPE_CHECKING:
    # Datasette loads its plugins while datasette.app is still being imported.
    from datasette.app import Datasette

CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "*",
}


def answer(body: Any, *, status: int = 200, content_type: str = "application/json") -> Response:  # noqa: ANN401 - any JSON
    """A body as JSON."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return Response(text, status=status, headers=HEADERS | CORS, content_type=f"{content_type}; charset=utf-8")


def moved(path: str) -> Response:
    """To where the thing is now."""
    return Response("", status=301, headers=HEADERS | CORS | {"Location": path})


def error(found: PageError) -> Response:
    """An error with its status, a title and the way out."""
    body = {"status": found.status, "title": found.title, "way_out": found.way_out}
    response = answer(body, status=found.status)
    if found.status == 405:  # noqa: PLR2004 - method not allowed
        response.headers["Allow"] = "GET, HEAD, OPTIONS"
    return response


def api(view: View, known: Collection[str] | None, methods: Sequence[str] = ("GET", "HEAD")) -> Handler:
    """A view as Datasette calls it; its errors become JSON. None `known` lets every parameter pass."""

    async def handle(datasette: Datasette, request: Request) -> Response:
        if request.method == "OPTIONS":
            allowed = ", ".join((*methods, "OPTIONS"))
            return Response("", status=204, headers=CORS | {"Access-Control-Allow-Methods": allowed})
        site = Site(datasette, request, ours(datasette)[0], strict=True)
        try:
            await allow(site, methods)
            _refuse_unknown(site, known)
            return await view(site)
        except PageError as found:
            return error(found)

    return handle


def _refuse_unknown(site: Site, known: Collection[str] | None) -> None:
    """Raise PageError for a parameter that would change nothing: it may be mistyped."""
    unknown = [] if known is None else [name for name in site.request.args if name not in known]
    if unknown:
        way_out = f"Use one of: {', '.join(known or [])}." if known else "This address takes no parameters."
        raise PageError(400, f"There is no parameter `{unknown[0]}` here", way_out)


async def nothing_here(site: Site) -> Response:
    """Any other address under /api."""
    description = site.path("api", "v1", "openapi.json")
    raise PageError(404, "There is nothing at this address", f"All addresses are in {description}.")
