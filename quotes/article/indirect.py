"""Reported clauses: what somebody is said to have said, without marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.article.clauses import Clause, Form, Sentence
from quotes.article.lexer import Light
from quotes.article.marks import Marked
from quotes.article.subjects import CLAIMS, char_before, cue_of, subject

_WORD = re.compile(r"\w+")
_FEWEST = 3
"""Words below which a stretch is no clause."""
# When it was said, between the verb and what was said.
_WHEN = (
    r"(?:\s+(?:(?:on|late|early|last|this|earlier)\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month|year|night|"
    r"morning|afternoon|evening|yesterday|today|later|earlier|recently|also|again|then)(?:[’']s)?)*"
)
_THAT = re.compile(rf"{_WHEN},?\s+(?P<that>that)\s", re.IGNORECASE)
# Said in a statement on Monday that …
_THAT_LATER = re.compile(r"[^.,;:“”\"()?!]{1,90}?\s(?P<that>that)\s")
_BARE = re.compile(rf"{_WHEN},?\s+(?=[\w$“‘])(?!\w+ing\b)", re.IGNORECASE)
_WH = re.compile(r"(?:\s+(?:him|her|them|me|us|[A-Z]\w+|reporters|voters))?\s+(?P<that>if|whether|why|how|what|when|who|where)\s")
# Words that open no clause: an object, a phrase with a preposition, an infinitive.
_NO_CLAUSE = re.compile(
    r"(?:about|after|against|among|around|at|because|before|between|by|during|for|from|in|into|of|on|over|since|through|"
    r"to|toward|under|until|upon|with|without|as|so|and|or|but|than|like|goodbye|hello|nothing|something|anything|"
    r"him|himself|herself|themselves|me|us|out|up|off|down|back|yes|no|when|while|publicly)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?:[\s,;:—–-]|\b(?:and|but|or|yet|still)\b)*", re.IGNORECASE)
_TAIL = " \u00a0\t\n,;:—–-"


@dataclass(frozen=True, slots=True)
class Reported:
    """A reported clause at `start`, `end`; `who` says it, `clause` is the clause of saying."""

    start: int
    end: int
    clause: Clause
    who: Light | None


def reported(text: str, sentences: Sequence[Sentence], start: int, marked: Sequence[Marked]) -> Iterator[Reported]:
    """The reported clauses of a paragraph that starts at `start`; none with marked words in it."""
    for sentence in sentences:
        marks = [one for one in marked if one.start < sentence.end and one.end > start]
        yield from _of_sentence(text, sentence, start, marks)
        start = sentence.after


def _of_sentence(text: str, sentence: Sentence, start: int, marks: Sequence[Marked]) -> Iterator[Reported]:
    clauses = [one for one in sentence.items if isinstance(one, Clause)]
    done = start
    for k, clause in enumerate(clauses):
        if not clause.cue or clause.start < done:
            continue
        found = _before(text, sentence, clause, done) or _behind(text, clauses, k, sentence.end)
        if not found or any(one.start < found[1] and one.end > found[0] for one in marks):
            continue
        who = subject(text, sentence.items, clause)
        if who and len(_WORD.findall(text, *found)) >= _FEWEST:
            yield Reported(*found, clause, who)
            done = max(found[1], clause.end)


def _before(text: str, sentence: Sentence, clause: Clause, start: int) -> tuple[int, int] | None:
    """The sentence up to its last clause of saying: it rained, Obama said."""
    if clause.form not in CLAIMS or char_before(text, clause.start) not in (",", "—", "–"):
        return None
    rest = text[clause.end : sentence.end]
    if len(_WORD.findall(rest)) > _AFTERWORDS and not rest.startswith(","):
        return None
    return _trim(text, start, clause.start)


_AFTERWORDS = 12
"""Words that may follow "…, Obama said" in its sentence: when and where, or who the speaker is."""


def _behind(text: str, clauses: Sequence[Clause], k: int, end: int) -> tuple[int, int] | None:
    """What follows a clause of saying: Obama said (that) it rained; according to Obama, it rained."""
    clause = clauses[k]
    if clause.form is Form.ACCORDING:
        comma = text.find(",", clause.end, min(end, clause.end + 120))
        return _trim(text, comma, _cut(text, clauses, k, end)) if comma >= 0 else None
    cue = cue_of(text, clause)
    if not cue or clause.form is Form.SAID_BY:
        return None
    at = _opening(text, clause, reports=cue.reports, asks=cue.group == "ask", takes_object=cue.takes_object)
    return _trim(text, at, _cut(text, clauses, k, end)) if at is not None and at < end else None


def _opening(text: str, clause: Clause, *, reports: bool, asks: bool, takes_object: bool) -> int | None:
    """Where the reported clause starts: at "that", at a question word, or right after the verb."""
    assert clause.cue
    after = clause.cue.end_pos
    if asks:
        hit = _WH.match(text, after)
        return hit.start("that") if hit else None
    if hit := _THAT.match(text, after) or ((reports or takes_object) and _THAT_LATER.match(text, after)):
        return hit.start("that")
    if not reports or takes_object:
        return None
    hit = _BARE.match(text, after)
    return hit.end() if hit and not _NO_CLAUSE.match(text, hit.end()) else None


def _cut(text: str, clauses: Sequence[Clause], k: int, end: int) -> int:
    """A reported clause ends where the next clause of saying starts: …, adding that …"""
    for later in clauses[k + 1 :]:
        if later.cue and char_before(text, later.start) == "," and later.form in (Form.SAYING, Form.ALSO, *CLAIMS):
            return later.start
        if later.form is Form.ALSO:
            return later.start
    return end


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    while end > start and text[end - 1] in _TAIL:
        end -= 1
    return (start, end) if end > start else None
