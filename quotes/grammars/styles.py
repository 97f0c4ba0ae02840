"""House styles as data: what a house's grammar cannot say of its pages."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from quotes.errors import UsageError
from quotes.grammars.building import PAGE, grammar_dir, page_grammar, style_file


@dataclass(frozen=True, slots=True)
class Style:
    """How one house prints its transcripts: its grammar is `grammar/styles/NAME.lark`.

    What this house prints and others do not are its signs: without any, a page is not this house's. `begins` has a
    regular expression for each at the beginning of a line; `prints` has for each the words that stand for it, one of
    which is enough. `needs`: without such characters no label of the house can stand on a page.
    `gaps`: a wide break means that a line is missing. `holds`: a label holds until the next one, whatever stands
    between. `times`: times beside the words count from the start of the recording. `proved`: names are printed as in
    any text, so that a label must come back or be a name by other signs. `timed`: a time beside each label.
    `english`: the house prints English only. `running`: all that is printed between times is speech.
    """

    name: str
    begins: tuple[str, ...] = ()
    prints: tuple[tuple[str, ...], ...] = ()
    needs: re.Pattern[str] | None = None
    gaps: bool = False
    holds: bool = True
    times: bool = True
    proved: bool = False
    timed: bool = False
    english: bool = False
    running: bool = False

    @property
    def signed(self) -> bool:
        """Whether the house has signs."""
        return bool(self.begins or self.prints)


def _at_lines(*forms: str) -> tuple[str, ...]:
    """Signs at the beginning of lines, as regular expressions."""
    return forms


_RADIO: Any = {"gaps": True, "holds": False, "times": False}
_ENGLISH: Any = {"times": False, "english": True}
_ENGLISH_RADIO: Any = {**_RADIO, "english": True}
ABROAD = "abroad"
"""The style of pages in other languages than English, which no others are in."""
MACHINE = "machine"
"""What a program has written down: the source tells it, and no sign in the text."""
QUESTIONS, STAMPED = "questions", "stamped"
"""The styles of pages that name nobody beside the words: marked questions, running times."""
UNNAMED = frozenset({MACHINE, QUESTIONS, STAMPED})
"""Styles that no label tells."""
_LINE = r"[ \t]*(?:\d{1,2}[ \t]+)?"
"""The number of a line in a court's record."""
STYLES = {
    style.name: style
    for style in (
        Style(
            "court",
            _at_lines(
                rf"{_LINE}(?:(?:CHIEF )?JUSTICE [A-Z]+|THE (?:COURT|WITNESS|CLERK|DEFENDANT|JURY)|QUESTION|ANSWER):",
                rf"{_LINE}(?:(?:ORAL |REBUTTAL )ARGUMENT OF|(?:[A-Z-]+ ){{0,2}}EXAMINATION\b|BY M[RS]S?\. [A-Z]+)",
                r"[ \t]*(?:\d{1,2} {1,30})?[QA]\.(?: |$)",
            ),
            **_ENGLISH,
        ),
        Style(
            "assembly",
            _at_lines(r"(?:General Assembly|Security Council|United Nations)\b|[AS]/(?:\d+/)?PV\."),
            (("(spoke in ", "(speaking in ", "(continued in ", "(interpretation from ", "(translation from "),),
            proved=True,
            times=False,
        ),
        Style(
            "hansard",
            _at_lines(
                r"[^\n:(]{3,80}+\((?:[^()\n]{2,60}\) ?\(|[^()\n]{2,60}[ ,])?"
                r"(?:Con|Lab|LD|SNP|DUP|CB|Ind|Lib|CPC|NDP|Lab/Co-op|PC|Green|Alliance|SDLP|BQ|Reform)\.?\)",
                r"(?:Mr|Madam) (?:Deputy )?Speaker|(?:[A-Z]\w+ )?[Hh]on\. Members?\b",
                r"The (?:Prime |[A-Z][\w-]+ )*(?:Minister|Secretary)\b",
                r"(?:Lord|Baroness|The Earl of|Viscount) [A-Z][^\n:]{1,60}:",
                r"[A-Z][^\n.:]{2,80}\. – |President\. – ",
                r"(?:Deputy|Minister for|An [A-Z]\w+) [^\n:]{1,60}:|(?:The |An )?(?:Taoiseach|Ceann Comhairle)\b",
            ),
            proved=True,
            **_ENGLISH,
        ),
        Style(
            "newshour",
            _at_lines(
                r"[^\n:,(]{3,40}+, [A-Z][^\n:]*[a-z][^\n:]{2,100}:(?=\s)",
                r"[^\n:(\[]{3,60}+[(\[](?:through|via) (?:an? )?(?:translator|interpreter)[)\]]:",
            ),
            (("NewsHour",),),
            proved=True,
            **_ENGLISH,
        ),
        Style(
            "democracynow",
            (),
            (("Democracy Now!", "Copy may not be in its final form", "[translated]"),),
            **_ENGLISH,
        ),
        Style(
            "npr",
            _at_lines(
                r"(?:Mr|Ms|Mrs|Dr)\.[ \ufffd][A-Z]+.{0,40}[:(]",
                r"Unidentified \w+",
            ),
            (
                (", HOST:", ", host:", ", Host:", "guest host:", ", BYLINE:"),
                (" reporting:",),
                ("Transcript provided by NPR", "NPR transcripts are"),
                ("(Soundbite of", "(SOUNDBITE OF"),
                ("Play Live Radio", "NPR logo", "NPR's ", "NPR’s ", "NPR News"),
            ),
            **_ENGLISH_RADIO,
        ),
        Style(
            "cnn",
            _at_lines(r"[A-Z .'-]+, CNN [A-Z ,]+:|Aired .* ET\b"),
            (
                ("THIS IS A RUSH TRANSCRIPT",),
                (
                    "(BEGIN VIDEO",
                    "(END VIDEO",
                    "(BEGIN AUDIO",
                    "(END AUDIO",
                    "(COMMERCIAL BREAK)",
                    "(voice-over):",
                    "(on camera):",
                ),
            ),
            **_ENGLISH_RADIO,
        ),
        Style(
            "whitehouse",
            _at_lines(
                r"[ \t\xa0]*Q(?: ?\xa0|  )|[^\n]{0,12}\d P\.M\.? E[DS]T",
                r"[ \xa0]*THE (?:(?:VICE )?PRESIDENT|FIRST LADY|PRESS SECRETARY)\b[^\n]{0,30}:",
            ),
            **_ENGLISH_RADIO,
        ),
        Style(
            "congress",
            _at_lines(
                r"[ \t]*(?:(?:Mr|Mrs|Ms)\. [A-Z]{3,}(?: of [A-Z]\w+)?|The [A-Z ]{5,30})\.(?: |$)",
                r"[ \t]*(?:(?:Mr|Mrs|Ms|Dr)\.|Senator|Chair(?:man|woman)) [A-Z][\w'’-]+\.(?: |$)"
                r"|[ \t]*The Chair(?:man|woman)?\. ",
            ),
            **_ENGLISH_RADIO,
        ),
        Style("captions", _at_lines(r"[ \t]*(?:>>|&gt;&gt;|»|[-–—] ?[A-Z\"“'¿¡])")),
        Style("timed", needs=re.compile(r"\d:\d\d|\dm"), timed=True),
        Style("markdown", needs=re.compile(r"\*|__|<b>|<strong>"), proved=True),
        Style(
            "numbered",
            _at_lines(
                r"[>\[ ]{0,3}(?:\w+ )?(?i:speaker|spk|participant|respondent|interviewe[er]|audience member|panelist"
                r"|caller|guest|host|voice)[ _-]?(?:\d{1,3}|[A-Z])\]?:"
            ),
        ),
        Style(ABROAD, **_RADIO),
        Style(PAGE, **_RADIO),
        Style("names", proved=True),
        Style("lines", proved=True),
        Style("separated", needs=re.compile(r"[|/~=•·»›→>\t]|::|\.[-–—]"), proved=True),
        Style(QUESTIONS),
        Style(STAMPED, running=True),
        Style(MACHINE, _at_lines(r"(?!)"), **_RADIO),
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
