"""The description of the API (OpenAPI 3.1)."""

import re
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from datasette.utils.asgi import Response

from quotes.cite.styles import STYLES
from quotes.kinds import Certainty, PersonKind, QuoteKind, Role
from quotes.plugin.api import check_schema
from quotes.plugin.api.answer import answer
from quotes.plugin.api.lists import FURTHEST, MOST
from quotes.plugin.api.quote import HEIGHT, PIXELS, WIDTH
from quotes.plugin.api.schemas import SCHEMAS
from quotes.plugin.pages.quote import FURTHEST as AROUND
from quotes.plugin.pages.quote import NEAR
from quotes.plugin.site import Site
from quotes.store.queries.filters import ANY

Json = dict[str, Any]


async def description(site: Site) -> Response:
    """`openapi.json`."""
    return answer(
        {
            "openapi": "3.1.0",
            "info": {"title": site.publisher.title, "version": _version(), "description": INTRODUCTION, **_told(site)},
            "servers": [{"url": site.absolute(site.path("api", "v1"))}],
            "paths": {path: {"get": operation} for path, operation in PATHS.items()} | {"/check.json": CHECK},
            "components": {"schemas": SCHEMAS | check_schema.SCHEMAS},
        }
    )


INTRODUCTION = (
    "Who said what, word for word, and where it stands. Every `text` is a slice of its document, and every `start` and"
    " `end` counts characters (Unicode code points, end exclusive) in that document's text. A list has `next`: give it"
    " back as `next` for the following page; it is null on the last one. Errors are JSON with `status`, `title` and"
    " `way_out`. Any site may read all of this (CORS)."
)


def _told(site: Site) -> Json:
    """Licence and contact, where the publisher names them."""
    found: Json = {}
    if url := site.publisher.contact_url:
        found["contact"] = {"email": url.removeprefix("mailto:")} if url.startswith("mailto:") else {"url": url}
    if licence := site.publisher.licence:
        found["license"] = {"name": licence} | ({"url": licence} if site.publisher.licence_url else {})
    return found


def _version() -> str:
    try:
        return version("attributed-quotes")
    except PackageNotFoundError:
        return "0"


def _parameter(name: str, description: str, schema: Json | None = None, *, place: str = "query") -> Json:
    kind = schema or {"type": "string"}
    return {"name": name, "in": place, "required": place == "path", "description": description, "schema": kind}


def _choice(*values: str) -> Json:
    return {"type": "string", "enum": [str(value) for value in values]}


def _number(least: int, most: int, usual: int) -> Json:
    return {"type": "integer", "minimum": least, "maximum": most, "default": usual}


def _operation(name: str, summary: str, schema: str, parameters: list[Json], *, gone: bool = False) -> Json:
    found: Json = {"200": _reply(summary, {"$ref": f"#/components/schemas/{schema}"})}
    statuses = {"400": "A parameter has a value it cannot have", "404": "There is no such thing, or no such page"}
    if gone:
        statuses |= {"301": "Moved to another address", "410": "Was here once and is gone"}
    for status, meaning in statuses.items():
        found[status] = {"description": meaning} if status == "301" else _reply(meaning, ERROR)
    return {"operationId": name, "summary": summary, "parameters": parameters, "responses": found}


def _reply(meaning: str, schema: Json, kind: str = "application/json") -> Json:
    return {"description": meaning, "content": {kind: {"schema": schema}}}


ERROR = {"$ref": "#/components/schemas/Error"}
DAY = {"type": "string", "format": "date"}
UID = [_parameter("uid", "The public name of the quotation", {"type": "string", "minLength": 1}, place="path")]
DOCUMENT = [_parameter("uid", "The public name of the document", {"type": "string", "minLength": 1}, place="path")]
SLUG = [_parameter("slug", "The public name of the person", {"type": "string", "minLength": 1}, place="path")]
NEXT = _parameter("next", "Where the page begins: `next` of the page before")
Q = _parameter(
    "q",
    "Words that must all stand in the quotation; those in quotation marks together; coal* begins a word; NOT, OR, NEAR",
)
KIND = _parameter("kind", "Only words of this kind; without it speech, direct and mixed", _choice(*QuoteKind, ANY))
FILTERS = [
    Q,
    _parameter("person", "Only words of the person with this slug"),
    _parameter("document", "Only from the document with this uid"),
    _parameter("outlet", "Only what this outlet published"),
    _parameter("program", "Only from this programme"),
    _parameter("language", "Only from documents in this language: a code such as en"),
    KIND,
    _parameter("translated", "Only where a translator speaks, or only where none does", _choice("yes", "no")),
    _parameter("certainty", "Only words whose speaker is this sure", _choice(*Certainty)),
    _parameter("role", "Only speakers in this role", _choice(*Role)),
    _parameter("since", "From this day on; undated sources are left out", DAY),
    _parameter("until", "Up to this day; undated sources are left out", DAY),
    _parameter("guests", "Leave out hosts and reporters", _choice("yes", "no")),
    _parameter("copies", "Show the same words in each copy of a story, not once", _choice("yes", "no")),
    _parameter("unresolved", "Only words whose speaker nobody can tell", _choice("yes", "no")),
]
SORT = _parameter("sort", "Newest first, or most relevant first", _choice("newest", "relevance"))
LIMIT = _parameter("limit", "How many rows", _number(1, MOST, 25))
SIZE = _parameter("size", "The older name of `limit`", _number(1, MOST, 25))
PATHS: dict[str, Json] = {
    "/search.json": _operation("search", "Quotations that match", "Quotes", [*FILTERS, SORT, NEXT, LIMIT, SIZE]),
    "/quote/{uid}.json": _operation(
        "quote",
        "All about one quotation",
        "Quote",
        [*UID, _parameter("around", "Turns or paragraphs of context on either side", _number(0, AROUND, NEAR))],
        gone=True,
    ),
    "/quote/{uid}.jsonld": _operation("quoteLinkedData", "As schema.org has it", "LinkedData", UID, gone=True),
    "/quote/{uid}/cite": _operation(
        "cite", "A citation", "Text", [*UID, _parameter("style", "Which style", _choice(*STYLES))], gone=True
    ),
    "/document/{uid}.json": _operation(
        "document",
        "All of a document",
        "WholeDocument",
        [*DOCUMENT, _parameter("from", "The character at which a part of a long one begins", _number(0, FURTHEST, 0))],
        gone=True,
    ),
    "/person/{slug}.json": _operation("person", "One person", "WholePerson", SLUG, gone=True),
    "/person/{slug}/quotes.json": _operation(
        "personQuotes",
        "What a person is on record with, newest first",
        "Quotes",
        [*SLUG, Q, KIND, NEXT, LIMIT, SIZE],
        gone=True,
    ),
    "/people.json": _operation(
        "people",
        "People, the most quoted first",
        "People",
        [
            _parameter("q", "Beginnings of words of the name"),
            _parameter("kind", "Only people of this kind", _choice(*PersonKind)),
            NEXT,
            LIMIT | {"schema": _number(1, MOST, 50)},
            SIZE | {"schema": _number(1, MOST, 50)},
        ],
    ),
    "/facets.json": _operation("facets", "How a search divides", "Facets", [*FILTERS, SORT]),
    "/stats.json": _operation("stats", "What the collection holds and does not know", "Stats", []),
    "/oembed": _operation(
        "oembed",
        "A quotation as an oEmbed card",
        "OEmbed",
        [
            _parameter("url", "The address of a quotation's page") | {"required": True},
            _parameter("format", "Only JSON", _choice("json")),
            _parameter("maxwidth", "The most pixels wide", _number(1, PIXELS, WIDTH)),
            _parameter("maxheight", "The most pixels high", _number(1, PIXELS, HEIGHT)),
        ],
    ),
}
PATHS["/quote/{uid}.jsonld"]["responses"]["200"] = _reply(
    "As schema.org has it", {"$ref": "#/components/schemas/LinkedData"}, "application/ld+json"
)
PATHS["/quote/{uid}/cite"]["responses"]["200"]["content"] = {
    "text/plain": {"schema": {"type": "string"}},
    "application/vnd.citationstyles.csl+json": {"schema": {"type": "array", "items": {"type": "object"}}},
}
CHECK: Json = {
    "get": _operation(
        "check",
        "Was it really said? A claimed quotation against the record",
        "Answer",
        [
            _parameter("claim", "The words that are claimed") | {"required": True},
            _parameter("speaker", "Who is said to have said them"),
        ],
    ),
    "post": _operation("checkMany", "Many claims at once, answered in their order", "Answers", [])
    | {"requestBody": check_schema.BODY},
}
CHECK["post"]["responses"]["413"] = _reply("The body is too large", ERROR)


def parameters(route: str) -> frozenset[str] | None:
    """The parameters that an address takes, by the expression that routes to it; None where it takes any.

    oEmbed has consumers send parameters of their own (https://oembed.com, 2.2).
    """
    path = re.sub(r"\(\?P<\w+>[^)]*\)", "{}", route).replace("\\", "")
    taken = {re.sub(r"\{\w+\}", "{}", known): operation["parameters"] for known, operation in PATHS.items()}
    if path == "/oembed":
        return None
    return frozenset(parameter["name"] for parameter in taken.get(path, []) if parameter["in"] == "query")
