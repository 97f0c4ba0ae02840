"""The full name behind a surname, as the text around it tells."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from quotes.grammars.building import PAGE, label_lines
from quotes.kinds import Evidence, Role
from quotes.models import Remark
from quotes.people.fullnames import Mentions
from quotes.people.identities import at_odds, shortens, unique
from quotes.people.scene import Scene
from quotes.people.talk import introduces, own_names, signs_off
from quotes.transcript.labels import Label, read_label
from quotes.words.names import folded

Name = tuple[str, ...]
NETWORKS = ("NPR's ", "NPR’s ", "CNN's ", "CNN’s ")
"""What comes before the name of one of the house's own reporters."""
STAFF = frozenset({Role.HOST, Role.REPORTER})
"""Whose labels tell a name in full once, in whatever story of a page."""
FEW = 3
"""Callers name themselves in one of their first turns, if at all."""


@lru_cache(maxsize=8)
def _staff(text: str) -> frozenset[Name]:
    """The hosts and reporters whom the labels of a page with several stories name in full."""
    labels = (read_label(match.group().strip().removesuffix(":")) for match in label_lines(PAGE).finditer(text))
    return frozenset(label.words for label in labels if label.role in STAFF and len(label.words) > 1)


class Known(NamedTuple):
    """A name, how it is known, and whether the text says that its bearer reports for the house."""

    words: Name
    evidence: Evidence
    reports: bool = False


class Said(NamedTuple):
    """A full name in the text; `turn` is where the turn that says it starts, None outside the turns."""

    name: Name
    at: int
    turn: int | None

    @property
    def end(self) -> int:
        """Where the name ends."""
        return self.at + len(" ".join(self.name))


class Surnames:
    """Finds full names for the surnames of one document; `doubts` has those that several people bear."""

    def __init__(self, scene: Scene, mentions: Mentions, labels: Iterable[Label]) -> None:
        self.scene = scene
        self.mentions = mentions
        self.doubts: dict[str, Remark] = {}
        self._titles: dict[Name, list[tuple[str, ...]]] = defaultdict(list)
        for label in labels:
            self._titles[folded(label.words)].append(folded(label.titles))

    def fuller(self, printed: str, label: Label) -> Known:
        """The name of which `label` is the surname; the label's own words where the text tells none or several."""
        text, key, places = self.scene.text, folded(label.words), self.scene.places[printed]
        own = {self.scene.turns[index].start for index in places}
        before = {self.scene.turns[index - 1].start for index in places if index}
        names = list(self._names(key))
        self_said = [one for one in names if one.turn in own or one.turn in self.scene.unlabelled]
        others = [one for one in names if one.turn not in own]
        named = [] if self._is_shared(key, label) else others
        for evidence, told in (
            (Evidence.INTRODUCES_SELF, unique(one.name for one in self_said if introduces(text, one.at))),
            (Evidence.SIGNS_OFF, unique(one.name for one in self_said if signs_off(text, one.end))),
            (Evidence.NAMED_IN_TEXT, unique(one.name for one in named)),
            (Evidence.NAMED_IN_TEXT, unique(one.name for one in named if one.turn in before)),
            (Evidence.INTRODUCES_SELF, unique(self._own_names(key, places[:FEW]))),
        ):
            if len(told) == 1:
                reports = any(text.endswith(NETWORKS, 0, one.at) for one in names if one.name == told[0])
                return Known(told[0], evidence, reports)
        elsewhere = (
            [words for words in _staff(text) if shortens(key, folded(words))] if self.scene.document.part else []
        )
        if len(elsewhere) == 1:
            return Known(elsewhere[0], Evidence.NAMED_IN_TEXT)
        if others:
            self._doubt(printed, unique(one.name for one in others))
        return Known(label.words, Evidence.ONLY_LABEL)

    def _names(self, key: Name) -> Iterator[Said]:
        """Every full name in the text that `key` shortens."""
        for at, name in self.mentions.names.get(key[-1], ()):
            if shortens(key, folded(name)):
                turn = self.scene.turn_at(at)
                yield Said(name, at, turn.start if turn else None)

    def _is_shared(self, key: Name, label: Label) -> bool:
        """Whether a Mr. and a Ms. both bear a surname: then a name in the text may be either's."""
        return any(at_odds(titles, folded(label.titles)) for titles in self._titles[key])

    def _own_names(self, key: Name, places: Iterable[int]) -> Iterator[Name]:
        """The names that the speakers of some turns take, if `key` is their surname or first name."""
        for turn in (self.scene.turns[index] for index in places):
            for name in own_names(self.scene.text, turn.start, turn.end):
                if shortens(key, folded(name)) or folded(name)[:1] == key:
                    yield name

    def _doubt(self, printed: str, names: list[Name]) -> None:
        label = self.scene.turns[self.scene.places[printed][0]].label
        assert label
        people = " or ".join(sorted(" ".join(name) for name in names))
        self.doubts[printed] = Remark("two people fit", label.start, label.end, f"this may be {people}")
