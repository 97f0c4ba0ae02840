"""One quotation: all of it, as JSON-LD, cited, and for oEmbed."""

import re
import sqlite3
from urllib.parse import unquote, urlsplit

from datasette.utils.asgi import Response

from quotes.check.elsewhere import elsewhere
from quotes.check.shapes import shape
from quotes.cite.linked import json_ld
from quotes.cite.styles import STYLES
from quotes.plugin.api import shapes
from quotes.plugin.api.answer import CORS, answer, moved
from quotes.plugin.cited import cited, links
from quotes.plugin.pages.quote import FURTHEST, NEAR, embed_code
from quotes.plugin.parameters import choice, number
from quotes.plugin.remembered import remembered
from quotes.plugin.site import HEADERS, PageError, Site
from quotes.store.queries import quote as questions
from quotes.store.queries.run import Row

WIDTH, HEIGHT, PIXELS = 600, 260, 100_000
"""Pixels of an embedded quotation, unless less is asked for, and the most that may be asked for."""


async def quote(site: Site) -> Response:
    """`quote/<uid>.json`."""
    found = await site.ask(_everything, site.part("uid"), number(site, "around", 0, FURTHEST, NEAR))
    if found is None:
        return await _gone(site, site.part("uid"), ".json")
    places = await remembered(site, elsewhere, site.part("uid"))
    return answer(shapes.whole(site, *found) | {"elsewhere": places and shape(places)})


async def linked(site: Site) -> Response:
    """`quote/<uid>.jsonld`."""
    row = await site.ask(questions.quote, site.part("uid"))
    if row is None:
        return await _gone(site, site.part("uid"), ".jsonld")
    return answer(json_ld(cited(site, row)), content_type="application/ld+json")


async def cite(site: Site) -> Response:
    """`quote/<uid>/cite?style=`."""
    style = STYLES[choice(site, "style", STYLES) or "apa"]
    row = await site.ask(questions.quote, site.part("uid"))
    if row is None:
        return await _gone(site, site.part("uid"), "/cite")
    text = style.join([cited(site, row)])
    if style.ending is None:
        text = text.rstrip("\n")
    return Response(text, headers=HEADERS | CORS, content_type=f"{style.media_type}; charset=utf-8")


async def oembed(site: Site) -> Response:
    """`oembed?url=` (https://oembed.com): a rich card of the quotation at an address of this site."""
    choice(site, "format", ["json"])
    size = {
        name: number(site, f"max{name}", 1, PIXELS, most) for name, most in {"width": WIDTH, "height": HEIGHT}.items()
    }
    url = site.request.args.get("url")
    if url is None:
        raise PageError(400, "`url` is missing", "Give the address of a quotation's page.")
    found = re.fullmatch(r".*/quote/([^/]+)/?", _path(url))
    row = await site.ask(questions.quote, unquote(found[1])) if found else None
    if row is None:
        raise PageError(404, "There is no quotation at that address", "Give the address of a quotation's page.")
    return answer(
        {
            "version": "1.0",
            "type": "rich",
            "provider_name": site.publisher.title,
            "provider_url": site.absolute(site.path("")),
            "title": f"{row['said_by'] or 'Unknown speaker'}: {row['text'][:120]}",
            "author_name": row["said_by"],
            "html": embed_code(site, row),
            "width": min(size["width"], WIDTH),
            "height": min(size["height"], HEIGHT),
            "url": links(site, row)["page"],
        }
    )


def _everything(
    connection: sqlite3.Connection, uid: str, around: int
) -> tuple[Row, list[Row], list[Row], list[Row]] | None:
    """A quotation, its document's facts, the passages around it and the remarks on it, in one go."""
    row = questions.quote(connection, uid)
    if row is None:
        return None
    facts, passages = questions.facts(connection, row["document_id"]), questions.passages(connection, row, around)
    return row, facts, passages, questions.remarks(connection, row)


async def _gone(site: Site, uid: str, ending: str) -> Response:
    old = await site.ask(questions.gone, uid)
    if old is None:
        raise PageError(404, "There is no such quotation", "The address may be mistyped, or from another collection.")
    if old["moved_to"]:
        return moved(site.path("api", "v1", "quote", old["moved_to"]) + ending)
    raise PageError(410, "This quotation is gone", f"It was read from {old['path']}; its words were: {old['text']}")


def _path(url: str) -> str:
    try:
        return urlsplit(url[:2000]).path
    except ValueError:
        return ""
