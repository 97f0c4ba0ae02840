"""Which address is answered by which view."""

from collections.abc import Callable
from typing import Any

from quotes.plugin import assets
from quotes.plugin.pages import about, document, home, people, quote, search
from quotes.plugin.site import View, handler

PAGES: dict[str, View] = {
    r"": home.home,
    r"/search": search.search,
    r"/search\.atom": search.search_feed,
    r"/quote/(?P<uid>[^/]+)/embed": quote.embed,
    r"/quote/(?P<uid>[^/]+)": quote.quote,
    r"/document/(?P<uid>[^/]+)": document.document,
    r"/person/(?P<uid>[^/]+)\.atom": people.person_feed,
    r"/person/(?P<uid>[^/]+)": people.person,
    r"/people": people.people,
    r"/about": about.about,
    r"/about/remarks": about.remarks_page,
}


def routes() -> list[tuple[str, Callable[..., Any]]]:
    """Everything that the site adds to Datasette."""
    return [
        (r"^/-/quotes/(?P<name>site\.css|site\.js|tables\.css)$", assets.serve),
        *((f"^{path}/?$", handler(view)) for path, view in PAGES.items()),
    ]
