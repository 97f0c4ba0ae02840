"""Who opens a sentence or a paragraph: a name behind titles and nothing else, or a noun for somebody."""

import re
from collections.abc import Iterator

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
    rf"(?:\A|(?:{_ENDS})\s*+|\s[—–-]++\s)(?:[A-Z][^,.;:“”\"\n]{{2,80}},\s)?"
    rf"(?:(?:{'|'.join(_CONJUNCTIONS)})\s)?\Z"
)
# What must stand right before the name and its titles, so that there is anything to look for.
_MAY_BEGIN = re.compile(rf"[\n?!”\".,—–-]\s*\Z|(?:{'|'.join(_CONJUNCTIONS)})\s\Z")
_NEAR = 12
"""Characters before a name in which that stands."""
_MORE = people_nouns() | {"and", "or"}
"""Behind a name, these show that it is not alone."""
_BEHIND = re.compile(r"\s(\w+)(?:-[\w-]+)?")
# A paragraph that opens with somebody whom it does not name: the goalkeeper, his brother.
_OPENING = re.compile(r"(?:The|An?|His|Her|Their|Another)((?:\s[\w’'-]+){1,4})")


def opens(text: str, at: int) -> bool:
    """Whether the name at `at` opens its sentence: “But Mayor Hill”, “In May, Hill”; not “the bridge of Hill”."""
    low = max(0, at - _REACH)
    return any(
        _BEGINNING.search(text, low, place)
        for place in _behind_titles(text, low, at)
        if place <= _NEAR or _MAY_BEGIN.search(text, place - _NEAR, place)
    )


def is_alone(text: str, end: int) -> bool:
    """Whether a name that ends at `end` is no part of more: not Trump's, Trump and Pence, Trump supporters."""
    if text[end : end + 1] in ("’", "'"):
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
