"""A page cut by the grammar into its head, its labelled turns and what closes it."""

from dataclasses import dataclass
from typing import Any

from lark import Transformer

from quotes.grammars.building import page_grammar
from quotes.models import Document, Span
from quotes.transcript.false_labels import true_blocks
from quotes.transcript.frame import framed
from quotes.transcript.lexer import Block, BlockLexer, blocks


@dataclass(slots=True)
class Section:
    """Blocks that belong together; `kind` is head, turn (a label and all up to the next) or tail.

    `label` covers the label of a turn as printed, without what stands around it; it is empty where only a mark tells
    that somebody else speaks. `stamp` is the time that stands beside the label, in seconds.
    """

    kind: str
    blocks: list[Block]
    label: Span | None = None
    stamp: float | None = None


class _Sections(Transformer[Block, Any]):
    """Makes each rule a `Section` as soon as it is read."""

    def head(self, blocks: list[Block]) -> Section:
        return Section("head", blocks)

    def turn(self, blocks: list[Block]) -> Section:
        return Section("turn", blocks)

    def tail(self, blocks: list[Block]) -> Section:
        return Section("tail", blocks)

    def start(self, sections: list[Section]) -> list[Section]:
        return sections


SECTIONS = _Sections()


def sections(document: Document, style: str) -> list[Section]:
    """The document's head (perhaps without a block), then its turns and tails in the order of the text."""
    text = document.text
    parser = page_grammar(style, lexer=BlockLexer, transformer=SECTIONS)
    cut = true_blocks(document, list(blocks(document, style)), style)
    parts: list[Section] = parser.parse(cut)  # type: ignore[assignment]
    for part in parts:
        if part.kind == "turn":
            first = part.blocks[0]
            frame = framed(text[first.start_pos : first.end_pos])
            part.label = Span(first.start_pos + frame.start, first.start_pos + frame.end)
            part.stamp = frame.stamp
    return parts
