"""From labels, lines and breaks to turns, once through a document."""

import re
from collections.abc import Sequence

from quotes.grammars.styles import Style
from quotes.kinds import AnnotationKind, PieceKind
from quotes.models import Annotation, Remark, Span, Turn
from quotes.transcript.annotations import annotations, directions, label_annotations
from quotes.transcript.exchanges import greets_back, is_brief, is_interjected
from quotes.transcript.frame import seconds
from quotes.transcript.layout import Layout
from quotes.transcript.lexer import BREAKS, Block
from quotes.transcript.sections import Section
from quotes.transcript.tiles import Tiles

HEADING = re.compile(r"[A-Z0-9“\"][^\n]{0,78}[^\s.,;:!?…\"”)\]–—-][ \t\xa0]*\Z")
"""A line without an end mark that stands alone before a label, such as "H1N1 Update"."""
WORD = re.compile(r"[^\W\d_]+")
LONG = 4
"""Words of this many letters are capitalised in a heading."""
MARK = re.compile(r"(?:\*{1,3}|_{1,2}|</(?:b|strong|i|em)>)\Z")
MARKED = 9
"""A mark has no more characters."""
OPENED = re.compile(r"[ \t]*(?:\*{1,3}|_{1,2}|<(?:b|strong|i|em)>)[^*_<\n]*\Z")
"""A mark at the beginning of a line that is not closed before the words."""
SPOKEN_GAP = "somebody else may speak from here on: the source does not tell who"
ASIDES = BREAKS | {"DIRECTION"}


class Body:
    """The turns, the annotations between them and the remarks so far; `tiles` collects the pieces."""

    def __init__(self, text: str, layout: Layout, style: Style) -> None:
        self.text = text
        self.tiles = Tiles()
        self.turns: list[Turn] = []
        self.notes: list[Annotation] = []
        self.remarks: list[Remark] = []
        self._layout = layout
        self._style = style
        self._goes_on = False
        self._in_exchange = False
        self._stamps: list[float] = []
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

    def section(self, section: Section, after: Section | None) -> None:
        """Read one labelled turn with all that follows it, or a trailer with all that follows it; `after` is next."""
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
        self._goes_on = False
        self._stamps = [section.stamp] if section.stamp is not None else []
        self._inside = list(label_annotations(self.text, label.start, label.end))
        again = bool(after and after.label and after.label.of(self.text) == label.of(self.text) != "")
        self._lines(section.blocks[1:], last=after is None, again=again)
        if self._label:
            self._wordless(label)
        self._label, self._inside, self._stamps = None, [], []
        self._goes_on = False

    def _wordless(self, label: Span) -> None:
        if label.start == label.end:
            return
        self.remarks.append(Remark("no words", label.start, label.end, "a label without any words after it"))

    def _lines(self, blocks: Sequence[Block], *, last: bool, again: bool = False) -> None:
        before: Block | None = None
        self._in_exchange = False
        for index, block in enumerate(blocks):
            if block.type == "TEXT" or (block.type == "DIRECTION" and self._is_spoken(block, before)):
                if not last and self._is_heading(blocks, index):
                    self._aside(PieceKind.HEADING, block)
                else:
                    self._speech(block)
            elif block.type == "DIRECTION":
                self._aside(PieceKind.ANNOTATION, block)
                self.notes += directions(self.text, block.start_pos, block.end_pos)
            elif block.type == "GAP":
                self._gap(block)
            elif block.type == "BREAK" and self._is_parted(before, blocks[index + 1 :], again=again):
                self._close()
            elif block.type in {"FURNITURE", "HEADING"}:
                self._aside(PieceKind[block.type], block)
            elif block.type == "STAMP":
                self._stamp(block)
            before = block
        self._close()

    def _is_spoken(self, block: Block, before: Block | None) -> bool:
        """Whether a direction belongs to the words: it says that a translator speaks, or only seems to stand alone."""
        told = directions(self.text, block.start_pos, block.end_pos)
        return self._is_wrapped(before) or any(note.kind is AnnotationKind.TRANSLATOR for note in told)

    def _is_parted(self, before: Block | None, after: Sequence[Block], *, again: bool) -> bool:
        """Whether somebody else speaks after a break: where nobody is named, and where a label has been lost."""
        if self._layout.apart:
            return True
        if not self._layout.lossy or self._layout.spoken or before is None or not after or after[0].type != "TEXT":
            return False
        return self._is_exchange(before, after) or (again and is_interjected(self.text, after))

    def _is_exchange(self, before: Block, after: Sequence[Block]) -> bool:
        """Whether the next paragraph greets back, or follows such a one."""
        going_on = self._in_exchange
        self._in_exchange = is_brief(after[0]) if going_on else greets_back(self.text, before, after[0])
        return going_on or self._in_exchange

    def _is_wrapped(self, before: Block | None) -> bool:
        return self._layout.wrapped and self._start >= 0 and before is not None and before.ends_line(self.text)

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
            self._goes_on = False
            printed = self._layout.lossy and not self._layout.spoken
            what = "a line seems to be missing here" if printed else SPOKEN_GAP
            self.remarks.append(Remark("gap", block.start_pos, block.end_pos, what))

    def _stamp(self, block: Block) -> None:
        """A time on a line of its own; before the first words it tells when they begin."""
        at = seconds(self.text[block.start_pos : block.end_pos])
        if at is not None and (self._stamps or self._start < 0):
            self._stamps.append(at)

    def _close(self) -> None:
        """End the open turn; its label counts for this one only."""
        if self._start >= 0:
            self._end = _unmarked(self.text, self._start, self._end)
            self._inside += annotations(self.text, self._start, self._end, loud=self._layout.loud)
            label = self._label if self._label and self._label.start < self._label.end else None
            times = (self._stamps[0], self._stamps[-1]) if self._stamps and self._style.times else None
            notes = tuple(self._inside)
            self.turns.append(Turn(self._start, self._end, label, notes, time=times, continues=self._goes_on))
            self._label, self._inside, self._stamps = None, [], []
            self._start, self._goes_on = -1, self._style.holds

    def _is_heading(self, blocks: Sequence[Block], index: int) -> bool:
        """A short line in title case between blank ones, with only directions between it and the next label."""
        if (
            self._layout.spoken
            or (self._label and self._start < 0)
            or (index and blocks[index - 1].ends_line(self.text))
        ):
            return False
        after = index + 1
        while after < len(blocks) and blocks[after].type in ASIDES:
            after += 1
        if after < len(blocks) or (after == index + 1 and not blocks[index].ends_line(self.text)):
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


def _unmarked(text: str, start: int, end: int) -> int:
    """The end of some words without a mark that was opened before them: "Did it rain?**"."""
    mark = MARK.search(text, max(start, end - MARKED), end)
    if not mark or text.count(mark.group(), start, end) % 2 == 0:
        return end
    line = text.rfind("\n", 0, start) + 1
    return mark.start() if OPENED.match(text, line, start) else end
