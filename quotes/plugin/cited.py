"""A quotation's row as its citations need it."""

from textwrap import shorten

from quotes.cite.cited import Cited, of_row, web
from quotes.cite.linked import deep_link
from quotes.cite.styles import REFERENCES
from quotes.plugin.site import Site
from quotes.plugin.wording import is_cut
from quotes.store.queries.run import Row

REPORTED = 300
"""Characters of a quotation in a report of a mistake: addresses cannot be long."""


def cited(site: Site, quote: Row) -> Cited:
    """What the citations of a quotation say."""
    words = f"{quote['text']} […]" if is_cut(quote) else None
    return of_row(quote, site.absolute(site.path("quote", quote["uid"])), words)


def links(site: Site, quote: Row) -> dict[str, str | None]:
    """Where a quotation leads: its own addresses, its source, an archive, its place in the document."""
    uid, url = quote["uid"], quote["fact_url"] if web(quote["fact_url"]) else None
    page = site.absolute(site.path("quote", uid))
    day = (quote["date"] or "").replace("-", "")
    return {
        "page": page,
        "json": site.absolute(site.path("api", "v1", "quote", f"{uid}.json")),
        "jsonld": site.absolute(site.path("api", "v1", "quote", f"{uid}.jsonld")),
        **{name: site.absolute(site.path("api", "v1", "quote", uid, "cite", style=name)) for name in REFERENCES},
        "oembed": site.absolute(site.path("api", "v1", "oembed", url=page, format="json")),
        "embed": site.absolute(site.path("quote", uid, "embed")),
        "report": site.publisher.report(page, uid, shorten(quote["text"], REPORTED, placeholder=" …")),
        "row": site.table("quotes", uid__exact=uid),
        "place": f"{site.path('document', quote['document_uid'])}#q-{uid}",
        "source": deep_link(url, quote["text"]) if url else None,
        "archive": f"https://web.archive.org/web/{day or '*'}/{url}" if url else None,
    }
