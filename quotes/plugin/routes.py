"""Which address is answered by which view."""

from collections.abc import Callable
from typing import Any

from quotes.plugin import assets
from quotes.plugin.pages import quote
from quotes.plugin.site import View, handler

PAGES: dict[str, View] = {
    r"/quote/(?P<uid>[^/]+)/embed": quote.embed,
    r"/quote/(?P<uid>[^/]+)": quote.quote,
}


def routes() -> list[tuple[str, Callable[..., Any]]]:
    """Everything that the site adds to Datasette."""
    return [
        (r"^/-/quotes/(?P<name>site\.css|site\.js|tables\.css)$", assets.serve),
        *((f"^{path}/?$", handler(view)) for path, view in PAGES.items()),
    ]
