"""A transcript cut into pieces, turns and the annotations between them."""

from quotes.collector import uncollected
from quotes.models import Document, Outline, Remark
from quotes.transcript.body import Body
from quotes.transcript.endings import ended
from quotes.transcript.layout import Layout, layout
from quotes.transcript.page import sections
from quotes.transcript.preface import preface


@uncollected
def outline(document: Document, style: str) -> Outline:
    """Cut `document` in the house style named `style`; who speaks is still unknown.

    Pieces tile the document from its start to its end. A paragraph without a label after a gap or a direction is a
    turn of its own. A document without a turn, or without a label, gets a remark that says so.
    """
    parts = sections(document, style)
    shape = layout(document, parts)
    if not shape.spoken:
        parts = ended(document.text, parts)
    head, *rest = parts
    front = preface(document, head.blocks, rest, shape)
    body = Body(document.text, shape)
    for kind, start in front.begins:
        body.tiles.begin(kind, start)
    body.directions(front.directions)
    body.introduction(front.speech)
    for section in rest:
        body.section(section, last=section is rest[-1])
    return Outline(
        pieces=body.tiles.pieces(document.start, document.end),
        turns=tuple(body.turns),
        annotations=tuple(body.notes),
        facts=front.facts,
        remarks=(*body.remarks, *_absences(document, body, shape)),
    )


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
