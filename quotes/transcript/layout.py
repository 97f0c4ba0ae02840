"""How a page breaks its lines: whether they are wrapped, and whether its extra blank lines mean anything."""

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.grammars.styles import Style
from quotes.models import Document
from quotes.transcript.annotations import LOUD
from quotes.transcript.sections import Section

WRAPPED = 0.2
"""In wrapped text at least this share of the lines goes on in small letters; in paragraphs hardly one does."""
HABIT = 0.95
"""Where this share of the breaks is wide, the page is only spaced out."""
FEW = 4
"""So many lines that end within a paragraph show whether they are wrapped."""
ENOUGH = 8
"""So many breaks make a habit."""


@dataclass(frozen=True, slots=True)
class Layout:
    """`wrapped`: a single newline is inside a paragraph. `gaps`: a wide break means that something is missing.

    In a corpus it means that the next words have no speaker. `lossy`: on the pages of the house labels may be lost, so
    that speech stands without any. `spoken`: the source was made from sound, and all of its lines are speech. `apart`:
    it tells no speakers at all, so that each paragraph is a turn of its own. `loud`: directions are in capitals.
    """

    wrapped: bool
    gaps: bool
    lossy: bool = True
    spoken: bool = False
    apart: bool = False
    loud: bool = False


def layout(document: Document, sections: Sequence[Section], style: Style) -> Layout:
    """Judge a page of a house style by all its breaks."""
    text = document.text
    lines = small = breaks = wide = 0
    for section in sections:
        for block in section.blocks:
            if block.type == "BREAK":
                breaks += 1
            elif block.type == "GAP":
                wide += 1
            elif block.ends_line(text):
                lines += 1
                small += text[block.end_pos : block.end_pos + 1].islower()
    all_breaks = breaks + wide
    return Layout(
        wrapped=small > 1 and lines >= FEW and small >= WRAPPED * lines,
        gaps=document.spoken
        or bool(document.speakers)
        or (style.gaps and (all_breaks < ENOUGH or wide < HABIT * all_breaks)),
        lossy=style.gaps,
        spoken=document.spoken or style.running,
        loud=bool(LOUD.search(text, document.start, document.end)),
        apart=document.spoken and not wide and not any(section.label for section in sections),
    )
