"""Mentions of speakers in prose resolved to people, each with the evidence."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from quotes.models import Attribution, Document, Evidence, PersonKind, Quote, Remark, Span
from quotes.people.cast import Cast
from quotes.people.figures import Figure, Figures
from quotes.people.mentions import Gender, Mention, mention
from quotes.vocabulary import words

Known = tuple[str | None, Evidence | None]
"""A person's id and how they are known; (None, None) where nobody can tell."""

_UNKNOWN: Known = (None, None)
_RELATIVE = re.compile(r"[ \u00a0](?:who|in|at|from|with|of|for|on|close to|familiar with)\b[^,.;:\"“”\n]{1,120}")
_DETERMINER = re.compile(r"(?:the|that|this|these|those)\b", re.IGNORECASE)


def resolve(
    document: Document, spans: Sequence[Span], found: Sequence[Attribution], cast: Cast
) -> tuple[tuple[Quote, ...], tuple[Remark, ...]]:
    """Who says each of the quotations `found` in the stretches `spans`; new people are added to `cast`.

    A speaker whom the text does not settle stays None, the mention kept.
    """
    sources = _Sources(document.text, spans, cast)
    quotes = []
    for one in sorted(found, key=lambda one: (one.mention.start if one.mention else one.start, one.start)):
        speaker, evidence = sources.speaker(one) if one.mention else _UNKNOWN
        quotes.append(
            Quote(one.start, one.end, one.kind, speaker, evidence, one.mention, one.cue, one.via, group=one.group)
        )
    return tuple(sorted(quotes, key=lambda quote: (quote.start, -quote.end))), ()


class _Sources:
    """What is known so far while the mentions are read in order."""

    def __init__(self, text: str, spans: Sequence[Span], cast: Cast) -> None:
        self.text, self.cast = text, cast
        self.figures = Figures(text, spans)
        self.known: dict[int, Known] = {}
        self.unnamed: list[tuple[str | None, str, str]] = []
        self.heard: list[tuple[int, str, Gender | None]] = []

    def speaker(self, one: Attribution) -> Known:
        """The person of an attribution's mention."""
        assert one.mention
        at = one.mention.start
        if at not in self.known:
            self.known[at] = self._resolve(mention(self.text, one.mention), one)
        person, evidence = self.known[at]
        return (person, Evidence.CONTINUES) if person and one.continues else (person, evidence)

    def _resolve(self, said: Mention, one: Attribution) -> Known:
        if said.pronoun:
            return self._pronoun(said)
        if said.name:
            return self._name(said)
        return self._description(said, one)

    # Names

    def _name(self, said: Mention) -> Known:
        assert said.name
        fitting = self.figures.named(said.name)
        if len(fitting) > 1:
            return _UNKNOWN
        evidence = Evidence.NAMED_BESIDE if said.name.full or not fitting else Evidence.SURNAME_OF_NAME
        if fitting:
            person = self._person(fitting[0])
        else:
            person = self._add(said.name.name, PersonKind.PERSON, None)
        self.cast.label(person, said.name.name)
        self.heard.append((said.span.start, person, fitting[0].gender if fitting else None))
        return person, evidence

    def _person(self, figure: Figure) -> str:
        figure.id = figure.id or self._add(figure.printed.name, PersonKind.PERSON, figure.description)
        return figure.id

    def _add(self, name: str | None, kind: PersonKind, description: str | None) -> str:
        """The id of a person of the cast with this name or description, else of a new one."""
        for person in self.cast.people():
            if (person.name, person.kind) == (name, kind) and (name or person.description == description):
                return person.id
        return self.cast.add(name, kind, description)

    # Pronouns

    def _pronoun(self, said: Mention) -> Known:
        if said.pronoun not in ("he", "she"):
            return _UNKNOWN
        for at, person, how in reversed(self.heard):
            if at < said.span.start and (how is None or how == said.pronoun):
                self.heard.append((said.span.start, person, Gender(said.pronoun)))
                return person, Evidence.PRONOUN
        return _UNKNOWN

    # Descriptions

    def _description(self, said: Mention, one: Attribution) -> Known:
        full = self._fullest(said, one)
        if said.head and _DETERMINER.match(said.text):
            holders = self._holders(said)
            if len(holders) == 1:
                person = self._person(holders[0])
                self.cast.label(person, said.text)
                return person, Evidence.OFFICE
            if earlier := self._introduced(said):
                full = earlier
        kind = PersonKind.GROUP if said.plural else PersonKind.UNNAMED
        person = self._add(None, kind, full)
        self.cast.label(person, said.text)
        return person, Evidence.DESCRIPTION

    def _holders(self, said: Mention) -> list[Figure]:
        """Those of whom the text has already said that they are what the description says."""
        at = said.span.start
        holders = [one for one in self.figures.all() if one.offices.get(said.head or "", at) < at]
        return holders

    def _introduced(self, said: Mention) -> str | None:
        """The fullest words with which the text brought in the source that "the official" takes up."""
        head = re.escape(said.head or "")
        opening = re.compile(
            rf"\b(?:an?|one|another)[ \u00a0](?:[\w’'-]+[ \u00a0]){{0,5}}{head}\b(?:{_RELATIVE.pattern})?",
            re.IGNORECASE,
        )
        found = [hit.group() for hit in opening.finditer(self.text, 0, said.span.start)]
        return found[-1].strip() if found else None

    def _fullest(self, said: Mention, one: Attribution) -> str:
        """The mention with the relative clause or the place that belongs to it."""
        end = said.span.end
        if one.cue and one.cue.start >= end:
            between = self.text[end : one.cue.start]
            return said.text if "," in between or not _RELATIVE.match(between) else _trim(said.text + between)
        tail = _RELATIVE.match(self.text, end)
        return _trim(said.text + tail.group()) if tail else said.text


def _trim(description: str) -> str:
    """Without the auxiliaries and adverbs that belong to the verb."""
    parts = description.split()
    while parts and parts[-1].lower() in words("classes", "auxiliary"):
        parts.pop()
    return " ".join(parts)
