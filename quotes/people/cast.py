"""The people of one document, in the order in which they first appear."""

from dataclasses import replace

from quotes.kinds import PersonKind
from quotes.models import Person


class Cast:
    """A growing register of a document's people; ids are "p1", "p2", … in order of first appearance."""

    def __init__(self) -> None:
        self._people: dict[str, Person] = {}

    def __getitem__(self, person_id: str) -> Person:
        return self._people[person_id]

    def add(self, name: str | None, kind: PersonKind = PersonKind.PERSON, description: str | None = None) -> str:
        """Register somebody new; returns the id."""
        person_id = f"p{len(self._people) + 1}"
        self._people[person_id] = Person(person_id, name, kind, description)
        return person_id

    def label(self, person_id: str, form: str) -> None:
        """Remember a form in which the document names somebody."""
        person = self._people[person_id]
        if form not in person.labels:
            self._people[person_id] = replace(person, labels=(*person.labels, form))

    def update(self, person_id: str, *, name: str | None = None, description: str | None = None) -> None:
        """Learn a fuller name or a description of somebody; None leaves what is known."""
        person = self._people[person_id]
        self._people[person_id] = replace(
            person, name=name or person.name, description=description or person.description
        )

    def people(self) -> tuple[Person, ...]:
        """Everybody so far."""
        return tuple(self._people.values())
