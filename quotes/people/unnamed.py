"""Speakers whose labels give no name: voices, groups, offices."""

import re
from bisect import bisect_right

from quotes.kinds import AnnotationKind, Evidence, PersonKind
from quotes.people.fullnames import is_name
from quotes.people.identities import Identity, Register, description
from quotes.people.interviewed import ANSWER, interviewed
from quotes.people.scene import Scene
from quotes.transcript.labels import Label, Who, read_label
from quotes.words.names import capitals, fold, folded

KINDS = {Who.GROUP: PersonKind.GROUP, Who.JOINT: PersonKind.GROUP}
BAND = re.compile(r" \([^)]*\b(?:band|choir|duo|ensemble|group|orchestra|quartet|trio)\b[^)]*\)", re.IGNORECASE)
"""What tells that a name with "and" in it is a group's own."""
BANDS = re.compile(r"(?!UN)\S+ (?:\S+ ){0,3}(?:BAND|BOYS|GIRLS)")


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
    holder = _holder(label)
    if folded(label.words) in ANSWER and (name := interviewed(scene)):
        one.name, one.kind, one.evidence = name, PersonKind.PERSON, Evidence.NAMED_IN_TEXT
    elif holder:
        one.name, one.kind, one.evidence = holder, PersonKind.PERSON, Evidence.FULL_LABEL
    elif label.who is Who.OFFICE and not scene.shouted:
        _hold_office(scene, one, label)
    if BAND.search(printed):
        one.name, one.evidence = capitals(BAND.split(printed)[0].split(" ")), Evidence.FULL_LABEL
    elif _is_band(label, printed) and _sings(scene, printed):
        one.name, one.kind, one.evidence = capitals(printed.split()), PersonKind.GROUP, Evidence.FULL_LABEL
    return [register.add(one)]


def _holder(label: Label) -> str | None:
    """Who holds an office, where the label says so in brackets: "The Prime Minister (Ann Hill)"."""
    if label.who not in {Who.OFFICE, Who.UNNAMED}:
        return None
    for note in label.notes:
        inside = read_label(note[1:-1])
        if inside.who is Who.PERSON and is_name([*inside.words]):
            return capitals(inside.words)
    return None


def _is_band(label: Label, printed: str) -> bool:
    """Whether a label can be a band's name: "THE ROOTS", "THE HARBOR BOYS", "KAYA & ROSSI"."""
    if label.who is Who.JOINT:
        return "&" in printed
    rest = printed.partition(" ")[2] if label.who is Who.OFFICE else printed
    return bool(BANDS.fullmatch(rest)) or (
        label.who is Who.OFFICE and bool(rest) and read_label(rest).who is Who.PERSON
    )


def _sings(scene: Scene, printed: str) -> bool:
    """Whether singing is all that a label's turns hold."""
    turns = [scene.turns[index] for index in scene.places[printed]]
    return all(any(note.kind is AnnotationKind.SINGING for note in turn.annotations) for turn in turns)


def _is_label(scene: Scene, at: int) -> bool:
    """Whether a label stands at an offset: "President Hill", who speaks beside "The President", is somebody else."""
    index = bisect_right(scene.turns, at, key=lambda turn: turn.label.start if turn.label else turn.start) - 1
    label = scene.turns[index].label if index >= 0 else None
    return label is not None and label.start <= at < label.end


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
            if not _is_label(scene, match.start())
        }
        if len(names) == 1:
            one.name, one.kind, one.evidence = names.pop(), PersonKind.PERSON, Evidence.OFFICE
            return
