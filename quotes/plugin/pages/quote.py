"""The page of one quotation: the words, whose they are, how we know, and where they stand."""

from html import escape
from textwrap import shorten

from datasette.utils.asgi import Response

from quotes.check.elsewhere import elsewhere
from quotes.cite.cited import web
from quotes.cite.styles import READ, REFERENCES
from quotes.plugin import wording
from quotes.plugin.cited import cited, links
from quotes.plugin.marked import Mark, spaced, stretches
from quotes.plugin.pages.corrections import correction
from quotes.plugin.parameters import number
from quotes.plugin.remembered import remembered
from quotes.plugin.site import PageError, Site
from quotes.store.queries import document as documents
from quotes.store.queries import quote as questions
from quotes.store.queries.document import copies
from quotes.store.queries.run import Row

ALWAYS_SAID = ("outlet", "published")
"""Facts whose absence is told."""

NEAR, FURTHEST = 2, 10
"""Turns or paragraphs that are shown on either side, and the most that may be asked for."""

SHORT, LONG = 140, 700
"""Characters up to which words are shown largest, and from which on like running text."""


async def quote(site: Site) -> Response:
    """`/quote/<uid>`."""
    uid = site.part("uid")
    found = await site.ask(questions.quote, uid)
    if found is None:
        return await _gone(site, uid)
    facts = await site.ask(questions.facts, found["document_id"])
    around = number(site, "around", 0, FURTHEST, NEAR)
    for fact in facts:
        fact["href"] = fact["value"] if fact["name"] == "url" and web(fact["value"]) else None
    return await site.page(
        "quote",
        quote=found,
        spoken=spaced(found["text"]),
        excerpt=shorten(found["text"], 160, placeholder=" …"),
        size="short" if len(found["text"]) < SHORT else "long" if len(found["text"]) > LONG else "medium",
        warnings=wording.warnings(found),
        remarks=await site.ask(questions.remarks, found),
        facts=facts,
        absent=[name for name in ALWAYS_SAID if name not in {fact["name"] for fact in facts}],
        copies=await site.ask(copies, found["document_id"]),
        passages=await passages(site, found, around),
        wider=site.path("quote", uid, around=FURTHEST) if around < FURTHEST else None,
        links=links(site, found),
        citations={style.title: style.write(cited(site, found)) for style in READ.values()},
        references={style.title: links(site, found)[name] for name, style in REFERENCES.items()},
        embed=embed_code(site, found),
        frame=f'<iframe src="{escape(links(site, found)["embed"] or "")}" width="600" height="260"></iframe>',
        corrected=await correction(site, uid),
        clock=_clock(found["time_from"], found["time_to"]),
        elsewhere=await remembered(site, elsewhere, uid),
    )


async def passages(site: Site, quote: Row, around: int = NEAR) -> list[Row]:
    """The turn or paragraph of a quotation and its neighbours, cut into marked stretches."""
    found = await site.ask(questions.passages, quote, around)
    notes = await site.ask(questions.notes, quote["document_id"], found[0]["start"], found[-1]["end"])
    marks = [Mark(note["start"], note["end"], "note") for note in notes]
    marks.append(Mark(quote["start"], quote["end"], "quoted"))
    beside = [(name, quote[f"{name}_start"], quote[f"{name}_end"]) for name in ("mention", "cue", "via")]
    marks += [Mark(start, end, name) for name, start, end in beside if start is not None]
    for passage in found:
        passage["stretches"] = stretches(passage["text"], passage["start"], marks)
    return found


async def embed(site: Site) -> Response:
    """`/quote/<uid>/embed`: the words alone, for an iframe on somebody else's page."""
    found = await site.ask(questions.quote, site.part("uid"))
    if found is None:
        raise PageError(404, "There is no such quotation", "It may have been taken out since it was embedded.")
    return await site.page(
        "embed", quote=found, links=links(site, found), warnings=wording.warnings(found), ancestors="*"
    )


def embed_code(site: Site, quote: Row) -> str:
    """HTML that shows the words anywhere, with no script."""
    where = links(site, quote)
    speaker = quote["said_by"] or "Unknown speaker"
    flags = "".join(f" ({heading.lower()})" for heading, _ in wording.warnings(quote) if quote["speaker_uid"])
    return (
        f'<blockquote cite="{escape(where["page"] or "")}"><p>{escape(quote["text"])}</p>'
        f'<footer>{escape(speaker)}{escape(flags)}, <a href="{escape(where["page"] or "")}">'
        f"{escape(quote['document_label'])}</a></footer></blockquote>"
    )


async def _gone(site: Site, uid: str) -> Response:
    """Where a quotation went that was here once; 404 for one that never was."""
    old = await site.ask(questions.gone, uid)
    if old is None:
        raise PageError(404, "There is no such quotation", "The address may be mistyped, or from another collection.")
    if old["moved_to"]:
        return Response.redirect(site.path("quote", old["moved_to"]), status=301)
    replaced = await site.ask(documents.gone, old["document"])
    document = replaced["replaced_by"] if replaced else old["document"]
    return await site.page(
        "gone",
        status=410,
        old=old,
        document=document,
        replaced=replaced,
        corrected=await correction(site, uid, old["text"]),
    )


def _clock(since: float | None, until: float | None) -> str | None:
    def minutes(seconds: float) -> str:
        hours, rest = divmod(int(seconds), 3600)
        return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"

    if since is None:
        return None
    return f"{minutes(since)} to {minutes(until)}" if until is not None else f"from {minutes(since)}"
