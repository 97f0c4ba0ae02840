"""The page that checks a claim."""

from datasette.utils.asgi import Response

from quotes.plugin.api.check import asked
from quotes.plugin.site import Site

SPEAKER = 200
"""Characters of a speaker's name that are looked at."""

VERDICTS = {
    "verbatim": "good",
    "verbatim in part": "care",
    "joined": "bad",
    "altered": "bad",
    "paraphrase on record": "care",
    "said by someone else": "bad",
    "said in translation": "care",
    "in the text, not a quotation": "care",
    "not in this collection": "open",
}
"""How a verdict is coloured; its words say the same."""


async def check(site: Site) -> Response:
    """`/check`: a form, and the answer about what was typed in."""
    typed, speaker = site.argument("claim"), (site.argument("speaker") or "")[:SPEAKER] or None
    found = (await asked(site, [(typed, speaker)]))[0] if typed else None
    bookmarklet = (
        f"javascript:void(open('{site.absolute(site.path('check'))}?claim='"
        "+encodeURIComponent(String(getSelection()).slice(0,6000))))"
    )
    return await site.page(
        "check",
        typed=typed,
        speaker=speaker,
        answer=found,
        tone=VERDICTS[found.verdict] if found else None,
        bookmarklet=bookmarklet,
        json_path=site.path("api", "v1", "check.json", claim=typed, speaker=speaker) if typed else None,
        differs=found is not None and any(step.kind != "equal" for step in found.steps),
    )
