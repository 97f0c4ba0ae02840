"""Who a user says that the voices of a document are: kept apart from what the source says."""

from collections.abc import Sequence
from dataclasses import replace

from quotes.kinds import Evidence, PersonKind
from quotes.models import Parsed, Person
from quotes.read.voices import Voice
from quotes.words.names import folded


def named(parsed: Parsed, voices: Sequence[Voice]) -> Parsed:
    """`parsed`, with the names that a user gives to its labels: "Speaker 1" is Ann Hill.

    Of several rows the one with the longest path counts. Who has a full name in the source keeps it. What the source
    calls somebody stays their description and label; the evidence says that a list told the name.
    """
    mine = sorted((voice for voice in voices if voice.is_in(parsed.document.path)), key=lambda voice: len(voice.path))
    known = {folded(voice.label.split()): voice.name for voice in mine}
    told = {person.id: name for person in parsed.people if (name := _name(person, known))}
    if not told:
        return parsed
    return replace(
        parsed,
        people=tuple(_filled(person, told.get(person.id)) for person in parsed.people),
        turns=tuple(replace(turn, evidence=Evidence.ROSTER) if turn.speaker in told else turn for turn in parsed.turns),
        quotes=tuple(replace(one, evidence=Evidence.ROSTER) if one.speaker in told else one for one in parsed.quotes),
    )


def _name(person: Person, known: dict[tuple[str, ...], str]) -> str | None:
    """The name that the user gives to one of somebody's labels."""
    if person.name and len(person.name.split()) > 1:
        return None
    names = {known[key] for label in person.labels if (key := folded(label.split())) in known}
    return names.pop() if len(names) == 1 else None


def _filled(person: Person, name: str | None) -> Person:
    if name is None:
        return person
    return replace(person, name=name, kind=PersonKind.PERSON, description=person.description or person.name)
