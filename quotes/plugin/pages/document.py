"""The page of a document: all of it as it reads, with who speaks and how much."""

from datasette.utils.asgi import Response

from quotes.cite import web
from quotes.models import PieceKind
from quotes.plugin.blocks import Block, Contents, blocks
from quotes.plugin.site import PageError, Site
from quotes.store.queries import document as questions
from quotes.store.queries import quote
from quotes.store.queries.run import Row


async def document(site: Site) -> Response:
    """`/document/<uid>`."""
    found = await known(site, site.part("uid"))
    start, end = await site.ask(questions.part, found, _from(site))
    shares = await site.ask(questions.shares, found["id"])
    facts = await site.ask(quote.facts, found["id"])
    for fact in facts:
        fact["href"] = fact["value"] if fact["name"] == "url" and web(fact["value"]) else None
    contents = Contents(
        text=await site.ask(questions.text, found, start, end),
        start=start,
        **{name: await site.ask(getattr(questions, name), found["id"], start, end) for name in PARTS},
    )
    last = found["offset"] + found["length"]
    return await site.page(
        "document",
        document=found,
        blocks=[block for block in blocks(contents) if not _repeats(block, found["label"])],
        quotes={row["uid"]: row for row in contents.quotes},
        facts=facts,
        absent=[name for name in ("outlet", "published") if name not in {fact["name"] for fact in facts}],
        copies=await site.ask(questions.copies, found["id"]),
        shares=_measured(shares),
        next_path=site.path("document", found["uid"], **{"from": end}) if end < last else None,
        first_path=site.path("document", found["uid"]) if start > found["offset"] else None,
        percent=(
            round(100 * (start - found["offset"]) / found["length"]),
            round(100 * (end - found["offset"]) / found["length"]),
        )
        if found["length"]
        else (0, 100),
    )


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


def _repeats(block: Block, label: str) -> bool:
    """Whether a block is the title that the page shows already."""
    words = ["".join(stretch.text for stretch in paragraph) for paragraph in block.paragraphs]
    return block.kind == PieceKind.TITLE and words == [label] and not block.remarks


def _from(site: Site) -> int | None:
    given = site.argument("from") or ""
    return int(given) if given.isascii() and given.isdigit() and len(given) < len(str(1 << 40)) else None


def _measured(shares: list[Row]) -> list[Row]:
    """The speakers with the share of each in percent."""
    total = sum(row["words"] for row in shares) or 1
    for row in shares:
        row["percent"] = round(100 * row["words"] / total, 1)
    return shares
