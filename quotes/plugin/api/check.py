"""Claims against the record: one by its address, many in one POST."""

import asyncio
import json
from collections.abc import Sequence
from typing import Any

from datasette.utils.asgi import Response

from quotes.check.answers import Answer
from quotes.check.checking import check_all
from quotes.check.shapes import shape
from quotes.plugin.api.answer import answer
from quotes.plugin.site import PageError, Site

MOST = 500
"""Claims of one POST."""

LARGEST = 4 * 1024 * 1024
"""Bytes of one POST."""

AT_ONCE, EACH = 3, 5
"""Connections that share the claims of one POST, and the fewest claims that are worth one of them."""

Claims = list[tuple[str, str | None]]


async def check(site: Site) -> Response:
    """`check.json`: an answer for GET, `answers` in their order for POST."""
    if site.request.method == "POST":
        claims = _claims(await _body(site))
        return answer({"answers": [linked(site, found) for found in await asked(site, claims)]})
    claim = site.request.args.get("claim")
    if claim is None:
        raise PageError(400, "`claim` is missing", "Give the words to check, and if you like a `speaker`.")
    found = await asked(site, [(claim, site.argument("speaker"))])
    return answer(linked(site, found[0]))


async def asked(site: Site, claims: Claims) -> list[Answer]:
    """The answers about some claims; many are shared among the connections that Datasette has."""
    size = max(-(-len(claims) // AT_ONCE), EACH)
    parts = [claims[start : start + size] for start in range(0, len(claims), size)]
    found = await asyncio.gather(*(site.ask(check_all, part) for part in parts))
    return [one for part in found for one in part]


def linked(site: Site, found: Answer) -> dict[str, Any]:
    """An answer as JSON, with the addresses of what it names."""
    told = shape(found)
    for source in (*told["sources"], *told["elsewhere"], told["closest"]):
        if source:
            source["links"] = links(site, source["uid"], source["document_uid"])
    return told


def links(site: Site, uid: str | None, document: str) -> dict[str, str | None]:
    """Where a quotation and its document are shown."""
    return {
        "page": site.absolute(site.path("quote", uid)) if uid else None,
        "json": site.absolute(site.path("api", "v1", "quote", f"{uid}.json")) if uid else None,
        "document": site.absolute(site.path("document", document)),
    }


async def _body(site: Site) -> bytes:
    """The body of a POST, refused as soon as it is too large."""
    body, more = b"", True
    while more:
        message = await site.request.receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > LARGEST:
            raise PageError(413, "That is too much at once", f"Send at most {LARGEST >> 20} MB, or several requests.")
    return body


def _claims(body: bytes) -> Claims:
    way_out = 'Send JSON: {"claims": [{"claim": "words", "speaker": "a name, or leave it out"}]}.'
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        raise PageError(400, "The body is not JSON", way_out) from None
    rows = told.get("claims") if isinstance(told, dict) else None
    if not isinstance(rows, list):
        raise PageError(400, "`claims` is missing", way_out)
    if len(rows) > MOST:
        raise PageError(400, "Too many claims", f"Send at most {MOST} claims at once.")
    return [_claim(row, number, way_out) for number, row in enumerate(rows, start=1)]


def _claim(row: object, number: int, way_out: str) -> tuple[str, str | None]:
    fields: Sequence[Any] = (row.get("claim"), row.get("speaker")) if isinstance(row, dict) else (None, None)
    claim, speaker = fields
    if not isinstance(claim, str) or not isinstance(speaker, str | None):
        raise PageError(400, f"Claim {number} cannot be read", way_out)
    return claim, speaker
