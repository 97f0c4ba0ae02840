"""The way through one document: kind, outline, speakers, quotations."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace

from quotes.article import attribution
from quotes.article.attributed import Attribution
from quotes.article.respelling import Respelling
from quotes.kinds import PieceKind, QuoteKind, Role
from quotes.models import Document, Fact, Facts, Outline, Parsed, Quote, Remark, Span, Turn
from quotes.parsing import mixed
from quotes.parsing.annotated import as_stated
from quotes.parsing.detection import detect
from quotes.parsing.english import Language, language, parts
from quotes.parsing.speech import speech
from quotes.parsing.timing import timed
from quotes.people import sources, speakers
from quotes.people.cast import Cast
from quotes.people.certainty import judged

REPORTING = frozenset({Role.HOST, Role.REPORTER})
"""Whose turns report what others said; a guest's own stories are not searched."""

SURE = 0.95
OWN = re.compile(r"(?:i|we|you)(?!\w)", re.IGNORECASE)
"""In a turn "I think that …" and "you know, …" report nobody: the words are on record as the turn's."""


def parse(document: Document, kind: str = "auto", style: str = "auto") -> Parsed:
    """Everything that is known of `document`.

    `kind` is "auto", "transcript" or "article"; `style` is "auto" or the name of a house style.
    What somebody has annotated in it is taken as it is. Odd text never raises: it is parsed as prose and remarked upon.
    Raises UsageError for an unknown style.
    """
    written = language(document)
    if document.stated:
        return as_stated(document, document.stated, written)
    detected = detect(document, kind=kind, style=style, english=written.english)
    cast = Cast()
    outline = mixed.outline(document, detected.style, detected.talk)
    turns: tuple[Turn, ...] = ()
    quotes: tuple[Quote, ...] = ()
    remarks: tuple[Remark, ...] = ()
    if detected.style is not None:
        turns, remarks = speakers.resolve(document, outline, cast, english=written.english)
        turns = judged(timed(document, turns))
        quotes = _transcript_quotes(document, turns, cast, written)
    if detected.style is None or detected.talk:
        spans = [Span(piece.start, piece.end) for piece in outline.pieces if piece.kind is PieceKind.PROSE]
        # On a page that may be a transcript of an unknown form "I think that …" is said by whoever speaks.
        reported = _prose_quotes(document, spans, cast, written, own=detected.confidence >= SURE)
        quotes = tuple(sorted((*quotes, *reported), key=lambda quote: (quote.start, -quote.end)))
    return Parsed(
        document=document,
        kind=detected.kind,
        facts=replace(_facts(document.facts, outline.facts), language=written.fact),
        pieces=outline.pieces,
        people=cast.people(),
        turns=turns,
        annotations=outline.annotations,
        quotes=quotes,
        remarks=_remarks(document, outline, remarks, written.remarks),
        style=detected.style,
        confidence=detected.confidence,
        considered=detected.considered,
    )


def _prose_quotes(
    document: Document, spans: Sequence[Span], cast: Cast, written: Language, *, spoken: bool = False, own: bool = True
) -> tuple[Quote, ...]:
    """The attributed quotations inside `spans`, their speakers registered in `cast`.

    In other languages than English what is marked is kept as the words of nobody known, and nothing else is read; what
    somebody says in another language is on record as theirs already.
    """
    spans, foreign = _by_language(document.text, spans, written)
    respelt = Respelling(document.text)
    if respelt.changed:
        document = respelt.document(document)
        spans, foreign = respelt.spans_there(spans), respelt.spans_there(foreign)
    found = attribution.find(document.text, spans, blockquotes=document.blockquotes)
    if spoken or not own:
        found = tuple(one for one in found if not _is_own(document.text, one))
    quotes = sources.resolve(document, spans, found, cast)
    if foreign and not spoken:
        marked = attribution.marked(document.text, foreign, blockquotes=document.blockquotes)
        quotes = tuple(sorted((*quotes, *marked), key=lambda quote: (quote.start, -quote.end)))
    return tuple(map(respelt.quote_back, quotes)) if respelt.changed else quotes


def _by_language(text: str, spans: Sequence[Span], written: Language) -> tuple[Sequence[Span], Sequence[Span]]:
    """The stretches that are English, and the others."""
    if written.mixed:
        return parts(text, spans)
    return (spans, ()) if written.english else ((), spans)


def _is_own(text: str, one: Attribution) -> bool:
    """Whether a paraphrase is the speaker's own thought."""
    return one.kind is QuoteKind.INDIRECT and one.mention is not None and OWN.match(one.mention.of(text)) is not None


def _transcript_quotes(document: Document, turns: Sequence[Turn], cast: Cast, written: Language) -> tuple[Quote, ...]:
    """The turns themselves, and what hosts and reporters quote inside theirs.

    On a printed page whoever opens without a label is a host; in a source that was made from sound it may be anybody.
    """
    hosts = not document.spoken
    spans = [Span(turn.start, turn.end) for turn in turns if turn.role in REPORTING or (hosts and turn.label is None)]
    inside = _prose_quotes(document, spans, cast, written, spoken=True)
    quotes = [*speech(document.text, turns), *_with_turns(inside, turns)]
    return tuple(sorted(quotes, key=lambda quote: (quote.start, -quote.end)))


def _with_turns(quotes: Iterable[Quote], turns: Sequence[Turn]) -> Iterator[Quote]:
    """Each quotation told which turn it stands in."""
    starts = [turn.start for turn in turns]
    for quote in quotes:
        yield replace(quote, turn=bisect_right(starts, quote.start) - 1)


def _facts(read: Facts, stated: Facts) -> Facts:
    """What a page's markup states before what its text does; what the user knows only where neither does."""

    def fact(name: str) -> Fact | None:
        known: Fact | None = getattr(read, name)
        in_text: Fact | None = getattr(stated, name)
        return in_text or known if known and known.origin == "user" else known or in_text

    return Facts(**{field.name: fact(field.name) for field in fields(Facts)})


def _remarks(document: Document, outline: Outline, *more: Sequence[Remark]) -> tuple[Remark, ...]:
    """All remarks, in the order of the text."""
    everything = [*document.remarks, *outline.remarks, *(remark for group in more for remark in group)]
    return tuple(sorted(everything, key=lambda remark: (remark.start, remark.end, remark.kind)))
