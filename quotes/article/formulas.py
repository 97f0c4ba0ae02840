"""Fixed ways of telling whose marked words are, read off the text right beside them."""

import re

from quotes.article.attributed import Position
from quotes.article.found import Found
from quotes.article.lexer import Light

# Somebody was told: whoever told it is not named before the words.
_TOLD = re.compile(
    r"\b(?:was|were|been|being|is|are|be)\s(?:\w+\s)?(?:told|asked|warned|informed|advised|reminded)\b[^.;:“”\"]{0,40}[:,]\s\Z"
)
# The words of a remark are whose remark it is: he rejected Ann Roe's claim that “…”.
_OWNED = re.compile(
    r"(?P<who>\b(?:[A-Z][\w.-]*\s){0,3}[A-Z][\w-]*)[’']s\s(?:[a-z]+\s)?(?:remark|claim|comment|statement|assertion|"
    r"allegation|contention|accusation|suggestion|description|characterization|tweet|quip|words?|line)s?(?:\sthat|\sof|:|,)\s\Z"
)
# Ann Roe was called “…” by Tom Poe.
_CALLED = re.compile(r"\b(?:is|are|was|were|been|being)\s(?:\w+\s)?\w+(?:ed|lled|t)\s(?:as\s)?(?:an?\s|the\s)?\Z")
# In the words of a builder, “…”.
_WORDS_OF = re.compile(
    r"\bin the (?:very |immortal )?words of (?P<who>(?:(?:an?|the|one|his|her)\s(?:[\w’'-]+\s){0,3}[\w’'-]+"
    r"|(?:[A-Z][\w.’'-]*\s){0,3}[A-Z][\w’'-]*)),\s\Z",
    re.IGNORECASE,
)
_BY = re.compile(r"\sby\s(?P<who>(?:[A-Z][\w.’'-]*\s){0,4}[A-Z][\w-]*)(?=[\s,.;])")
_BACK = 90
"""Characters before a stretch in which these are looked for."""


def formula(text: str, start: int, end: int) -> Found | None:
    """Who says the marked words at `start`, `end` by one of these formulas; None where none is there.

    Of words that somebody was told there is a speaker whom nobody names.
    """
    first = max(0, start - _BACK)
    if text[start - 2 : start - 1] in (":", ",") and _TOLD.search(text, first, start):
        return Found(None, None)
    if owner := _OWNED.search(text, first, start):
        return Found(None, Light("NAME", *owner.span("who"), heads=True), position=Position.OWNED)
    if said_by := _WORDS_OF.search(text, first, start):
        kind = "DESC" if text[said_by.start("who")].islower() else "NAME"
        return Found(None, Light(kind, *said_by.span("who"), heads=True), position=Position.OWNED)
    by = _BY.match(text, end)
    if by and _CALLED.search(text, first, start):
        return Found(None, Light("NAME", *by.span("who"), heads=True), position=Position.BEHIND)
    return None
