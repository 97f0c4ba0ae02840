"""House styles as data: what a house's grammar cannot say of its pages."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from quotes.errors import UsageError
from quotes.grammars import PAGE, grammar_dir, page_grammar, style_file


@dataclass(frozen=True, slots=True)
class Style:
    """How one house prints its transcripts: its grammar is `grammar/styles/NAME.lark`.

    `signs` finds what this house prints and others do not: without any, a page is not this house's. `gaps`: a wide
    break means that a line is missing. `holds`: a label holds until the next one, whatever stands between. `times`:
    times beside the words count from the start of the recording. `proved`: names are printed as in any text, so that a
    label must come back or be a name by other signs.
    """

    name: str
    signs: re.Pattern[str] | None = None
    gaps: bool = False
    holds: bool = True
    times: bool = True
    proved: bool = False


def _signs(*forms: str) -> re.Pattern[str]:
    """Each form in a group of its own, to tell how many of them a page prints."""
    return re.compile("|".join(f"({form})" for form in forms), re.MULTILINE)


_RADIO: Any = {"gaps": True, "holds": False, "times": False}
ABROAD = "abroad"
"""The style of pages in other languages than English, which no others are in."""
MACHINE = "machine"
"""What a program has written down: the source tells it, and no sign in the text."""
STYLES = {
    style.name: style
    for style in (
        Style(
            "court",
            _signs(
                r"\b(?:CHIEF )?JUSTICE [A-Z]+:|\b(?:THE (?:COURT|WITNESS|CLERK|DEFENDANT|JURY)|QUESTION|ANSWER):",
                r"\b(?:ORAL |REBUTTAL )ARGUMENT OF|EXAMINATION\b|^[ \t]*(?:\d{1,2}[ \t]+)?BY M[RS]S?\. [A-Z]+:",
                r"^[ \t]*(?:\d{1,2} {1,30})?[QA]\.(?: |$)",
            ),
            times=False,
        ),
        Style(
            "assembly",
            _signs(
                r"\((?:spoke|speaking|continued|interpretation|translation) (?:in|from) ",
                r"^(?:General Assembly|Security Council|United Nations)\b|^[AS]/(?:\d+/)?PV\.",
            ),
            proved=True,
            times=False,
        ),
        Style(
            "hansard",
            _signs(
                r"[(\s](?:Con|Lab|LD|SNP|DUP|CB|Ind|Lib|CPC|NDP|Lab/Co-op|PC|Green|Alliance|SDLP|BQ|Reform)\.?\)",
                r"^(?:Mr|Madam) (?:Deputy )?Speaker|\bhon\. Members?\b",
                r"^The (?:Prime |[A-Z][\w-]+ )*(?:Minister|Secretary)\b",
                r"^(?:Lord|Baroness|The Earl of|Viscount) [A-Z][^\n:]{1,60}:",
            ),
            proved=True,
            times=False,
        ),
        Style(
            "newshour",
            _signs(
                r"\bNewsHour\b|\bPBS\b",
                r"^[^\n:,(]{3,40}, [A-Z][^\n:]*[a-z][^\n:]{2,100}:$",
                r"^[^\n:]{3,60}[(\[](?:through|via) (?:an? )?(?:translator|interpreter)[)\]]:",
            ),
            proved=True,
            times=False,
        ),
        Style(
            "democracynow", _signs(r"\bDemocracy Now!|Copy may not be in its final form|\[translated\]"), times=False
        ),
        Style(
            "npr",
            _signs(
                r", (?:guest )?(?:HOST|host|Host|BYLINE):",
                r"\breporting:",
                r"Transcript provided by NPR|NPR transcripts are",
                r"^(?:Mr|Ms|Mrs|Dr)\.[ \ufffd][A-Z]+.{0,40}[:(]",
                r"^Unidentified \w+",
                r"\(Soundbite of|\(SOUNDBITE OF",
                r"Play Live Radio|NPR logo|\bNPR(?:'s| News)",
            ),
            **_RADIO,
        ),
        Style(
            "cnn",
            _signs(
                r"THIS IS A RUSH TRANSCRIPT",
                r"\((?:BEGIN|END) (?:VIDEO|AUDIO)|\(COMMERCIAL BREAK\)|\(voice-over\):|\(on camera\):",
                r"^[A-Z .'-]+, CNN [A-Z ,]+:|^Aired .* ET\b",
            ),
            **_RADIO,
        ),
        Style(
            "whitehouse",
            _signs(
                r"^[ \t\xa0]*Q(?: ?\xa0|  )|\d P\.M\.? E[DS]T",
                r"^[ \xa0]*THE (?:(?:VICE )?PRESIDENT|FIRST LADY|PRESS SECRETARY)\b[^\n]{0,30}:",
            ),
            **_RADIO,
        ),
        Style(
            "congress",
            _signs(r"^[ \t]*(?:(?:Mr|Mrs|Ms)\. [A-Z]{3,}(?: of [A-Z]\w+)?|The [A-Z ]{5,30})\.(?: |$)"),
            **_RADIO,
        ),
        Style("captions", _signs(r"^[ \t]*(?:>>|&gt;&gt;|»|[-–—] ?[A-Z\"“'¿¡])")),
        Style("timed"),
        Style("markdown", proved=True),
        Style(
            "numbered",
            _signs(
                r"^[>\[ ]{0,3}(?:\w+ )?(?i:speaker|spk|participant|interviewe[er]|voice)[ _-]?(?:\d{1,3}|[A-Z])\]?:"
            ),
        ),
        Style(ABROAD, **_RADIO),
        Style(PAGE, **_RADIO),
        Style("names", proved=True),
        Style("lines", proved=True),
        Style(MACHINE, _signs(r"(?!)"), **_RADIO),
    )
}
"""Every style by name: one entry here and one file in `grammar/styles/`, but for `transcript`, which they all are laid
over. Of two that explain a page equally well the first is taken."""


@cache
def style_of(name: str) -> Style:
    """The style of that name, or the one whose grammar is the user's own file. Raises UsageError for neither."""
    if name.endswith(".lark"):
        page_grammar(name)
        return Style(name, holds=True)
    if name not in STYLES:
        raise UsageError(
            f"Unknown style '{name}'; use one of: auto, {', '.join(STYLES)}, or the path of your own file NAME.lark"
        )
    return STYLES[name]


@cache
def about(name: str) -> tuple[str, str]:
    """What a style is, and some lines as its pages print them, from its grammar's first comments.

    Raises UsageError for a file that cannot be read.
    """
    style_of(name)
    text = (style_file(name) or grammar_dir() / f"{PAGE}.lark").read_text("utf-8")
    title, example = re.match(r"// *([^\n]*)", text), re.search(r"^// Example: ([^\n]*)", text, re.MULTILINE)
    return title[1] if title else "", example[1].replace("⏎", "\n") if example else ""
