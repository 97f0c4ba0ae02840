"""Reported clauses: what somebody is said to have said, without marks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quotes.article import papers
from quotes.article.clauses import Clause, Form, Sentence
from quotes.article.cues import Cue, load
from quotes.article.cues import Form as CueForm
from quotes.article.endings import report_end
from quotes.article.lexer import Light
from quotes.article.marks import Marked
from quotes.article.openings import WHEN, has_verb, opening
from quotes.article.subjects import CLAIMS, WOULD, char_before, cue_of, is_inverted, relative_of, subject

_WORD = re.compile(r"\w+")
_ENOUGH = re.compile(r"\W*+\w++(?:\W++\w++){4}")
"""A stretch of fewer words is no clause."""
_NOBODY = re.compile(r"i|we|you|everyone|everybody|nobody|an?|the|her|his|its|their|this|that|inc\.?", re.IGNORECASE)
"""Whose paraphrase is none: the text's own speaker, the reader, everybody, a noun phrase that lost its noun."""
_HYPOTHETICAL = re.compile(r"\b(?:if|whether|unless)\s(?:\w+\s)?\Z", re.IGNORECASE)
_QUESTION = re.compile(r"[^.!?\n]{0,200}\?")
# A clause of saying that hangs on a word of these is inside another clause.
_HANGS = re.compile(r"\b(?:that|which|what|when|while|because|since|although|though|as|how|why|where)\s(?:\w+\s)?\Z")
# What may follow "…, Obama said" in its sentence: when, where, or more about the speaker.
_ENDS = re.compile(
    rf"{WHEN}(?:\s*+\Z|[,;—–(-]|\s[-–—(]|\s(?:about|after|at|before|by|during|for|from|in|of|on|through|to|via|"
    r"when|while|as|with)\b)",
    re.IGNORECASE,
)
# Where a reported clause stops: at what the writer adds.
_ADDED = re.compile(
    r",\s(?:who|which|whose|where|as|despite|after|citing|according|(?:both|all|some|most|one|many) of wh\w+)\b|;\s"
)
_LEAD = re.compile(r"(?:[\s,;:—–-]|\b(?:and|but|or|yet|still)\b)*", re.IGNORECASE)
_TOLD_ENDS = re.compile(r"(?:\s(?!that\b)[\w.’']+){1,8}\s*\Z|\s[^,;]{1,60},")
_LEAST = 24
"""Characters beside marked words in which somebody may report a clause."""
_BREAKS = (",", "—", "–")
_AS = re.compile(r",\sas\s$")
_COMMA = re.compile(r",\s")
_SUBORDINATE = frozenset("when while as although though if because after since whether".split())
_ASIDE = re.compile(r",\swho\s(?:\w+\s)?$")
_BACK = 24
"""Characters before a clause of saying in which what it hangs on is looked for."""
_FOUR_WORDS = re.compile(r"(?:\W*+\w++){4}")
_JOINED = re.compile(r"\b(?:and|but|then)\s(?:[\w’']+\s){0,2}$")
_CONTRAST = re.compile(r",\s(?:and|but|while|though|although)\s$")
# PARIS — …: where a report was written is no part of what it reports.
_DATELINE = re.compile(
    r"\s*[A-ZÀ-Þ][A-ZÀ-Þ.,’'\u00a0 ]{2,40}(?:, [\w. ]{2,20})?\s*(?:\([^()]{1,40}\)\s*)?(?:—|–|--)\s+"
)
# What follows a speaker who stands behind the verb.
_NO_VERB = re.compile(r"\s*(?:\Z|\.(?=\s|\Z)|who\b)")
# A clause of saying that ends its sentence.
_CLOSED = re.compile(r"[^,;:]{0,60}\Z")
_NEXT = (Form.SAYING, *CLAIMS)
# What stands before a participle whose subject is that of its sentence.
_OPENS = re.compile(
    r"(?:[^\w\s]|ly|\b(?:and|or|but|by|in|to|with|while|when|after|before|for|of|from|as|at|not|then|without|"
    r"statement|letter|tweet|e-?mail|release|conference|memo|ad|op-ed|interview|speech|video|post))\s\Z"
)
# Continued to say, was quick to say: it was said.
_DID = re.compile(
    r"\b(?:continu(?:es?|ed|ing)|go(?:es|ing)?\son|went\son|proceed(?:s|ed)|beg(?:an|ins?)|start(?:s|ed)|(?:is|are|was|were)\squick)"
    r"\sto\s\Z"
)
_PREPOSITION = re.compile(r"(?:after|at|before|by|during|for|from|in|on|through|under|with)\b", re.IGNORECASE)
_ASKED = re.compile(r"(?:when\s)?(?:asked|pressed|questioned)\b", re.IGNORECASE)
"""What opens a sentence that tells what somebody answered."""
_UNSAID = re.compile(r"(?:\b(?:never|not|nor|neither)|n[’']t)\s(?:\w+\s)?\Z")
_OPENS_AS = re.compile(r"\s*As\s")
_AS_ENDS = re.compile(r"(?:\s[\w.’']+){0,6},\s")
_THING = re.compile(r"\b(?:that|which)\s(?:\w+\s)?\Z")
_TAIL = " \u00a0\t\n,;:—–-"


Part = tuple[int, int]


@dataclass(slots=True)
class Reported:
    """A reported clause at `start`, `end`; `who` says it, `clause` is the clause of saying."""

    start: int
    end: int
    clause: Clause
    who: Light | None
    nested: bool = False


def reported(text: str, sentences: Sequence[Sentence], start: int, marked: Sequence[Marked]) -> Iterator[Reported]:
    """The reported clauses of a paragraph that starts at `start`; none with marked words in it."""
    if dateline := _DATELINE.match(text, start):
        start = dateline.end()
    starts, ends = [one.start for one in marked], [one.end for one in marked]
    for sentence in sentences:
        if not any(one.cue for one in sentence.clauses):
            continue
        first = max(start, sentence.start)
        marks = marked[bisect_right(ends, first) : bisect_left(starts, sentence.end)] if marked else ()
        if not marks or sentence.end - first - sum([one.end - one.start for one in marks]) > _LEAST:
            yield from _of_sentence(text, sentence, first, marks)


def _of_sentence(text: str, sentence: Sentence, start: int, marks: Sequence[Marked]) -> Iterator[Reported]:
    clauses = sentence.clauses
    papers.claim(text, clauses, start)
    if clauses[1:]:
        _turn(text, clauses)
    if closing := _closing(text, sentence, start, marks):
        yield closing
        return
    done = start
    for k, clause in enumerate(clauses):
        if not clause.cue or clause.start < done:
            continue
        cue = cue_of(text, clause)
        if cue and cue.silent and not text.startswith(" that ", clause.cue.end_pos):
            continue
        behind = None if _claimed(text, sentence, clause) else _behind(text, sentence, k, cue, done)
        parts = [behind] if behind else [_before(text, sentence, clause, cue, done), _after(text, sentence, k)]
        whole = [part for part in parts if part and _ENOUGH.match(text, *part) and not _is_marked(part, marks)]
        if not whole or (behind and _runs_into(sentence, k, behind[1], marks)):
            continue
        if clause.form is Form.ACCORDING and not _is_source(text, clause):
            continue
        who = subject(text, sentence.items, clause)
        if who and (_is_far(text, clause, who) or _is_anothers(text, clause, who)):
            continue
        if who and not _NOBODY.fullmatch(text, who.start_pos, who.end_pos) and not _is_asked(text, clause, who, whole):
            nested = bool(_HANGS.search(text, max(0, clause.start - _BACK), clause.start))
            yield from (Reported(*part, clause, who, nested=nested) for part in whole)
            done = max(clause.end, *(part[1] for part in whole))


def _runs_into(sentence: Sentence, k: int, end: int, marks: Sequence[Marked]) -> bool:
    """Whether marked words follow a report that ends at `end`, with no other clause of saying between: it is mixed."""
    later = [one.start for one in sentence.clauses[k + 1 :] if one.cue and one.start >= end]
    stop = min([sentence.end, *later])
    return any(end <= one.start < stop for one in marks)


def _is_source(text: str, clause: Clause) -> bool:
    """Whether what is done "by" somebody is saying: reported by the club, but not: pressed by the club."""
    assert clause.cue
    printed = text[clause.cue.start_pos : clause.cue.end_pos].lower()
    cue = load().words.get(printed.removesuffix(" by").rpartition(" ")[2])
    return not cue or (cue.reports and not cue.takes_object and not cue.weak)


def _is_marked(part: Part, marks: Sequence[Marked]) -> bool:
    """Whether words of a stretch stand inside marks, so that it is no paraphrase."""
    return any(one.start < part[1] and one.end > part[0] for one in marks)


def _is_far(text: str, clause: Clause, who: Light) -> bool:
    """Whether a description stands in another clause than the verb: as often as not somebody else says it."""
    if who.type != "DESC" or who is clause.who or (who.heads and clause.form in (Form.SAYING, Form.ALSO)):
        return False
    return clause.form is not Form.SAID and not relative_of(text, who, clause)


def _is_anothers(text: str, clause: Clause, who: Light) -> bool:
    """Whether the verb belongs to a noun right before it: with some polls indicating, a slide show that predicted."""
    if who is clause.who or text[who.end_pos : clause.start].isspace():
        return False
    before = text[max(0, clause.start - _BACK) : clause.start]
    if clause.form is Form.SAYING:
        return not _OPENS.search(before)
    return bool(_THING.search(before)) and not relative_of(text, who, clause)


def _is_asked(text: str, clause: Clause, who: Light, parts: Sequence[Part]) -> bool:
    """Whether nobody has said it, since it is only supposed or asked: if he says, does he say."""
    start = min(clause.start, who.start_pos)
    return bool(_HYPOTHETICAL.search(text, max(0, start - _BACK), start) or _QUESTION.match(text, parts[-1][1]))


def _turn(text: str, clauses: Sequence[Clause]) -> None:
    """Give a verb after a comma to the noun phrase behind it: "…, as France seeks more, said an official who left"."""
    for clause, behind in pairwise(clauses):
        if clause.form is not Form.SAID or not clause.who or not clause.cue or behind.form is not Form.WAITS:
            continue
        far = text[clause.who.end_pos : clause.cue.start_pos].rstrip()[-1:] == ","
        if far and text[clause.cue.end_pos : behind.start].isspace() and _NO_VERB.match(text, behind.end):
            clause.form, clause.who = Form.SAID_BY, behind.who
            clause.start, clause.end = clause.cue.start_pos, behind.end


def _closing(text: str, sentence: Sentence, start: int, marks: Sequence[Marked]) -> Reported | None:
    """The whole sentence where it ends in its clause of saying, whatever it reports itself: …, a diplomat said."""
    last = next((one for one in reversed(sentence.clauses) if one.form in CLAIMS), None)
    if not last or not last.cue or marks or not _CLOSED.match(text, last.end, sentence.end):
        return None
    cue = cue_of(text, last)
    if (cue and not cue.plain) or _claimed(text, sentence, last):
        return None
    part = _before(text, sentence, last, cue, start)
    who = subject(text, sentence.items, last) if part and _ENOUGH.match(text, *part) else None
    return Reported(*part, last, who) if part and who else None


def _claimed(text: str, sentence: Sentence, clause: Clause) -> bool:
    """Whether the clause belongs to marked words right before it: “…,” Obama said in Ohio."""
    at = sentence.items.index(clause)
    before = sentence.items[at - 1] if at else None
    return isinstance(before, Light) and not _WORD.search(text, before.end_pos, clause.start)


def _before(text: str, sentence: Sentence, clause: Clause, cue: Cue | None, start: int) -> Part | None:
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
    return bool(_PREPOSITION.match(text, part[0])) and not has_verb(text, *part)


def _after(text: str, sentence: Sentence, k: int) -> Part | None:
    """The sentence goes on behind it: France, he says, is arming the rebels."""
    clause = sentence.clauses[k]
    if (
        clause.form is not Form.SAID
        or text[clause.end : clause.end + 1] != ","
        or char_before(text, clause.start) != ","
    ):
        return None
    part = _trim(text, clause.end, report_end(text, sentence, k, clause.end + 1))
    later = sentence.clauses[k + 1] if k + 1 < len(sentence.clauses) else None
    return None if part and later and later.cue and later.cue.start_pos == part[0] else part


def _behind(text: str, sentence: Sentence, k: int, cue: Cue | None, start: int) -> Part | None:
    """What follows a clause of saying: Obama said (that) it rained; according to Obama, it rained."""
    clause, end = sentence.clauses[k], sentence.end
    if clause.form is Form.ACCORDING:
        if char_before(text, clause.start) == "," and _ENOUGH.match(text, start, clause.start):
            return None
        comma = text.find(",", clause.end, min(end, clause.end + 120))
        return _trim(text, comma, report_end(text, sentence, k, comma + 1)) if comma >= 0 else None
    inverted = clause.form is Form.SAID_BY and is_inverted(text, sentence.items, sentence.items.index(clause))
    if not cue or inverted or not _is_finite(text, clause, cue) or _is_unsaid(text, clause):
        return None
    at = opening(text, clause, cue) or _as_said(text, clause, cue, start)
    return _trim(text, at, report_end(text, sentence, k, at)) if at is not None and at < end else None


def _is_unsaid(text: str, clause: Clause) -> bool:
    """Whether the text has it that nobody said so: never said, has not said."""
    assert clause.cue
    return bool(_UNSAID.search(text, max(0, clause.cue.start_pos - _BACK), clause.cue.start_pos))


def _as_said(text: str, clause: Clause, cue: Cue, start: int) -> int | None:
    """Where the sentence goes on behind "As Obama said on Monday, …", if it opens with that."""
    if not cue.reports or not _OPENS_AS.fullmatch(text, start, clause.start):
        return None
    comma = _AS_ENDS.match(text, clause.end)
    return comma.end() if comma else None


def _is_finite(text: str, clause: Clause, cue: Cue) -> bool:
    """Not "to say", "would say", "can he say"; and a form that may be a noun needs several people before it."""
    assert clause.cue
    if cue.form is not CueForm.BASE:
        return True
    if _DID.search(text, max(0, clause.cue.start_pos - _BACK), clause.cue.start_pos):
        return True
    before = max(0, clause.start - 8)
    if WOULD.search(text, clause.who.end_pos if clause.who else before, clause.cue.end_pos):
        return False
    if WOULD.search(text, before, clause.start):
        return False
    return not cue.noun or (clause.who is not None and text[clause.who.end_pos - 1] in "sey")


def _trim(text: str, start: int, end: int) -> Part | None:
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    while end > start and text[end - 1] in _TAIL:
        end -= 1
    return (start, end) if end > start else None
