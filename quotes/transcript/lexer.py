"""A page cut into blocks, the tokens of its style: labels, lines and breaks."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from lark import Lark
from lark.common import LexerConf
from lark.lexer import Lexer

from quotes.grammars.building import page_grammar
from quotes.models import Document, Span

BREAKS = frozenset({"LINE", "BREAK", "GAP"})
"""Tokens that hold white space only."""


class Block(NamedTuple):
    """A token of the page: a line, a label or a break.

    It carries its offsets only; the line numbers are there because Lark's end token copies them.
    """

    type: str
    start_pos: int
    end_pos: int

    line = column = end_line = end_column = None  # type: ignore[misc]

    def opens_line(self, text: str) -> bool:
        """Whether a line begins with the block."""
        return self.start_pos == 0 or text[self.start_pos - 1] == "\n"

    def ends_line(self, text: str) -> bool:
        """Whether a block ends with a newline after which the next line follows at once."""
        return self.type == "LINE" or (self.type not in BREAKS and text[self.end_pos - 1] == "\n")


class BlockLexer(Lexer):
    """Hands on the blocks of a page, which `blocks` has cut."""

    def __init__(self, conf: LexerConf) -> None:
        pass

    def lex(self, blocks: Iterable[Block]) -> Iterator[Block]:  # type: ignore[override]
        """The blocks as they are."""
        return iter(blocks)


def blocks(document: Document, style: str) -> Iterator[Block]:
    """The blocks of a document, end to end; what its corpus tells for a label is one, however it looks."""
    cut = terminals(style)
    at = document.start
    for label in _told(document):
        yield from _between(cut, document.text, at, label.start)
        yield Block("LABEL", label.start, label.end)
        at = label.end
    yield from _between(cut, document.text, at, document.end)


@cache
def terminals(style: str) -> re.Pattern[str]:
    """The terminals of a page grammar as one regular expression, tried in the order of their priorities.

    Some terminal always matches, so nothing of a text is passed over. It takes half the time of Lark's own lexer.
    """
    return pattern(page_grammar(style, lexer=BlockLexer))


def pattern(parser: Lark) -> re.Pattern[str]:
    """The terminals of a parser, those of higher priority first."""
    ranked = sorted(parser.terminals, key=lambda terminal: -terminal.priority)
    return re.compile("|".join(f"(?P<{one.name}>{one.pattern.to_regexp()})" for one in ranked))


def _between(cut: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Block]:
    for match in cut.finditer(text, start, end):
        yield Block(match.lastgroup, *match.span())  # type: ignore[arg-type]


def _told(document: Document) -> Iterator[Span]:
    """The labels, colon included, before the words of the speakers that a corpus or captions tell."""
    for start, _, name in document.speakers:
        if document.text.endswith(f"{name}: ", document.start, start):
            yield Span(start - len(name) - 2, start - 1)
