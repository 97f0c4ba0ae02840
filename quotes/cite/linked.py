"""A quotation in schema.org's terms, and links that scroll to its words."""

from typing import Any
from urllib.parse import quote

from quotes.cite.cited import Cited

EDGES = 5
"""Words at either end of a long quotation that a text fragment names."""

SHORT = 12
"""Words up to which a text fragment names all of them."""

MARKS = ' \t\n\xa0"“”„«»'


def json_ld(cited: Cited) -> dict[str, Any]:
    """The words as a schema.org Quotation; a paraphrase is no quotation and is a Statement."""
    source: dict[str, Any] = {
        "@type": "CreativeWork" if cited.transcript else "NewsArticle",
        "name": cited.title,
        "url": cited.address,
    }
    if cited.date:
        source["datePublished"] = cited.date
    if cited.outlet:
        source["publisher"] = {"@type": "Organization", "name": cited.outlet}
    shape: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Statement" if cited.paraphrase else "Quotation",
        "@id": cited.link,
        "url": cited.link,
        "identifier": cited.uid,
        "text": cited.words,
        "isPartOf": source,
    }
    if cited.speaker and cited.named:
        shape["creator"] = {"@type": "Person", "name": cited.speaker}
    elif cited.speaker:
        shape["creditText"] = cited.speaker
    if cited.translated:
        shape["disambiguatingDescription"] = "a translator's words"
    elif cited.paraphrase:
        shape["disambiguatingDescription"] = "a paraphrase, not their words"
    return shape


def fragment(words: str) -> str:
    """A text directive that makes a browser scroll to the words: the `:~:text=` that follows a `#`.

    https://wicg.github.io/scroll-to-text-fragment/: hyphens, commas and ampersands must be encoded.
    """
    found = words.strip(MARKS).split()
    parts = [found] if len(found) <= SHORT else [found[:EDGES], found[-EDGES:]]
    return ":~:text=" + ",".join(quote(" ".join(part), safe="").replace("-", "%2D") for part in parts)


def deep_link(url: str, words: str) -> str:
    """An address that scrolls to the words, whatever fragment it has already."""
    return f"{url}{'' if '#' in url else '#'}{fragment(words)}"
