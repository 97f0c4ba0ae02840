"""The style sheets, scripts and logo, served under an address that changes when they do."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from datasette.utils.asgi import NotFound, Request, Response

from quotes.plugin import colours
from quotes.plugin.publishing import LOGOS, published

if TYPE_CHECKING:
    # Datasette loads its plugins while datasette.app is still being imported.
    from datasette.app import Datasette

TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
YEAR = 365 * 24 * 60 * 60
"""Seconds that a browser may keep a file."""

HEADERS = {"Cache-Control": f"public, max-age={YEAR}, immutable", "X-Content-Type-Options": "nosniff"}


def address(datasette: Datasette, name: str) -> str:
    """Where a file in `static` is served."""
    return str(datasette.urls.path(f"/-/quotes/{name}?v={version(content(name, published(datasette).colour))}"))


def logo_address(datasette: Datasette) -> str | None:
    """Where the publisher's logo is served, if there is one."""
    logo = published(datasette).logo
    return str(datasette.urls.path(f"/-/quotes/logo?v={version(logo.read_bytes())}")) if logo else None


@cache
def content(name: str, colour: str | None = None) -> bytes:
    """A file in `static`, a style sheet with the publisher's colour."""
    text = (files("quotes.plugin") / "static" / name).read_text("utf-8")
    return (text + colours.style(colour) if colour and name.endswith(".css") else text).encode()


@cache
def version(body: bytes) -> str:
    """A short hash of a file."""
    return sha256(body).hexdigest()[:10]


async def serve(datasette: Datasette, request: Request) -> Response:
    """One of the files that the route lets through."""
    name = request.url_vars["name"]
    body = content(name, published(datasette).colour).decode()
    return Response(body, headers=HEADERS, content_type=TYPES[name.rpartition(".")[2]])


async def logo(datasette: Datasette) -> Response:
    """The publisher's logo; in an SVG no script runs and nothing is fetched."""
    file = published(datasette).logo
    if file is None:
        raise NotFound("There is no logo")
    headers = HEADERS | {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}
    return Response(file.read_bytes(), headers=headers, content_type=LOGOS[file.suffix.lower()])
