"""A transcript as those who resolve its speakers see it: who could be meant by which label, where."""

from bisect import bisect_left
from functools import cached_property

from quotes.kinds import PieceKind
from quotes.models import Annotation, Document, Outline, Turn
from quotes.people.orders import with_given_names
from quotes.transcript.labels import Label, read_abroad, read_label, read_told

SPOKEN = frozenset({PieceKind.TURN, PieceKind.PROSE, PieceKind.AFTERWORD})
"""Pieces that are sentences; in the others every word may have a capital."""
TURNS = 20
"""So many turns show in which letters a page is printed."""


class Scene:
    """The turns of one document, their distinct labels read, and the gaps between them."""

    def __init__(self, document: Document, outline: Outline, *, english: bool = True) -> None:
        self.document = document
        self.english = english
        self.text = document.text
        self.turns = outline.turns
        self.notes = outline.annotations
        self.unlabelled = {turn.start for turn in self.turns if turn.label is None}
        self.places: dict[str, list[int]] = {}
        for index, turn in enumerate(self.turns):
            if turn.label:
                self.places.setdefault(turn.label.of(self.text), []).append(index)
        read = read_told if document.by_machine else read_label if english else read_abroad
        self.labels: dict[str, Label] = with_given_names({printed: read(printed) for printed in self.places})
        self.stretches = [
            (piece.start, piece.end, piece.kind not in SPOKEN)
            for piece in outline.pieces
            if piece.kind is not PieceKind.GAP
        ]
        self._gaps = [piece.start for piece in outline.pieces if piece.kind is PieceKind.GAP]

    @property
    def tells_nobody(self) -> bool:
        """Whether a source made from sound tells no change of speakers: a turn may then be several people's."""
        return self.document.spoken and not self.places and not self._gaps

    @cached_property
    def shouted(self) -> bool:
        """Whether all is printed in capitals, so that none tells a name."""
        words = "".join(self.text[turn.start : turn.end] for turn in self.turns[:TURNS])
        return sum(map(str.isupper, words)) > sum(map(str.islower, words))

    def printed(self, index: int) -> str | None:
        """The label of a turn as printed."""
        label = self.turns[index].label
        return label.of(self.text) if label else None

    def gap_before(self, index: int) -> bool:
        """Whether something seems to be missing between a turn and the one before it."""
        start = self.turns[index - 1].end if index else self.document.start
        at = bisect_left(self._gaps, start)
        return at < len(self._gaps) and self._gaps[at] < self.turns[index].start

    def notes_before(self, index: int) -> tuple[Annotation, ...]:
        """The annotations between a turn and the one before it."""
        start = self.turns[index - 1].end if index else self.document.start
        first = bisect_left(self.notes, start, key=lambda note: note.start)
        last = bisect_left(self.notes, self.turns[index].start, key=lambda note: note.start)
        return self.notes[first:last]

    def turn_at(self, offset: int) -> Turn | None:
        """The turn that holds an offset."""
        index = bisect_left(self.turns, offset, key=lambda turn: turn.end)
        held = index < len(self.turns) and self.turns[index].start <= offset < self.turns[index].end
        return self.turns[index] if held else None
