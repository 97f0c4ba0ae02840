"""Finding a person, and the page of one."""

import sqlite3
from typing import Any

from datasette.utils.asgi import Response

from quotes.kinds import PersonKind, QuoteKind
from quotes.plugin.chart import grouped, sparks, timeline
from quotes.plugin.feed import feed
from quotes.plugin.parameters import choice, no_page
from quotes.plugin.remembered import remembered
from quotes.plugin.shown import found
from quotes.plugin.site import PageError, Site
from quotes.plugin.walks import walk
from quotes.store.queries import people as questions
from quotes.store.queries.called import called
from quotes.store.queries.filters import Filters
from quotes.store.queries.latest import latest
from quotes.store.queries.run import Row
from quotes.store.queries.search import Page, how_many
from quotes.store.queries.surnames import namesakes
from quotes.store.queries.topics import LOOKED, topics
from quotes.store.queries.words import expression
from quotes.words.names import folded

OUTLETS = 8
"""Outlets that are told apart on a person's page."""

PARAPHRASE = str(QuoteKind.INDIRECT)


async def people(site: Site) -> Response:
    """`/people`."""
    typed, kind = site.argument("q"), choice(site, "kind", PersonKind)
    page = await listed(site, typed, kind)
    following = site.path("people", q=typed, kind=kind, next=page.next) if page.next else None
    return await site.page("people", typed=typed, kind=kind, kinds=list(PersonKind), page=page, next_path=following)


async def listed(site: Site, typed: str | None, kind: str | None, size: int = 50) -> Page:
    """A page of people, the most quoted first. Raises PageError for a page that there is not."""

    def order(connection: sqlite3.Connection) -> list[int]:
        return questions.order(connection, typed, kind)

    try:
        key = ["people", typed, kind]
        return await walk(site, key, order, questions.listed, after=site.argument("next"), size=size)
    except ValueError as error:
        raise no_page(error) from error


async def person(site: Site) -> Response:
    """`/person/<slug>`."""
    uid = site.part("uid")
    someone = await site.ask(questions.person, uid)
    if someone is None:
        return await _elsewhere(site, uid)
    typed, kind = site.argument("q"), choice(site, "kind", (QuoteKind.INDIRECT,))
    page = await _said(site, uid, typed, site.argument("next"), kind)
    forms, descriptions = _called(someone, await site.ask(called, someone["id"]))
    return await site.page(
        "person",
        person=someone,
        typed=typed,
        page=page,
        kind=kind,
        others=await site.ask(how_many, expression(typed or ""), Filters(uid, kind=None if kind else PARAPHRASE)),
        next_path=site.path("person", uid, q=typed, kind=kind, next=page.next) if page.next else None,
        feed_path=site.path("person", f"{uid}.atom"),
        forms=forms,
        descriptions=descriptions,
        names=await site.ask(questions.names, someone["id"]),
        namesakes=await site.ask(namesakes, someone),
        documents=await site.ask(questions.appearances, someone["id"]),
        company=await site.ask(questions.company, someone["id"]),
        topics=await remembered(site, _topics, someone["id"], someone["label"]),
        **await _over_time(site, someone),
    )


def _called(someone: Row, forms: list[Row]) -> tuple[list[Row], list[Row]]:
    """What sources call somebody, apart from the heading of the page: forms of the name, and all else."""
    own = set(folded((someone["name"] or "").split()))
    found: tuple[list[Row], list[Row]] = [], []
    for row in forms:
        if row["form"].casefold() != someone["label"].casefold():
            found[own.isdisjoint(folded(row["form"].split()))].append(row)
    return found


def _topics(connection: sqlite3.Connection, person: int, label: str) -> list[Row]:
    return topics(connection, questions.newest_words(connection, person, LOOKED), label)


async def _over_time(site: Site, someone: Row) -> dict[str, Any]:
    """What they said by year or month, in all and by outlet."""
    periods = await remembered(site, questions.periods, (someone["id"],))
    outlets = grouped((row for row in periods if row["outlet"]), "outlet", "quotations")
    largest = sorted(outlets, key=lambda name: (-sum(outlets[name].values()), name))[:OUTLETS]
    return {
        "drawn": questions.DRAWN,
        "timeline": timeline(grouped(periods, "person", "quotations").get(str(someone["id"]), {})),
        "outlets": [{"outlet": name, "quotations": sum(outlets[name].values())} for name in largest],
        "sparks": sparks({name: outlets[name] for name in largest}),
    }


async def person_feed(site: Site) -> Response:
    """`/person/<slug>.atom`: the quotations of a person that came last into the collection."""
    uid = site.part("uid")
    someone = await known(site, uid)
    rows = await site.ask(latest, None, Filters(person=uid))
    return feed(site, f"Quotations of {someone['label']}", site.path("person", uid), rows)


async def known(site: Site, uid: str) -> Row:
    """The person with this uid. Raises PageError where there is none."""
    someone = await site.ask(questions.person, uid)
    if someone is None:
        raise PageError(404, "There is nobody here by that name", f"Look through {site.path('people')}.")
    return someone


async def _said(site: Site, uid: str, typed: str | None, after: str | None, kind: str | None) -> Page:
    try:
        return await site.ask(found, expression(typed or ""), Filters(person=uid, kind=kind), after=after)
    except ValueError as error:
        raise no_page(error) from error


async def _elsewhere(site: Site, uid: str) -> Response:
    """To the person whose page somebody's is now."""
    target = await site.ask(questions.moved_to, uid)
    if target is None:
        raise PageError(404, "There is nobody here by that name", "The address may be mistyped; find people by name.")
    return Response.redirect(site.path("person", target), status=301)
