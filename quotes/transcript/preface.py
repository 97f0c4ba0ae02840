"""What stands before the first label: furniture, title, summary, and an introduction whose label was lost."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quotes.kinds import PieceKind, Role
from quotes.models import Document, Fact, Facts, Span
from quotes.transcript.labels import read_label
from quotes.transcript.layout import Layout
from quotes.transcript.lexer import BREAKS, Block
from quotes.transcript.sections import Section

SENTENCE = re.compile(r"\S+\s+\S+\s+\S[^\n]*[.?!…][\"”’')\]]*\s*\Z|[^\n]{100}")
"""At least three words and an end mark, or a long line: somebody may have spoken it."""
SHORT = re.compile(r"\S+(?: \S+)?[.?!]\s*\Z")
"""A word or two with an end mark, which may be spoken between what is."""
TITLE = re.compile(r"[^\s•·*|<>{}#-][^\n]*[^\s:.,;|>]\s*\Z|[^\s•][^\n]{8,}(?:\.\.\.|U\.S\.|\?)\s*\Z")
DATE = re.compile(
    r"(?:(?:Originally p|P)ublished(?: on)?|Aired|Posted|Updated|Heard on|\w{3,6}day,?)? ?(?:[A-Z][a-z]{2},? )?"
    r"\(?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4}\b[^\n]{0,40}\Z"
)
DAY = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4}\b")
FIELD = re.compile(r"^(title|date|source_url): ['\"]?((?:[^\n]|\n  )*?)['\"]?$(?!\n  )", re.MULTILINE)
FIELDS = {"title": "title", "date": "published", "source_url": "url"}
"""The front matter of an archived page, and which facts it states."""
TRANSCRIPT = re.compile(r"Transcript:?\s*\Z")
"""A heading after which everything is spoken."""
GREETING = re.compile(r"\bI['’]m [A-Z][\w.'’-]+ [A-Z]|\b(?:[Tt]his is|[Ii]t['’]s|listening to) [A-Z]{3}")
"""What nobody writes in a summary: "I'm Lena Rossi", "This is MORNING EDITION"."""
SPEECH = 3
"""So many paragraphs without any label are more than a summary."""
OUTLET = re.compile(r"(?:Copyright )?(?:©|\(c\)) ?\d{4},? ([^\n.,]{2,60})")


@dataclass(frozen=True, slots=True)
class Preface:
    """Where each piece before the first label begins, the directions there, an introduction, and the facts stated."""

    begins: tuple[tuple[PieceKind, int], ...]
    directions: tuple[Block, ...]
    speech: tuple[Block, ...]
    facts: Facts


def preface(document: Document, blocks: Sequence[Block], rest: Sequence[Section], layout: Layout) -> Preface:
    """Read the blocks before the first label; `rest` are the sections after them."""
    text = document.text
    cut = _introduction(text, blocks, rest, layout)
    front = blocks[:cut]
    title = _title(text, front)
    begins = [(_kind(text, block, title), block.start_pos) for block in front if block.type not in BREAKS]
    if 0 < cut < len(blocks) and blocks[cut - 1].type == "GAP":
        begins.append((PieceKind.GAP, blocks[cut - 1].start_pos))
    aside = tuple(block for block in front if block.type == "DIRECTION")
    return Preface(tuple(begins), aside, tuple(blocks[cut:]), _facts(text, front, title))


def _introduction(text: str, blocks: Sequence[Block], rest: Sequence[Section], layout: Layout) -> int:
    """The index of the block with which speech begins; `len(blocks)` where nobody speaks before the first label.

    What is left of a lost label is a gap. Without one, prose before a host's label is a summary; and a page that has
    kept a host's label on a line of its own has lost no other.
    """
    if layout.spoken:
        # Of a page with running times all is spoken that stands behind the first.
        spoken = [index for index, block in enumerate(blocks) if block.type not in BREAKS] or [len(blocks)]
        return next((index for index in spoken[:-1] if blocks[index].type == "STAMP"), spoken[0])
    if rest and not layout.lossy:
        return len(blocks)
    gap = first = len(blocks)
    paragraphs, heading = 0, False
    for index in reversed(range(len(blocks))):
        block = blocks[index]
        if block.type in BREAKS or (layout.lossy and _is_short(text, block)):
            continue
        wraps = layout.wrapped and first == index + 1 and block.ends_line(text)
        if block.type not in {"TEXT", "DIRECTION"} or not (wraps or _may_be_spoken(text, block)):
            heading = bool(TRANSCRIPT.match(text, block.start_pos, block.end_pos))
            break
        first = index
        paragraphs += 1
        if index == 0 or blocks[index - 1].type == "GAP":
            gap = index
    if heading:
        return first
    if not rest:
        return min(gap, first) if paragraphs >= SPEECH or gap < len(blocks) else len(blocks)
    host, alone = _opens_with_host(text, rest)
    if gap < len(blocks) and (layout.gaps or gap == 0) and not (alone and not _is_greeting(text, blocks[gap])):
        return gap
    return len(blocks) if host else first


def _is_short(text: str, block: Block) -> bool:
    return SHORT.match(text, block.start_pos, block.end_pos) is not None


def _may_be_spoken(text: str, block: Block) -> bool:
    return block.type == "DIRECTION" or bool(SENTENCE.match(text, block.start_pos, block.end_pos))


def _is_greeting(text: str, block: Block) -> bool:
    return bool(GREETING.search(text, block.start_pos, block.end_pos))


def _opens_with_host(text: str, rest: Sequence[Section]) -> tuple[bool, bool]:
    """Whether the first label is a host's, and whether it has a line of its own."""
    first = rest[0]
    host = first.label is not None and read_label(first.label.of(text)).role is Role.HOST
    return host, host and len(first.blocks) > 1 and first.blocks[1].type in BREAKS


def _title(text: str, front: Sequence[Block]) -> Block | None:
    """The line printed twice, or the last line before the speech that reads like a title."""
    lines = [block for block in front if block.type == "TEXT"]
    seen: set[str] = set()
    for block in lines:
        line = text[block.start_pos : block.end_pos].strip()
        if line in seen and TITLE.match(line):
            return block
        seen.add(line)
    for block in reversed(lines):
        line = text[block.start_pos : block.end_pos].strip()
        if TITLE.match(line) and " " in line and not DATE.match(line):
            return block
    return None


def _kind(text: str, block: Block, title: Block | None) -> PieceKind:
    if block is title:
        return PieceKind.TITLE
    if block.type == "DIRECTION":
        return PieceKind.ANNOTATION
    if block.type == "TEXT" and SENTENCE.match(text, block.start_pos, block.end_pos):
        return PieceKind.PROSE
    return PieceKind.FURNITURE


def _facts(text: str, front: Iterable[Block], title: Block | None) -> Facts:
    found: dict[str, Fact] = {}
    for block in front:
        line = text[block.start_pos : block.end_pos].strip()
        if block.type == "TRAILER" and "copyright" not in found and ("©" in line or "opyright" in line):
            found["copyright"] = _fact(text, block.start_pos, block.end_pos)
            named = OUTLET.match(line)
            if named:
                found["outlet"] = Fact(named[1].strip(), span=found["copyright"].span)
        elif line.startswith("---"):
            for field in FIELD.finditer(text, block.start_pos, block.end_pos):
                found[FIELDS[field[1]]] = Fact(_unfolded(field[2]), span=Span(*field.span(2)))
        elif "published" not in found and DATE.match(line):
            day = DAY.search(text, block.start_pos, block.end_pos)
            if day:
                found["published"] = _fact(text, *day.span())
    if title and "title" not in found:
        found["title"] = _fact(text, title.start_pos, title.end_pos)
    return Facts(**found)


def _unfolded(value: str) -> str:
    """A value of front matter without its escapes and line folds."""
    return re.sub(r"\\\n\s*\\?", "", value).replace("\\_", " ")


def _fact(text: str, start: int, end: int) -> Fact:
    line = text[start:end]
    begin = start + len(line) - len(line.lstrip())
    return Fact(line.strip(), span=Span(begin, begin + len(line.strip())))
