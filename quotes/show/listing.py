"""A parsed document's quotations for a reader at a terminal, in the order of the text."""

import re
from collections.abc import Iterator

import click

from quotes.kinds import Certainty, QuoteKind
from quotes.models import Parsed, Person, Quote

# Without its verb the paraphrase would say the contrary.
_DENIAL = re.compile(
    r"(?:den(?:y|ie[ds])|reject|disput|doubt|refut|rebut|contradict|dismiss|disagree|oppos)", re.IGNORECASE
)


def listing(parsed: Parsed) -> str:
    """The document's name and title, then each quotation's offsets, speaker and words; coloured by click."""
    return "\n".join(_lines(parsed))


def heading(parsed: Parsed) -> str:
    """The line that names a document."""
    title = parsed.facts.title.value if parsed.facts.title else "no title"
    part = f", part {parsed.document.part}" if parsed.document.part else ""
    return click.style(f"{parsed.document.path}{part} ({parsed.kind}): {title}", bold=True)


def speaker(person_id: str | None, people: dict[str, Person]) -> str:
    """A speaker's name, or what the source calls them, or that nobody can tell."""
    if person_id is None:
        return click.style("speaker unknown", fg="red")
    person = people[person_id]
    return click.style(person.name or person.description or "unnamed", fg="green", bold=True)


def _lines(parsed: Parsed) -> Iterator[str]:
    people = {person.id: person for person in parsed.people}
    yield heading(parsed)
    for quote in parsed.quotes:
        where = click.style(f"{quote.start}-{quote.end}", dim=True)
        words = " ".join(parsed.document.text[quote.start : quote.end].split())
        yield f"{where} {_unsure(quote)}{speaker(quote.speaker, people)}{_manner(quote, parsed.document.text)}: {words}"
    if not parsed.quotes:
        yield "no quotation found"


def _unsure(quote: Quote) -> str:
    """The word before a speaker who is not sure."""
    return {Certainty.LIKELY: "probably ", Certainty.DOUBTFUL: "perhaps "}.get(quote.certainty or Certainty.SURE, "")


def _manner(quote: Quote, text: str) -> str:
    """What keeps these from being the speaker's own words as spoken; of what somebody denies the verb is told."""
    if quote.kind is QuoteKind.INDIRECT:
        cue = quote.cue.of(text) if quote.cue else ""
        return f" (a paraphrase, {cue})" if _DENIAL.match(cue) else " (a paraphrase)"
    return " (a translator's words)" if quote.translated else ""
