"""From labels to people: whom each distinct label of a document may mean."""

from collections import defaultdict

from quotes.kinds import Evidence, Role
from quotes.models import Remark
from quotes.people.firstnames import call_by_first_names
from quotes.people.fullnames import find_mentions
from quotes.people.guests import Guests
from quotes.people.identities import Identity, Register, at_odds, description, is_full, with_suffix, written
from quotes.people.legends import Legend
from quotes.people.printed import is_forename
from quotes.people.scene import Scene
from quotes.people.surnames import Known, Surnames
from quotes.people.unnamed import unnamed
from quotes.transcript.labels import Label, Who
from quotes.words.names import fold, folded, shouted, slip

LONG, RARE, OFTEN = 5, 2, 5
"""A slip is told from another name in words of so many letters, printed so few times, the right one so often."""
INITIALS = (2, 3)
"""So many letters can be somebody's initials."""


class Naming:
    """Whom each distinct label may mean: `meant` is by label as printed, several people where none is decided."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.register = Register()
        self.meant: dict[str, list[Identity]] = {}
        people = {printed: label for printed, label in scene.labels.items() if label.who is Who.PERSON}
        keys = {printed: folded(label.words) for printed, label in people.items()}
        self.mentions = find_mentions(scene.text, scene.stretches, {word for key in keys.values() for word in key})
        if not scene.english or scene.shouted:
            self.mentions.names.clear()
        self._legend = Legend(scene.text, scene.document.start, scene.document.end)
        self._guests = Guests(scene)
        self._alone = {key[0] for key in keys.values() if len(key) == 1}
        alone = {key[0] for printed, key in keys.items() if len(key) == 1 and shouted(people[printed].words[0])}
        initials = {word for word in alone if len(word) in INITIALS}
        self._short = initials if len(initials) > 1 and initials == alone else set()
        self._slips: dict[str, Identity] = {}
        self._often = [key[0] for printed, key in keys.items() if len(key) == 1 and len(scene.places[printed]) >= OFTEN]
        self._surnames = Surnames(scene, self.mentions, people.values())
        for printed in sorted(people, key=self._fullest_first):
            self.meant[printed] = self._person(printed, people[printed])
        for printed in scene.labels:
            if printed not in people:
                self.meant[printed] = unnamed(scene, self.register, printed)
        if scene.english:
            call_by_first_names(scene, self.register, self._places())

    @property
    def remarks(self) -> list[Remark]:
        """Labels whose surname several people in the text bear, where nothing decides between them."""
        slips = []
        for printed, one in self._slips.items():
            label = self.scene.turns[self.scene.places[printed][0]].label
            assert label
            slips.append(Remark("spelled two ways", label.start, label.end, f"this looks like a slip for {one.name}"))
        undecided = (printed for printed, ones in self.meant.items() if any(_is_bare(one) for one in ones))
        return slips + [doubt for printed in undecided if (doubt := self._surnames.doubts.get(printed))]

    def _fullest_first(self, printed: str) -> tuple[bool, int, bool, bool, int]:
        label = self.scene.labels[printed]
        places = self.scene.places[printed]
        return not is_full(label), -len(label.words), len(label.words[0]) == 1, len(places) <= RARE, places[0]

    def _person(self, printed: str, label: Label) -> list[Identity]:
        """Whoever has been named so far and fits a label, else somebody new."""
        found = [one for one in self.register.matching(_key(label)) if not self._is_called_otherwise(label, one)]
        meant = _by_title(label, found) or self._initialled(printed, label)
        if len(meant) == 1:
            meant[0].first = min(meant[0].first, self.scene.places[printed][0])
            meant[0].role = meant[0].role or label.role
            meant[0].titles |= frozenset(folded(label.titles))
        return meant or self._misspelled(printed, label) or [self.register.add(self._new(printed, label))]

    def _misspelled(self, printed: str, label: Label) -> list[Identity]:
        """Whom a label misspells: one slip away from the name of just one who speaks often, and found nowhere else."""
        key = folded(label.words)
        if (
            len(key) > 1
            or len(key[0]) < LONG
            or len(self.scene.places[printed]) > RARE
            or key[0] in self.mentions.names
        ):
            return []
        found = {id(one): one for name in self._often if slip(key[0], name) for one in self.register.matching((name,))}
        if len(found) != 1:
            return []
        self._slips[printed] = next(iter(found.values()))
        return list(found.values())

    def _is_called_otherwise(self, label: Label, one: Identity) -> bool:
        """Whether a label is somebody's first name, though the page calls them by their surname."""
        first = len(label.words) == 1 and fold(label.words[0]) == one.key[0] != one.key[-1]
        return first and one.key[-1] in self._alone

    def _initialled(self, printed: str, label: Label) -> list[Identity]:
        """Whom "TG" means, once "Terry Gross" has been named in full."""
        word = label.words[0]
        if len(label.words) > 1 or not word.isupper() or len(word) not in INITIALS:
            return []
        found = self.register.initialled(word.casefold())
        if not found and self.scene.english and (name := self._legend.by_initials(word)):
            found = self.register.matching(folded(name))
            new = Identity(folded(name), Evidence.NAMED_IN_TEXT, self.scene.places[printed][0], " ".join(name))
            return found if len(found) == 1 else [self.register.add(new)]
        return found if len(found) == 1 else []

    def _new(self, printed: str, label: Label) -> Identity:
        words, evidence, role = label.words, Evidence.FULL_LABEL, label.role
        if not is_full(label):
            known = self._surnames.fuller(printed, label)
            if not shouted(label.words[-1]) and not is_forename(known.words[0]):
                known = Known(label.words, Evidence.ONLY_LABEL)
            if known.evidence is Evidence.ONLY_LABEL and (name := self._listed(label)):
                known = Known(name, Evidence.NAMED_IN_TEXT)
            words, evidence = known.words, known.evidence
            role = role or (Role.REPORTER if known.reports else None)
        return Identity(
            key=(*_origin(label), *folded(words)),
            evidence=evidence,
            first=self.scene.places[printed][0],
            name=with_suffix(written(words, self.mentions), label),
            description=description(label),
            role=role,
            titles=frozenset(folded(label.titles)),
        )

    def _is_no_surname(self, label: Label) -> bool:
        """Whether a label is a pen name, or initials on a page that prints nothing else."""
        word = label.words[-1]
        return (
            word[:1].islower() or any(map(str.isdigit, word)) or (len(label.words) == 1 and fold(word) in self._short)
        )

    def _listed(self, label: Label) -> tuple[str, ...] | None:
        """The full name that the page lists for a surname, or with which it introduces whoever bears a first name."""
        if not self.scene.english or len(label.words) > 1:
            return None
        word = label.words[0]
        listed = self._legend.by_surname(fold(word))
        return listed or (None if shouted(word) else self._guests.full(fold(word)))

    def _places(self) -> list[tuple[Identity, list[int]]]:
        """Everybody whose label is a bare surname and no more certain, with the turns that are certainly theirs."""
        places: dict[int, list[int]] = defaultdict(list)
        bare: dict[int, Identity] = {}
        for printed, ones in self.meant.items():
            if self._is_no_surname(self.scene.labels[printed]):
                continue
            if len(ones) == 1 and ones[0].evidence in {Evidence.ONLY_LABEL, Evidence.NAMED_IN_TEXT}:
                bare[id(ones[0])] = ones[0]
                places[id(ones[0])] += self.scene.places[printed]
        return [(one, places[which]) for which, one in bare.items()]


def _is_bare(one: Identity) -> bool:
    return one.evidence is Evidence.ONLY_LABEL


def _origin(label: Label) -> tuple[str, ...]:
    """The state that tells two bearers of a surname apart."""
    return (fold(label.origin),) if label.origin else ()


def _key(label: Label) -> tuple[str, ...]:
    return (*_origin(label), *folded(label.words))


def _by_title(label: Label, found: list[Identity]) -> list[Identity]:
    """Of those who may be meant, the ones whose titles agree best with the label's."""
    titles = set(folded(label.titles))
    found = [one for one in found if not at_odds(titles, one.titles)]
    return [one for one in found if titles & one.titles] or found if len(found) > 1 else found
