"""Two full names: what makes them forms of one person's name, and what keeps them apart."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from quotes.people.shortnames import is_short
from quotes.words.names import MARKS, PARTICLES, fold
from quotes.words.vocabulary import titles, words


class Form(StrEnum):
    """In what two forms of one name differ."""

    SPELLING = "spelling"
    TITLE = "title"
    INITIAL = "initial"
    NICKNAME = "nickname in the name"
    SHORT = "short first name"
    MIDDLE = "middle name"
    SUFFIX = "suffix"


class FullName(NamedTuple):
    """A name in its parts, each folded.

    `lead` are initials before the name by which somebody goes: the C of C. Boyden Gray. `nickname` stands in marks or
    brackets inside the name. `titled` says whether words before the name were left out.
    """

    given: str
    middle: tuple[str, ...]
    surname: str
    suffix: str = ""
    lead: str = ""
    nickname: str = ""
    titled: bool = False


WHOLE = 2
"""Words of a name from which nothing is taken away."""
DEGREES = frozenset({"md", "phd", "esq", "rn", "dds", "mba", "cpa"})
INITIALS = re.compile(r"(?:[^\W\d_]\.-?){1,4}[^\W\d_]?\.?|[^\W\d_]|[B-DF-HJ-NP-TV-Z]{2}|[A-Z]J")
"""Letters that stand for names: "J.", "J.D.", "H.W.", "JD"."""
PLAIN = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d", "'": None})
SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
"""How names with these letters are written where they can't be printed: Müller and Mueller."""


def readings(name: str) -> tuple[FullName, ...]:
    """A full name in its parts, twice where it has letters that may be spelt with two; nothing for a surname alone."""
    if name.isascii():
        return (found,) if (found := read(name)) else ()
    spelt = name.lower().translate(SPELT)
    both = (read(name), read(spelt) if spelt != name.lower() else None)
    return tuple(one for one in both if one)


@lru_cache(maxsize=1 << 12)
def read(name: str) -> FullName | None:
    """A full name in its parts; None where there is no first name, or no surname, in it."""
    parts = [part.strip(",") for part in name.split()]
    if len(parts) == WHOLE and all(part.isalpha() and len(part) > WHOLE for part in parts):
        return FullName(_plain(parts[0]), (), _plain(parts[1]))
    nickname = next((part for part in parts if part[:1] in f"{MARKS}(" and part[1:2].isalpha()), "")
    parts = [part for part in parts if part and part != nickname]
    suffix = ""
    while len(parts) > WHOLE and (last := _plain(parts[-1])) in DEGREES | words("names", "suffixes"):
        suffix = suffix or ("" if last in DEGREES else last)
        parts.pop()
    first = 0
    while first < len(parts) - WHOLE and _plain(parts[first]) in titles() | words("people", "before"):
        first += 1
    core = parts[first:]
    start = len(core) - 1
    while start > 1 and _plain(core[start - 1]) in PARTICLES:
        start -= 1
    surname = " ".join(map(_plain, core[start:]))
    given = _given(core[:start])
    if given is None or not surname[:2].isalpha():
        return None
    return FullName(*given[:2], surname, suffix, given[2], _plain(nickname.strip(f"{MARKS}()")), bool(first))


def _given(parts: list[str]) -> tuple[str, tuple[str, ...], str] | None:
    """First name, middle names and the initials before the first name; None where there is but one initial."""
    letters = ""
    while parts and INITIALS.fullmatch(parts[0]):
        letters += _plain(parts[0]).replace("-", "")
        parts = parts[1:]
    middle = tuple(_middle(parts[1:]))
    if parts:
        return _plain(parts[0]), middle, letters
    return (letters, middle, "") if len(letters) > 1 else None


def _middle(parts: list[str]) -> Iterator[str]:
    for part in parts:
        yield from _plain(part) if INITIALS.fullmatch(part) else [_plain(part)]


def _plain(word: str) -> str:
    return fold(word).translate(PLAIN)


def forms(one: FullName, other: FullName) -> frozenset[Form] | None:
    """In what two names differ as forms of one name may; None where they are two people's.

    Different surnames, first names, middle initials, or Jr. and Sr. keep them apart.
    """
    if one.surname != other.surname or (one.suffix and other.suffix and one.suffix != other.suffix):
        return None
    found = {Form.SUFFIX} if one.suffix != other.suffix else set()
    if one.titled != other.titled:
        found.add(Form.TITLE)
    if one.given != other.given:
        nicknamed = one.nickname == other.given or other.nickname == one.given
        if not nicknamed and not is_short(one.given, other.given):
            return None
        found.add(Form.NICKNAME if nicknamed else Form.SHORT)
    if one.lead != other.lead:
        if one.lead and other.lead:
            return None
        found.add(Form.INITIAL)
    for name, twin in zip_longest(one.middle, other.middle, fillvalue=""):
        if name == twin:
            continue
        if name and twin and not (len(min(name, twin, key=len)) == 1 and name[0] == twin[0]):
            return None
        found.add(Form.INITIAL if (name and twin) or len(name or twin) == 1 else Form.MIDDLE)
    return frozenset(found)
