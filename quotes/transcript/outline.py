"""A transcript cut into pieces, turns and the annotations between them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from quotes.grammars.collector import uncollected
from quotes.grammars.styles import style_of
from quotes.models import Document, Outline, Remark, Turn
from quotes.transcript.body import Body
from quotes.transcript.endings import ended
from quotes.transcript.layout import Layout, layout
from quotes.transcript.preface import preface
from quotes.transcript.sections import sections


@uncollected
def outline(document: Document, style: str) -> Outline:
    """Cut `document` in the house style named `style`; who speaks is still unknown.

    Pieces tile the document from its start to its end. A paragraph without a label after a gap or a direction is a
    turn of its own. A document without a turn, or without a label, gets a remark that says so.
    """
    parts = sections(document, style)
    shape = layout(document, parts, style_of(style))
    if not shape.spoken:
        parts = ended(document.text, parts)
    head, *rest = parts
    front = preface(document, head.blocks, rest, shape)
    body = Body(document.text, shape, style_of(style))
    for kind, start in front.begins:
        body.tiles.begin(kind, start)
    body.directions(front.directions)
    body.introduction(front.speech)
    for section, after in zip_longest(rest, rest[1:]):
        body.section(section, after)
    return Outline(
        pieces=body.tiles.pieces(document.start, document.end),
        turns=_timed(body.turns),
        annotations=tuple(body.notes),
        facts=front.facts,
        remarks=(*body.remarks, *_absences(document, body, shape)),
    )


def _timed(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """The turns, each that begins at a stated time told that it lasts until the next one begins, if that is stated."""
    told = list(turns)
    for index, (turn, after) in enumerate(pairwise(turns)):
        if turn.time and after.time and after.time[0] >= turn.time[1]:
            told[index] = replace(turn, time=(turn.time[0], after.time[0]))
    return tuple(told)


def _absences(document: Document, body: Body, shape: Layout) -> list[Remark]:
    """What a transcript should have and this one has not."""
    if not body.turns:
        return [Remark("no transcript", document.start, document.end, "a transcript is promised, and none is here")]
    if shape.apart:
        what = "the source does not tell who speaks"
        return [Remark("speakers not told", document.start, document.end, what)]
    if not any(turn.label for turn in body.turns):
        return [
            Remark(
                "no speakers", document.start, document.end, "there is speech here and nobody is named as its speaker"
            )
        ]
    return []
