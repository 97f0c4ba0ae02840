"""Who opens a sentence or a paragraph: a name behind titles and nothing else, or a noun for somebody."""

import re
from collections.abc import Iterator

from quotes.article.cues import says
from quotes.article.lexicon import closed_classes, is_finite
from quotes.words.vocabulary import people_nouns, words

_REACH = 120
"""Characters before a name in which its sentence must begin."""
_BEFORE = people_nouns() | words("people", "before") | {"the", "his", "her"}
"""Words with a small letter that may stand between the beginning of a sentence and a name."""
# Read backwards from the name.
_WORD = re.compile(r"\s([\w.’'-]+)")
_CONJUNCTIONS = ("But", "And", "Yet", "Still", "When", "While", "As", "Although", "Though")
_ENDS = (
    r"[\n?!”\"]|(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bSen)(?<!\bGov)(?<!\bRep)(?<!\bGen)(?<!\b[A-Z])\."
)
# The beginning of a sentence, then perhaps a phrase with a comma, then perhaps one of these words.
_BEGINNING = re.compile(
    rf"(?:\A|(?:{_ENDS})\s*+|\s[—–-]++\s)(?P<phrase>[A-Z][^,.;:“”\"\n]{{2,80}},\s)?"
    rf"(?:(?:{'|'.join(_CONJUNCTIONS)})\s)?\Z"
)
# What must stand right before the name and its titles, so that there is anything to look for.
_MAY_BEGIN = re.compile(rf"[\n?!”\".,—–-]\s*\Z|(?:{'|'.join(_CONJUNCTIONS)})\s\Z")
_SUBORDINATE = frozenset("as when while after before although though because since if once until whereas asked".split())
"""Words with which a clause that hangs on another one opens."""
_NEAR = 12
"""Characters before a name in which that stands."""
_MORE = people_nouns() | {"and", "or"}
"""Behind a name, these show that it is not alone."""
_BEHIND = re.compile(r"\s(\w+)(?:-[\w-]+)?")
_VERB = re.compile(r"(?P<comma>,)?\s(?P<word>[a-z]+)\b")
_SMALL = re.compile(r"\b[a-z]+\b")
# A place, or more than one: on the Mall, Ann Hill and Tom Poe.
_IN_PLACE = re.compile(r"\b(?:of|on|in|at|for|with|from|to|by)\s(?:the\s)?\Z|[A-Z][\w’'-]*\s(?:and|or)\s\Z")
_IT_WAS = re.compile(r"\b[Ii]t (?:was|is) (?:[A-Z]\w+\.? )?\Z")
# The secretary of the union (UVB), Tom Poe.
_APPOSED = re.compile(r"(?:\A|[.!?\n]\s*)(?:The|An?|His|Her|Its)\s[^.,;:\n]+,\s\Z")
# A paragraph that opens with somebody whom it does not name: the goalkeeper, his brother.
_OPENING = re.compile(r"(?:The|An?|His|Her|Their|Another)((?:\s[\w’'-]+){1,4})")


def opens(text: str, at: int) -> bool:
    """Whether the name at `at` opens its sentence: “But Mayor Hill”, “In May, Hill”; not “the bridge of Hill”."""
    low = max(0, at - _REACH)
    return any(
        (hit := _BEGINNING.search(text, low, place)) and not (hit["phrase"] and _is_clause(hit["phrase"]))
        for place in _behind_titles(text, low, at)
        if place <= _NEAR or _MAY_BEGIN.search(text, place - _NEAR, place)
    )


def _is_clause(phrase: str) -> bool:
    """Whether what stands before the comma is a main clause: Ann Hill brought in a manager."""
    first, *more = map(str.lower, phrase.rstrip(", ").split())
    return first not in _SUBORDINATE and any(is_finite(word) and closed_classes().get(word) != "x" for word in more)


def acts(text: str, start: int, end: int) -> bool:
    """Whether a name has a verb of its own inside a sentence: and Ann Hill says; the secretary (UVB), Ann Hill, did."""
    verb = _VERB.match(text, end)
    if not verb:
        return False
    low = max(0, start - _REACH)
    if verb["word"] == "who":
        return bool(_IT_WAS.search(text, low, start))
    if not verb["comma"]:
        return says(verb["word"]) and not _IN_PLACE.search(text, low, start)
    subject = _APPOSED.search(text, low, start)
    finite = is_finite(verb["word"]) and closed_classes().get(verb["word"]) != "x"
    return bool(finite and subject and not any(map(is_finite, _SMALL.findall(subject.group()))))


def is_alone(text: str, end: int) -> bool:
    """Whether a name that ends at `end` is no part of more: not Trump's, Trump and Pence, Trump supporters, a title."""
    if text[end : end + 1] in ("’", "'", '"', "”"):
        return False
    behind = _BEHIND.match(text, end)
    return not (behind and ({behind[1], behind.group().strip()} & _MORE))


def opening_noun(text: str, start: int, end: int) -> str | None:
    """The noun for somebody with which a paragraph opens, within four words behind its determiner."""
    opening = _OPENING.match(text, start, end)
    nouns = words("people", "nouns")
    return next((word for word in opening[1].split() if word in nouns), None) if opening else None


def _behind_titles(text: str, low: int, at: int) -> Iterator[int]:
    """The places before the name and before each of the words that may be its titles, from the last.

    None where a word stands there that opens no sentence, as before most names.
    """
    backwards, gone = text[low:at][::-1], 0
    while word := _WORD.match(backwards, gone):
        before = word[1][::-1]
        if not (before[0].isupper() or before.lower() in _BEFORE):
            if not gone and before.isalpha() and before.islower() and backwards[0] == " ":
                return
            break
        yield at - gone
        gone = word.end()
    yield at - gone
