"""What a web page states about itself in JSON-LD and Open Graph."""

from collections.abc import Iterable, Iterator
from typing import Any

from extruct.jsonld import JsonLdExtractor
from extruct.opengraph import OpenGraphExtractor

from quotes.models import Fact, Facts

# https://schema.org/CreativeWork: the kinds that a story's page describes itself as.
_STORIES = frozenset(("AudioObject", "Clip", "Episode", "PodcastEpisode", "RadioClip", "RadioEpisode", "TVEpisode"))
_ARTICLES = ("Article", "BlogPosting", "Report")  # with the kinds that end in these: NewsArticle, ReportageNewsArticle
_SERIES = ("partOfSeries", "isPartOf", "partOfTVSeries")
_JSON_LD = "//script[@type='application/ld+json']"
_LANGUAGE = "/html/@lang | /html/@xml:lang"
_CANONICAL = "//link[@rel='canonical']/@href"
_DATE = "//meta[@name='date']/@content"  # all that npr.org's transcripts state


def facts(tree: Any) -> Facts:  # noqa: ANN401 - lxml has no types
    """The facts that the markup of a page, as lxml reads it, states; JSON-LD before Open Graph."""
    story = _merged(item for item in _items(tree) if any(map(_tells, _listed(item.get("@type")))))
    graph = _open_graph(tree)
    return Facts(
        title=_fact(story.get("headline"), graph.get("og:title"), story.get("name")),
        outlet=_fact(graph.get("og:site_name"), _name(story.get("publisher"))),
        program=_fact(*(_name(story.get(key)) for key in _SERIES)),
        published=_fact(story.get("datePublished"), graph.get("article:published_time"), *tree.xpath(_DATE)),
        url=_fact(*tree.xpath(_CANONICAL), graph.get("og:url"), story.get("url")),
        language=_fact(*tree.xpath(_LANGUAGE), *_listed(story.get("inLanguage")), graph.get("og:locale")),
        byline=_fact(", ".join(filter(None, map(_name, _listed(story.get("author")))))),
    )


def _items(tree: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - lxml has no types
    """Every object of the page's JSON-LD; a script that is broken costs only itself."""
    for script in tree.xpath(_JSON_LD):
        try:
            found = JsonLdExtractor().extract_items(script)
        except (ValueError, RecursionError):
            continue
        for item in found:
            if isinstance(item, dict):
                yield from (inner for inner in _listed(item.get("@graph", item)) if isinstance(inner, dict))


def _tells(kind: Any) -> bool:  # noqa: ANN401 - whatever JSON holds
    return isinstance(kind, str) and (kind in _STORIES or kind.endswith(_ARTICLES))


def _merged(items: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """One story told by several objects: for each key what the first object says."""
    whole: dict[str, Any] = {}
    for item in items:
        whole = {**item, **whole}
    return whole


def _open_graph(tree: Any) -> dict[str, str]:  # noqa: ANN401 - lxml has no types
    found = [pair for item in OpenGraphExtractor().extract_items(tree) for pair in item["properties"]]
    return dict(reversed(found))


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 - whatever JSON holds
    return value if isinstance(value, list) else [value]


def _name(value: Any) -> str | None:  # noqa: ANN401 - whatever JSON holds
    """The name in `"X"` or `{"name": "X"}`, or in the first of a list of these."""
    for item in _listed(value):
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, str) and not name.startswith(("http:", "https:")):
            return name
    return None


def _fact(*values: Any) -> Fact | None:  # noqa: ANN401 - whatever JSON holds
    """The first of the values that says something."""
    for value in values:
        if isinstance(value, str) and (words := " ".join(value.split())):
            return Fact(words, origin="markup")
    return None
