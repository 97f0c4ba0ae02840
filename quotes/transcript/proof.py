"""Which labels are proved to be: names that come back, names in full beside them, what shortens them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from quotes.names import folded, shouted
from quotes.transcript.labels import Label, Who
from quotes.vocabulary import words

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


def proved(labels: Sequence[Label], known: frozenset[str] = frozenset()) -> list[bool]:
    """Which of the labels of a page, in its order, name speakers; `known` are folded words of names told elsewhere.

    A name that comes back does, one in capitals, and one with what somebody is in brackets; beside such also who is
    named in full, or by a part or the initials of a known name, and who has no name: "Caller".
    """
    keys = [key_of(label) for label in labels]
    counted = Counter(keys)
    sure = {key for key, label in zip(keys, labels, strict=True) if _is_sure(key, label, counted[key], known)}
    if not sure:
        full = {key for key, label in zip(keys, labels, strict=True) if is_speaker(label) and _is_full(label)}
        sure = full if len(full) >= PEOPLE else set()
    parts = known | _parts(sure)
    good = [_is_good(key, label, sure, parts) for key, label in zip(keys, labels, strict=True)]
    parts |= _parts(key for key, one in zip(keys, good, strict=True) if one)
    return [
        one or (bool(parts & set(key)) and is_speaker(label))
        for one, key, label in zip(good, keys, labels, strict=True)
    ]


def _is_sure(key: Key, label: Label, times: int, known: AbstractSet[str]) -> bool:
    if not is_speaker(label):
        return False
    if label.notes or label.role or (label.words and all(shouted(word) for word in label.words)):
        return True
    return times >= (CERTAIN if _is_word(key, label) and not known & set(key) else OFTEN)


def _is_good(key: Key, label: Label, sure: AbstractSet[Key], parts: AbstractSet[str]) -> bool:
    if not is_speaker(label):
        return False
    beside = bool(sure) and (_is_full(label) or label.who is not Who.PERSON)
    return beside or key in sure or bool(parts & {*key, _initials(key)})


def _parts(keys: Iterable[Key]) -> set[str]:
    """The words of names, and their initials."""
    return {part for key in keys for part in (*key, _initials(key)) if part}


def told(text: str) -> frozenset[str]:
    """The folded words of the names that a page's front matter lists as its speakers."""
    front = FRONT.match(text)
    return frozenset(folded(WORD.findall(" ".join(LISTED.findall(front.group()))))) if front else frozenset()


def key_of(label: Label) -> Key:
    """The folded words by which a label is known again."""
    return (*folded(label.words), *((label.number,) if label.number else ()))


def is_speaker(label: Label) -> bool:
    """Whether the words of a label can be somebody's name or description."""
    if label.who is Who.PERSON and not all(shouted(word) for word in label.words):
        return not any(word in _no_names() for word in folded(label.words))
    return label.who is not Who.NOTICE


def _is_word(key: Key, label: Label) -> bool:
    """Whether a label is a single word, and none for somebody unnamed."""
    return len(key) == 1 and label.who is Who.PERSON


def _is_full(label: Label) -> bool:
    return FULL <= len(label.words) <= MANY


def _initials(key: Key) -> str:
    return "".join(word[:1] for word in key) if len(key) > 1 else ""


@cache
def _no_names() -> frozenset[str]:
    """Words that no name holds, though they may open a sentence."""
    classes = ("pronoun", "determiner", "preposition", "conjunction", "be", "interjection", "relative")
    return frozenset[str]().union(*(words("classes", name) for name in classes))
