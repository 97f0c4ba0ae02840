"""What the header of a TEI document states: title, date, publisher, and who the people are that speak."""

from dataclasses import replace
from xml.etree import ElementTree as ET

from quotes.kinds import PersonKind
from quotes.models import Fact, Facts, Person

ID = "{http://www.w3.org/XML/1998/namespace}id"
PEOPLE = {"person": PersonKind.PERSON, "personGrp": PersonKind.GROUP, "org": PersonKind.ORGANISATION}
"""Elements that describe a speaker, and what each is."""

FACTS = {
    "title": ("titleStmt/title", "sourceDesc//title"),
    "byline": ("titleStmt/author", "sourceDesc//author"),
    "outlet": ("publicationStmt/publisher", "sourceDesc//publisher"),
    "published": ("publicationStmt/date", "sourceDesc//date"),
}
"""Where a fact stands, the first place that has it."""


class Header:
    """The header of one document, and who has spoken in it so far."""

    def __init__(self, document: ET.Element) -> None:
        found = next((element for element in document if _local(element) == "teiHeader"), None)
        self._header = ET.Element("teiHeader") if found is None else found
        self._people = {person.id: person for person in map(_person, self._header.iter()) if person}
        self._spoke: dict[str, None] = {}

    def facts(self, *, ours: bool) -> Facts:
        """The facts; of a file that we have written, those of its source only."""
        stated = {name: self._fact(name, ours=ours) for name in FACTS}
        address = next((e.get("target") for e in self._all("sourceDesc//ref") if e.get("target")), None)
        language = next((e.get("ident") for e in self._header.iter() if _local(e) == "language"), None)
        return Facts(
            **stated,
            url=Fact(address, "markup") if address else None,
            language=Fact(language, "markup") if language and language != "und" else None,
        )

    def _fact(self, name: str, *, ours: bool) -> Fact | None:
        for path in FACTS[name][1:] if ours else FACTS[name]:
            for element in self._all(path):
                value = element.get("when") if name == "published" else None
                if words := value or _words(element):
                    return Fact(words, "markup")
        return None

    def _all(self, path: str) -> list[ET.Element]:
        return self._header.findall(".//" + "/".join(f"{{*}}{part}" if part else "" for part in path.split("/")))

    def known(self, pointers: str | None) -> tuple[str, ...]:
        """The ids of those whom @who points at; whoever is not described goes by the name of the pointer."""
        ids = tuple(pointer.rpartition("#")[2] for pointer in (pointers or "").split())
        for one in ids:
            self._people.setdefault(one, Person(one, one, PersonKind.PERSON))
            self._spoke[one] = None
        return tuple(dict.fromkeys(ids))

    def printed(self, name: str) -> str:
        """The id of somebody who is known by the name before a speech."""
        same = (person.id for person in self._people.values() if name in {person.name, *person.labels})
        found = next(same, f"printed {name}")
        self._people.setdefault(found, Person(found, name, PersonKind.PERSON))
        self._spoke[found] = None
        return found

    def name(self, person: str) -> str:
        """What somebody is called."""
        return self._people[person].name or self._people[person].description or person

    def labelled(self, person: str, label: str) -> None:
        """Remember how a document prints somebody's name."""
        found = self._people[person]
        if label not in found.labels:
            self._people[person] = replace(found, labels=(*found.labels, label))

    def people(self, *, everybody: bool) -> tuple[Person, ...]:
        """Whoever has spoken, and `everybody` whom the header describes."""
        return tuple(self._people[one] for one in (self._people if everybody else self._spoke))


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _words(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _person(element: ET.Element) -> Person | None:
    tag, identity = _local(element), element.get(ID)
    if tag not in PEOPLE or not identity:
        return None
    names = [_words(inner) for inner in element.iter() if _local(inner) in {"persName", "orgName", "name"}]
    notes = [_words(inner) for inner in element if _local(inner) == "note" and inner.get("type") == "description"]
    wikidata = [_words(inner) for inner in element if _local(inner) == "idno" and inner.get("type") == "wikidata"]
    role = element.get("role")
    kind = PersonKind(role) if role in set(PersonKind) else PEOPLE[tag]
    name = next(filter(None, names), None)
    if kind is PersonKind.PERSON and not name:
        kind = PersonKind.UNNAMED
    return Person(identity, name, kind, next(iter(notes), None), (), next(iter(wikidata), None))
