"""Saved web pages: transcripts block by block, articles by a library that is made for them."""

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from quotes.errors import UnreadableError
from quotes.models import Document, Facts
from quotes.read import text
from quotes.read.encoding import LOST, decode
from quotes.read.extras import need
from quotes.read.stories import labels, split

if TYPE_CHECKING:
    from quotes.read.blocks import Block

_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([-\w]+)", re.IGNORECASE)
_HEAD = 4096
# Where pages keep their stories: npr.org's transcripts, today's pages, yesterday's, anyone's.
_PLACES = (
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' transcript ')][not(self::body)]",
    "//article",
    "//main | //*[@role='main']",
    "//*[@id='storytext'] | //*[contains(concat(' ', normalize-space(@class), ' '), ' storytext ')]",
    "//body",
)
_ENOUGH = 2
_STORYLESS = "is a web page without a story"


def read(path: str, data: bytes) -> Iterator[Document]:
    """The stories on a saved page, numbered as parts if there are several.

    Where labels stand, every block of the story is kept, so that none is lost; any other page is an article.
    Raises UnreadableError, its message a predicate, where there is no story or a library is missing.
    """
    for library in ("lxml", "extruct", "trafilatura"):
        need(library, "html")
    from quotes.read import markup
    from quotes.read.blocks import joined

    declared = _CHARSET.search(data, 0, _HEAD)
    source, remarks = decode(data, declared[1].decode() if declared else None)
    tree = _tree(source)
    facts = markup.facts(tree)
    stories = _transcripts(tree) or [_article(tree, source)]
    for part, story in enumerate(stories, 1):
        words, quotations = joined(story)
        if not words:
            raise UnreadableError(_STORYLESS)
        stated = (
            {"facts": facts}
            if len(stories) == 1
            else {"facts": Facts(outlet=facts.outlet, language=facts.language), "part": part}
        )
        document = text.made_document(path, data, words, remarks, blockquotes=quotations, **stated)
        yield from split(document) if len(stories) == 1 else [document]


def _tree(source: str) -> Any:  # noqa: ANN401 - lxml has no types
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        # The parser would take a NUL for the end of the page.
        return html.document_fromstring(source.replace("\0", LOST).encode(), parser=parser)
    except etree.ParserError:
        raise UnreadableError(_STORYLESS) from None


def _transcripts(tree: Any) -> list[list["Block"]]:  # noqa: ANN401 - lxml has no types
    """The blocks of each story with labels, from the most exact place that has any."""
    from quotes.read.blocks import blocks

    for place in _PLACES:
        elements = tree.xpath(place)
        inner = set(elements)
        outermost = [element for element in elements if inner.isdisjoint(element.iterancestors())]
        stories = [story for story in map(blocks, outermost) if labels(_lines(story)) >= _ENOUGH]
        if stories:
            return stories
    return []


def _lines(story: list["Block"]) -> str:
    return "\n".join(block.words for block in story)


def _article(tree: Any, source: str) -> list["Block"]:  # noqa: ANN401 - lxml has no types
    """The blocks of an article; of the whole page where the library finds none."""
    from trafilatura import bare_extraction

    from quotes.read.blocks import blocks

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it would tell the user of pages without a story
    found: Any = bare_extraction(source, include_comments=False)
    return blocks(tree if found is None else found.body)
