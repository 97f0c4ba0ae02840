"""Labels that are none: notices, half a headline, words before a colon in the middle of a line."""

import re
from collections import Counter
from collections.abc import Sequence

from quotes.grammars.styles import QUESTIONS, style_of
from quotes.models import Document
from quotes.transcript.frame import Frame, framed
from quotes.transcript.labels import Label, Who, read_label
from quotes.transcript.lexer import BREAKS, Block
from quotes.transcript.proof import of, proved, told
from quotes.transcript.questions import no_questions

SPOKEN = re.compile(r"[.?!…:;,—–-][\"”’)\]]*\s*\Z|\)\s*\Z")
"""How a line ends that somebody speaks."""
HEADLINE = 24
"""Characters that a title has at least: "LEE: Yeah" may well be printed twice."""
FIELD = re.compile(
    r"(?i:interview(?:ee|er|ed by|s)?|narrator|transcri(?:ber|bed(?: by)?|ption)|moderator|hosts?|guests?|participants?"
    r"|(?:also )?present|location|place|dates?|subject|project|recorded(?: by)?|length|duration|speakers?|witness"
    r"|deponent|title|topic|series|episode|producers?|editors?|edited by|reviewed by)"
)
VALUE = 120
"""What fills in a field has fewer characters."""
NOBODY = Label(Who.NOTICE, ())
OFTEN = 2
"""A label that no line begins with must stand so often: on a page that is one long line they all do."""


def true_blocks(document: Document, cut: Sequence[Block], style: str) -> list[Block]:
    """The blocks of a page, those labels made text that are none.

    "EDITOR'S NOTE", half a headline, and in mid-line what names nobody known from other lines.
    """
    text = document.text
    if document.by_machine:
        return list(cut)
    if style == QUESTIONS:
        refused = no_questions(text, cut)
        return [block._replace(type="TEXT") if at in refused else block for at, block in enumerate(cut)]
    found = {at: read_label(_bare(text, block)) for at, block in enumerate(cut) if block.type == "LABEL"}
    known = _known(text, cut, found)
    if style_of(style).proved:
        good = proved([of(label) for label in found.values()], told(text))
        found = {at: label if sure else NOBODY for (at, label), sure in zip(found.items(), good, strict=True)}
    first = next(iter(found), None)
    return [
        block._replace(type="TEXT")
        if at in found
        and not _frame(text, block).changes
        and (
            _is_stray(text, block, found[at], known)
            or _is_headline(text, block)
            or _is_field(text, block)
            or (at == first and _is_title(text, cut, at, found[at]))
        )
        else block
        for at, block in enumerate(cut)
    ]


def _frame(text: str, block: Block) -> Frame:
    return framed(text[block.start_pos : block.end_pos])


def _bare(text: str, block: Block) -> str:
    frame = _frame(text, block)
    return text[block.start_pos + frame.start : block.start_pos + frame.end]


def _known(text: str, cut: Sequence[Block], found: dict[int, Label]) -> set[str]:
    """The last words of the labels that lines begin with, that tell a role, or that come back."""
    counted = Counter(_last(label) for label in found.values())
    known = {_last(label) for at, label in found.items() if label.role or cut[at].opens_line(text)}
    return known | {word for word, times in counted.items() if times >= OFTEN}


def _last(label: Label) -> str:
    """The word by which a label is known again."""
    return label.words[-1] if label.words else ""


def _is_stray(text: str, block: Block, label: Label, known: set[str]) -> bool:
    return label.who is Who.NOTICE or not (block.opens_line(text) or _last(label) in known)


def _is_title(text: str, cut: Sequence[Block], at: int, label: Label) -> bool:
    """Whether the first label of a page is half a headline: "The Harbor SHOWDOWN: Bells vs. Boats"."""
    lines = [block for block in _section(cut, at) if block.type not in BREAKS]
    if [block.type for block in lines] != ["TEXT"] or SPOKEN.search(text, lines[0].start_pos, lines[0].end_pos):
        return False
    return not (label.role or label.notes) and text.count(f"{_bare(text, cut[at])}:") == 1


def _is_headline(text: str, block: Block) -> bool:
    """Whether a label begins a line that the page prints twice, as it does with its title, and that is no sentence."""
    end = text.find("\n", block.start_pos)
    line = text[block.start_pos : end if end >= 0 else len(text)].strip()
    return (
        block.end_pos < end
        and len(line) > HEADLINE
        and line[-1:] != ":"
        and not SPOKEN.search(line)
        and text.count(f"{line}\n") > 1
    )


def _is_field(text: str, block: Block) -> bool:
    """Whether a label is a field that a page's head fills in once: "Interviewer: Ann Hill"."""
    bare = _bare(text, block)
    if not FIELD.fullmatch(bare) or text.count(f"{bare}:") > 1:
        return False
    end = text.find("\n", block.end_pos)
    rest = text[block.end_pos : end if end >= 0 else len(text)].strip()
    return bool(rest) and len(rest) < VALUE and not SPOKEN.search(rest)


def _section(cut: Sequence[Block], at: int) -> Sequence[Block]:
    """The blocks from one label up to the next, or to what closes the page."""
    end = next((k for k in range(at + 1, len(cut)) if cut[k].type in {"LABEL", "TRAILER"}), len(cut))
    return cut[at + 1 : end]
