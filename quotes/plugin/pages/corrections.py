"""What has been corrected, when and why, as a newspaper lists its own; and the feed of it."""

from xml.etree import ElementTree as ET

from datasette.utils.asgi import Response

from quotes.plugin.feed import ATOM, add, answered
from quotes.plugin.parameters import no_page
from quotes.plugin.site import Site
from quotes.plugin.wording import corrected
from quotes.store.queries import corrections as questions
from quotes.store.queries.run import Row
from quotes.store.queries.search import Page

LONG_AGO = "1970-01-01T00:00:00Z"
"""What the feed, where every entry must have a time, says of decisions older than the column for it."""


async def corrections(site: Site) -> Response:
    """`/corrections`."""
    page = await _page(site)
    following = site.path("corrections", next=page.next) if page.next else None
    return await site.page("corrections", page=page, next_path=following, feed_path=site.path("corrections.atom"))


async def corrections_feed(site: Site) -> Response:
    """`/corrections.atom`: the latest corrections."""
    rows = (await _page(site)).rows
    path = site.path("corrections")
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    add(root, "title", f"Corrections | {site.publisher.title}")
    add(root, "id", site.absolute(path))
    add(root, "link", rel="alternate", type="text/html", href=site.absolute(path))
    add(root, "link", rel="self", type="application/atom+xml", href=site.absolute(site.request.full_path))
    add(root, "updated", max((row["decided"] or LONG_AGO for row in rows), default=LONG_AGO))
    add(ET.SubElement(root, "author"), "name", site.publisher.title)
    for row in rows:
        entry = ET.SubElement(root, "entry")
        link = site.absolute(f"{path}#c{row['id']}")
        add(entry, "title", row["sentence"])
        add(entry, "id", link)
        add(entry, "link", rel="alternate", type="text/html", href=link)
        add(entry, "updated", row["decided"] or LONG_AGO)
        add(entry, "content", "\n\n".join(part for part in (row["words"], row["why"]) if part), type="text")
    return answered(root)


async def _page(site: Site) -> Page:
    try:
        page: Page = await site.ask(questions.corrections, after=site.argument("next"))
    except ValueError as error:
        raise no_page(error) from error
    for row in page.rows:
        row["sentence"] = corrected(row)
    return page


async def correction(site: Site, uid: str, words: str | None = None) -> Row | None:
    """What was corrected about one quotation, with a sentence that says it; `words` are of one that is gone."""
    row: Row | None = await site.ask(questions.correction, uid, words)
    return row and row | {"sentence": corrected(row)}
