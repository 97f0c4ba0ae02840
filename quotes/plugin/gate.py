"""Pages about the machine that a site runs on are not for the public: they name files, threads and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from datasette.utils import tilde_decode
from datasette.utils.asgi import Response

from quotes.plugin.asgi import App, Message, Receive, Send
from quotes.plugin.collection import ours
from quotes.plugin.publishing import published

if TYPE_CHECKING:
    # Datasette loads its plugins while datasette.app is still being imported.
    from datasette.app import Datasette

OPEN = frozenset({"static", "static-plugins", "quotes", "plugins", "versions", "settings", "actor", "jump", "logout"})
"""The first part of addresses under /-/ that anybody may see."""


MACHINE = frozenset({"files", "loads"})
"""Tables that say where on a machine the files were, and what was typed there."""


def gated(app: App, datasette: Datasette) -> App:
    """An application without its inner pages, where it is public."""

    async def answer(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and published(datasette).public and not _open(scope["path"], datasette):
            response = Response.text("There is nothing at this address.", status=404)
            await response.asgi_send(send)
            return
        await app(scope, receive, send)

    return answer


def _open(path: str, datasette: Datasette) -> bool:
    parts = tilde_decode(unquote(path.removeprefix(datasette.setting("base_url").rstrip("/")))).split("/")
    first, second = parts[1] if len(parts) > 1 else "", (parts[2] if len(parts) > 2 else "").partition(".")[0]  # noqa: PLR2004 - the leading slash counts
    if first == "-":
        return second in OPEN
    return not (second in MACHINE and first in ours(datasette))
