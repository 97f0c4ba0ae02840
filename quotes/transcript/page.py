"""A page cut by the grammar into its head, its labelled turns and what closes it."""

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from lark import Token, Transformer
from lark.utils import TextSlice

from quotes.grammars import grammar
from quotes.models import Document, Span
from quotes.transcript.labels import Who, read_label

LEAD = re.compile(r"(?:[ \t\0\xa0]|\[[\d:]+\]|\([A-Z][a-z]+\.?\) )*")
"""What a page prints before a label on the same line: white space, a time code, an annotation."""


BREAKS = frozenset({"LINE", "BREAK", "GAP"})
"""Tokens that hold white space only."""


class Block(NamedTuple):
    """A line, a label or a break: a token of the page grammar without its text."""

    type: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that belong together; `kind` is head, turn (a label and all up to the next) or tail."""

    kind: str
    blocks: list[Block]


class _Sections(Transformer[Token, Any]):
    """Turns each rule into a `Section` as soon as it is read, so that no token outlives it."""

    def head(self, tokens: list[Token]) -> Section:
        return _section("head", tokens)

    def turn(self, tokens: list[Token]) -> Section:
        return _section("turn", tokens)

    def lone(self, tokens: list[Token]) -> Section:
        return _section("turn", tokens)

    def tail(self, tokens: list[Token]) -> Section:
        return _section("tail", tokens)

    def start(self, sections: list[Section]) -> list[Section]:
        return sections


def _section(kind: str, tokens: list[Token]) -> Section:
    return Section(kind, [Block(token.type, token.start_pos, token.end_pos) for token in tokens])  # type: ignore[arg-type]


SECTIONS = _Sections()


def sections(document: Document, style: str) -> list[Section]:
    """The document's head (perhaps without a block), then its turns and tails in the order of the text."""
    parser = grammar(style, transformer=SECTIONS)
    parts: list[Section] = parser.parse(TextSlice(document.text, document.start, document.end))
    return _without_strays(document.text, parts)


def _without_strays(text: str, parts: list[Section]) -> list[Section]:
    """Labels that are none become text again: "EDITOR'S NOTE", and in mid-line whatever is no line's label."""
    labels = {label_span(text, part.blocks[0]).of(text) for part in parts[1:] if _opens_line(text, part.blocks[0])}
    kept = parts[:1]
    for part in parts[1:]:
        first = part.blocks[0]
        if part.kind == "turn" and _is_stray(text, first, labels):
            kept[-1].blocks.append(Block("TEXT", first.start, first.end))
            kept[-1].blocks.extend(part.blocks[1:])
        else:
            kept.append(part)
    return kept


def _opens_line(text: str, block: Block) -> bool:
    return block.start == 0 or text[block.start - 1] == "\n"


def _is_stray(text: str, block: Block, labels: set[str]) -> bool:
    printed = label_span(text, block).of(text)
    return read_label(printed).who is Who.NOTICE or not (_opens_line(text, block) or printed in labels)


def label_span(text: str, block: Block) -> Span:
    """A label as printed, without what stands before it on its line and without its colon."""
    start = LEAD.match(text, block.start, block.end).end()  # type: ignore[union-attr]
    end = block.end - 1 if text[block.end - 1] == ":" else block.end
    return Span(start, start + len(text[start:end].rstrip()))
