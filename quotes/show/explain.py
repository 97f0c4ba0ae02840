"""Why a document reads as it does: each turn and quotation with its label, speaker and evidence."""

from collections.abc import Iterator
from textwrap import shorten

import click

from quotes.kinds import QuoteKind
from quotes.models import Parsed, Person, Quote, Turn
from quotes.show.listing import heading, speaker

WIDTH = 96
"""Characters of a quotation shown; the offset before it leads to the rest."""


def explain(parsed: Parsed) -> str:
    """A line for each turn, quotation and remark, and the words under it; coloured by click."""
    return "\n".join(_lines(parsed))


def _lines(parsed: Parsed) -> Iterator[str]:
    people = {person.id: person for person in parsed.people}
    text = parsed.document.text
    yield heading(parsed)
    style = f" in the style {parsed.style}" if parsed.style else ""
    yield f"read as {parsed.kind}{style}, {parsed.confidence:.0%} sure{_considered(parsed)}"
    told = [(turn.start, _turn(turn, people, text)) for turn in parsed.turns]
    told += [
        (quote.start, _quote(quote, people, text)) for quote in parsed.quotes if quote.kind is not QuoteKind.SPEECH
    ]
    told += [(remark.start, click.style(f"remark: {remark.message}", fg="yellow")) for remark in parsed.remarks]
    for start, line in sorted(told, key=lambda item: item[0]):
        yield f"{start:>7} {line}"


def _considered(parsed: Parsed) -> str:
    """What else the document may be: other house styles with the labels that they find, an article."""
    others = [f"{style} ({labels} labels)" if style else str(kind) for kind, style, labels in parsed.considered]
    return f"; considered too: {', '.join(others)}" if others else ""


def _turn(turn: Turn, people: dict[str, Person], text: str) -> str:
    label = f"{turn.label.of(text)}:" if turn.label else "(no label)"
    recording = f" recording of {turn.recording}" if turn.recording else ""
    return f"{label} {speaker(turn.speaker, people)}{_how(turn)}{recording}\n{_words(turn, text)}"


def _quote(quote: Quote, people: dict[str, Person], text: str) -> str:
    kind = "paraphrase" if quote.kind is QuoteKind.INDIRECT else str(quote.kind)
    mention = f" [{quote.mention.of(text)}]" if quote.mention else ""
    cue = f" [{quote.cue.of(text)}]" if quote.cue else ""
    return f"{kind}{mention}{cue} {speaker(quote.speaker, people)}{_how(quote)}\n{_words(quote, text)}"


def _how(item: Turn | Quote) -> str:
    return click.style(f" ({item.evidence}, {item.certainty})", fg="cyan") if item.evidence else ""


def _words(item: Turn | Quote, text: str) -> str:
    return " " * 8 + shorten(text[item.start : item.end], WIDTH, placeholder=" …")
