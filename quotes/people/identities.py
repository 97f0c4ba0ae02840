"""Who each distinct label of a document is: labels in full first, then those that shorten them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quotes.kinds import Evidence, PersonKind, Role
from quotes.people.fullnames import Mentions
from quotes.transcript.annotations import label_annotations
from quotes.transcript.labels import Label, Who
from quotes.words.names import DAMAGE, PARTICLES, capitals, fold, folded, same, shouted

SENOR = frozenset({"señor", "señora", "senor", "senora"})
SEXES = {"mr": "m", "sir": "m", "mrs": "f", "ms": "f", "miss": "f", "madam": "f"}


@dataclass(slots=True, eq=False)
class Identity:
    """Somebody whom labels name. `key` is the folded name, `first` the turn in which they first speak."""

    key: tuple[str, ...]
    evidence: Evidence
    first: int
    name: str | None = None
    kind: PersonKind = PersonKind.PERSON
    description: str | None = None
    role: Role | None = None
    titles: frozenset[str] = frozenset()
    person: str | None = None


class Register:
    """The identities so far, found by any word of their names."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[Identity]] = defaultdict(list)
        self._by_initials: dict[str, list[Identity]] = defaultdict(list)
        self._damaged: list[Identity] = []

    def add(self, identity: Identity) -> Identity:
        """Enter somebody new."""
        for part in {part for word in identity.key for part in (word, *word.split("-"))}:
            self._by_word[part].append(identity)
        if len(identity.key) > 1:
            self._by_initials["".join(word[:1] for word in identity.key)].append(identity)
        if any(c in DAMAGE for word in identity.key for c in word):
            self._damaged.append(identity)
        return identity

    def rename(self, identity: Identity, given: str) -> None:
        """Give a first name to somebody known by surname; one that a namesake in the text has lent goes."""
        lent = len(identity.key) - 1
        surname = " ".join((identity.name or "").split(" ")[lent:])
        identity.name, identity.key = f"{given} {surname}", (fold(given), *identity.key[lent:])
        self._by_word[identity.key[0]].append(identity)

    def matching(self, key: Sequence[str]) -> list[Identity]:
        """Everybody whom the folded name `key` may mean: the same name, else a name that it shortens."""
        near = self._near(key[-1])
        return (
            [one for one in near if len(one.key) == len(key) and all(map(same, one.key, key))]
            or [one for one in near if shortens(key, one.key)]
            or [one for one in near if len(key) == 1 and same(one.key[0], key[0])]
        )

    def called(self, given: str) -> list[Identity]:
        """Everybody whose folded first name is `given`."""
        return [one for one in self._by_word.get(given, []) if one.key[0] == given and len(one.key) > 1]

    def initialled(self, letters: str) -> list[Identity]:
        """Everybody whose name begins with these folded letters, word for word."""
        return self._by_initials.get(letters, [])

    def _near(self, word: str) -> list[Identity]:
        if any(c in DAMAGE for c in word):
            return list({id(one): one for group in self._by_word.values() for one in group}.values())
        near = self._by_word.get(word, [])
        return near + [one for one in self._damaged if one not in near]


def shortens(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether the folded words `short` are how somebody called `full` is named at second reference.

    The surname, whole ("le drian") or cut ("drian"), a part of a double one, an initial before it.
    """
    if len(short) < len(full) and all(map(same, full[-len(short) :], short)):
        return True
    if len(short) == 1:
        parts = full[-1].split("-")
        return len(parts) > 1 and len(full) > 1 and any(same(part, short[0]) for part in parts)
    return len(short[0]) == 1 and len(full[0]) > 1 and full[0].startswith(short[0]) and shortens(short[1:], full)


def at_odds(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether folded titles can't be the same person's: a Mr. and a Ms."""
    sexes = [{SEXES[title] for title in titles if title in SEXES} for titles in (one, other)]
    return bool(sexes[0] and sexes[1]) and not sexes[0] & sexes[1]


def is_full(label: Label) -> bool:
    """Whether a label prints a given name: two words, the first no particle and, without a role, no initial.

    Spanish assemblies print both surnames and no given name: LA SEÑORA FERRER MOLINA.
    """
    if SENOR & {fold(title).split()[-1] for title in label.titles}:
        return False
    first = folded(label.words)[0]
    return len(label.words) > 1 and first not in PARTICLES and (len(first) > 1 or bool(label.role or label.notes))


INITIALS = 2
"""So many letters alone are rather initials than a surname, unless the text writes it."""


def written(words: Sequence[str], mentions: Mentions) -> str:
    """A name as the text writes it; where the text never does, with the capitals that such names have."""
    keys = folded(words)
    for _, name in mentions.names.get(keys[-1], ()):
        if folded(name) == keys:
            return " ".join(name)
    if len(words) == 1 and len(words[0]) == INITIALS and words[0].isupper():
        return mentions.written.get(keys[0], words[0])
    usual = capitals(words).split(" ")
    return " ".join(
        mentions.written.get(key, default) if shouted(word) else default
        for key, word, default in zip(keys, words, usual, strict=True)
    )


def with_suffix(name: str, label: Label) -> str:
    """A name with what its label prints after it: "Jr." as people write it, "III" and "M.D." as they stand."""
    if label.suffix is None:
        return name
    return f"{name} {label.suffix.capitalize() if label.suffix[:2] in {'JR', 'SR'} else label.suffix}"


def description(label: Label) -> str | None:
    """What a label says of its speaker beside the name, as printed."""
    if label.others:
        return " and ".join(" ".join(words) for words in (label.words, *label.others))
    if label.who in {Who.UNNAMED, Who.GROUP, Who.OFFICE}:
        number = (f"#{label.number}",) if label.number else ()
        return " ".join((*label.words, *number))
    told = [
        *([label.origin] if label.origin else []),
        *label.roles,
        *(note[1:-1] for note in label.notes if not _is_aside(note)),
    ]
    return ", ".join(told) or (" ".join(label.titles) or None)


def _is_aside(note: str) -> bool:
    """Whether a note tells how the words were said, "(through translator)", and not who says them."""
    return next(label_annotations(note, 0, len(note)), None) is not None


def unique(names: Iterator[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Names that can't be the same person's: of "Nidal Hasan" and "Nidal Malik Hasan" the longer one stays."""
    kept: list[tuple[str, ...]] = []
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        key = folded(name)
        if not any(key[0] == folded(other)[0] and set(key) <= set(folded(other)) for other in kept):
            kept.append(name)
    return kept
