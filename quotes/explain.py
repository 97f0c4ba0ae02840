"""A parsed document for a reader at a terminal: who says what, and how that is known."""

from collections.abc import Iterator
from textwrap import shorten

import click

from quotes.models import Parsed, Person, Quote, QuoteKind, Turn

WIDTH = 96
"""Characters of a quotation shown on its line; the offsets beside it lead to the rest."""


def explain(parsed: Parsed) -> str:
    """Each turn and quotation on a line of its own, with offsets, speaker and evidence, coloured by click."""
    return "\n".join(_lines(parsed))


def _lines(parsed: Parsed) -> Iterator[str]:
    people = {person.id: person for person in parsed.people}
    text = parsed.document.text
    title = parsed.facts.title.value if parsed.facts.title else "no title"
    part = f" part {parsed.document.part}" if parsed.document.part else ""
    yield click.style(f"{parsed.document.path}{part} ({parsed.kind}): {title}", bold=True)
    for index, turn in enumerate(parsed.turns):
        yield _turn(turn, people, text)
        for quote in parsed.quotes:
            if quote.turn == index and quote.kind is not QuoteKind.SPEECH:
                yield "  " + _quote(quote, people, text)
    for quote in parsed.quotes:
        if quote.turn is None:
            yield _quote(quote, people, text)
    for remark in parsed.remarks:
        yield click.style(f"{remark.start:>7} remark: {remark.message}", fg="yellow")


def _turn(turn: Turn, people: dict[str, Person], text: str) -> str:
    label = f"{turn.label.of(text)}:" if turn.label else "(no label)"
    words = shorten(text[turn.start : turn.end], WIDTH, placeholder=" …")
    return f"{turn.start:>7} {click.style(label, dim=True)} {who(turn.speaker, people)}{_how(turn)}\n{'':8}{words}"


def _quote(quote: Quote, people: dict[str, Person], text: str) -> str:
    words = shorten(text[quote.start : quote.end], WIDTH, placeholder=" …")
    beside = f" [{quote.mention.of(text)}]" if quote.mention else ""
    kind = "a paraphrase" if quote.kind is QuoteKind.INDIRECT else str(quote.kind)
    return f"{quote.start:>7} {kind} {who(quote.speaker, people)}{beside}{_how(quote)}\n{'':8}{words}"


def who(speaker: str | None, people: dict[str, Person]) -> str:
    """A speaker's name, or what the source calls them, or that nobody can tell."""
    if speaker is None:
        return click.style("speaker unknown", fg="red")
    person = people[speaker]
    return click.style(person.name or person.description or "unnamed", fg="green", bold=True)


def _how(item: Turn | Quote) -> str:
    return click.style(f" ({item.evidence})", fg="cyan") if item.evidence else ""
