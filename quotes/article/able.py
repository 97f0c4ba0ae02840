"""Who can speak: people, bodies of people, and documents that say something; a silence, a record or a place cannot."""

import re
from enum import StrEnum
from functools import cache, lru_cache

from quotes.article.lexer import Light
from quotes.words.vocabulary import people_nouns, plural, words


class Speaks(StrEnum):
    """What can speak, by the noun that says what somebody is."""

    PEOPLE = "people"
    BODY = "body"
    DOCUMENT = "document"


_AND = re.compile(r"\s(?:and|or|nor|&)\s")
_LATELY = re.compile(r"\s(?:last|this)\s(?:\w+day|week|weekend|month|year|spring|summer|fall|autumn|winter)$")
"""When, behind a noun phrase: a poll last week."""
_WORD = re.compile(r"[^\W\d_][\w.’'&-]*|\d+")
_AGENT = re.compile(r"(?:ists?|[^aeiou]ians?|ologers?|m[ae]n|wom[ae]n|persons?|keepers?|holders?|goers?|makers?)$")
"""Endings of nouns that name people by what they do."""
_NO_AGENT = frozenset("list lists mist twist assist exist consist resist fist wrist then specimen".split())
_ABSTRACT = re.compile(r"(?:tions?|sions?|ments?|ness|ances?|ences?|ings?|ships?|isms?|[iae]ty|ities)$")
"""Endings of nouns that name no people."""
_NOBODY = frozenset({"you", "it", "what", "this", "that", "those", "these", "which"})
_SITE = re.compile(r"\w\.(?:com|org|net|gov|edu|info|co|tv|eu|uk|fr|de|it|es|ca|au|in)$")
"""An address, which speaks for whoever prints it: according to herald.com."""
_SOME = frozenset(
    "array couple dozen group handful host lot majority minority number pair percent plurality range series slew string"
    " trio variety".split()
)
"""Nouns that tell how many, of those named behind "of"."""
_OF = re.compile(r"\sof((?:\s(?!(?:and|who|that|in|on|at|for)\b)[\w’'-]+){1,4})")
_REMEMBERED = 1 << 13


@cache
def _with_plurals(name: str) -> frozenset[str]:
    listed = words("speaking", name)
    return listed | {plural(noun) for noun in listed}


@lru_cache(maxsize=_REMEMBERED)
def kind_of(noun: str) -> Speaks | None:
    """What a noun names, if that can speak; the noun in small letters."""
    if noun in people_nouns() or noun in words("speaking", "some"):
        return Speaks.PEOPLE
    if noun in _with_plurals("documents"):
        return Speaks.DOCUMENT
    if noun in _with_plurals("bodies") or noun in words("names", "peoples"):
        return Speaks.BODY
    if noun.removesuffix("s") in words("names", "peoples"):
        return Speaks.PEOPLE
    if is_site(noun):
        return Speaks.BODY
    return Speaks.PEOPLE if _AGENT.search(noun) and noun not in _NO_AGENT else None


def is_site(noun: str) -> bool:
    """Whether a noun is an address on the web."""
    return _SITE.search(noun) is not None


def is_document(noun: str | None) -> bool:
    """Whether a noun names something printed, which "says" what stands in it."""
    return bool(noun) and kind_of(noun or "") is Speaks.DOCUMENT


def is_body(noun: str | None) -> bool:
    """Whether a noun names a body of people."""
    return bool(noun) and kind_of(noun or "") is Speaks.BODY


def can_speak(text: str, who: Light) -> bool:
    """Whether a noun phrase names somebody, or something, that can say words."""
    return _able(text[who.start_pos : who.end_pos], who.type) or _is_some(text, who)


def _is_some(text: str, who: Light) -> bool:
    """Whether a noun phrase tells how many speak: a number of writers."""
    if who.type != "DESC" or text[who.start_pos : who.end_pos].rpartition(" ")[2].lower() not in _SOME:
        return False
    of = _OF.match(text, who.end_pos)
    return of is not None and any(kind_of(noun.lower()) is Speaks.PEOPLE for noun in of[1].split())


def may_speak(text: str, who: Light) -> bool:
    """Whether a noun phrase may name somebody, where its verb is said of people only: a builder said."""
    printed = text[who.start_pos : who.end_pos]
    head = printed.rpartition(" ")[2].lower()
    return can_speak(text, who) or (who.type == "DESC" and " " in printed and not _ABSTRACT.search(head))


@lru_cache(maxsize=_REMEMBERED)
def _able(printed: str, token: str) -> bool:
    if token == "PRON":  # noqa: S105 - a kind of token
        return printed.lower() not in _NOBODY - {"it"}
    if token != "DESC":  # noqa: S105 - same
        return True
    return any(_phrase(_LATELY.sub("", part)) for part in _AND.split(printed))


def _phrase(printed: str) -> bool:
    """Whether a noun phrase ends in a noun that can speak, or in a name with capitals."""
    found = _WORD.findall(printed)
    if not found:
        return False
    head = found[-1].rstrip(".")
    lower = head.lower()
    if kind_of(lower.replace("’", "'").removesuffix("'s")):
        return True
    return len(found) > 1 and head[0].isupper() and lower not in words("classes", "determiner")
