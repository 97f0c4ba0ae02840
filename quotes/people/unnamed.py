"""Speakers whose labels give no name: voices, groups, offices."""

import re

from quotes.models import AnnotationKind, Evidence, PersonKind
from quotes.names import capitals, fold, folded
from quotes.people.identities import Identity, Register, description
from quotes.people.scene import Scene
from quotes.transcript.labels import Label, Who, read_label

KINDS = {Who.GROUP: PersonKind.GROUP, Who.JOINT: PersonKind.GROUP}
BAND = re.compile(r" \([^)]*\b(?:band|choir|duo|ensemble|group|orchestra|quartet|trio)\b[^)]*\)", re.IGNORECASE)
"""What tells that a name with "and" in it is a group's own."""


def unnamed(scene: Scene, register: Register, printed: str) -> list[Identity]:
    """Whom a label without a name means; the same words and number are the same speaker. A network is nobody."""
    label = scene.labels[printed]
    if label.who is Who.NETWORK:
        return []
    key = (*folded(label.words), *(word for other in label.others for word in folded(other)), label.number or "")
    for known in register.matching(key):
        if known.key == key:
            return [known]
    kind = KINDS.get(label.who, PersonKind.UNNAMED)
    one = Identity(key, Evidence.DESCRIPTION, scene.places[printed][0], None, kind, description(label), label.role)
    if label.who is Who.OFFICE:
        _hold_office(scene, one, label)
        _sing(scene, one, printed)
    elif BAND.search(printed):
        one.name, one.evidence = capitals(BAND.split(printed)[0].split(" ")), Evidence.FULL_LABEL
    return [register.add(one)]


def _sing(scene: Scene, one: Identity, printed: str) -> None:
    """Name "THE ROOTS", if all that they do is sing."""
    name = printed.partition(" ")[2]
    sung = all(
        any(note.kind is AnnotationKind.SINGING for note in scene.turns[index].annotations)
        for index in scene.places[printed]
    )
    if sung and name and read_label(name).who is Who.PERSON:
        one.name, one.kind, one.evidence = f"The {capitals(name.split())}", PersonKind.GROUP, Evidence.FULL_LABEL


def _hold_office(scene: Scene, one: Identity, label: Label) -> None:
    """Name whoever holds the office, if the page names just one holder: at its head, else in its text."""
    office = " ".join(word for word in label.words if fold(word) != "the")
    holder = re.compile(rf"\b(?i:{re.escape(office)})\s+([A-Z][\w'’-]+)")
    for at_head in (True, False):
        names = {
            capitals((match[1],))
            for start, end, headline in scene.stretches
            if headline is at_head
            for match in holder.finditer(scene.text, start, end)
        }
        if len(names) == 1:
            one.name, one.kind, one.evidence = names.pop(), PersonKind.PERSON, Evidence.OFFICE
            return
