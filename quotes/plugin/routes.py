"""Which address is answered by which view."""

from collections.abc import Callable
from typing import Any

from quotes.plugin import assets
from quotes.plugin.api import check as check_api
from quotes.plugin.api import lists, openapi
from quotes.plugin.api import quote as quote_api
from quotes.plugin.api.answer import api, nothing_here
from quotes.plugin.pages import (
    about,
    check,
    corrections,
    disagreements,
    document,
    downloads,
    home,
    people,
    quote,
    search,
)
from quotes.plugin.robots import robots
from quotes.plugin.site import View, handler

PAGES: dict[str, View] = {
    r"": home.home,
    r"/search": search.search,
    r"/search\.atom": search.search_feed,
    r"/search\.csv": downloads.search_csv,
    r"/search\.json": downloads.search_json,
    r"/quote/(?P<uid>[^/]+)/embed": quote.embed,
    r"/quote/(?P<uid>[^/]+)": quote.quote,
    r"/document/(?P<uid>[^/]+)": document.document,
    r"/person/(?P<uid>[^/]+)\.atom": people.person_feed,
    r"/person/(?P<uid>[^/]+)\.csv": downloads.person_csv,
    r"/person/(?P<uid>[^/]+)\.json": downloads.person_json,
    r"/people\.csv": downloads.people_csv,
    r"/people\.json": downloads.people_json,
    r"/person/(?P<uid>[^/]+)": people.person,
    r"/people": people.people,
    r"/check": check.check,
    r"/about": about.about,
    r"/corrections": corrections.corrections,
    r"/corrections\.atom": corrections.corrections_feed,
    r"/about/remarks": about.remarks_page,
    r"/about/disagreements": disagreements.disagreements_page,
}

API: dict[str, View] = {
    r"/search\.json": lists.search_quotes,
    r"/quote/(?P<uid>[^/]+)\.jsonld": quote_api.linked,
    r"/quote/(?P<uid>[^/]+)\.json": quote_api.quote,
    r"/quote/(?P<uid>[^/]+)/cite": quote_api.cite,
    r"/document/(?P<uid>[^/]+)\.json": lists.document,
    r"/person/(?P<uid>[^/]+)/quotes\.json": lists.person_quotes,
    r"/person/(?P<uid>[^/]+)\.json": lists.person,
    r"/people\.json": lists.people,
    r"/facets\.json": lists.divided,
    r"/stats\.json": lists.statistics,
    r"/oembed": quote_api.oembed,
    r"/openapi\.json": openapi.description,
}


CHECK = "/api/v1/check.json"
"""The one address that takes a POST: many claims at once."""


def routes() -> list[tuple[str, Callable[..., Any]]]:
    """Everything that the site adds to Datasette."""
    return [
        (r"^/-/quotes/(?P<name>site\.css|site\.js|tables\.css|tables\.js|check\.css)$", assets.serve),
        (r"^/-/quotes/logo$", assets.logo),
        (r"^/robots\.txt$", robots),
        *((f"^{path}/?$", handler(view)) for path, view in PAGES.items()),
        *((f"^/api/v1{path}$", api(view, openapi.parameters(path))) for path, view in API.items()),
        (rf"^{CHECK}$", api(check_api.check, ("claim", "speaker"), methods=("GET", "HEAD", "POST"))),
        (r"^/api(?:/.*)?$", api(nothing_here, None)),
    ]
