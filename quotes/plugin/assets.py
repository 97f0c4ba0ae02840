"""The style sheets and scripts, served under an address that changes when they do."""

from functools import cache
from hashlib import sha256
from importlib.resources import files

from datasette.utils.asgi import Request, Response

TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
YEAR = 365 * 24 * 60 * 60
"""Seconds that a browser may keep a file."""


@cache
def content(name: str) -> str:
    """The text of a file in `static`."""
    return (files("quotes.plugin") / "static" / name).read_text("utf-8")


@cache
def version(name: str) -> str:
    """A short hash of a file's text."""
    return sha256(content(name).encode()).hexdigest()[:10]


async def serve(request: Request) -> Response:
    """One of the files that the route lets through."""
    name = request.url_vars["name"]
    headers = {"Cache-Control": f"public, max-age={YEAR}, immutable", "X-Content-Type-Options": "nosniff"}
    return Response(content(name), headers=headers, content_type=TYPES[name.rpartition(".")[2]])
