"""Atom feeds of quotations (RFC 4287)."""

from collections.abc import Sequence
from textwrap import shorten
from xml.etree import ElementTree as ET

from datasette.utils.asgi import Response

from quotes.plugin import wording
from quotes.plugin.site import HEADERS, Site
from quotes.store.queries.latest import NEVER
from quotes.store.queries.run import Row

ATOM = "http://www.w3.org/2005/Atom"


def feed(site: Site, title: str, path: str, rows: Sequence[Row]) -> Response:
    """The feed of the page at `path`, one entry a quotation: `updated` is when it came into the collection."""
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    add(root, "title", title)
    add(root, "id", site.absolute(path))
    add(root, "link", rel="alternate", type="text/html", href=site.absolute(path))
    add(root, "link", rel="self", type="application/atom+xml", href=site.absolute(site.request.full_path))
    add(root, "updated", max((row["stored"] for row in rows), default=NEVER))
    if site.publisher.licence:
        add(root, "rights", site.publisher.licence)
    for row in rows:
        _entry(site, root, row)
    return answered(root)


def answered(root: ET.Element) -> Response:
    """A feed on its way to a reader."""
    body = '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode")
    return Response(body, headers=dict(HEADERS), content_type="application/atom+xml; charset=utf-8")


def _entry(site: Site, root: ET.Element, row: Row) -> None:
    entry = ET.SubElement(root, "entry")
    link = site.absolute(site.path("quote", row["uid"]))
    speaker = row["said_by"] or wording.NO_SPEAKER
    flags = "".join(f" ({heading.lower()})" for heading, _ in wording.warnings(row) if row["speaker_uid"])
    add(entry, "title", f"{speaker}: {shorten(row['text'], 100, placeholder=' …')}")
    add(entry, "id", link)
    add(entry, "link", rel="alternate", type="text/html", href=link)
    add(entry, "updated", row["stored"])
    if row["date"]:
        add(entry, "published", f"{row['date']}T00:00:00Z")
    add(ET.SubElement(entry, "author"), "name", speaker)
    source = ", ".join(part for part in (row["document_label"], row["outlet"], wording.day(row["date"])) if part)
    add(entry, "content", f"{row['text']}\n\n{speaker}{flags}, {source}", type="text")


def add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> None:
    """One more element in another, without the characters that XML cannot hold."""
    ET.SubElement(parent, name, {key: _clean(value) for key, value in attributes.items()}).text = text and _clean(text)


def _clean(text: str) -> str:
    """The text without the characters that XML 1.0 cannot hold."""
    return "".join(
        char
        for char in text
        if char in "\t\n\r" or " " <= char <= "\ud7ff" or "\ue000" <= char <= "�" or char > "\uffff"
    )
