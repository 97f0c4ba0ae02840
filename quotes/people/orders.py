"""Given names that a label hides: behind a comma ("Hill, Ann"), or before a surname in capitals ("Ann HILL")."""

from collections.abc import Mapping
from dataclasses import replace

from quotes.people.shortnames import is_first_name
from quotes.transcript.labels import Label, Who
from quotes.words.names import fold, shouted
from quotes.words.vocabulary import titles

LONG = 2
"""Given names have no more words than so many."""


def with_given_names(labels: Mapping[str, Label]) -> dict[str, Label]:
    """The labels of a page by how they are printed, each with its given name among the words of its name.

    A page prints all its labels in one way: where one has a first name that is well known behind its comma, and no
    label has anything else there, what stands behind the others' is a given name too. Likewise before capitals.
    """
    told = dict(labels)
    for hidden, shown in ((_behind, _turned), (_before, _joined)):
        found = {printed: given for printed, label in told.items() if (given := hidden(label))}
        others = sum(bool(label.roles) for label in told.values()) - len(found) if hidden is _behind else 0
        if not others and any(is_first_name(fold(given[0])) for given in found.values()):
            told |= {printed: shown(told[printed], given) for printed, given in found.items()}
    return told


def _behind(label: Label) -> tuple[str, ...]:
    """What a label prints behind its comma, if that can be a given name: "Ann", "Ann Mary"."""
    if label.who is not Who.PERSON or len(label.roles) != 1 or label.role or label.titles:
        return ()
    given = tuple(label.roles[0].split())
    plain = all(word[:1].isupper() and not (shouted(word) and not shouted(label.words[0])) for word in given)
    return given if plain and len(given) <= LONG and not is_first_name(fold(label.words[0])) else ()


def _turned(label: Label, given: tuple[str, ...]) -> Label:
    return replace(label, words=(*given, *label.words), roles=())


def _before(label: Label) -> tuple[str, ...]:
    """The words that no list knows as titles before a surname in capitals, themselves in small letters."""
    if label.who is not Who.PERSON or not all(map(shouted, label.words)):
        return ()
    words = [word for title in label.titles for word in title.split()]
    return tuple(words) if words and not any(shouted(w) or fold(w.strip(".")) in titles() for w in words) else ()


def _joined(label: Label, given: tuple[str, ...]) -> Label:
    return replace(label, words=(*given, *label.words), titles=())
