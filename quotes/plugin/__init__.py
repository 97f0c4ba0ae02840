"""The Datasette plugin: the hooks and nothing else."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from asgi_gzip import GZipMiddleware
from datasette import hookimpl
from datasette.utils import StartupError
from markupsafe import Markup

from quotes.errors import QuotesError
from quotes.plugin import publishing, tables
from quotes.plugin.asgi import App
from quotes.plugin.assets import address
from quotes.plugin.caching import cached
from quotes.plugin.cells import cell
from quotes.plugin.collection import ours
from quotes.plugin.document_search import in_words
from quotes.plugin.gate import gated
from quotes.plugin.reading_order import ORDERS
from quotes.plugin.routes import CHECK, routes
from quotes.plugin.withheld import withhold
from quotes.store.canned import QUERIES

if TYPE_CHECKING:
    # Datasette loads its plugins while datasette.app is still being imported.
    from datasette.app import Datasette


@hookimpl
def startup(datasette: Datasette) -> Callable[[], Awaitable[None]]:
    """Take the publisher's settings, and describe our tables to Datasette 1.0."""

    async def inner() -> None:
        try:
            publishing.close(datasette)
            withhold(datasette)
        except QuotesError as error:
            raise StartupError(f"plugins: quotes: {error}") from error
        await tables.describe(datasette)

    return inner


@hookimpl(optionalhook=True)
def get_metadata(datasette: Datasette) -> dict[str, Any]:
    """Describe our tables to Datasette 0.65."""
    return tables.metadata(datasette)


@hookimpl(optionalhook=True)
def canned_queries(datasette: Datasette, database: str) -> dict[str, Any]:
    """Offer ready-made queries on Datasette 0.65."""
    return {name: dict(query) for name, query in QUERIES.items()} if database in ours(datasette) else {}


@hookimpl
def skip_csrf(scope: dict[str, Any]) -> bool:
    """Let anybody POST claims: nothing is changed by it, and no cookie matters."""
    return str(scope.get("path", "")).endswith(CHECK)


@hookimpl
def register_routes(datasette: Datasette) -> list[tuple[str, Callable[..., Any]]]:
    """Add the site where one of the databases is ours; elsewhere Datasette stays as it is."""
    return routes() if ours(datasette) else []


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[App], App]:
    """Keep the public out of the machine room, let answers be kept, and compress them."""
    return lambda app: GZipMiddleware(cached(gated(in_words(app, datasette), datasette), datasette), compresslevel=6)


@hookimpl
def render_cell(value: object, column: str, table: str | None, database: str, datasette: Datasette) -> Markup | None:
    """Show the cells of our tables for readers."""
    return cell(datasette, table, column, value) if table and database in ours(datasette) else None


@hookimpl
def extra_css_urls(database: str | None, datasette: Datasette) -> list[str]:
    """Give the words the room they need on Datasette's own pages."""
    if database not in ours(datasette):
        return []
    return [address(datasette, "tables.css")]


@hookimpl
def extra_js_urls(database: str | None, datasette: Datasette) -> list[str]:
    """Name the parts of Datasette's own pages for readers who hear them."""
    return [address(datasette, "tables.js")] if database in ours(datasette) else []


@hookimpl
def extra_template_vars(database: str | None, datasette: Datasette) -> dict[str, Any]:
    """Tell Datasette's own template of tables the order in which ours are read."""
    return {"quotes_reading_order": ORDERS if database in ours(datasette) else None}


@hookimpl
def menu_links(datasette: Datasette) -> list[dict[str, str]]:
    """Lead from Datasette's own pages to the site."""
    if not ours(datasette):
        return []
    pages = {"Quotations": "/", "Search": "/search", "People": "/people", "Check": "/check", "About": "/about"}
    return [{"href": str(datasette.urls.path(path)), "label": label} for label, path in pages.items()]
