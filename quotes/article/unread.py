"""Clauses of saying whose verb, or whose speaker, no list of ours has: what stands beside a stretch has their shape."""

import re

from quotes.article.able import can_speak
from quotes.article.attributed import Position
from quotes.article.clauses import Clause, Form
from quotes.article.found import Found
from quotes.article.lexer import Light
from quotes.article.lexicon import closed_classes, is_finite
from quotes.article.subjects import cue_of

RUNS_ON = ",?!…—–-"
"""Last characters inside the marks that let the sentence run on to its speaker."""

_BETWEEN = re.compile(r"\s+(?P<who>[^\s,.;:“”\"()—–]+(?:\s[^\s,.;:“”\"()—–]+){0,4})\s\Z")
_NO_START = ("&", "k", "r", "t", "x", "i")
"""Classes of words with which no speaker starts: and, because, which, that, later, in."""
_SHORT = ("B", "x")
"""Classes of verbs that need another one: is, has."""
_VERB = re.compile(r"\s(?P<verb>[a-z]+)(?:\s\w+ly)?[,:]\s\Z")
_OPENS = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\bMrs)(?<!\bSen)(?<!\bGov)(?<!\bRep)[.?!][”\"’')]*\s|\n")
_BACK = 300
"""Characters before a stretch in which its sentence opens."""


def opening(text: str, start: int) -> int:
    """Where the sentence around `start` opens, as far as its points tell."""
    first = max(0, start - _BACK)
    ends = [hit.end() for hit in _OPENS.finditer(text, first, start)]
    return ends[-1] if ends else first


def behind(text: str, end: int, verb: Clause | None) -> Found | None:
    """“…,” 3M said: whatever stands between a stretch that ends at `end` and a verb of saying is its speaker."""
    hit = _BETWEEN.match(text, end, verb.start) if verb and verb.form is Form.BARE else None
    cue = cue_of(text, verb) if verb else None
    if not hit or not cue or cue.weak or cue.noun or not runs_on(text, end):
        return None
    classes = [closed_classes().get(word.lower(), "") for word in hit["who"].split()]
    if all(classes) or classes[0] in _NO_START:
        return None
    return Found(verb, Light("DESC", *hit.span("who"), heads=True), position=Position.BEHIND)


def before(text: str, noun: Clause | None, start: int) -> Found | None:
    """Ann Roe bubbled, “It is …”: a verb alone between a subject and words that open like a sentence."""
    who = noun.who if noun and noun.form is Form.WAITS else None
    hit = _VERB.match(text, who.end_pos, start) if who else None
    if not who or not hit or not text[start + 1 : start + 2].isupper() or not can_speak(text, who):
        return None
    verb = hit["verb"]
    spoken = is_finite(verb) and closed_classes().get(verb) not in _SHORT
    return Found(None, who, position=Position.BEFORE) if spoken else None


def runs_on(text: str, end: int) -> bool:
    """Whether a sentence goes on behind the stretch that ends at `end`."""
    inner = text[end - 2 : end - 1]
    return inner in RUNS_ON or text[end : end + 2].strip()[:1] in (",", "—", "–", "-")
