"""Pieces laid end to end, so that nothing of a document is left out."""

from quotes.kinds import PieceKind
from quotes.models import Piece

RUNS = frozenset({PieceKind.FURNITURE, PieceKind.PROSE, PieceKind.TRAILER, PieceKind.AFTERWORD, PieceKind.ANNOTATION})
"""Kinds whose neighbours of the same kind are one piece."""


class Tiles:
    """Collects where each piece begins; it ends where the next one begins."""

    def __init__(self) -> None:
        self._begins: list[tuple[PieceKind, int]] = []

    def begin(self, kind: PieceKind, start: int) -> None:
        """From `start` on, the document is `kind`; `start` never goes back."""
        if self._begins and self._begins[-1][1] == start:
            self._begins.pop()
        if not (self._begins and self._begins[-1][0] is kind and kind in RUNS):
            self._begins.append((kind, start))

    @property
    def last(self) -> PieceKind | None:
        """The kind of the piece that has begun last."""
        return self._begins[-1][0] if self._begins else None

    def pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        """The pieces from `start` to `end`; white space before the first belongs to it."""
        if start == end:
            return ()
        begins = self._begins or [(PieceKind.FURNITURE, start)]
        starts = [start, *(begin for _, begin in begins[1:]), end]
        return tuple(Piece(kind, a, b) for (kind, _), a, b in zip(begins, starts, starts[1:], strict=False) if a < b)
