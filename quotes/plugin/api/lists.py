"""Searches, people, documents and what the collection holds."""

import json

from datasette.utils.asgi import Response

from quotes.kinds import PersonKind, QuoteKind
from quotes.plugin.api import shapes
from quotes.plugin.api.answer import answer, moved
from quotes.plugin.asked import Asked, asked
from quotes.plugin.found import results
from quotes.plugin.pages import document as document_page
from quotes.plugin.pages.people import known
from quotes.plugin.pages.people import listed as listed_people
from quotes.plugin.parameters import choice, number
from quotes.plugin.remembered import remembered
from quotes.plugin.site import Site
from quotes.store.queries import document as documents
from quotes.store.queries import people as questions
from quotes.store.queries import quote, stats
from quotes.store.queries.called import called
from quotes.store.queries.filters import ANY, Filters
from quotes.store.queries.run import Row
from quotes.store.queries.search import COUNTED, Page, facets
from quotes.store.queries.words import expression

MOST = 200
"""Rows of one page."""

FURTHEST = 1 << 39
"""The greatest number of a character that is understood."""


async def search_quotes(site: Site) -> Response:
    """`search.json`."""
    sought = asked(site)
    page = await results(site, sought, _limit(site, 25))
    return answer(_page(site, page) | {"query": sought.parameters})


async def person_quotes(site: Site) -> Response:
    """`person/<slug>/quotes.json`."""
    uid = site.part("uid")
    if target := await site.ask(questions.moved_to, uid):
        return moved(site.path("api", "v1", "person", target, "quotes.json"))
    await known(site, uid)
    typed, kind = site.argument("q"), choice(site, "kind", (*QuoteKind, ANY))
    filters = Filters(person=uid, kind=kind)
    sought = Asked(typed, expression(typed or ""), filters, relevance=False, after=site.argument("next"))
    return answer(_page(site, await results(site, sought, _limit(site, 25))))


async def people(site: Site) -> Response:
    """`people.json?q=`."""
    page = await listed_people(site, site.argument("q"), choice(site, "kind", PersonKind), _limit(site, 50))
    return answer({"people": [shapes.person(site, row) for row in page.rows], "next": page.next})


async def person(site: Site) -> Response:
    """`person/<slug>.json`."""
    if target := await site.ask(questions.moved_to, site.part("uid")):
        return moved(site.path("api", "v1", "person", f"{target}.json"))
    someone = await known(site, site.part("uid"))
    forms = await site.ask(called, someone["id"])
    names = await site.ask(questions.names, someone["id"])
    company = await site.ask(questions.company, someone["id"])
    appearances = await site.ask(questions.appearances, someone["id"], 100)
    return answer(
        shapes.person(site, someone)
        | {
            "called": [
                {"form": row["form"], "documents": row["documents"], "first": row["document_uid"]} for row in forms
            ],
            "names": names,
            "company": [{"uid": row["uid"], "label": row["label"], "documents": row["documents"]} for row in company],
            "newest_documents": [
                {"uid": row["uid"], "label": row["label"], "outlet": row["outlet"], "date": row["date"]}
                for row in appearances
            ],
            "quotes": site.absolute(site.path("api", "v1", "person", someone["uid"], "quotes.json")),
        }
    )


async def document(site: Site) -> Response:
    """`document/<uid>.json`: all of it, in parts where it is long."""
    found = await document_page.known(site, site.part("uid"))
    start, end = await site.ask(documents.part, found, number(site, "from", 0, FURTHEST, 0))
    facts = await site.ask(quote.facts, found["id"])
    parts = {name: await site.ask(getattr(documents, name), found["id"], start, end) for name in document_page.PARTS}
    return answer(
        shapes.document(site, found, facts)
        | {
            "confidence": found["confidence"],
            "considered": json.loads(found["considered"] or "[]"),
            "length": found["length"],
            "start": start,
            "end": end,
            "text": await site.ask(documents.text, found, start, end),
            "next_from": end if end < found["offset"] + found["length"] else None,
            "copies": [_copy(row) for row in await site.ask(documents.copies, found["id"])],
            "people": [_cast(row) for row in await site.ask(documents.people, found["id"])],
            **_told(parts),
        }
    )


async def divided(site: Site) -> Response:
    """`facets.json`: how a search divides."""
    sought = asked(site)
    found = await site.ask(facets, sought.match, sought.filters)
    return answer({"facets": found, "counted_over_the_newest": COUNTED, "query": sought.parameters})


async def statistics(site: Site) -> Response:
    """`stats.json`: what the collection holds and does not know."""
    found = await remembered(site, stats.counts)
    return answer(
        found
        | {
            "unknown_speakers": await remembered(site, stats.unknown_speakers),
            "divided": await remembered(site, stats.divided),
            "documents_by_year": await remembered(site, stats.years),
            "outlets": await remembered(site, stats.outlets),
            "programs": await remembered(site, stats.programs),
        }
    )


def _limit(site: Site, usual: int) -> int:
    return number(site, "limit", 1, MOST, number(site, "size", 1, MOST, usual))


def _page(site: Site, page: Page) -> dict[str, object]:
    return {
        "quotes": [shapes.listed(site, row) for row in page.rows],
        "next": page.next,
        "total": page.total,
        "looked_through_the_newest": page.looked,
    }


def _copy(row: Row) -> Row:
    return {"uid": row["uid"], "label": row["label"], "outlet": row["outlet"]}


def _cast(row: Row) -> Row:
    return row | {"labels": json.loads(row["labels"])}


def _told(parts: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """The rows of a document's tables without this database's own numbers: a turn is told by its position."""
    positions = {row["id"]: row["position"] for row in parts["turns"]}
    for name in ("quotes", "annotations"):
        parts[name] = [row | {"turn": positions.get(row["turn"])} for row in parts[name]]
    parts["quotes"] = [row | {"translated": row["translated"] == "yes"} for row in parts["quotes"]]
    return {name: [{key: row[key] for key in row if key != "id"} for row in rows] for name, rows in parts.items()}
