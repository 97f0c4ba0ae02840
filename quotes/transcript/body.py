"""From labels, lines and breaks to turns, once through a document."""

import re
from collections.abc import Sequence

from quotes.models import Annotation, PieceKind, Remark, Span, Turn
from quotes.transcript.annotations import annotations, directions, label_annotations
from quotes.transcript.layout import Layout
from quotes.transcript.page import BREAKS, Block, Section, ends_line
from quotes.transcript.tiles import Tiles

HEADING = re.compile(r"[A-Z0-9“\"][^\n]{0,78}[^\s.,;:!?…\"”)\]–—-][ \t\xa0]*\Z")
"""A line without an end mark that stands alone before a label, such as "H1N1 Update"."""
WORD = re.compile(r"[^\W\d_]+")
LONG = 4
"""Words of this many letters are capitalised in a heading."""
SPOKEN_GAP = "somebody else may speak from here on: the source does not tell who"
ASIDES = BREAKS | {"DIRECTION"}


class Body:
    """The turns, the annotations between them and the remarks so far; `tiles` collects the pieces."""

    def __init__(self, text: str, layout: Layout) -> None:
        self.text = text
        self.tiles = Tiles()
        self.turns: list[Turn] = []
        self.notes: list[Annotation] = []
        self.remarks: list[Remark] = []
        self._layout = layout
        self._label: Span | None = None
        self._inside: list[Annotation] = []
        self._start = self._end = -1

    def directions(self, blocks: Sequence[Block]) -> None:
        """Keep the annotations that stand among the furniture."""
        for block in blocks:
            self.notes += directions(self.text, block.start_pos, block.end_pos)

    def introduction(self, blocks: Sequence[Block]) -> None:
        """Read what is spoken before the first label."""
        self._lines(blocks, last=False)

    def section(self, section: Section, *, last: bool) -> None:
        """Read one labelled turn with all that follows it, or a trailer with all that follows it."""
        if section.kind == "tail":
            self._tail(section.blocks)
            return
        first, label = section.blocks[0], section.label
        assert label
        if all(block.type in BREAKS for block in section.blocks[1:]):
            self.tiles.begin(PieceKind.FURNITURE, first.start_pos)
            self._wordless(label)
            return
        self.tiles.begin(PieceKind.TURN, first.start_pos)
        if first.start_pos < label.start:
            self.notes += annotations(self.text, first.start_pos, label.start)
        self._label = label
        self._inside = list(label_annotations(self.text, label.start, label.end))
        self._lines(section.blocks[1:], last=last)
        if self._label:
            self._wordless(label)
        self._label, self._inside = None, []

    def _wordless(self, label: Span) -> None:
        self.remarks.append(Remark("no words", label.start, label.end, "a label without any words after it"))

    def _lines(self, blocks: Sequence[Block], *, last: bool) -> None:
        before: Block | None = None
        for index, block in enumerate(blocks):
            if block.type == "TEXT" or (block.type == "DIRECTION" and self._is_wrapped(before)):
                if not last and self._is_heading(blocks, index):
                    self._aside(PieceKind.HEADING, block)
                else:
                    self._speech(block)
            elif block.type == "DIRECTION":
                self._aside(PieceKind.ANNOTATION, block)
                self.notes += directions(self.text, block.start_pos, block.end_pos)
            elif block.type == "GAP":
                self._gap(block)
            elif block.type == "BREAK" and self._layout.apart:
                self._close()
            elif block.type == "FURNITURE":
                self._aside(PieceKind.FURNITURE, block)
            before = block
        self._close()

    def _is_wrapped(self, before: Block | None) -> bool:
        """Whether a direction only looks as if it had a line of its own."""
        return self._layout.wrapped and self._start >= 0 and before is not None and ends_line(self.text, before)

    def _speech(self, block: Block) -> None:
        start, end = _trim(self.text, block.start_pos, block.end_pos)
        if start == end:
            return
        if self._start < 0:
            self._start = start
            if self._label is None or self.tiles.last is not PieceKind.TURN:
                self.tiles.begin(PieceKind.TURN, block.start_pos)
        self._end = end

    def _aside(self, kind: PieceKind, block: Block) -> None:
        self._close()
        self.tiles.begin(kind, block.start_pos)

    def _gap(self, block: Block) -> None:
        """A wide break; between a label and its first words it is none."""
        if self._layout.gaps and (self._label is None or self._start >= 0):
            self._aside(PieceKind.GAP, block)
            what = SPOKEN_GAP if self._layout.spoken else "a line seems to be missing here"
            self.remarks.append(Remark("gap", block.start_pos, block.end_pos, what))

    def _close(self) -> None:
        """End the open turn; its label counts for this one only."""
        if self._start >= 0:
            self._inside += annotations(self.text, self._start, self._end)
            self.turns.append(Turn(self._start, self._end, self._label, tuple(self._inside)))
            self._label, self._inside = None, []
            self._start = -1

    def _is_heading(self, blocks: Sequence[Block], index: int) -> bool:
        """A short line in title case between blank ones, with only directions between it and the next label."""
        if (
            self._layout.spoken
            or (self._label and self._start < 0)
            or (index and ends_line(self.text, blocks[index - 1]))
        ):
            return False
        after = index + 1
        while after < len(blocks) and blocks[after].type in ASIDES:
            after += 1
        if after < len(blocks) or (after == index + 1 and not ends_line(self.text, blocks[index])):
            return False
        line = HEADING.match(self.text, blocks[index].start_pos, blocks[index].end_pos)
        return line is not None and all(word[0].isupper() or len(word) < LONG for word in WORD.findall(line.group()))

    def _tail(self, blocks: Sequence[Block]) -> None:
        """A trailer, and what follows it."""
        first, *rest = blocks
        self.tiles.begin(PieceKind.TRAILER, first.start_pos)
        for block in rest:
            if block.type not in BREAKS:
                self.tiles.begin(PieceKind.AFTERWORD, block.start_pos)
                return


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds without outer white space."""
    chunk = text[start:end]
    first = start + len(chunk) - len(chunk.lstrip())
    return first, first + len(chunk.strip())
