"""A page cut by the grammar into its head, its labelled turns and what closes it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from lark import Transformer
from lark.common import LexerConf
from lark.lexer import Lexer

from quotes.grammars import grammar
from quotes.models import Document, Span
from quotes.transcript.labels import Label, Who, read_label

BREAKS = frozenset({"LINE", "BREAK", "GAP"})
"""Tokens that hold white space only."""
LEAD = re.compile(r"(?:[ \t\0\xa0]|\[[\d:]+\]|\([A-Z][a-z]+\.?\) )*")
"""What a page prints before a label on the same line: white space, a time code, an annotation."""
SPOKEN = re.compile(r"[.?!…:;,—–-][\"”’)\]]*\s*\Z|\)\s*\Z")
"""How a line ends that somebody speaks."""
OFTEN = 2
"""A label that no line begins with must stand so often: on a page that is one long line they all do."""


class Block(NamedTuple):
    """A token of the page: a line, a label or a break.

    It carries its offsets only; the line numbers are there because Lark's end token copies them.
    """

    type: str
    start_pos: int
    end_pos: int

    line = column = end_line = end_column = None  # type: ignore[misc]


@dataclass(slots=True)
class Section:
    """Blocks that belong together; `kind` is head, turn (a label and all up to the next) or tail.

    `label` covers the label of a turn as printed, without what stands before it on its line and without its colon.
    """

    kind: str
    blocks: list[Block]
    label: Span | None = None


class PageLexer(Lexer):
    """The terminals of a page grammar as one regular expression, tried in the order of their priorities.

    Some terminal always matches, so nothing of a text is passed over. It takes half the time of Lark's own lexer.
    """

    def __init__(self, conf: LexerConf) -> None:
        terminals = sorted(conf.terminals, key=lambda terminal: -terminal.priority)
        self._tokens = re.compile("|".join(f"(?P<{one.name}>{one.pattern.to_regexp()})" for one in terminals))

    def lex(self, document: Document) -> Iterator[Block]:  # type: ignore[override]
        """The blocks of a document, end to end; what its corpus tells for a label is one, however it looks."""
        at = document.start
        for label in _told(document):
            yield from self._blocks(document.text, at, label.start)
            yield Block("LABEL", label.start, label.end)
            at = label.end
        yield from self._blocks(document.text, at, document.end)

    def _blocks(self, text: str, start: int, end: int) -> Iterator[Block]:
        for match in self._tokens.finditer(text, start, end):
            yield Block(match.lastgroup, *match.span())  # type: ignore[arg-type]


def _told(document: Document) -> Iterator[Span]:
    """The labels, colon included, before the words of the speakers that a corpus or captions tell."""
    for start, _, name in document.speakers:
        if document.text.endswith(f"{name}: ", document.start, start):
            yield Span(start - len(name) - 2, start - 1)


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
    """The document's head (perhaps without a block), then its turns and tails in the order of the text.

    Labels that are none become text again: "EDITOR'S NOTE", and in mid-line what names nobody known from other lines.
    """
    parser = grammar(style, lexer=PageLexer, transformer=SECTIONS)
    parts: list[Section] = parser.parse(document)  # type: ignore[assignment]
    text = document.text
    for part in parts:
        if part.kind == "turn":
            part.label = _label_span(text, part.blocks[0])
    if document.by_machine:
        return parts
    labels = [(part, read_label(part.label.of(text))) for part in parts if part.label]
    counted = Counter(_last(label) for _, label in labels)
    surnames = {_last(label) for part, label in labels if _opens_line(text, part) or label.role}
    surnames |= {surname for surname, times in counted.items() if times >= OFTEN}
    kept: list[Section] = []
    for part in parts:
        if part.label and (
            _is_stray(text, part, part.label, surnames) or (part is parts[1] and _is_title(text, part, part.label))
        ):
            first = part.blocks[0]
            kept[-1].blocks.append(Block("TEXT", first.start_pos, first.end_pos))
            kept[-1].blocks.extend(part.blocks[1:])
        else:
            kept.append(part)
    return kept


def ends_line(text: str, block: Block) -> bool:
    """Whether a block ends with a newline after which the next line follows at once."""
    return block.type == "LINE" or (block.type not in BREAKS and text[block.end_pos - 1] == "\n")


def _label_span(text: str, block: Block) -> Span:
    start = LEAD.match(text, block.start_pos, block.end_pos).end()  # type: ignore[union-attr]
    printed = text[start : block.end_pos].rstrip()
    bare = printed[:-1] if printed.endswith((":", ".", ";")) else printed
    return Span(start, start + len(bare.rstrip()))


def _opens_line(text: str, section: Section) -> bool:
    start = section.blocks[0].start_pos
    return start == 0 or text[start - 1] == "\n"


def _last(label: Label) -> str:
    """The word by which a label is known again."""
    return label.words[-1] if label.words else ""


def _is_title(text: str, first: Section, label: Span) -> bool:
    """Whether the first label of a page is half a headline: "The Harbor SHOWDOWN: Bells vs. Boats"."""
    lines = [block for block in first.blocks[1:] if block.type not in BREAKS]
    if [block.type for block in lines] != ["TEXT"] or SPOKEN.search(text, lines[0].start_pos, lines[0].end_pos):
        return False
    printed = label.of(text)
    read = read_label(printed)
    return not (read.role or read.notes) and text.count(f"{printed}:") == 1


def _is_stray(text: str, section: Section, label: Span, surnames: set[str]) -> bool:
    """Whether a label is none."""
    read = read_label(label.of(text))
    return read.who is Who.NOTICE or not (_opens_line(text, section) or _last(read) in surnames)
