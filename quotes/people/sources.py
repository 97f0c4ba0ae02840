"""Mentions of speakers in prose resolved to people, each with the evidence."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from quotes.article.able import is_site, kind_of
from quotes.article.attributed import Attribution
from quotes.kinds import Evidence, PersonKind, QuoteKind
from quotes.models import Document, Quote, Span
from quotes.people.beside import in_apposition, under_title
from quotes.people.bodies import is_body, is_law, is_paper
from quotes.people.cast import Cast
from quotes.people.descriptions import Descriptions, kind
from quotes.people.figures import MANY, Figure, Figures
from quotes.people.forenames import Gender
from quotes.people.leading import opening_noun
from quotes.people.levels import level
from quotes.people.mentions import Mention, gender, mention
from quotes.people.nonpeople import PLACES
from quotes.people.printed import Printed, is_party

Known = tuple[str | None, Evidence | None]
"""A person's id and how they are known; (None, None) where nobody can tell."""

_UNKNOWN: Known = (None, None)
_FAR = 2500
"""Characters over which a pronoun may reach back."""
_LOOK_BACK, _FAR_BACK = 12, 100
_NEAR = 40
"""Characters before a verb of saying in which the text may take it back."""
_UNSAID = re.compile(
    r"\b(?:never|neither|not(?! only)|(?:might|may)(?! have)|would have|denie[sd]|denying|stopped short of"
    r"|(?:refus|declin|fail|forg)\w+ to)\b[^,.;:“”\"]{0,20}\Z|n[’']t\s\Z",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"(?:the|that|this|these|those)\b", re.IGNORECASE)


def resolve(document: Document, spans: Sequence[Span], found: Sequence[Attribution], cast: Cast) -> tuple[Quote, ...]:
    """Who says each of the quotations `found` in the stretches `spans`; new people are added to `cast`.

    A speaker whom the text does not settle stays None, the mention kept.
    """
    quoted = sorted((one.start, one.end) for one in found if one.kind is not QuoteKind.INDIRECT)
    sources = _Sources(document.text, spans, [Span(*one) for one in quoted], cast)
    quotes = []
    for one in sorted(found, key=lambda one: (one.mention.start if one.mention else one.start, one.start)):
        speaker, evidence = sources.speaker(one) if one.mention else _UNKNOWN
        together = sources.together.get(one.mention.start, ()) if one.mention and speaker else ()
        quotes.append(
            Quote(
                one.start,
                one.end,
                one.kind,
                speaker,
                evidence,
                sources.whole.get(one.mention.start, one.mention) if one.mention else None,
                one.cue,
                one.via,
                group=one.group,
                certainty=level(one, evidence) if speaker else None,
                speakers=together,
            )
        )
    return tuple(sorted(quotes, key=lambda quote: (quote.start, -quote.end)))


class _Sources:
    """What is known so far while the mentions are read in order."""

    def __init__(self, text: str, spans: Sequence[Span], quoted: Sequence[Span], cast: Cast) -> None:
        self.text, self.cast = text, cast
        self.figures = Figures(text, spans)
        self.known: dict[int, Known] = {}
        self.descriptions = Descriptions(text)
        self.ids = {(one.name, one.kind, None if one.name else one.description): one.id for one in cast.people()}
        self.whole: dict[int, Span] = {}
        """By where a mention starts, its whole extent where the name stands at the end of a long title."""
        self.together: dict[int, tuple[str, ...]] = {}
        """By where a mention starts, the people who speak together there."""
        self.heard: list[tuple[int, Figure]] = []
        self.alone: dict[str, Figure] = {}
        """By surname, speakers of whom the text tells no more."""
        self.leads = list(self.figures.leads(quoted))

    def speaker(self, one: Attribution) -> Known:
        """The person of an attribution's mention."""
        assert one.mention
        at = one.mention.start
        if at not in self.known:
            self.known[at] = self._resolve(mention(self.text, one.mention), one)
        person, evidence = self.known[at]
        if self._unsaid(one):
            return _UNKNOWN
        return (person, Evidence.CONTINUES) if person and one.continues else (person, evidence)

    def _unsaid(self, one: Attribution) -> bool:
        """Whether the text has it that the words were not said: never said, denied saying, refused to say."""
        if not one.cue or not one.mention or one.continues or one.kind is QuoteKind.INDIRECT:
            return False
        return bool(_UNSAID.search(self.text, max(one.mention.end, one.cue.start - _NEAR), one.cue.start))

    def _resolve(self, said: Mention, one: Attribution) -> Known:
        if said.pronoun:
            return self._pronoun(said)
        if is_party(said.text):
            return _UNKNOWN
        if said.parts and (several := self._several(said)):
            return several
        name = said.name or self.figures.borne(said.text, said.span)
        if name and (found := self._name(said, name)):
            return found
        if beside := self._beside(said, one):
            if said.head:
                self.figures.hold(beside, said.head, said.span.start)
            beside.said_of |= said.modifiers
            beside.description = beside.description or said.text
            return self._meet(beside, said, Evidence.NAMED_BESIDE)
        return self._description(said, one)

    def _beside(self, said: Mention, one: Attribution) -> Figure | None:
        """Whose name stands at the end of a description, or behind it."""
        titled = under_title(self.text, self.figures, said, self.descriptions.fullest(said, one.cue))
        if titled:
            self.whole[said.span.start] = Span(said.span.start, titled[1])
            return titled[0]
        return in_apposition(self.text, self.figures, said)

    # Names

    def _several(self, said: Mention) -> Known | None:
        """The first of several named people who speak together; None where one of them has no name."""
        parts = [mention(self.text, part) for part in said.parts]
        if not all(part.name and not part.bare for part in parts):
            return None
        known = [self._name(part, part.name) for part in parts if part.name]
        ids = [person for person, _ in filter(None, known) if person]
        if len(ids) < len(parts):
            return None
        self.together[said.span.start] = tuple(dict.fromkeys(ids))
        return known[0]

    def _name(self, said: Mention, name: Printed) -> Known | None:
        """The person of a name; None where it is nobody's."""
        fitting = self.figures.named(name)
        if not fitting:
            lone = not name.full and not name.titles
            if said.bare or (lone and self.figures.is_common(name.parts[-1])):
                return None
            nobody = PersonKind.ORGANISATION if name.is_body() else self._nobody(name, human=False)
            return self._add_named(name, nobody) if nobody else self._namesake(name, said.span.start)
        figure = fitting[0] if len(fitting) == 1 else self._rival(fitting, said.span.start)
        if not figure:
            return self._namesake(name, said.span.start)
        if nobody := self._nobody(figure.printed, human=figure.is_human()):
            return self._add_named(name if nobody is PersonKind.DOCUMENT else figure.printed, nobody)
        whole = name.full or not figure.printed.full
        return self._meet(figure, said, Evidence.NAMED_BESIDE if whole else Evidence.SURNAME_OF_NAME)

    def _nobody(self, name: Printed, *, human: bool) -> PersonKind | None:
        """What has a name and is no person: a newspaper, a place's office, a law."""
        if is_paper(name) or (not human and is_body(name, self.text)):
            return PersonKind.ORGANISATION
        return PersonKind.DOCUMENT if not human and is_law(name, self.text) else None

    def _add_named(self, name: Printed, kind: PersonKind) -> Known:
        person = self._add(name.name, kind, None)
        self.cast.label(person, name.name)
        return person, Evidence.NAMED_BESIDE

    def _namesake(self, name: Printed, at: int) -> Known:
        """Somebody of whom the text tells no more than a surname that several people bear, or that nobody bears.

        "She" who speaks next is taken for them.
        """
        figure = self.alone.setdefault(name.name, Figure(name, gender(name)))
        figure.id = self._add(name.name, PersonKind.PERSON, None)
        self.heard.append((at, figure))
        self.cast.label(figure.id, name.name)
        return figure.id, Evidence.NAMED_BESIDE

    def _rival(self, rivals: Sequence[Figure], at: int) -> Figure | None:
        """Of several with one surname: who spoke last under a full name, else whom the text names far more often."""
        if len(rivals) >= MANY:
            return None
        rivals = [one for one in rivals if one.places[0] <= at] or rivals
        if len(rivals) == 1:
            return rivals[0]  # the others are brought in only later
        for place, figure in reversed(self.heard[-_FAR_BACK:]):
            if place < at and figure in rivals:
                since = max(place, self.text.rfind("\n", 0, at))
                nearer = (one for one in rivals if one is not figure and one.stands_between(since, at))
                return None if any(nearer) else figure
        known = sorted(rivals, key=lambda one: len(one.places), reverse=True)
        return known[0] if len(known[0].places) >= 2 * len(known[1].places) else None

    def _meet(self, figure: Figure, said: Mention, evidence: Evidence) -> Known:
        self.heard.append((said.span.start, figure))
        person = self._person(figure)
        self.cast.label(person, said.name.name if said.name and said.name.full else said.text)
        return person, evidence

    def _person(self, figure: Figure) -> str:
        figure.id = figure.id or self._add(figure.printed.name, PersonKind.PERSON, figure.description)
        return figure.id

    def _add(self, name: str | None, kind: PersonKind, description: str | None) -> str:
        """The id of a person of the cast with this name or description, else of a new one."""
        key = (name, kind, None if name else description)
        if key not in self.ids:
            self.ids[key] = self.cast.add(name, kind, description)
        return self.ids[key]

    # Pronouns

    def _pronoun(self, said: Mention) -> Known:
        """He or she: whoever spoke or opened a sentence last, and may be meant."""
        if said.pronoun not in ("he", "she"):
            return _UNKNOWN
        at = said.span.start
        k = bisect_left(self.leads, at, key=lambda one: one[0])
        leads = self.leads[max(0, k - _LOOK_BACK) : k]
        latest = sorted(self.heard[-_LOOK_BACK:] + leads, key=lambda one: one[0], reverse=True)
        near = (one for one in latest if at - one[0] < _FAR and one[1].gender in (None, said.pronoun))
        place, figure = next((one for one in near if one[1].is_human()), (0, None))
        if not figure or self._is_another(figure, place, said):
            return _UNKNOWN
        figure.gender = Gender(said.pronoun)
        self.heard.append((at, figure))
        return self._person(figure), Evidence.PRONOUN

    def _is_another(self, figure: Figure, place: int, said: Mention) -> bool:
        """Whether the pronoun's own paragraph brings in somebody else who may be meant, after the one at `place`."""
        start = self.text.rfind("\n", 0, said.span.start) + 1
        if place >= start:
            return False
        above = max(place + 1, self.text.rfind("\n", 0, max(0, self.text.rfind("\n", 0, start - 1))) + 1)
        if any(one.places[0] >= above and self._fits(one, figure, said) for one in self.figures.between(above, start)):
            return True
        noun = opening_noun(self.text, start, said.span.start)
        if noun and noun not in figure.offices:
            return True
        return any(self._fits(one, figure, said) for one in self.figures.between(start, said.span.start))

    def _fits(self, one: Figure, figure: Figure, said: Mention) -> bool:
        """Whether a pronoun may mean somebody else than `figure`."""
        return one is not figure and one.gender in (None, said.pronoun) and one.is_human()

    # Descriptions

    def _description(self, said: Mention, one: Attribution) -> Known:
        if said.name and not said.name.full and not said.body and not kind_of(said.text.lower()):
            return _UNKNOWN  # a lone word with the capital of its sentence, which names nobody: Years
        full = self.descriptions.fullest(said, one.cue)
        if said.head and _DETERMINER.match(said.text):
            if holder := self._holders(said):
                return self._meet(holder, said, Evidence.OFFICE)
            if not said.plural and (earlier := self.descriptions.introduced(said)):
                full = earlier
        body = said.text if is_site(said.text) else said.body
        if body and (" " in body or is_site(body) or not self.figures.is_common(body)):
            person = self._add(body, PersonKind.ORGANISATION, None)
        else:
            person = self._add(None, kind(said), full)
        self.cast.label(person, said.text)
        return person, Evidence.DESCRIPTION

    def _holders(self, said: Mention) -> Figure | None:
        """The one of whom the text says what the description says, before it or else after it."""
        at = said.span.start
        holders = self.figures.holders.get(said.head or "", [])
        if len(holders) >= MANY:
            return None
        earlier = [one for one in holders if one.offices[said.head or ""] < at]
        if not said.modifiers:
            return earlier[0] if len(earlier) == 1 else None
        for some in (earlier, holders):
            ranked = sorted(some, key=lambda one: len(said.modifiers & one.said_of), reverse=True)
            best = [len(said.modifiers & one.said_of) for one in ranked[:2]]
            if best and best[0] and (len(best) == 1 or best[0] > best[1]):
                return ranked[0]
        return earlier[0] if len(earlier) == 1 and self._goes_on(earlier[0], said) else None

    def _goes_on(self, holder: Figure, said: Mention) -> bool:
        """Whether a description takes up who was spoken of last: Sen. Hill, the only senator, is the Ohio senator.

        Unless the text places the two in different states or countries.
        """
        leads = self.leads[: bisect_left(self.leads, said.span.start, key=lambda one: one[0])]
        latest = [some[-1][1] for some in (leads, self.heard) if some]
        here, there = (PLACES & those for those in (said.modifiers, holder.said_of))
        return any(holder is one for one in latest) and not (here and there)
