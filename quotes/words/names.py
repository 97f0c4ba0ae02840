"""Human names: folded for comparison, and capitals given back to names printed without them."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from nameparser import HumanName

PARTICLES = frozenset(
    "abu al ap ben bin bint da dal de del della den der di dos du el ibn la las le lo los mac san st te ten ter van"
    " vander vom von zu".split()
)
"""Words that begin a surname of several words."""
MARKS = '"“”'
"""What stands around a nickname."""
ACCENTS = "\u0300-\u036f\x80-\x9f¡-ª¬-º¼-¿\ufffd"
"""For a class of characters: accents that are characters of their own, and what a wrong encoding makes of one."""
DAMAGE = "?\N{REPLACEMENT CHARACTER}"
"""What stands where a letter was lost."""
_UPPER_INITIALS = re.compile(r"[B-DF-HJ-NP-TV-Z]{2}|[A-Z]J")
_PREFIX = re.compile(r"([A-Z][a-z]{1,2})([A-Z]{2,})")
_MAC = re.compile(r"Mac([A-Z])([a-z]+)")


@lru_cache(maxsize=1 << 12)
def fold(word: str) -> str:
    """The word without case, accents, full stops and the kind of its apostrophe: "O’Neill" is "o'neill"."""
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
        word = word.replace("’", "'").replace("‘", "'")
    return word.replace("`", "'").replace(".", "").casefold()


def folded(words: Sequence[str]) -> tuple[str, ...]:
    """Each word folded."""
    return tuple(fold(word) for word in words)


def same(one: str, other: str) -> bool:
    """Whether two folded words are the same, a letter lost to a wrong encoding aside."""
    if one == other:
        return True
    if len(one) != len(other) or not any(c in DAMAGE for c in one + other):
        return False
    return all(a == b or a in DAMAGE or b in DAMAGE for a, b in zip(one, other, strict=True))


def slip(wrong: str, right: str) -> bool:
    """Whether one slip of a typist makes `wrong` of `right`: a letter left out, put in or changed, or two swapped."""
    if abs(len(wrong) - len(right)) > 1 or wrong == right:
        return False
    shorter = min(len(wrong), len(right))
    same_head = next((at for at in range(shorter) if wrong[at] != right[at]), shorter)
    rest, other = wrong[same_head:], right[same_head:]
    swapped = rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return swapped or rest[1:] == other or rest == other[1:] or rest[1:] == other[1:]


def capitals(words: Sequence[str]) -> str:
    """A name printed in capitals as people write it: ("LE", "DRIAN") is "Le Drian".

    Words that are not all capitals stay as they are. The rules are the library nameparser's, but for Romance
    surnames that only look Scottish (Machado) and for first names that are two initials (JJ).
    """
    return _capitals(tuple(words))


@lru_cache(maxsize=1 << 12)
def _capitals(words: tuple[str, ...]) -> str:
    if not any(shouted(word) for word in words):
        return " ".join(words)
    bare = [word.strip(MARKS) for word in words]
    name = HumanName(" ".join(bare).replace("`", "'"))
    name.capitalize(force=True)
    given = str(name).split()
    if len(given) != len(words):
        given = [word.capitalize() for word in bare]
    pairs = enumerate(zip(words, bare, given, strict=True))
    return " ".join(whole.replace(old, _word(old, new, index)) for index, (whole, old, new) in pairs)


def _word(old: str, new: str, index: int) -> str:
    if not shouted(old):
        return old
    prefix = _PREFIX.match(old)
    if prefix:
        return prefix[1] + prefix[2].capitalize()
    if index == 0:
        if _UPPER_INITIALS.fullmatch(old):
            return old
        new = new[:1].upper() + new[1:]
    mac = _MAC.fullmatch(new)
    return f"Mac{mac[1].lower()}{mac[2]}" if mac and mac[2][-1] in "aios" else new


def shouted(word: str) -> bool:
    """Whether a word is in capitals, but for the small letters of "McGREE"."""
    prefix = _PREFIX.match(word)
    letters = [c for c in (prefix[2] if prefix else word) if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters)
