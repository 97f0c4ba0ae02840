"""Who goes on speaking: in a stretch without a speaker of its own, and below the text that names one."""

import re
from collections.abc import Sequence

from quotes.article.able import can_speak
from quotes.article.attributed import Position
from quotes.article.clauses import Clause, Form, Item
from quotes.article.found import Found
from quotes.article.lexer import Light
from quotes.article.rivals import COORDINATE
from quotes.article.subjects import CLAIMS, cue_of, no_speaker, subject
from quotes.article.unread import RUNS_ON, opening

LONG = 5
"""Words from which marked matter is nearly always somebody's words (96 to 98 % in annotated news)."""

_STALE = 400
"""Characters of the writer's own words after which nobody goes on speaking in a paragraph."""

_WORD = re.compile(r"\w+")
_DASHED = re.compile(r"\s(?:[—–―]|--?)\s\Z|\w[—―]\s?\Z")
_SMALL = re.compile(r"\s+[a-zß-ÿ]")
_FEW = 3
"""So many words may open a sentence whose marked words go on with the ones before: And now, because."""


def carry(text: str, items: Sequence[Item], at: int, last: Found | None, following: Sequence[Item]) -> Found | None:
    """A stretch with no speaker of its own: it goes on with the speaker before, or the next sentence names one."""
    quoted = items[at]
    assert isinstance(quoted, Light)
    if last and (at == 0 or isinstance(items[at - 1], Light)):
        return None if at == 0 and not _goes_on_with(text, items, quoted) else last.carry()
    if at == 0 and following and isinstance(following[0], Clause) and following[0].form in CLAIMS:
        return Found(following[0], following[0].who, position=Position.NEXT)
    if len(_WORD.findall(text, quoted.start_pos, quoted.end_pos)) < LONG:
        return None
    heads = [one for one in items[:at] if isinstance(one, Clause) and one.who and one.form is Form.WAITS]
    heads = [one for one in heads if one.who and one.who.heads] or heads
    dashed = _DASHED.search(text, max(0, quoted.start_pos - 4), quoted.start_pos)
    if dashed and heads and heads[0].who and heads[0].who.type == "NAME":
        return Found(None, heads[0].who, position=Position.COLON)  # Trump embraced it -- “I think it is fine.”
    return Found(None, heads[0].who, position=Position.HEAD) if heads else None


def is_stale(last: Found, spoken: int, start: int, text: str) -> bool:
    """Whether the writer has said too much since somebody spoke, or since the stretch that ended at `spoken`."""
    if not last.who or text.count("\n", last.who.end_pos, start):
        return False
    return start - max(spoken, last.who.end_pos) > _STALE


def _goes_on_with(text: str, items: Sequence[Item], quoted: Light) -> bool:
    """Whether the first stretch of a sentence can go on with the speaker before: nobody else is about to speak.

    Words that come before it in its sentence, or a noun phrase right behind its comma, are somebody's else.
    """
    words_before = _WORD.findall(text, opening(text, quoted.start_pos), quoted.start_pos)
    follows = items[1] if len(items) > 1 else None
    another = isinstance(follows, Clause) and follows.form is Form.WAITS and follows.start == quoted.end_pos + 1
    another = another and text[quoted.end_pos - 2] in RUNS_ON
    return len(words_before) <= _FEW and not another and not _is_subject(text, quoted)


def _is_subject(text: str, quoted: Light) -> bool:
    """“It was unfair” is a phrase: the stretch is what its sentence is about."""
    return text[quoted.end_pos - 2].isalnum() and bool(_SMALL.match(text, quoted.end_pos))


def closing(text: str, sentences: Sequence[Sequence[Item]], *, leads: bool = False) -> Found | None:
    """Whoever spoke last in these sentences: what is quoted next is taken for theirs.

    Where a colon leads to it (`leads`) nobody need have spoken: it is then the words of the last one they are about.
    """
    for items in reversed(sentences):
        if items and text[items[0].start_pos if isinstance(items[0], Light) else items[0].start - 1] == "(":
            continue  # a remark in brackets, which changes nobody
        clauses = [one for one in items if isinstance(one, Clause) and one.who and one.form is not Form.OBLIQUE]
        for one in reversed(_outermost(text, clauses)):
            cue = cue_of(text, one)
            inside = text[max(0, one.start - 6) : one.start].endswith(" that ")
            who = subject(text, items, one) if one.form is Form.SAID_BY else one.who
            if not (cue and cue.weak) and not inside and who and _goes_on(text, who):
                return Found(one, who, carried=True, position=Position.ABOVE)
        for one in clauses if leads else ():
            if one.who and one.who.heads and not no_speaker(text, one.who) and _goes_on(text, one.who):
                return Found(None, one.who, carried=True, position=Position.ABOVE)
    return None


def _outermost(text: str, clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses of saying that none of the others reports: of X says Y warned them, that of X."""
    found: list[Clause] = []
    for one in clauses:
        if one.form not in CLAIMS:
            continue
        cue = cue_of(text, found[-1]) if found else None
        reported = cue and cue.reports and not COORDINATE.search(text, found[-1].end, one.start)
        if not reported:
            found.append(one)
    return found


def _goes_on(text: str, who: Light) -> bool:
    """Whether somebody may go on speaking in the sentence below: no crowd that only "they" or "everyone" names."""
    return can_speak(text, who) and (who.type != "PRON" or text[who.start_pos : who.end_pos].lower() in ("he", "she"))
