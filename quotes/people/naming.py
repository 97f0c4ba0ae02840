"""From labels to people: the fullest name that a document gives to whoever a label means."""

from collections import Counter

from quotes.models import Evidence, PersonKind, Remark, Turn
from quotes.names import fold, folded
from quotes.people.identities import KINDS, Identity, Register, description, is_full, unique, written
from quotes.people.mentions import find_mentions
from quotes.people.scene import Scene
from quotes.people.talk import addressed, introduces, signs_off
from quotes.transcript.labels import Label, Who

OFTEN = 2
"""So often somebody must be called by a first name for it to be theirs, where others' first names are unknown too."""


class Naming:
    """Whom each distinct label may mean. `meant` is by label as printed; `remarks` has what is doubtful."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.register = Register()
        self.meant: dict[str, list[Identity]] = {}
        self.remarks: list[Remark] = []
        people = [printed for printed, label in scene.labels.items() if label.who is Who.PERSON]
        wanted = {word for printed in people for word in folded(scene.labels[printed].words)}
        self.mentions = find_mentions(scene.text, scene.document.start, scene.document.end, wanted)
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
        meant = self._by_title(label, self.register.matching(folded(label.words)))
        if len(meant) == 1:
            meant[0].first = min(meant[0].first, first)
            meant[0].role = meant[0].role or label.role
        elif not meant:
            meant = [self.register.add(self._new(printed, label))]
        self.meant[printed] = meant

    def _by_title(self, label: Label, found: list[Identity]) -> list[Identity]:
        """Of several, those who were named with the same title."""
        titles = set(folded(label.titles))
        return [one for one in found if titles & one.titles] or found if len(found) > 1 else found

    def _new(self, printed: str, label: Label) -> Identity:
        words, evidence = label.words, Evidence.FULL_LABEL
        if not is_full(label):
            words, evidence = self._fuller(printed, label)
        return Identity(
            key=folded(words),
            evidence=evidence,
            first=self.scene.places[printed][0],
            name=written(words, self.mentions),
            description=description(label),
            role=label.role,
            titles=frozenset(folded(label.titles)),
        )

    def _fuller(self, printed: str, label: Label) -> tuple[tuple[str, ...], Evidence]:
        """The name of which a label is the surname, from the text around; else the label's own words."""
        key, places = folded(label.words), self.scene.places[printed]
        own = {id(self.scene.turns[index]) for index in places}
        before = {id(self.scene.turns[index - 1]) for index in places if index}
        names = [
            (name, at, id(self.scene.turn_at(at)))
            for at, name in self.mentions.names.get(key[-1], ())
            if len(name) > len(key) and folded(name)[-len(key) :] == key
        ]
        said = [(name, at, at + len(" ".join(name))) for name, at, turn in names if turn in own]
        text = self.scene.text
        for evidence, told in (
            (Evidence.INTRODUCES_SELF, unique(name for name, at, _ in said if introduces(text, at))),
            (Evidence.SIGNS_OFF, unique(name for name, _, end in said if signs_off(text, end))),
            (Evidence.NAMED_IN_TEXT, unique(name for name, _, _ in names)),
            (Evidence.NAMED_IN_TEXT, unique(name for name, _, turn in names if turn in before)),
        ):
            if len(told) == 1:
                return told[0], evidence
        if names:
            self._doubt(self.scene.turns[places[0]], unique(name for name, _, _ in names))
        return label.words, Evidence.ONLY_LABEL

    def _doubt(self, turn: Turn, names: list[tuple[str, ...]]) -> None:
        """More than one person fits a label, and none is chosen."""
        assert turn.label
        people = " or ".join(sorted(" ".join(name) for name in names))
        self.remarks.append(Remark("two people fit", turn.label.start, turn.label.end, f"this may be {people}"))

    def _unnamed(self, printed: str, label: Label) -> list[Identity]:
        """Somebody without a name: the same words and number are the same speaker."""
        if label.who is Who.NETWORK:
            return []
        key = (*folded(label.words), label.number or "")
        for known in self.register.matching(key):
            if known.kind is not PersonKind.PERSON and known.key == key:
                return [known]
        kind = KINDS.get(label.who, PersonKind.UNNAMED)
        first = self.scene.places[printed][0]
        one = Identity(key, Evidence.DESCRIPTION, first, None, kind, description(label), label.role)
        return [self.register.add(one)]

    def _first_names(self) -> None:
        """Who is known by surname only, and is called by a first name that can be nobody else's."""
        nameless = {
            id(one): one for ones in self.meant.values() for one in ones if one.evidence is Evidence.ONLY_LABEL
        }
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
        for given in list(calls):
            if given in taken or any(other.key[0] == fold(given) for other in self.register.called(fold(given))):
                del calls[given]
        return calls

    def _turns_to(self, index: int) -> set[str]:
        turn = self.scene.turns[index]
        return addressed(self.scene.text, turn.start, turn.end)
