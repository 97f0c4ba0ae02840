"""How speech shows itself without names: words of who speaks, times that run beside it, questions and answers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from quotes.transcript.frame import seconds

OWN = re.compile(
    r"\b(?:I|we|you|me|my|us|our|your|mine|yours|y['’]all|yes|yeah|no|okay|ok|thanks?|hello|hi|hey|well|oh|um|uh|welcome"
    r"|good (?:morning|afternoon|evening))\b|[?!]",
    re.IGNORECASE,
)
"""Words of whoever speaks, or speaks to somebody."""
SELF = re.compile(r"\b(?:I|[Ww]e|[Mm]e|[Mm]y|[Uu]s|[Oo]ur|[Mm]yself)\b")
"""Words of whoever speaks of themselves."""
MARKED = re.compile(r"[\"“«„][^\"”»“\n]{0,2000}(?:[\"”»“]|$)", re.MULTILINE)
"""Words of somebody else, inside quotation marks."""
PARAGRAPH = re.compile(r"[^\n]{80,}")
WRITTEN = 3
"""So many paragraphs make a text that was written."""
WORD = re.compile(r"[^\W\d_]+")
STAMPED = re.compile(r"^[ \t]*[(\[]?((?:\d{1,2}:)?\d{1,2}:\d\d)[)\]]?(?=[ \t\n])", re.MULTILINE)
"""A time at the beginning of a line."""
STAMPS = 6
"""So many times run beside what is said."""
SLOW, FAST = 0.6, 7.0
"""Words a second between which people speak: titles of chapters have far fewer, clock times of a chat far more."""
SOON = 60
"""A recording begins to speak within its first minute."""
SOME, HALF = 0.2, 0.5
OWNED = 0.4
TOLD = re.compile(
    r"\bsaid (?:he|she|I|they|[A-Z][a-z]+)\b|\b(?:he|she|I|they|[A-Z][a-z]+) (?:said|asked|laughed|replied)\b"
)
"""How a story tells who has spoken."""
FEW = 5
"""A conversation has more stretches."""
ASKED = re.compile(
    r"^[ \t]*(?:\*{1,3}|_{1,2}|<(?:b|strong|i|em)>)(?:\d{1,2}[.)] )?(?=[^\W\d_]|[\"“‘(\[])(?P<words>[^\n*_<]{3,600})"
    r"(?:\*{1,3}|_{1,2}|</(?:b|strong|i|em)>)[ \t]*$",
    re.MULTILINE,
)
"""A paragraph that is marked as a whole."""
QUESTIONS = 3
TALK = re.compile(
    r"\b(?:interview|conversation|q ?(?:&|and) ?a|(?:spoke|talk(?:ed|s)?|sat down|chatted|caught up|met)"
    r" (?:with|to)|(?:edited|condensed) for)\b",
    re.IGNORECASE,
)
"""What says that somebody was interviewed."""


def converses(sample: str, starts: Sequence[int]) -> bool:
    """Whether a fifth of the stretches from each of `starts` to the next hold words of who speaks or is spoken to."""
    stretches = list(zip(starts, [*starts[1:], len(sample)], strict=True))
    return len(stretches) <= FEW or sum(bool(OWN.search(sample, *one)) for one in stretches) >= SOME * len(stretches)


def dialogue(sample: str, starts: Sequence[int]) -> bool:
    """Whether what stands after dashes is talk, where nobody is named: a list has them as well, and so have novels."""
    stretches = list(zip(starts, [*starts[1:], len(sample)], strict=True))
    own = sum(bool(OWN.search(sample, *one)) for one in stretches)
    return own >= HALF * len(stretches) and len(TOLD.findall(sample)) < FEW / 2


def own_answers(sample: str, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether answers are somebody's own: two of five speak of themselves, or the page says that it is a talk."""
    return _share(sample[start:end] for start, end in spans) >= OWNED or bool(TALK.search(sample))


def is_written(sample: str) -> bool:
    """Whether a text is prose that was written: paragraphs, in most of which nobody speaks outside quotation marks."""
    paragraphs = PARAGRAPH.findall(sample)
    return len(paragraphs) >= WRITTEN and _share(paragraphs) < HALF


def runs_with_times(sample: str) -> bool:
    """Whether times that rise run beside words, as many a second as people speak."""
    found = list(STAMPED.finditer(sample))
    times = [seconds(match[1]) or 0 for match in found]
    if len(found) < STAMPS or times[0] > SOON or any(one > after for one, after in pairwise(times)):
        return False
    spoken = len(WORD.findall(sample, found[0].end(), found[-1].start()))
    return SLOW <= spoken / max(1, times[-1] - times[0]) <= FAST


def interviews(sample: str) -> bool:
    """Whether marked questions and unmarked answers follow each other, the answers in somebody's own words.

    Texts that explain something have such questions too; there nobody says "I".
    """
    marked = list(ASKED.finditer(sample))
    questions = sum(match["words"].rstrip()[-1:] == "?" for match in marked)
    if questions < QUESTIONS or 2 * questions < len(marked):
        return False
    answers = [sample[one.end() : after].strip() for one, after in _between(marked, len(sample))]
    own = _share(answer for answer in answers if answer)
    return own >= HALF or (own > 0 and bool(TALK.search(sample)))


def _between(marked: Sequence[re.Match[str]], end: int) -> Iterator[tuple[re.Match[str], int]]:
    ends = [*(match.start() for match in marked[1:]), end]
    return zip(marked, ends, strict=True)


def _share(paragraphs: Iterable[str]) -> float:
    """The share of paragraphs in which somebody speaks of themselves, outside quotation marks."""
    said = [bool(SELF.search(MARKED.sub("", one))) for one in paragraphs]
    return sum(said) / max(1, len(said))
