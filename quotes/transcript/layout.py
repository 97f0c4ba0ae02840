"""How a page breaks its lines: whether they are wrapped, and whether its extra blank lines mean anything."""

from collections.abc import Iterable
from dataclasses import dataclass

from quotes.transcript.page import Section, ends_line

WRAPPED = 0.2
"""In wrapped text at least this share of the lines goes on in small letters; in paragraphs hardly one does."""
HABIT = 0.95
"""Where this share of the breaks is wide, the page is only spaced out."""
ENOUGH = 8
"""So many breaks make a habit."""


@dataclass(frozen=True, slots=True)
class Layout:
    """`wrapped`: a single newline is inside a paragraph. `gaps`: a wide break means that something is missing."""

    wrapped: bool
    gaps: bool


def layout(text: str, sections: Iterable[Section]) -> Layout:
    """Judge a page by all its breaks."""
    lines = small = breaks = wide = 0
    for section in sections:
        for block in section.blocks:
            if block.type == "BREAK":
                breaks += 1
            elif block.type == "GAP":
                wide += 1
            elif ends_line(text, block):
                lines += 1
                small += text[block.end_pos : block.end_pos + 1].islower()
    all_breaks = breaks + wide
    return Layout(
        wrapped=lines >= ENOUGH and small >= WRAPPED * lines,
        gaps=all_breaks < ENOUGH or wide < HABIT * all_breaks,
    )
