"""A document cut into the blocks of its page: turns, paragraphs, headings, and what stands between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from quotes.models import PieceKind, QuoteKind
from quotes.plugin.marked import Mark, Stretch, stretches
from quotes.store.queries.quote import paragraphs
from quotes.store.queries.run import Row

FOLDED = frozenset({PieceKind.FURNITURE, PieceKind.AFTERWORD})
"""Pieces that are shown on demand: menus, lists of other articles, biographies."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands in a stretch of a document that begins at `start`."""

    text: str
    start: int
    pieces: Sequence[Row]
    turns: Sequence[Row]
    quotes: Sequence[Row]
    annotations: Sequence[Row]
    remarks: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the page: `kind` is a PieceKind or "folded"; `turn` and `speech` are set for a turn."""

    kind: str
    paragraphs: list[list[Stretch]]
    turn: Row | None = None
    speech: Row | None = None
    remarks: list[Row] = field(default_factory=list)


def blocks(contents: Contents) -> Iterator[Block]:
    """The blocks of a document, in order; a remark comes with the block in which it begins."""
    marks = [
        *(Mark(note["start"], note["end"], "note") for note in contents.annotations),
        *(
            Mark(quote["start"], quote["end"], f"q {quote['kind']}", quote["uid"])
            for quote in contents.quotes
            if quote["kind"] != QuoteKind.SPEECH
        ),
    ]
    turns = {turn["start"]: turn for turn in contents.turns}
    speech = {quote["turn"]: quote for quote in contents.quotes if quote["kind"] == QuoteKind.SPEECH}
    waiting = list(contents.remarks)
    for piece in contents.pieces:
        here = [remark for remark in waiting if remark["start"] < piece["end"]]
        waiting = waiting[len(here) :]
        inside = [start for start in turns if piece["start"] <= start < piece["end"]]
        if piece["kind"] == PieceKind.TURN and inside:
            for start in sorted(inside):
                turn = turns[start]
                shown = list(_paragraphs(contents, turn["start"], turn["end"], marks))
                yield Block("turn", shown, turn, speech.get(turn["id"]), here if start == max(inside) else [])
        else:
            shown = list(_paragraphs(contents, piece["start"], piece["end"], marks))
            kind = "folded" if piece["kind"] in FOLDED else piece["kind"]
            if shown or here:
                yield Block(kind, shown, remarks=here)


def _paragraphs(contents: Contents, start: int, end: int, marks: Sequence[Mark]) -> Iterator[list[Stretch]]:
    since = max(start - contents.start, 0)
    text = contents.text[since : max(end - contents.start, 0)]
    for first, last in paragraphs(text):
        yield stretches(text[first:last], contents.start + since + first, marks)
