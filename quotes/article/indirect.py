"""Reported clauses: what somebody is said to have said, without marks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quotes.article import papers, said, sides
from quotes.article.clauses import Clause, Form, Sentence
from quotes.article.lexer import Light
from quotes.article.marks import Marked
from quotes.article.subjects import CLAIMS, cue_of, subject

_NOBODY = re.compile(r"i|we|you|everyone|everybody|nobody|an?|the|her|his|its|their|this|that|inc\.?", re.IGNORECASE)
"""Whose paraphrase is none: the text's own speaker, the reader, everybody, a noun phrase that lost its noun."""
# A clause of saying that hangs on a word of these is inside another clause.
_HANGS = re.compile(r"\b(?:that|which|what|when|while|because|since|although|though|as|how|why|where)\s(?:\w+\s)?\Z")
_LEAST = 24
"""Characters beside marked words in which somebody may report a clause."""
# PARIS — …: where a report was written is no part of what it reports.
_DATELINE = re.compile(
    r"\s*[A-ZÀ-Þ][A-ZÀ-Þ.,’'\u00a0 ]{2,40}(?:, [\w. ]{2,20})?\s*(?:\([^()]{1,40}\)\s*)?(?:—|–|--)\s+"
)
# What follows a speaker who stands behind the verb.
_NO_VERB = re.compile(r"\s*(?:\Z|\.(?=\s|\Z)|who\b)")
# A clause of saying that ends its sentence.
_CLOSED = re.compile(r"[^,;:]{0,60}\Z")


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
        behind = None if sides.claimed(text, sentence, clause) else sides.behind(text, sentence, k, cue, done)
        parts = [behind] if behind else sides.around(text, sentence, k, cue, done)
        whole = [part for part in parts if part and sides.ENOUGH.match(text, *part) and not _is_marked(part, marks)]
        if not whole or (behind and _runs_into(sentence, k, behind[1], marks)):
            continue
        if clause.form is Form.ACCORDING and not said.is_source(text, clause):
            continue
        who = subject(text, sentence.items, clause)
        if who and (said.is_far(text, clause, who) or said.is_anothers(text, clause, who)):
            continue
        somebody = who and not _NOBODY.fullmatch(text, who.start_pos, who.end_pos)
        if who and somebody and not said.is_asked(text, clause, who, whole):
            nested = bool(_HANGS.search(text, max(0, clause.start - said.BACK), clause.start))
            yield from (Reported(*part, clause, who, nested=nested) for part in whole)
            done = max(clause.end, *(part[1] for part in whole))


def _runs_into(sentence: Sentence, k: int, end: int, marks: Sequence[Marked]) -> bool:
    """Whether marked words follow a report that ends at `end`, with no other clause of saying between: it is mixed."""
    later = [one.start for one in sentence.clauses[k + 1 :] if one.cue and one.start >= end]
    stop = min([sentence.end, *later])
    return any(end <= one.start < stop for one in marks)


def _is_marked(part: sides.Part, marks: Sequence[Marked]) -> bool:
    """Whether words of a stretch stand inside marks, so that it is no paraphrase."""
    return any(one.start < part[1] and one.end > part[0] for one in marks)


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
    if (cue and not cue.plain) or sides.claimed(text, sentence, last):
        return None
    part = sides.before(text, sentence, last, cue, start)
    who = subject(text, sentence.items, last) if part and sides.ENOUGH.match(text, *part) else None
    return Reported(*part, last, who) if part and who else None
