"""Everything that a visitor can get from a site: links followed from the first page, and the ways that have no link."""

import csv
import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from urllib.parse import parse_qs, quote, urlsplit

from served import Site

WAYS = (
    "/{db}/{table}.json?_shape=array&_size=max",
    "/{db}/{table}.csv?_size=max",
    "/{db}/{table}.csv?_stream=1",
    "/{db}/{table}?_size=20",
    "/{db}/{table}.json?_nl=on&_shape=arrayfirst",
)
INNER = (
    "databases",
    "metadata",
    "config",
    "settings",
    "threads",
    "versions",
    "plugins",
    "permissions",
    "actor",
    "jump",
)


def crawl(
    site: Site, of_a_kind: int = 1, waiting: list[str] | None = None, of_tables: int | None = None
) -> Iterator[tuple[str, int, str]]:
    """Each address with its status and its words; of addresses that differ in a name or number only, so many.

    Every page of a list is followed with each of its options by itself (a kind, a year, a person), never with two of
    them: so the addresses are as many as the things on the site, and have an end. Of Datasette's own pages of tables,
    all of whose rows the ways below read, `of_tables` of a kind will do. `waiting` gets the addresses that are known.
    """
    tables = of_a_kind if of_tables is None else of_tables
    names = [name for (name,) in site.rows("select name from sqlite_master where type in ('table', 'view')")]
    ways = [way.format(db=site.database, table=name) for name in names for way in WAYS]
    inner = [f"/-/{name}{ending}" for name in INNER for ending in ("", ".json")]
    waiting = [] if waiting is None else waiting
    waiting += ["/", "/api/v1/search.json?size=100", "/search.atom", "/corrections.atom", "/robots.txt", *ways, *inner]
    waiting += [f"/{site.database}/{name}.json?_facet=text&_size=1" for name in ("quotes", "documents", "gone")]
    waiting += [f"/{site.database}.db", f"/{site.database}", f"/{site.database}.json", "/api/v1/stats.json"]
    seen, kinds = set(waiting), Counter[str]()
    while waiting:
        path = waiting.pop()
        response = site.get(path)
        body = response.text
        kind = "csv" if ".csv" in path else response.headers.get("content-type", "")  # shown as plain text by Datasette
        yield path, response.status_code, plain(body, kind)
        for link in links(body) | ({response.headers["location"]} if "location" in response.headers else set()):
            most = tables if link.startswith(f"/{site.database}/") else of_a_kind
            if link not in seen and kinds[_kind(link)] < most:
                seen.add(link)
                kinds[_kind(link)] += 1
                waiting.append(link)


def _kind(link: str) -> str:
    """An address without what names one thing among many."""
    return re.sub(r"(?<=/)[a-z2-7]{12}\b|(?<=person/)[^/.?]+|(?<==)[^&]+|\d+", "*", link)


def links(body: str) -> set[str]:
    """The addresses of this site in an answer, without their fragments; of lists put another way only the next page."""
    found = re.findall(r'(?:href|src|action)="([^"]+)"', body) + re.findall(r'"(https?://localhost[^"\\]*)"', body)
    local = {html.unescape(link).removeprefix("http://localhost").partition("#")[0] for link in found}
    return {link for link in local if link.startswith("/") and not link.startswith("//") and _followed(link)}


def _followed(link: str) -> bool:
    parts = urlsplit(link)
    asked = {name for name in parse_qs(parts.query) if name not in {"next", "_next", "v"}}
    ours = len(asked) <= 1 and not any(name.startswith("_") or "__" in name for name in asked)
    return ours and not parts.path.endswith((".css", ".js"))


APART = "¶"
"""Stands between texts that are not one."""

INLINE = re.compile(r"</?(?:a|b|i|em|strong|span|bdi|mark|code|time|abbr|q)\b[^>]*>")


def plain(body: str, kind: str) -> str:
    """The words of an answer, with APART between its paragraphs, cells and values."""
    if "json" in kind:
        return APART.join(strings(json.loads(body))) if body else ""
    if "csv" in kind:
        return APART.join(cell for row in csv.reader(StringIO(body)) for cell in row)
    body = re.sub(r"<(script|style).*?</\1>", APART, body, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", APART, INLINE.sub("", body)))


def strings(found: object) -> Iterator[str]:
    """Every text in a JSON answer, keys left out."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for part in found.values():
            yield from strings(part)
    elif isinstance(found, list):
        for part in found:
            yield from strings(part)


def asked_for(site: Site, phrase: str) -> Iterator[str]:
    """Addresses at which somebody may find out whether a phrase stands in a document."""
    words, base = quote(phrase), f"/{site.database}"
    for table in ("documents", "quotes", "spoken", "gone", "decisions"):
        for test in ("contains", "like", "startswith", "glob"):
            given = quote(f"*{phrase}*") if test == "glob" else quote(f"%{phrase}%") if test == "like" else words
            for column in ("text", "words", "prefix", "suffix", "label", "title"):
                yield f"{base}/{table}.json?_shape=array&{column}__{test}={given}"
    for table in ("documents", "quotes"):
        marked = quote(f'"{phrase}"')
        yield f"{base}/{table}.json?_shape=array&_search={marked}"
        yield f"{base}/{table}.json?_shape=array&_searchmode=raw&_search={marked}"
        yield f"{base}/{table}.json?_shape=array&_search_text={marked}"
        yield f"{base}/{table}_fts.json?_shape=array&{table}_fts={marked}"
        yield f"{base}/{table}_fts.json?_shape=array&text__contains={words}"
        yield f"{base}/{table}.json?_shape=array&_where=text+like+'%25{words}%25'"
    yield f"/api/v1/search.json?q={quote(chr(34) + phrase + chr(34))}&copies=yes"
    yield f"/api/v1/facets.json?q={quote(chr(34) + phrase + chr(34))}"
    yield f"/api/v1/people.json?q={quote(phrase)}"
