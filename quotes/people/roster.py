"""What a user's roster of people adds: evidence beside the source, never over it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from quotes.kinds import Evidence, PersonKind
from quotes.models import Parsed, Person, Quote, Turn
from quotes.people.certainty import of
from quotes.read.roster import KnownPerson
from quotes.words.names import folded

Item = TypeVar("Item", Turn, Quote)


def identified(parsed: Parsed, roster: Sequence[KnownPerson]) -> Parsed:
    """`parsed`, with names filled in for whom exactly one person of the roster fits.

    Somebody fits whose full name, or one of whose aliases, is the name or a label in the document. A full name that
    the source gives stays, and so does its description of the person. Who is named by the roster alone has the
    evidence "roster".
    """
    if not roster:
        return parsed
    known = {person.id: fitting for person in parsed.people if (fitting := _only(person, roster))}
    named = {person.id for person in parsed.people if person.id in known and _is_bare(person)}
    return replace(
        parsed,
        people=tuple(_filled(person, known.get(person.id), person.id in named) for person in parsed.people),
        turns=tuple(_told(turn, named) for turn in parsed.turns),
        quotes=tuple(_told(quote, named) for quote in parsed.quotes),
    )


def _only(person: Person, roster: Sequence[KnownPerson]) -> KnownPerson | None:
    """The one whom the roster can mean; None where nobody fits, or more than one."""
    if person.kind is not PersonKind.PERSON:
        return None
    forms = {folded((person.name or "").split())} if not _is_bare(person) else _forms(person)
    fitting = [known for known in roster if forms & {folded(form.split()) for form in (known.name, *known.aliases)}]
    return fitting[0] if len(fitting) == 1 else None


def _forms(person: Person) -> set[tuple[str, ...]]:
    return {folded(form.split()) for form in (person.name or "", *person.labels) if form}


def _is_bare(person: Person) -> bool:
    """Whether the source gives one word for a name, which may be anybody's."""
    return len((person.name or "").split()) < 2  # noqa: PLR2004 - a given name and a surname


def _filled(person: Person, known: KnownPerson | None, named: bool) -> Person:  # noqa: FBT001
    if known is None:
        return person
    return replace(
        person,
        name=known.name if named else person.name,
        description=person.description or known.description,
        wikidata=known.wikidata,
    )


def _told(item: Item, named: set[str]) -> Item:
    if item.speaker not in named:
        return item
    return replace(item, evidence=Evidence.ROSTER, certainty=of(Evidence.ROSTER))
