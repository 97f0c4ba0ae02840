"""Which labels are proved to be: names that come back, names in full beside them, what shortens them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from typing import NamedTuple

from quotes.transcript.labels import Label, Who, read_label
from quotes.words.names import folded, shouted
from quotes.words.vocabulary import words

Key = tuple[str, ...]
OFTEN = 2
"""Who speaks so often is no word before a colon."""
CERTAIN = 3
"""A single word must come back so often, since any word can open two paragraphs."""
FRONT = re.compile(r"---\n(?:(?!---)[^\n]*\n){1,200}---")
LISTED = re.compile(r"^(?:speakers|guests?|hosts?|participants|authors?):((?:[^\n]|\n[ \t]*- |\n  )*)", re.MULTILINE)
WORD = re.compile(r"[^\W_][\w.'’-]*")
PEOPLE = 2
"""It takes so many to converse; where nobody comes back, so many must be named in full."""
FULL, MANY = 2, 4
"""So many words have a given name and a surname."""


class Traits(NamedTuple):
    """A label, and what it shows by itself: see `traits`.

    `key` are the folded words by which it is known again, `capitals` whether it is printed in capitals, `speaker`
    whether its words can be somebody's name or description, `full` whether it is as long as a name in full, `alone`
    whether it names a speaker wherever it stands, `word` whether it is a single word that any text may hold.
    """

    label: Label
    key: Key
    capitals: bool
    speaker: bool
    full: bool
    alone: bool
    word: bool


@lru_cache(maxsize=1 << 12)
def traits(printed: str) -> Traits:
    """What a label shows by itself, as printed without its colon."""
    return of(read_label(printed))


def of(label: Label) -> Traits:
    """What a label shows by itself."""
    key = (*folded(label.words), *((label.number,) if label.number else ()))
    capitals = bool(label.words) and all(map(shouted, label.words))
    person = label.who is Who.PERSON
    speaker = not any(word in _no_names() for word in key) if person and not capitals else label.who is not Who.NOTICE
    full = FULL <= len(label.words) <= MANY
    alone = speaker and bool(label.notes or label.role or capitals)
    return Traits(label, key, capitals, speaker, full, alone, len(key) == 1 and person)


def proved(labels: Sequence[Traits], known: frozenset[str] = frozenset()) -> list[bool]:
    """Which of the labels of a page, in its order, name speakers; `known` are folded words of names told elsewhere.

    A name that comes back does, one in capitals, and one with what somebody is in brackets; beside such also who is
    named in full, or by a part or the initials of a known name, and who has no name: "Caller".
    """
    counted = Counter(one.key for one in labels)
    each = {one.key: one for one in labels if one.speaker}
    sure = {one.key for one in labels if one.speaker and _is_sure(one, counted[one.key], known)}
    if not sure:
        full = {key for key, one in each.items() if one.full}
        sure = full if len(full) >= PEOPLE else set()
    parts = known | _parts(sure)
    good = [one.speaker and _is_good(one, sure, parts) for one in labels]
    parts |= _parts(one.key for one, is_good in zip(labels, good, strict=True) if is_good)
    return [is_good or (one.speaker and bool(parts & set(one.key))) for is_good, one in zip(good, labels, strict=True)]


def _is_sure(one: Traits, times: int, known: AbstractSet[str]) -> bool:
    return one.alone or times >= (CERTAIN if one.word and not known & set(one.key) else OFTEN)


def _is_good(one: Traits, sure: AbstractSet[Key], parts: AbstractSet[str]) -> bool:
    beside = bool(sure) and (one.full or one.label.who is not Who.PERSON)
    return beside or one.key in sure or bool(parts & {*one.key, _initials(one.key)})


def related(labels: Iterable[Traits]) -> set[Key]:
    """The keys that come back, whole or as a part or the initials of another one."""
    counted = Counter(one.key for one in labels)
    words = Counter(word for key in counted for word in {*key, _initials(key)} if word)
    return {
        key for key, times in counted.items() if times > 1 or any(words[word] > 1 for word in {*key, _initials(key)})
    }


def _parts(keys: Iterable[Key]) -> set[str]:
    """The words of names, and their initials."""
    return {part for key in keys for part in (*key, _initials(key)) if part}


def told(text: str) -> frozenset[str]:
    """The folded words of the names that a page's front matter lists as its speakers."""
    front = FRONT.match(text)
    return frozenset(folded(WORD.findall(" ".join(LISTED.findall(front.group()))))) if front else frozenset()


def _initials(key: Key) -> str:
    return "".join(word[:1] for word in key) if len(key) > 1 else ""


@cache
def _no_names() -> frozenset[str]:
    """Words that no name holds, though they may open a sentence."""
    classes = ("pronoun", "determiner", "preposition", "conjunction", "be", "interjection", "relative")
    return frozenset[str]().union(*(words("classes", name) for name in classes))
