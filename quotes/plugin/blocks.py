"""A document cut into the blocks of its page: turns, paragraphs, headings, and what stands between them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from quotes.kinds import PieceKind, QuoteKind
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
class Paragraph:
    """One paragraph, where it begins in the document, and the quotations that begin in it and are no turns."""

    start: int
    stretches: list[Stretch]
    quotes: list[Row]

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(stretch.text for stretch in self.stretches)

    @property
    def voices(self) -> list[list[Row]]:
        """Its quotations, those of the same speakers together, in the order in which these come up."""
        found: dict[tuple[str | None, ...], list[Row]] = {}
        for quote in self.quotes:
            speakers = tuple(one["speaker_uid"] for one in (quote, *quote["others"]))
            found.setdefault(speakers, []).append(quote)
        return list(found.values())


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the page: `kind` is a PieceKind or "folded"; `turn` and `speech` are set for a turn."""

    kind: str
    paragraphs: list[Paragraph]
    turn: Row | None = None
    speech: Row | None = None
    remarks: list[Row] = field(default_factory=list)


def blocks(contents: Contents) -> Iterator[Block]:
    """The blocks of a document, in order; a remark comes with the block in which it begins."""
    inside = [quote for quote in contents.quotes if quote["kind"] != QuoteKind.SPEECH]
    marks = [
        *(Mark(note["start"], note["end"], "note") for note in contents.annotations),
        *(Mark(quote["start"], quote["end"], f"q {quote['kind']}", quote["uid"]) for quote in inside),
    ]
    turns = {turn["start"]: turn for turn in contents.turns}
    speech = {quote["turn"]: quote for quote in contents.quotes if quote["kind"] == QuoteKind.SPEECH}
    cut = _Cut(contents, marks, inside)
    waiting = list(contents.remarks)
    for piece in contents.pieces:
        here = [remark for remark in waiting if remark["start"] < piece["end"]]
        waiting = waiting[len(here) :]
        begun = sorted(start for start in turns if piece["start"] <= start < piece["end"])
        if piece["kind"] == PieceKind.TURN and begun:
            yield from _turns(cut, [turns[start] for start in begun], speech, here)
        else:
            shown = cut.paragraphs(piece["start"], piece["end"])
            kind = "folded" if piece["kind"] in FOLDED else piece["kind"]
            if shown or here:
                yield Block(kind, shown, remarks=here)


def _turns(cut: "_Cut", turns: Sequence[Row], speech: Mapping[int, Row], remarks: list[Row]) -> Iterator[Block]:
    for turn in turns:
        shown = cut.paragraphs(turn["start"], turn["end"])
        yield Block("turn", shown, turn, speech.get(turn["id"]), remarks if turn is turns[-1] else [])


@dataclass(frozen=True, slots=True)
class _Cut:
    """A document's text with what marks it."""

    contents: Contents
    marks: Sequence[Mark]
    quotes: Sequence[Row]

    def paragraphs(self, start: int, end: int) -> list[Paragraph]:
        """The paragraphs between two places."""
        base = self.contents.start
        since = max(start - base, 0)
        text = self.contents.text[since : max(end - base, 0)]
        found = []
        for first, last in paragraphs(text):
            begin, until = base + since + first, base + since + last
            quotes = [quote for quote in self.quotes if begin <= quote["start"] < until]
            found.append(Paragraph(begin, stretches(text[first:last], begin, self.marks), quotes))
        return found
