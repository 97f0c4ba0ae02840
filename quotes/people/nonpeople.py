"""Names that are likely no person's: headlines, places, outlets, words that only stand at the head of a sentence."""

import re
from collections.abc import Callable, Container, Sequence
from enum import StrEnum
from functools import cache

from quotes.people.namesakes import DEGREES, INITIALS
from quotes.people.shortnames import is_common, is_first_name
from quotes.words.names import PARTICLES, fold
from quotes.words.vocabulary import people_nouns, words


class Sign(StrEnum):
    """Why a name is likely no person's, the strongest first."""

    PHRASE = "holds a word that no name has"
    VERB = "holds a verb"
    FIGURE = "holds a figure"
    LONG = "is longer than names are"
    PLACE = "is a place, or begins or ends with one"
    BODY = "ends like a body or an outlet"
    CAPITALS = "holds an abbreviation, as bodies have"
    OFFICE = "ends in what people do, not in a surname"
    DESCRIBED = "begins with a description"
    COMMON = "is made of words that the documents also print in small letters"


GRAMMAR = (
    *("determiner", "preposition", "conjunction", "auxiliary", "be", "pronoun", "object"),
    *("relative", "that", "to", "by", "of", "joiner", "interjection"),
)
"""The classes of words of which names have none."""
NAMES_TOO = frozenset("an april august do may no sun so sue will well".split())
"""Words of these classes that are names as well."""
MOST = 5
"""Words of which a name may have so many."""
ABBREVIATION = re.compile(r"[A-Z]{2,}s?")
ROMAN = re.compile(r"[IVX]+")
DESCRIBED = re.compile(r"-(?:based|born|backed|bred|led|raised|style|era)$", re.IGNORECASE)
INFLECTED = ("s", "ed")
"""How finite verbs end that headlines have."""
SHORT = 2
"""Letters of words that tell nothing."""
STATES = frozenset(
    "alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana"
    " iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana"
    " nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont wisconsin wyoming manhattan"
    " boston brooklyn chicago cleveland columbia dallas detroit houston miami philadelphia".split()
)
"""States and cities of the United States that are no first names; the countries stand in the vocabulary."""

PLACES = STATES | words("names", "countries") | words("names", "peoples")
"""Places, and words for who or what comes from one."""

Test = Callable[[str, Sequence[str], Container[str]], bool]
"""Whether a sign is there: of a name, its folded words, and words that the documents print in small letters."""


def signs(name: str, small: Container[str]) -> list[Sign]:
    """What makes a name likely no person's; nothing for most names.

    `small` are words that the documents print in small letters.
    """
    plain = [word for part in name.split() if (word := fold(part).strip(",:;'\"“”()"))]
    return [sign for sign, test in TESTS.items() if plain and test(name, plain, small)]


@cache
def _grammar() -> frozenset[str]:
    return frozenset[str]().union(*(words("classes", name) for name in GRAMMAR)) - NAMES_TOO - PARTICLES


def _is_phrase(_: str, plain: Sequence[str], __: Container[str]) -> bool:
    return any(word in _grammar() and len(word) > 1 for word in plain) or bool({"will", "may"} & set(plain[1:-1]))


def _holds_verb(_: str, plain: Sequence[str], small: Container[str]) -> bool:
    return any(len(word) > SHORT and word.endswith(INFLECTED) and word in small for word in plain[1:-1])


def _is_place(_: str, plain: Sequence[str], small: Container[str]) -> bool:
    places = STATES | words("names", "countries")
    if " ".join(plain) in places:
        return True
    return not is_first_name(plain[0]) and (plain[-1] in places or (plain[0] in places and plain[-1] in small))


def _is_body(_: str, plain: Sequence[str], __: Container[str]) -> bool:
    return len(plain) > 1 and plain[-1] in words("names", "places_and_bodies") and not is_first_name(plain[0])


def _holds_abbreviation(name: str, plain: Sequence[str], _: Container[str]) -> bool:
    parts = [part for part in name.replace(",", "").split() if ABBREVIATION.fullmatch(part)]
    if INITIALS.fullmatch(name.split(maxsplit=1)[0]) and parts:
        parts = parts[1:]  # JD Vance
    if name.isupper() and len(plain) > 1:  # a name may be printed in capitals, an abbreviation has no vowels
        parts = [part for part in parts if len(part) > SHORT and not set("AEIOUY") & set(part)]
    return any(not ROMAN.fullmatch(part) and fold(part) not in DEGREES for part in parts)


def _is_office(_: str, plain: Sequence[str], small: Container[str]) -> bool:
    return len(plain) > 1 and plain[-1] in people_nouns() and plain[-1] in small and not is_first_name(plain[0])


def _is_common(_: str, plain: Sequence[str], small: Container[str]) -> bool:
    telling = [word for word in plain if len(word) > SHORT]
    if not telling or is_first_name(plain[0]) or (len(plain) > 1 and is_common(plain[-1])):
        return False
    return all(word in small for word in telling)


TESTS: dict[Sign, Test] = {
    Sign.PHRASE: _is_phrase,
    Sign.VERB: _holds_verb,
    Sign.FIGURE: lambda name, *_: any(char.isdigit() for char in name),
    Sign.LONG: lambda _, plain, __: len(plain) > MOST,
    Sign.PLACE: _is_place,
    Sign.BODY: _is_body,
    Sign.CAPITALS: _holds_abbreviation,
    Sign.OFFICE: _is_office,
    Sign.DESCRIBED: lambda name, plain, _: len(plain) > 1 and bool(DESCRIBED.search(name.split()[0])),
    Sign.COMMON: _is_common,
}
