"""A page that is an article with an interview in it: both outlines, end to end."""

from dataclasses import replace

from quotes.article import outline as article
from quotes.kinds import PieceKind
from quotes.models import Document, Outline, Piece, Span
from quotes.transcript import outline as transcript


def outline(document: Document, style: str | None, talk: Span | None) -> Outline:
    """The outline of a document: of a transcript where `style` is told, only within `talk` where that is told too."""
    if style is None:
        return article.outline(document)
    if talk is None:
        return transcript.outline(document, style)
    before, after = replace(document, end=talk.start), replace(document, start=talk.end)
    first = article.outline(before)
    second = transcript.outline(replace(document, start=talk.start, end=talk.end), style)
    rest = tuple(_untitled(piece) for piece in article.outline(after).pieces) if after.start < after.end else ()
    return Outline(
        pieces=(*first.pieces, *second.pieces, *rest),
        turns=second.turns,
        annotations=second.annotations,
        facts=first.facts,
        remarks=(*first.remarks, *second.remarks),
    )


def _untitled(piece: Piece) -> Piece:
    return replace(piece, kind=PieceKind.HEADING) if piece.kind is PieceKind.TITLE else piece
