"""What stands before the first label: furniture, title, summary, and an introduction whose label was lost."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from quotes.models import Document, Fact, Facts, PieceKind, Role, Span
from quotes.transcript.labels import read_label
from quotes.transcript.page import BREAKS, Block, Section

SENTENCE = re.compile(r"\S+\s+\S+\s+\S.*[.?!…][\"”’')\]]*\s*\Z", re.DOTALL)
"""At least three words and an end mark: somebody may have spoken it."""
TITLE = re.compile(r"[^\s•·*|<>{}-].*[^\s:.,;|>]\s*\Z")
DATE = re.compile(
    r"(?:(?:Published|Aired|Posted|Updated|Originally published on|Heard on|\w+day,?)\s+)?"
    r"(?:\w{3}\w*\.?,?\s+)?(?:(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? \d{1,2}, \d{4})\b[^\n]{0,40}\Z"
)
OUTLET = re.compile(r"(?:Copyright )?(?:©|\(c\)) ?\d{4},? ([^\n.,]{2,60})")


@dataclass(frozen=True, slots=True)
class Preface:
    """Where each piece before the first label begins, the blocks of an introduction, and the facts stated."""

    begins: tuple[tuple[PieceKind, int], ...]
    speech: tuple[Block, ...]
    facts: Facts


def preface(document: Document, blocks: Sequence[Block], rest: Sequence[Section]) -> Preface:
    """Read the blocks before the first label; `rest` are the sections after them."""
    text = document.text
    cut = _introduction(text, blocks, rest)
    front = blocks[:cut]
    title = _title(text, front)
    begins = []
    for block in front:
        kind = _kind(text, block, title)
        if kind:
            begins.append((kind, block.start))
    if cut and cut < len(blocks) and blocks[cut - 1].type == "GAP":
        begins.append((PieceKind.GAP, blocks[cut - 1].start))
    return Preface(tuple(begins), tuple(blocks[cut:]), _facts(text, front, title))


def _introduction(text: str, blocks: Sequence[Block], rest: Sequence[Section]) -> int:
    """The index of the block with which speech begins; `len(blocks)` where none does."""
    if not rest:
        return len(blocks)
    run = len(blocks)
    first = len(blocks)
    for index in reversed(range(len(blocks))):
        block = blocks[index]
        if block.type == "DIRECTION" or (block.type == "TEXT" and SENTENCE.match(text, block.start, block.end)):
            run = index
            if index == 0 or blocks[index - 1].type == "GAP":
                first = index
        elif block.type not in BREAKS:
            break
    if first < len(blocks):
        return first
    return len(blocks) if _opens_with_host(text, rest) else run


def _opens_with_host(text: str, rest: Sequence[Section]) -> bool:
    """Whether the first label is a host's: then nothing before it was spoken."""
    label = rest[0].blocks[0]
    return read_label(text[label.start : label.end - 1].strip()).role is Role.HOST


def _title(text: str, front: Sequence[Block]) -> Block | None:
    """The line printed twice, or the last line before the speech that reads like a title."""
    lines = [block for block in front if block.type == "TEXT"]
    seen: set[str] = set()
    for block in lines:
        line = text[block.start : block.end].strip()
        if line in seen and TITLE.match(line):
            return block
        seen.add(line)
    for block in reversed(lines):
        line = text[block.start : block.end].strip()
        if TITLE.match(line) and " " in line and not DATE.match(line) and not line.isdigit():
            return block
    return None


def _kind(text: str, block: Block, title: Block | None) -> PieceKind | None:
    if block.type in BREAKS:
        return None
    if block is title:
        return PieceKind.TITLE
    if block.type == "TEXT" and SENTENCE.match(text, block.start, block.end):
        return PieceKind.PROSE
    return PieceKind.FURNITURE


def _facts(text: str, front: Iterable[Block], title: Block | None) -> Facts:
    copyright_ = outlet = published = None
    for block in front:
        line = text[block.start : block.end].strip()
        if block.type == "TRAILER" and copyright_ is None:
            copyright_ = _fact(text, block.start, block.end)
            named = OUTLET.match(line)
            if named:
                outlet = Fact(named[1].strip(), span=Span(block.start, block.end))
        elif block.type == "TEXT" and published is None and DATE.match(line):
            published = _fact(text, block.start, block.end)
    name = _fact(text, title.start, title.end) if title else None
    return Facts(title=name, outlet=outlet, published=published, copyright=copyright_)


def _fact(text: str, start: int, end: int) -> Fact:
    line = text[start:end]
    begin = start + len(line) - len(line.lstrip())
    return Fact(line.strip(), span=Span(begin, begin + len(line.strip())))
