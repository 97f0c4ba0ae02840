"""What every page needs: the database, addresses, rendering, and errors that a reader understands."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Awaitable, Callable, Container
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote, unquote, urlencode

from datasette.utils.asgi import Request, Response

from quotes.excerpts.copy import collapsed
from quotes.plugin import assets, wording
from quotes.plugin.collection import ours
from quotes.plugin.publishing import Publisher, published
from quotes.plugin.withheld import excerpts
from quotes.store.describe import TABLES
from quotes.store.describe_ledger import LEDGER

if TYPE_CHECKING:
    # Datasette loads its plugins while datasette.app is still being imported.
    from datasette.app import Datasette

T = TypeVar("T")
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors {ancestors}"
)
"""No inline script or style, nothing from elsewhere: text that holds markup stays text."""

HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "strict-origin-when-cross-origin"}


PARAGRAPHS_OF_NOTHING = re.compile(r"(<p[^>]*>\[…\]</p>)(?:\s*<p[^>]*>\[…\]</p>)+")
"""Where several paragraphs on end are not shown: one mark will do."""


class PageError(Exception):
    """A request that cannot be answered: a status, what is wrong, the way out, and the address of what is there now."""

    def __init__(self, status: int, title: str, way_out: str, link: str | None = None) -> None:
        super().__init__(title)
        self.status, self.title, self.way_out, self.link = status, title, way_out, link


@dataclass(frozen=True)
class Site:
    """One request to the site."""

    datasette: Datasette
    request: Request
    database: str
    strict: bool = False
    """Whether an empty parameter is a mistake."""

    async def ask(self, question: Callable[..., T], *arguments: object, **options: object) -> T:
        """The answer of a function of `quotes.store.queries`, which is given a connection first."""

        def answer(connection: sqlite3.Connection) -> T:
            return question(connection, *arguments, **options)

        answered: T = await self.datasette.get_database(self.database).execute_fn(answer)
        return answered

    def part(self, name: str) -> str:
        """A named part of the address, decoded."""
        return unquote(str(self.request.url_vars[name]))

    def argument(self, name: str) -> str | None:
        """A parameter of the address without outer white space; None where it is missing or empty."""
        text = (self.request.args.get(name) or "").replace("\0", "").strip()
        return text.encode("utf-8", "replace").decode() or None

    def path(self, *parts: str, **parameters: str | int | None) -> str:
        """An address on this site: its parts are encoded, parameters that are None or empty left out."""
        asked = urlencode({name: value for name, value in parameters.items() if value not in {None, ""}})
        path = "/" + "/".join(quote(part, safe="") for part in parts)
        return str(self.datasette.urls.path(path)) + (f"?{asked}" if asked else "")

    @property
    def publisher(self) -> Publisher:
        """Whose site it is, and what is shown of a document."""
        return published(self.datasette)

    @property
    def excerpts(self) -> int | None:
        """How many words around a quotation are shown; None where all of a text is."""
        return excerpts(self.datasette, self.database)

    @cached_property
    def origin(self) -> str:
        """The scheme and host under which the site was reached."""
        return str(self.datasette.absolute_url(self.request, "/")).rstrip("/")

    def absolute(self, path: str) -> str:
        """The whole address of a path on this site."""
        return self.origin + path

    def table(self, name: str, **parameters: str) -> str:
        """The address of a table on Datasette's own pages."""
        asked = f"?{urlencode(parameters)}" if parameters else ""
        return str(self.datasette.urls.table(self.database, name)) + asked

    async def page(self, template: str, *, status: int = 200, ancestors: str = "'self'", **context: Any) -> Response:  # noqa: ANN401 - whatever a template shows
        """A page from one of our templates."""
        shared = {
            "site": self,
            "words": wording,
            "publisher": self.publisher,
            "logo": assets.logo_address(self.datasette),
            "css": assets.address(self.datasette, "site.css"),
            "js": assets.address(self.datasette, "site.js"),
            "home_path": self.path(""),
            "tables_path": str(self.datasette.urls.database(self.database)),
        }
        body = await self.datasette.render_template([f"quotes/{template}.html"], {**shared, **context}, self.request)
        if self.excerpts:
            body = PARAGRAPHS_OF_NOTHING.sub(r"\1", collapsed(body))
        headers = HEADERS | {"Content-Security-Policy": POLICY.format(ancestors=ancestors)}
        return Response(body, status=status, headers=headers, content_type="text/html; charset=utf-8")


View = Callable[[Site], Awaitable[Response]]
Handler = Callable[["Datasette", Request], Awaitable[Response]]


def handler(view: View) -> Handler:
    """A view as Datasette calls it; its errors become pages."""

    async def handle(datasette: Datasette, request: Request) -> Response:
        site = Site(datasette, request, ours(datasette)[0])
        try:
            await allow(site)
            return await view(site)
        except PageError as error:
            return await site.page("error", status=error.status, error=error)

    return handle


SHOWN = tuple(name for name in TABLES if name not in LEDGER)
"""Tables from which pages are made: whoever may not see one of them sees no page."""


async def _may_see(site: Site, table: str | None = None) -> bool:
    """Whether Datasette's permissions let whoever asks see the database, or a table of it."""
    actor, name = site.request.actor, site.database
    if hasattr(site.datasette, "allowed"):
        from datasette.resources import DatabaseResource, TableResource

        resource = TableResource(database=name, table=table) if table else DatabaseResource(database=name)
        action = "view-table" if table else "view-database"
        return bool(await site.datasette.allowed(action=action, resource=resource, actor=actor))
    if table:
        allowed, _ = await site.datasette.check_visibility(actor, "view-table", (name, table))
    else:
        allowed, _ = await site.datasette.check_visibility(actor, "view-database", name)
    return bool(allowed)


async def allow(site: Site, methods: Container[str] = ("GET", "HEAD")) -> None:
    """Raise PageError unless whoever asks may see all that pages show, and asks in one of the `methods`."""
    if not (await _may_see(site) and all([await _may_see(site, table) for table in SHOWN])):
        raise PageError(403, "This collection is not public", "Log in, or ask whoever runs this site.")
    if site.request.method not in methods:
        raise PageError(405, "This site is only read", "Use GET.")
