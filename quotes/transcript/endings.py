"""How a page ends: a trailer after speech without any label, a label or a direction that the end of the page cuts."""

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.transcript.lexer import BREAKS, Block
from quotes.transcript.sections import Section

GLUED = "Transcript provided by"
"""The trailer that stands behind the last words of a story, and never at the head of a page."""
CUT = re.compile(
    r"\s*+(?:[A-Z][a-z]{1,14}\.? )?(?=[A-Z.,'’ -]{0,200}[A-Z]{3})[A-Z][A-Z.,'’ #-]{0,200}[A-Z,'’#-]\s*+\Z"
    r"|\s*+\((?:SOUNDBITE|Soundbite) [^\n)]*+\s*+\Z"
)
"""Capitals without an end mark, no longer than a label may be, or half a direction."""


def ended(text: str, parts: Sequence[Section]) -> list[Section]:
    """The sections of a page, the last of them ended where its speech ends.

    A head whose speech a trailer follows is parted before it; what is cut off in a label is no speech.
    """
    *before, last = parts
    if last.kind == "head":
        return _parted(text, last)
    if last.kind == "turn":
        last = replace(last, blocks=_without_cut(text, last.blocks))
    return [*before, last]


def _parted(text: str, head: Section) -> list[Section]:
    for index, block in enumerate(head.blocks):
        if index and block.type == "TRAILER" and text.startswith(GLUED, block.start_pos):
            return [Section("head", head.blocks[:index]), Section("tail", head.blocks[index:])]
    return [head]


def _without_cut(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks of the last turn, their last paragraph furniture if it is what is left of a label."""
    *rest, block = blocks
    spoken = any(one.type == "TEXT" for one in rest)
    if not (
        spoken and rest[-1].type in BREAKS and block.type == "TEXT" and CUT.match(text, block.start_pos, block.end_pos)
    ):
        return blocks
    return [*rest, Block("FURNITURE", block.start_pos, block.end_pos)]
