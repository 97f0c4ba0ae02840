"""The page of a document: all of it as it reads, with who speaks and how much."""

from typing import Any

from datasette.utils.asgi import Response

from quotes.cite.cited import web
from quotes.plugin.blocks import Block, Contents, blocks
from quotes.plugin.reading import coloured, measured, numbered, strip
from quotes.plugin.shown import shown
from quotes.plugin.site import PageError, Site
from quotes.store.queries import document as questions
from quotes.store.queries import quote
from quotes.store.queries.run import Row
from quotes.store.queries.words import expression


async def document(site: Site) -> Response:
    """`/document/<uid>`."""
    found = await known(site, site.part("uid"))
    start, end = await site.ask(questions.part, found, _from(site), questions.PAGE)
    facts = await site.ask(quote.facts, found["id"])
    for fact in facts:
        fact["href"] = fact["value"] if fact["name"] == "url" and web(fact["value"]) else None
    contents = Contents(
        text=await site.ask(questions.text, found, start, end),
        start=start,
        **{name: await site.ask(getattr(questions, name), found["id"], start, end) for name in PARTS},
    )
    numbers = numbered(contents.quotes, await site.ask(questions.before, found["id"], start))
    return await site.page(
        "document",
        document=found,
        blocks=_without_headline(list(blocks(contents)), found["label"]),
        quotes={row["uid"]: row for row in numbers},
        listed=[row for row in numbers if row["number"] and row["start"] >= start],
        facts=facts,
        absent=[name for name in ("outlet", "published") if name not in {fact["name"] for fact in facts}],
        copies=await site.ask(questions.copies, found["id"]),
        typed=site.argument("q"),
        places=await _inside(site, found),
        **await _voices(site, found),
        **_bounds(site, found, start, end),
    )


async def _voices(site: Site, found: Row) -> dict[str, Any]:
    """Who speaks how much, and where in the document."""
    shares = await site.ask(questions.shares, found["id"])
    colours = coloured(shares)
    stripes = strip(await site.ask(questions.spans, found["id"]), found["offset"], found["length"] or 1, colours)
    return {"colours": colours, "shares": measured(shares, colours), "stripes": stripes}


def _bounds(site: Site, found: Row, start: int, end: int) -> dict[str, Any]:
    """Where this part of a long document lies, and the addresses of the first and the next one."""
    length, offset = found["length"], found["offset"]
    percent = (round(100 * (start - offset) / length), round(100 * (end - offset) / length)) if length else (0, 100)
    return {
        "next_path": site.path("document", found["uid"], **{"from": end}) if end < offset + length else None,
        "first_path": site.path("document", found["uid"]) if start > offset else None,
        "percent": percent,
    }


async def _inside(site: Site, found: Row) -> list[Row]:
    """The paragraphs that have the words searched for in this document, each with the address of its place."""
    match = expression(site.argument("q") or "")
    if match is None:
        return []
    places = await site.ask(questions.inside, found, match)
    for place in places:
        far = {"from": place["start"]} if found["length"] > questions.PAGE else {}
        place["path"] = f"{site.path('document', found['uid'], **far)}#c{place['start']}"
        place["shown"] = shown(place)
    return places


PARTS = ("pieces", "turns", "quotes", "annotations", "remarks")


async def known(site: Site, uid: str) -> Row:
    """The document with this uid. Raises PageError where there is none."""
    found = await site.ask(questions.document, uid)
    if found is not None:
        return found
    old = await site.ask(questions.gone, uid)
    if old and old["replaced_by"]:
        link = site.path("document", old["replaced_by"])
        raise PageError(410, "This document was replaced", f"{old['path']} has changed since.", link)
    if old:
        raise PageError(410, "This document is gone", f"It was read from {old['path']}, and removed on purpose.")
    raise PageError(404, "There is no such document", "The address may be mistyped, or from another collection.")


def _without_headline(found: list[Block], label: str) -> list[Block]:
    """The blocks without a first paragraph that the page shows as the headline; one with quotations stays."""
    for block in found:
        first = block.paragraphs[0] if block.paragraphs and not block.turn else None
        if first and first.text == label and not any(stretch.marks for stretch in first.stretches):
            del block.paragraphs[0]
            break
        if block.kind != "folded":
            break
    return [block for block in found if block.paragraphs or block.turn or block.remarks]


def _from(site: Site) -> int | None:
    given = site.argument("from") or ""
    return int(given) if given.isascii() and given.isdigit() and len(given) < len(str(1 << 40)) else None
