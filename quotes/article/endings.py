"""Where a reported clause ends: at the next clause of saying, or at what the writer adds.

Every row of `ADDED` is one way of adding something, with an example in which “|” stands where the report ends;
tests/test_endings.py reads each example, and reads it again without the row, which must change the end.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from quotes.article.clauses import Clause, Form, Sentence
from quotes.article.subjects import CLAIMS, WOULD, char_before, cue_of


class Added(NamedTuple):
    """One way in which a writer adds to a report: a name, the pattern of what is added, an example."""

    name: str
    pattern: str
    example: str


_FINITE = r"(?:has|have|had|is|are|was|were|will|would|can|could|may|might|must|should|does|do|did|[a-z]{2,}ed)"

ADDED = (
    Added("who", r",\s(?:who|whose)\b", "Ann Roe said the bridge was built by Tom Poe|, who left the town."),
    Added("where", r",\swhere\b", "Ann Roe said the bridge was like that in Oslo|, where she had worked."),
    Added("which", r",\swhich\b", "Ann Roe said the town would close the bridge|, which was opened in May."),
    Added(
        "both of whom",
        r",\s(?:both|all|some|most|one|many) of wh\w+\b",
        "Ann Roe said the bridge needed two builders|, both of whom had left.",
    ),
    Added("as", r",\sas\b", "Ann Roe said the bridge was too old for cars|, as engineers have found."),
    Added("despite", r",\sdespite\b", "Ann Roe said the bridge was safe for cars|, despite two reports."),
    Added("after", r",\safter\b", "Ann Roe said the bridge was safe for cars|, after two engineers had left."),
    Added("semicolon", r";\s", "Ann Roe said the bridge was safe for cars|; it was closed at noon."),
    Added("even as", r",?\seven\sas\b", "Ann Roe said the bridge was safe for cars|, even as cars avoided it."),
    Added(
        "even though",
        r"(?<!,)\seven\sthough\b",
        "Ann Roe said the bridge was safe for cars| even though nobody drove over it.",
    ),
    Added(
        "and they",
        r",\s(?:and|but)\s(?:he|she|they|it|we|this|these|those)\s",
        "Ann Roe said the bridge was safe for cars|, but she has never driven over it.",
    ),
    Added(
        "and Tom Poe has",
        rf",\s(?:and|but)\s(?:[A-Z][\w.’'-]*\s){{1,4}}{_FINITE}\b",
        "Ann Roe said the bridge was safe for cars|, but Tom Poe walked over it.",
    ),
    Added(
        "colon",
        r":\s(?:An?|The|In|On|He|She|It|They|His|Her|Their|There)\b",
        "Ann Roe said the bridge was safe for cars|: In May a hundred of them drove over it.",
    ),
    Added(
        "judging",
        r",\s(?:\w+ly\s)?(?:highlighting|underscoring|underlining|reflecting|revealing|amounting|signaling|marking|raising|prompting|sparking|"
        r"fueling|drawing)\b",
        "Ann Roe said the bridge was safe for cars|, drawing laughter in the hall.",
    ),
)


@cache
def _pattern(rows: tuple[Added, ...]) -> re.Pattern[str]:
    return re.compile("|".join(row.pattern for row in rows))


_DASH = re.compile(r"\s?(?:—|–|--)\s?|\s-\s")
# What a single dash must be followed by to start something new: not "- and many", "- like this one".
_ANEW = re.compile(
    r"(?:an?|the|one|two|three|that|though|although|except|all|he|she|they|it|we|there|this|these|those|his|her|their)\b"
)
_LAST = 120
"""Characters at the end of a sentence in which a writer's last words on a report are looked for."""
_BRACKETS = r"\s\([^()]{1,80}\)\Z"
# In an interview, on Twitter: where it was said. Behind a comma it is said already.
_MEDIUM = (
    r"\s(?:in|on|via|during|at|through|to)\s(?:(?:an?|his|her|its|their|the|this)\s)?(?:(?!(?:in|on|via|at|to|of)\b)[\w’'-]+\s){0,3}"
    r"(?:interviews?|statements?|speech(?:es)?|tweets?|letters?|e-?mails?|remarks|conferences?|posts?|messages?|"
    r"pages?|Twitter|Facebook|Instagram|YouTube|CNN|MSNBC|reporters|diatribe|op-ed|debate|rally)"
    r"(?:\s(?:with|to|on|in|from)\s[\w.’' -]{1,50})?\Z"
)
_LAST_WORDS = re.compile(f"{_BRACKETS}|{_MEDIUM}")
_APPOSITION = re.compile(r"(?:an?|one|two|three|the)\s")
_MODIFIED = re.compile(r"\b(?:that|which|who|whom|whose|where|of|in|for)\b")
_NO_APPOSITION = re.compile(
    r"\b(?:has|have|had|is|are|was|were|will|would|can|could|may|might|must|should|does|do|did|said|says|and)\b"
)
# What a clause ends with that is itself inside another one: when X said so, Y left.
_POINT = re.compile(r",\s|\s?(?:—|–|--)\s?|\s-\s")
_SUBORDINATE = frozenset("when while as although though if because after since whether which".split())
_ASIDE = re.compile(r",\swho\s(?:\w+\s)?$")
_WITH = re.compile(r"\b(?:With|(?:And|But) with)\s\Z")
_HANGING = re.compile(
    r"(?:[.,;:—–-]\s|\n|\A)(?:when|while|as|although|though|if|because|after|since)\s(?:(?!\.\s)[^,;:—–\n])*\Z",
    re.IGNORECASE,
)
_FAR = 100
"""Characters before a clause of saying in which the clause around it may have opened."""
_BACK = 24
"""Characters before a clause of saying in which what it hangs on is looked for."""
_FOUR_WORDS = re.compile(r"(?:\W*+\w++){4}")
_JOINED = re.compile(r"\b(?:and|but|then)\s(?:[\w’']+\s){0,2}$")
_CONTRAST = re.compile(r",\s(?:and|but|while|though|although)\s$")
_NEXT = (Form.SAYING, *CLAIMS)
_HAS = re.compile(r"\b(has|have|had)\s(?:\w+\s)?\Z")
_AND_DOING = re.compile(r",?\s(?:and|but)\s(?:\w+ly\s)?\w+ing\s")
_AND_HAS = re.compile(r",?\s(?:and|but)\s(has|have|had)\s")


def report_end(text: str, sentence: Sentence, k: int, at: int) -> int:
    """Where the reported clause that starts at `at` ends, `k` being the number of its clause of saying."""
    stop, clauses = sentence.end, sentence.clauses
    for later in clauses[k + 1 :]:
        if later.start > at + 1 and _follows(text, later):
            stop = min(stop, later.start)
            joined = _CONTRAST.search(text, max(0, stop - 12), stop) or _JOINED.search(text, max(0, stop - 20), stop)
            stop = joined.start() if joined else stop
            break
    if _hangs(text, clauses[k]):
        point = _POINT.search(text, at, stop)
        return point.start() if point else stop
    first = _FOUR_WORDS.match(text, at, stop)
    if first:
        added = _pattern(ADDED).search(text, first.end(), stop)
        stop = added.start() if added else stop
        stop = min([stop, *_others(text, clauses[k], first.end(), stop)])
    last = _LAST_WORDS.search(text, max(at, stop - _LAST), stop)
    return last.start() if last else stop


def _others(text: str, clause: Clause, start: int, stop: int) -> Iterator[int]:
    """Where a report may end between `start` and `stop` for what the words around it tell."""
    yield from _again(text, clause, start, stop)
    yield from _dash(text, start, stop)
    yield from _apposition(text, start, stop)


def _again(text: str, clause: Clause, start: int, stop: int) -> Iterator[int]:
    """The verb of saying has the form of one that follows "and": has said so and has left, stressing it and leaving."""
    if clause.form is Form.SAYING and (participle := _AND_DOING.search(text, start, stop)):
        yield participle.start()
    hit = _AND_HAS.search(text, start, stop)
    if not hit or not clause.cue:
        return
    has = _HAS.search(text, max(0, clause.cue.start_pos - _BACK), clause.cue.start_pos)
    if has and has[1] == hit[1]:
        yield hit.start()


def _dash(text: str, start: int, stop: int) -> Iterator[int]:
    """A dash without a partner, if something new starts behind it."""
    dashes = list(_DASH.finditer(text, start, stop))
    if len(dashes) % 2 and _ANEW.match(text, dashes[-1].end(), stop):
        yield dashes[-1].start()


def _apposition(text: str, start: int, stop: int) -> Iterator[int]:
    """The last comma, if what follows it only says what or who something is: a plan that few like."""
    comma = text.rfind(", ", start, stop)
    if comma < 0 or not _APPOSITION.match(text, comma + 2, stop):
        return
    modified = _MODIFIED.search(text, comma + 2, stop)
    if not _NO_APPOSITION.search(text, comma + 2, modified.start() if modified else stop):
        yield comma


def _hangs(text: str, clause: Clause) -> bool:
    """Whether the clause of saying is itself inside another one, which goes on behind the report."""
    if clause.form is Form.ACCORDING:
        return False
    before = text[max(0, clause.start - _BACK) : clause.start]
    last = before.split()[-2:]
    if last and (last[-1].lower() in _SUBORDINATE or ("who" in last and _ASIDE.search(before)) or _WITH.search(before)):
        return True
    return bool(_HANGING.search(text, max(0, clause.start - _FAR), clause.start))


def _follows(text: str, later: Clause) -> bool:
    """Whether a clause of saying goes on after a reported one rather than standing inside it."""
    if later.form in (Form.ALSO, Form.BARE):
        cue = cue_of(text, later)
        if later.cue and WOULD.search(text, max(0, later.cue.start_pos - 7), later.cue.start_pos):
            return False
        return bool(cue and not cue.weak) and bool(_JOINED.search(text, max(0, later.start - 20), later.start))
    if later.form in CLAIMS and _CONTRAST.search(text, max(0, later.start - 12), later.start):
        return True
    return later.form in _NEXT and char_before(text, later.start) == ","
