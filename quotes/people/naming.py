"""From labels to people: the fullest name that a document gives to whoever a label means."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from quotes.models import AnnotationKind, Evidence, PersonKind, Remark, Role
from quotes.names import capitals, fold, folded
from quotes.people.fullnames import find_mentions
from quotes.people.identities import KINDS, Identity, Register, at_odds, description, is_full, shortens, unique, written
from quotes.people.scene import Scene
from quotes.people.talk import addressed, introduces, own_names, signs_off
from quotes.transcript.labels import Label, Who, read_label

NETWORKS = ("NPR's ", "NPR’s ", "CNN's ", "CNN’s ")
"""What comes before the name of one of the house's own reporters."""
BAND = re.compile(r" \([^)]*\b(?:band|choir|duo|ensemble|group|orchestra|quartet|trio)\b[^)]*\)", re.IGNORECASE)
"""What tells that a name with "and" in it is a group's own."""
INITIALS = (2, 3)
"""So many letters can be somebody's initials."""
FEW = 3
"""Callers name themselves in one of their first turns, if at all."""
OFTEN = 2
"""So often somebody must be called by a first name for it to be theirs, where others' first names are unknown too."""


class Naming:
    """Whom each distinct label may mean; `meant` is by label as printed."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.register = Register()
        self.meant: dict[str, list[Identity]] = {}
        self._doubts: dict[str, Remark] = {}
        people = [printed for printed, label in scene.labels.items() if label.who is Who.PERSON]
        wanted = {word for printed in people for word in folded(scene.labels[printed].words)}
        self.mentions = find_mentions(scene.text, scene.stretches, wanted)
        for printed in sorted(people, key=self._fullest_first):
            self._name(printed)
        for printed, label in scene.labels.items():
            if label.who is not Who.PERSON:
                self.meant[printed] = self._unnamed(printed, label)
        self._first_names()

    def _fullest_first(self, printed: str) -> tuple[bool, int, bool, int]:
        label = self.scene.labels[printed]
        return not is_full(label), -len(label.words), len(label.words[0]) == 1, self.scene.places[printed][0]

    def _name(self, printed: str) -> None:
        label, first = self.scene.labels[printed], self.scene.places[printed][0]
        meant = self._by_title(label, self.register.matching(self._key(label))) or self._initialled(label)
        if len(meant) == 1:
            meant[0].first = min(meant[0].first, first)
            meant[0].role = meant[0].role or label.role
            meant[0].titles |= frozenset(folded(label.titles))
        elif not meant:
            meant = [self.register.add(self._new(printed, label))]
        self.meant[printed] = meant

    def _key(self, label: Label) -> tuple[str, ...]:
        """By what a label's person is known: the folded name, and the state that tells two bearers apart."""
        return (*folded((label.origin,) if label.origin else ()), *folded(label.words))

    def _initialled(self, label: Label) -> list[Identity]:
        """Whom "TG" means, once "Terry Gross" has been named in full."""
        word = label.words[0]
        short = len(label.words) == 1 and word.isupper() and len(word) in INITIALS
        found = self.register.initialled(word.casefold()) if short else []
        return found if len(found) == 1 else []

    def _by_title(self, label: Label, found: list[Identity]) -> list[Identity]:
        """Of those who may be meant, the ones whose titles agree with the label's."""
        titles = set(folded(label.titles))
        found = [one for one in found if not at_odds(titles, one.titles)]
        return [one for one in found if titles & one.titles] or found if len(found) > 1 else found

    def _new(self, printed: str, label: Label) -> Identity:
        words, evidence, reports = label.words, Evidence.FULL_LABEL, False
        if not is_full(label):
            words, evidence, reports = self._fuller(printed, label)
        return Identity(
            key=self._key(replace(label, words=words)),
            evidence=evidence,
            first=self.scene.places[printed][0],
            name=" ".join((written(words, self.mentions), *self._suffix(label))),
            description=description(label),
            role=label.role or (Role.REPORTER if reports else None),
            titles=frozenset(folded(label.titles)),
        )

    def _suffix(self, label: Label) -> tuple[str, ...]:
        """The words after a surname as people write them: "Jr."; "III" and "M.D." stay."""
        return (
            (label.suffix.capitalize(),)
            if label.suffix and label.suffix[:2] in {"JR", "SR"}
            else (label.suffix,)
            if label.suffix
            else ()
        )

    def _fuller(self, printed: str, label: Label) -> tuple[tuple[str, ...], Evidence, bool]:
        """The name of which a label is the surname, from the text around it, and whether it is a reporter's."""
        scene, key, places = self.scene, folded(label.words), self.scene.places[printed]
        own = {scene.turns[index].start for index in places}
        before = {scene.turns[index - 1].start for index in places if index}
        names = []
        for at, name in self.mentions.names.get(key[-1], ()):
            if shortens(key, folded(name)):
                turn = scene.turn_at(at)
                names.append((name, at, turn.start if turn else -1))
        said = [
            (name, at, at + len(" ".join(name))) for name, at, turn in names if turn in own or turn in scene.unlabelled
        ]
        shared = any(
            folded(other.words) == key and at_odds(folded(other.titles), folded(label.titles))
            for other in scene.labels.values()
        )
        others = [(name, turn) for name, _, turn in names if turn not in own]
        given = [
            name
            for place in places[:FEW]
            for name in self._own_names(place)
            if shortens(key, folded(name)) or folded(name)[:1] == key
        ]
        for evidence, told in (
            (Evidence.INTRODUCES_SELF, unique(name for name, at, _ in said if introduces(scene.text, at))),
            (Evidence.SIGNS_OFF, unique(name for name, _, end in said if signs_off(scene.text, end))),
            (Evidence.NAMED_IN_TEXT, unique(name for name, _ in others if not shared)),
            (Evidence.NAMED_IN_TEXT, unique(name for name, turn in others if turn in before and not shared)),
            (Evidence.INTRODUCES_SELF, unique(iter(given))),
        ):
            if len(told) == 1:
                reports = any(
                    scene.text.endswith(NETWORKS, max(0, at - 8), at) for name, at, _ in names if name == told[0]
                )
                return told[0], evidence, reports
        if others:
            self._doubt(printed, unique(name for name, _ in others))
        return label.words, Evidence.ONLY_LABEL, False

    def _own_names(self, index: int) -> Iterator[tuple[str, ...]]:
        turn = self.scene.turns[index]
        return own_names(self.scene.text, turn.start, turn.end)

    @property
    def remarks(self) -> list[Remark]:
        """Labels whose surname several people in the text bear, and no first name decides."""
        return [
            remark
            for printed, remark in self._doubts.items()
            if any(one.evidence is Evidence.ONLY_LABEL for one in self.meant[printed])
        ]

    def _doubt(self, printed: str, names: list[tuple[str, ...]]) -> None:
        label = self.scene.turns[self.scene.places[printed][0]].label
        assert label
        people = " or ".join(sorted(" ".join(name) for name in names))
        self._doubts[printed] = Remark("two people fit", label.start, label.end, f"this may be {people}")

    def _unnamed(self, printed: str, label: Label) -> list[Identity]:
        """Somebody without a name: the same words and number are the same speaker."""
        if label.who is Who.NETWORK:
            return []
        key = (*folded(label.words), *(folded(label.others[0]) if label.others else ()), label.number or "")
        for known in self.register.matching(key):
            if known.kind is not PersonKind.PERSON and known.key == key:
                return [known]
        kind = KINDS.get(label.who, PersonKind.UNNAMED)
        first = self.scene.places[printed][0]
        one = Identity(key, Evidence.DESCRIPTION, first, None, kind, description(label), label.role)
        if label.who is Who.OFFICE:
            self._hold_office(one, label)
            self._sing(one, printed)
        elif BAND.search(printed):
            one.name, one.evidence = capitals(BAND.split(printed)[0].split(" ")), Evidence.FULL_LABEL
        return [self.register.add(one)]

    def _sing(self, one: Identity, printed: str) -> None:
        """Name "THE ROOTS", if all that they do is sing."""
        name = printed.partition(" ")[2]
        sung = all(
            any(note.kind is AnnotationKind.SINGING for note in self.scene.turns[index].annotations)
            for index in self.scene.places[printed]
        )
        if sung and name and read_label(name).who is Who.PERSON:
            one.name, one.kind, one.evidence = f"The {capitals(name.split())}", PersonKind.GROUP, Evidence.FULL_LABEL

    def _hold_office(self, one: Identity, label: Label) -> None:
        """Name whoever holds "THE PRESIDENT"'s office, if the page names just one: at its head, else in its text."""
        office = " ".join(word for word in label.words if fold(word) != "the")
        holder = re.compile(rf"\b(?i:{re.escape(office)})\s+([A-Z][\w'’-]+)")
        for headline in (True, False):
            names = {
                capitals((match[1],))
                for start, end, is_headline in self.scene.stretches
                if is_headline is headline
                for match in holder.finditer(self.scene.text, start, end)
            }
            if len(names) == 1:
                one.name, one.kind, one.evidence = names.pop(), PersonKind.PERSON, Evidence.OFFICE
                return

    def _first_names(self) -> None:
        """Who is known by surname only, and is called by a first name that can be nobody else's."""
        nameless = {id(one): one for ones in self.meant.values() for one in ones if one.evidence is Evidence.ONLY_LABEL}
        called = {which: self._called(one) for which, one in nameless.items()}
        for which, one in nameless.items():
            best = called[which].most_common(2)
            if not best or (len(best) > 1 and best[0][1] == best[1][1]):
                continue
            given, times = best[0]
            rivals = [other for other in nameless if other != which and called[other][given] >= times]
            if not rivals and (times >= OFTEN or len(nameless) == 1) and len(one.key) == 1:
                one.name = f"{given} {one.name}"
                one.key = (fold(given), *one.key)
                one.evidence = Evidence.ADDRESSED
                self.register.add(one)

    def _called(self, one: Identity) -> Counter[str]:
        """The first names by which those who speak right before or after somebody turn to them, and how often."""
        scene, calls = self.scene, Counter[str]()
        own = {index for printed, ones in self.meant.items() if one in ones for index in scene.places[printed]}
        taken = {word for index in own for word in self._turns_to(index)}
        for index in own:
            if index and index - 1 not in own and not scene.gap_before(index):
                calls.update(self._turns_to(index - 1))
            if index + 1 < len(scene.turns) and index + 1 not in own and not scene.gap_before(index + 1):
                calls.update(self._turns_to(index + 1))
        if any(fold(given) in one.key for given in calls):
            return Counter()  # the label is the first name itself
        for given in list(calls):
            if given in taken or any(other.key[0] == fold(given) for other in self.register.called(fold(given))):
                del calls[given]
        return calls

    def _turns_to(self, index: int) -> set[str]:
        turn = self.scene.turns[index]
        return addressed(self.scene.text, turn.start, turn.end)
