"""The speakers of a transcript: each turn's person, role and how that is known."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from quotes.models import Document, Evidence, Outline, PersonKind, Remark, Role, Turn
from quotes.names import folded
from quotes.people.cast import Cast
from quotes.people.identities import KINDS, Identity, Register, description, is_full, unique, written
from quotes.people.mentions import Mentions, find_mentions
from quotes.people.talk import addressed, introduced, signed
from quotes.transcript.labels import Label, Who, read_label


def resolve(document: Document, outline: Outline, cast: Cast) -> tuple[tuple[Turn, ...], tuple[Remark, ...]]:
    """The turns of `outline` with their speakers, who are registered in `cast`; and what is doubtful.

    A speaker whom the source does not tell is None, also where two people fit.
    """
    resolution = _Resolution(document, outline, cast)
    resolution.name_labels()
    turns = tuple(resolution.turn(index, turn) for index, turn in enumerate(outline.turns))
    return turns, tuple(resolution.remarks)


class _Resolution:
    """What is known of the speakers of one document."""

    def __init__(self, document: Document, outline: Outline, cast: Cast) -> None:
        self.text = document.text
        self.document = document
        self.turns = outline.turns
        self.cast = cast
        self.remarks: list[Remark] = []
        self.register = Register()
        self.labels: dict[str, Label] = {}
        self.places: dict[str, list[int]] = {}
        self.meant: dict[str, list[Identity]] = {}
        self.mentions = Mentions()

    def name_labels(self) -> None:
        """Decide whom each distinct label may mean."""
        for index, turn in enumerate(self.turns):
            if turn.label:
                self.places.setdefault(turn.label.of(self.text), []).append(index)
        self.labels = {printed: read_label(printed) for printed in self.places}
        people = [printed for printed, label in self.labels.items() if label.who is Who.PERSON]
        wanted = {folded(self.labels[printed].words)[-1] for printed in people}
        wanted |= {word for printed in people for word in folded(self.labels[printed].words)}
        self.mentions = find_mentions(self.text, self.document.start, self.document.end, wanted)
        for printed in sorted(people, key=self._fullest_first):
            self._name(printed)
        for printed, label in self.labels.items():
            if label.who is not Who.PERSON:
                self._describe(printed, label)

    def _fullest_first(self, printed: str) -> tuple[bool, int, bool, int]:
        words = self.labels[printed].words
        return not is_full(self.labels[printed]), -len(words), len(words[0]) == 1, self.places[printed][0]

    def _name(self, printed: str) -> None:
        label = self.labels[printed]
        key = folded(label.words)
        found = self.register.matching(key)
        if found:
            self.meant[printed] = self._by_title(label, found)
            for one in self.meant[printed]:
                one.first = min(one.first, self.places[printed][0]) if len(found) == 1 else one.first
                one.role = one.role or label.role
            return
        identity = self._new(printed, label)
        self.meant[printed] = [self.register.add(identity)]

    def _by_title(self, label: Label, found: list[Identity]) -> list[Identity]:
        """Of several, those who were named with the same title."""
        titles = set(folded(label.titles))
        return [one for one in found if titles & one.titles] or found if len(found) > 1 else found

    def _new(self, printed: str, label: Label) -> Identity:
        places = self.places[printed]
        words, evidence = label.words, Evidence.FULL_LABEL
        if not is_full(label):
            words, evidence = self._fuller(printed, label)
        return Identity(
            key=folded(words),
            evidence=evidence,
            first=places[0],
            name=written(words, self.mentions),
            description=description(label),
            role=label.role,
            titles=frozenset(folded(label.titles)),
        )

    def _fuller(self, printed: str, label: Label) -> tuple[tuple[str, ...], Evidence]:
        """The name of which a label is the surname, from the text around; else the label's own words."""
        key = folded(label.words)
        own = [self.turns[index] for index in self.places[printed]]
        names = [(at, name) for at, name in self.mentions.names.get(key[-1], ()) if self._extends(name, key)]
        for evidence, test in ((Evidence.INTRODUCES_SELF, introduced), (Evidence.SIGNS_OFF, signed)):
            told = unique(name for at, name in names if self._within(own, at) and test(self.text, at, name))
            if len(told) == 1:
                return told[0], evidence
        told = unique(name for _, name in names)
        if len(told) > 1:
            before = self._before(printed)
            near = unique(name for at, name in names if any(turn.start <= at < turn.end for turn in before))
            if len(near) != 1:
                self._doubt(own[0], told)
            told = near if len(near) == 1 else []
        if told:
            return told[0], Evidence.NAMED_IN_TEXT
        given = self._addressed(printed)
        if given:
            return (given, *label.words), Evidence.ADDRESSED
        return label.words, Evidence.ONLY_LABEL

    def _extends(self, name: tuple[str, ...], key: tuple[str, ...]) -> bool:
        return len(name) > len(key) and folded(name)[-len(key) :] == key

    def _within(self, turns: list[Turn], at: int) -> bool:
        index = bisect_left(turns, at, key=lambda turn: turn.end)
        return index < len(turns) and turns[index].start <= at

    def _before(self, printed: str) -> list[Turn]:
        """The turns directly before those of a label."""
        return [self.turns[index - 1] for index in self.places[printed] if index]

    def _addressed(self, printed: str) -> str | None:
        return None

    def _doubt(self, turn: Turn, names: list[tuple[str, ...]]) -> None:
        assert turn.label
        people = " or ".join(sorted(" ".join(name) for name in names))
        self.remarks.append(Remark("two people fit", turn.label.start, turn.label.end, f"this may be {people}"))

    def _describe(self, printed: str, label: Label) -> None:
        """Somebody without a name: the same words and number are the same speaker."""
        if label.who is Who.NETWORK:
            self.meant[printed] = []
            return
        words = (*folded(label.words), label.number or "")
        known = [one for one in self.register.matching(words) if one.kind is not PersonKind.PERSON]
        self.meant[printed] = known[:1] or [
            self.register.add(
                Identity(
                    words,
                    Evidence.DESCRIPTION,
                    self.places[printed][0],
                    kind=KINDS.get(label.who, PersonKind.UNNAMED),
                    description=description(label),
                    role=label.role,
                )
            )
        ]

    def turn(self, index: int, turn: Turn) -> Turn:
        """The turn with its speaker."""
        if turn.label is None:
            return turn
        printed = turn.label.of(self.text)
        meant = self.meant[printed]
        live = [one for one in meant if one.first <= index] or meant
        if len(live) != 1:
            return turn
        one = live[0]
        if one.person is None:
            one.person = self.cast.add(one.name, one.kind, one.description)
        self.cast.label(one.person, printed)
        full = is_full(self.labels[printed]) and one.evidence is Evidence.FULL_LABEL
        evidence = one.evidence if full or one.evidence is not Evidence.FULL_LABEL else Evidence.SURNAME_OF_LABEL
        return replace(turn, speaker=one.person, role=one.role, evidence=evidence)
