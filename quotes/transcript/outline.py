"""A transcript cut into pieces, turns and the annotations between them."""

from quotes.models import Document, Outline
from quotes.transcript.body import Body
from quotes.transcript.page import sections
from quotes.transcript.preface import preface


def outline(document: Document, style: str) -> Outline:
    """Cut `document` in the house style named `style`; who speaks is still unknown.

    Pieces tile the document from its start to its end. A paragraph without a label after a gap or a direction is a
    turn of its own.
    """
    head, *rest = sections(document, style)
    front = preface(document, head.blocks, rest)
    body = Body(document.text)
    for kind, start in front.begins:
        body.tiles.begin(kind, start)
    body.lines(front.speech)
    for section in rest:
        body.section(section, last=section is rest[-1])
    return Outline(
        pieces=body.tiles.pieces(document.start, document.end),
        turns=tuple(body.turns),
        annotations=tuple(body.notes),
        facts=front.facts,
        remarks=tuple(body.remarks),
    )
