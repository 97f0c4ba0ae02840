"""A document that somebody has annotated, as TEI or brat have it: who says what is stated, and nothing is inferred."""

from dataclasses import replace

from quotes.models import Document, Parsed, Quote
from quotes.parsing.english import Language
from quotes.parsing.speech import speech
from quotes.people import certainty


def as_stated(document: Document, stated: Parsed, written: Language) -> Parsed:
    """What is stated of a document; the words of turns are their speakers', where nothing says so for each.

    A speaker without a certainty is as sure as the evidence is.
    """
    own = replace(document, stated=None)
    turns = tuple(
        replace(turn, certainty=turn.certainty or certainty.of(turn.evidence)) if turn.speaker else turn
        for turn in stated.turns
    )
    spoken = {quote.turn for quote in stated.quotes if quote.kind == "speech"}
    said = (quote for quote in speech(own.text, turns) if quote.turn not in spoken)
    quotes = (*map(_judged, stated.quotes), *said)
    return replace(
        stated,
        document=own,
        facts=replace(document.facts, language=written.fact),
        turns=turns,
        quotes=tuple(sorted(quotes, key=lambda quote: (quote.start, -quote.end, quote.kind != "speech"))),
        remarks=(*document.remarks, *written.remarks),
    )


def _judged(quote: Quote) -> Quote:
    return replace(quote, certainty=quote.certainty or certainty.of(quote.evidence)) if quote.speaker else quote
