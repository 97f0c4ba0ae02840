"""W3C Web Annotations (https://www.w3.org/TR/annotation-model/): one for each quotation, in JSON-LD."""

import json
from typing import Any

from quotes.formats.annotated import Annotated, name
from quotes.kinds import QuoteKind
from quotes.models import Quote

CONTEXT = 48
"""Characters before and after the words in a TextQuoteSelector."""


def write(found: Annotated) -> str:
    """A page of annotations, on one line.

    Positions count characters of the source's text, as the selectors want it. Annotations that have no public name are
    called by the hash of the file and where they stand.
    """
    page = {
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"schema": "https://schema.org/"}],
        "id": f"urn:sha256:{found.parsed.document.sha256}",
        "type": "AnnotationPage",
        "label": found.title,
        "items": [_annotation(found, number, quote) for number, quote in enumerate(found.parsed.quotes)],
    }
    return json.dumps(page, ensure_ascii=False) + "\n"


def _annotation(found: Annotated, number: int, quote: Quote) -> dict[str, Any]:
    document = found.parsed.document
    own = f"urn:sha256:{document.sha256}:{quote.start}-{quote.end}"
    body: dict[str, Any] = {
        "type": "schema:Statement" if quote.kind is QuoteKind.INDIRECT else "schema:Quotation",
        "schema:additionalType": str(quote.kind),
    }
    if people := [person for speaker in found.speakers(quote) if (person := found.person(speaker))]:
        body["schema:creator"] = [
            {"schema:name": name(person), "schema:identifier": found.people.get(person.id, person.id)}
            | ({"schema:sameAs": f"http://www.wikidata.org/entity/{person.wikidata}"} if person.wikidata else {})
            for person in people
        ]
        body["schema:disambiguatingDescription"] = f"speaker known by: {quote.evidence}; {quote.certainty}"
    if quote.translated:
        body["schema:description"] = "a translator's words"
    return {
        "id": f"urn:quotation:{found.uid(number)}" if found.uids else own,
        "type": "Annotation",
        "motivation": "identifying",
        "body": body,
        "target": {"source": _source(found), "selector": selectors(document.text, quote.start, quote.end)},
    }


def _source(found: Annotated) -> str:
    """The address of the source, else a name that holds for the same bytes everywhere."""
    url = found.parsed.facts.url
    is_web = url and url.value.startswith(("http://", "https://"))
    return url.value if url and is_web else f"urn:sha256:{found.parsed.document.sha256}"


def selectors(text: str, start: int, end: int) -> list[dict[str, Any]]:
    """Where words stand: by the words around them, and by position."""
    return [
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(start - CONTEXT, 0) : start],
            "suffix": text[end : end + CONTEXT],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]
