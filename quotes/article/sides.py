"""On which side of its clause of saying a reported clause stands, and from where to where."""

import re

from quotes.article.clauses import Clause, Form, Sentence
from quotes.article.cues import Cue
from quotes.article.endings import report_end
from quotes.article.lexer import Light
from quotes.article.openings import WHEN, has_verb, opening
from quotes.article.said import is_finite, is_unsaid
from quotes.article.subjects import CLAIMS, char_before, is_inverted

Part = tuple[int, int]

_WORD = re.compile(r"\w+")
ENOUGH = re.compile(r"\W*+\w++(?:\W++\w++){4}")
"""A stretch of fewer words is no clause."""
# What may follow "…, Obama said" in its sentence: when, where, or more about the speaker.
_ENDS = re.compile(
    rf"{WHEN}(?:\s*+\Z|[,;—–(-]|\s[-–—(]|\s(?:about|after|at|before|by|during|for|from|in|of|on|through|to|via|"
    r"when|while|as|with)\b)",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?:[\s,;:—–-]|\b(?:and|but|or|yet|still)\b)*", re.IGNORECASE)
_TOLD_ENDS = re.compile(r"(?:\s(?!that\b)[\w.’']+){1,8}\s*\Z|\s[^,;]{1,60},")
_BREAKS = (",", "—", "–")
_AS = re.compile(r",\sas\s$")
_PREPOSITION = re.compile(r"(?:after|at|before|by|during|for|from|in|on|through|under|with)\b", re.IGNORECASE)
_ASKED = re.compile(r"(?:when\s)?(?:asked|pressed|questioned)\b", re.IGNORECASE)
"""What opens a sentence that tells what somebody answered."""
_OPENS_AS = re.compile(r"\s*As\s")
_AS_ENDS = re.compile(r"(?:\s[\w.’']+){0,6},\s")
# Told me on Friday, suggested in a tweet: what may stand in an aside that the sentence goes on behind.
_HEARER = re.compile(r"(?:\s(?!(?:that|and|but)\b)[\w.’'-]+){0,5},(?=\s(?!(?:even|though|although|because|while)\b))")
_WHERE = re.compile(rf"{WHEN}(?:\s(?:in|on|at|during)\s(?:an?|the|his|her|their|[A-Z])\w*(?:\s\w+)?)?,(?=\s)")
# What hangs on the day or the place that opens a sentence: on the day that footage emerged.
_HANGING = re.compile(r",?\s(?:that|who|which|where|when|(?:even\s)?as|while)\s")
_TAIL = " \u00a0\t\n,;:—–-"


def claimed(text: str, sentence: Sentence, clause: Clause) -> bool:
    """Whether the clause belongs to marked words right before it: “…,” Obama said in Ohio."""
    at = sentence.items.index(clause)
    before = sentence.items[at - 1] if at else None
    return isinstance(before, Light) and not _WORD.search(text, before.end_pos, clause.start)


def before(text: str, sentence: Sentence, clause: Clause, cue: Cue | None, start: int) -> Part | None:
    """The sentence up to its clause of saying: it rained, Obama said."""
    if clause.form not in CLAIMS:
        return None
    as_ = _AS.search(text, max(0, clause.start - 6), clause.start)
    if not as_ and char_before(text, clause.start) not in _BREAKS:
        return None
    ends = _TOLD_ENDS if cue and cue.takes_object else _ENDS
    if clause.form is Form.SAID and not (cue and cue.reports and ends.match(text, clause.end, sentence.end)):
        return None
    end = as_.start() if as_ else clause.start
    colon = text.rfind(": ", start, end)
    part = _trim(text, colon + 1 if colon >= 0 else start, end)
    return part if part and not _is_adverbial(text, part) else None


def _is_adverbial(text: str, part: Part) -> bool:
    """Whether a stretch before a clause of saying only tells when or where somebody said something."""
    if _ASKED.match(text, part[0]):
        return True
    if not _PREPOSITION.match(text, part[0]):
        return False
    hanging, comma = _HANGING.search(text, *part), text.find(", ", *part)
    ends = hanging and (comma < 0 or hanging.start() <= comma) and text.find(", ", hanging.end(), part[1]) < 0
    return not has_verb(text, part[0], hanging.start() if hanging and ends else part[1])


def after(text: str, sentence: Sentence, k: int, cue: Cue | None) -> Part | None:
    """The sentence goes on behind it: France, he says, is arming the rebels; the club, he told me, is closed."""
    clause = sentence.clauses[k]
    if clause.form is not Form.SAID or char_before(text, clause.start) != ",":
        return None
    aside = (_HEARER if cue and cue.takes_object else _WHERE).match(text, clause.end)
    if not aside or (aside.end() > clause.end + 1 and not (cue and (cue.plain or cue.takes_object))):
        return None
    part = _trim(text, aside.end(), report_end(text, sentence, k, aside.end()))
    later = sentence.clauses[k + 1] if k + 1 < len(sentence.clauses) else None
    return None if part and later and later.cue and later.cue.start_pos == part[0] else part


def around(text: str, sentence: Sentence, k: int, cue: Cue | None, start: int) -> list[Part | None]:
    """What is reported before a clause of saying, and after it, where the sentence goes on behind that."""
    return [before(text, sentence, sentence.clauses[k], cue, start), after(text, sentence, k, cue)]


def behind(text: str, sentence: Sentence, k: int, cue: Cue | None, start: int) -> Part | None:
    """What follows a clause of saying: Obama said (that) it rained; according to Obama, it rained."""
    clause, end = sentence.clauses[k], sentence.end
    if clause.form is Form.ACCORDING:
        if char_before(text, clause.start) == "," and ENOUGH.match(text, start, clause.start):
            return None
        comma = text.find(",", clause.end, min(end, clause.end + 120))
        return _trim(text, comma, report_end(text, sentence, k, comma + 1)) if comma >= 0 else None
    inverted = clause.form is Form.SAID_BY and is_inverted(text, sentence.items, sentence.items.index(clause))
    if not cue or inverted or not is_finite(text, clause, cue) or is_unsaid(text, clause):
        return None
    at = opening(text, clause, cue) or _as_said(text, clause, cue, start)
    return _trim(text, at, report_end(text, sentence, k, at)) if at is not None and at < end else None


def _as_said(text: str, clause: Clause, cue: Cue, start: int) -> int | None:
    """Where the sentence goes on behind "As Obama said on Monday, …", if it opens with that."""
    if not cue.reports or not _OPENS_AS.fullmatch(text, start, clause.start):
        return None
    comma = _AS_ENDS.match(text, clause.end)
    return comma.end() if comma else None


def _trim(text: str, start: int, end: int) -> Part | None:
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    while end > start and text[end - 1] in _TAIL:
        end -= 1
    return (start, end) if end > start else None
