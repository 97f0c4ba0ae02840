"""A quotation's row as its citations need it."""

from textwrap import shorten

from quotes.cite import Cited, deep_link, web
from quotes.kinds import DocumentKind, PersonKind, QuoteKind
from quotes.plugin.site import Site
from quotes.plugin.wording import is_cut
from quotes.store.queries.run import Row

REPORTED = 300
"""Characters of a quotation in a report of a mistake: addresses cannot be long."""


def cited(site: Site, quote: Row) -> Cited:
    """What the citations of a quotation say."""
    return Cited(
        uid=quote["uid"],
        words=f"{quote['text']} […]" if is_cut(quote) else quote["text"],
        link=site.absolute(site.path("quote", quote["uid"])),
        title=quote["fact_title"] or quote["document_label"],
        transcript=quote["document_kind"] == DocumentKind.TRANSCRIPT,
        paraphrase=quote["kind"] == QuoteKind.INDIRECT,
        translated=quote["translated"] == "yes",
        speaker=quote["speaker_label"],
        named=quote["speaker_kind"] == PersonKind.PERSON and quote["speaker_name"] is not None,
        outlet=quote["fact_outlet"],
        program=quote["fact_program"],
        byline=quote["fact_byline"],
        date=quote["date"],
        url=quote["fact_url"],
    )


def links(site: Site, quote: Row) -> dict[str, str | None]:
    """Where a quotation leads: its own addresses, its source, an archive, its place in the document."""
    uid, url = quote["uid"], quote["fact_url"] if web(quote["fact_url"]) else None
    page = site.absolute(site.path("quote", uid))
    day = (quote["date"] or "").replace("-", "")
    return {
        "page": page,
        "json": site.absolute(site.path("api", "v1", "quote", f"{uid}.json")),
        "jsonld": site.absolute(site.path("api", "v1", "quote", f"{uid}.jsonld")),
        "csl": site.absolute(site.path("api", "v1", "quote", uid, "cite", style="csl")),
        "oembed": site.absolute(site.path("api", "v1", "oembed", url=page, format="json")),
        "embed": site.absolute(site.path("quote", uid, "embed")),
        "report": site.publisher.report(page, uid, shorten(quote["text"], REPORTED, placeholder=" …")),
        "row": site.table("quotes", uid__exact=uid),
        "place": f"{site.path('document', quote['document_uid'])}#q-{uid}",
        "source": deep_link(url, quote["text"]) if url else None,
        "archive": f"https://web.archive.org/web/{day or '*'}/{url}" if url else None,
    }
