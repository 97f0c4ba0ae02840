"""What a browser or a proxy may keep: an answer changes with the database, the program and the day, and is named so.

The name of an answer (its ETag) is made from these without making the answer, so that whoever has it already costs
almost nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from typing import TYPE_CHECKING

from quotes.plugin.asgi import App, Headers, Message, Receive, Send
from quotes.plugin.collection import ours
from quotes.plugin.day import DAY, left, today
from quotes.plugin.publishing import published
from quotes.plugin.remembered import state

if TYPE_CHECKING:
    # Datasette loads its plugins while datasette.app is still being imported.
    from datasette.app import Datasette

HARMLESS = frozenset({"ds_csrftoken", "ds_messages"})
"""Cookies that do not say who somebody is."""


def cached(app: App, datasette: Datasette) -> App:
    """An application whose answers say how long they hold, and that answers 304 to whoever holds one."""

    async def answer(scope: Message, receive: Receive, send: Send) -> None:
        if not _may_be_kept(scope, datasette):
            await app(scope, receive, send)
            return
        headers = _headers(scope, datasette)
        if headers[0][1] in _asked(scope, b"if-none-match"):
            await send({"type": "http.response.start", "status": 304, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return

        async def named(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:  # noqa: PLR2004 - a success
                message = {**message, "headers": _added(message.get("headers") or [], headers)}
            await send(message)

        await app(scope, receive, named)

    return answer


def _may_be_kept(scope: Message, datasette: Datasette) -> bool:
    """Whether anybody who asks gets the same answer until something changes."""
    if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"} or not ours(datasette):
        return False
    path = scope["path"].removeprefix(datasette.setting("base_url").rstrip("/"))
    if path.startswith("/-/") or _asked(scope, b"authorization"):
        return False
    try:
        cookies = {name for value in _asked(scope, b"cookie") for name in SimpleCookie(value.decode("latin-1"))}
    except CookieError:
        return False
    return cookies <= HARMLESS


def _headers(scope: Message, datasette: Datasette) -> Headers:
    """The ETag, how long the answer holds, and for data that any site may read it."""
    databases = [base for base in datasette.databases.values() if base.path]
    settings = published(datasette)
    host = b"".join(_asked(scope, b"host"))
    about = (
        [(base.name, *state(str(base.path))) for base in databases],
        (settings, _program(), today(), scope["scheme"], host),
        (scope.get("raw_path") or scope["path"], scope["query_string"]),
    )
    tag = f'W/"{sha256(repr(about).encode("utf-8", "surrogatepass")).hexdigest()[:20]}"'
    whose = "public" if settings.public else "private"
    still = not any(base.is_mutable for base in databases)
    keep = f"{whose}, max-age={_seconds(scope, datasette)}" if still else f"{whose}, no-cache"
    found = [(b"etag", tag.encode()), (b"cache-control", keep.encode())]
    return [*found, (b"access-control-allow-origin", b"*")] if datasette.cors or b"/api/" in _path(scope) else found


def _seconds(scope: Message, datasette: Datasette) -> int:
    """How long an answer from a database that does not change holds; the first page has a quotation of the day."""
    return left() if scope["path"].rstrip("/") == datasette.setting("base_url").rstrip("/") else DAY


def _path(scope: Message) -> bytes:
    return str(scope["path"]).encode("utf-8", "surrogatepass")


def _asked(scope: Message, name: bytes) -> list[bytes]:
    """The values of a header of a request, lists taken apart at commas but for cookies."""
    values = [bytes(value) for key, value in scope["headers"] if key.lower() == name]
    return values if name == b"cookie" else [part.strip() for value in values for part in value.split(b",")]


def _added(present: Iterable[tuple[bytes, bytes]], headers: Headers) -> Headers:
    """The headers of an answer with ours in their place; those of an answer that sets a cookie as they are."""
    present = list(present)
    if any(name.lower() == b"set-cookie" for name, _ in present):
        return present
    ours_ = {name for name, _ in headers}
    return [(name, value) for name, value in present if name.lower() not in ours_] + headers


@cache
def _program() -> int:
    """When this program's files last changed."""
    folder = Path(__file__).parent.parent
    return max(file.stat().st_mtime_ns for file in folder.rglob("*") if file.suffix in {".py", ".html", ".css", ".js"})
