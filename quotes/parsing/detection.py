"""What a document is, transcript or article, and in which house style: judged by what each grammar makes of it."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from quotes.grammars.building import PAGE
from quotes.grammars.styles import ABROAD, MACHINE, style_of
from quotes.kinds import DocumentKind
from quotes.models import Considered, Document, Span
from quotes.transcript.frame import CHANGE
from quotes.transcript.readings import Reading, readings

SAMPLE = 200_000
"""So many characters of a document tell its style."""
PROMISE = re.compile(
    r"^[ \t]*(?:• )?Transcript:?[ \t]*$|^transcript(?:_by)?:|^Transcript provided by|[^\n]Transcript provided by"
    r"|NPR transcripts are created",
    re.MULTILINE,
)
"""What announces a transcript, even if none follows."""
PARAGRAPH = re.compile(r"[^\n]*[^\W_][^\n]*(?:\n(?![ \t\xa0]*\n)[^\n]+)*")
BLOCK = re.compile(r"^[ \t]*\S", re.MULTILINE)
SENTENCE = re.compile(r"[^\n]{80,}[.?!…][\"”’)\]]*[ \t]*$", re.MULTILINE)
"""A paragraph that was written, and is no title, no field of a head."""
PROSE = 3
"""So many paragraphs beside an interview make an article."""
SHORT = 200
"""An interview has more characters than so many."""
WORD = re.compile(r"[^\W\d_]\S*")
START = 60
"""The first two words of a line stand within so many characters."""
OPENING = re.compile(r"^[ \t]*([^\n:\])>|\t–—=/]{1,40})[:\])>|\t–—=/]", re.MULTILINE)
"""What stands before the first mark of a line."""
SPOKEN = re.compile(r"[^\n:][.?!…—–-][\"”’)\]*_]*[ \t]*$", re.MULTILINE)
"""How a line ends that somebody may speak."""
STOPS = frozenset('.?!…—–-"”')
LONG = 160
"""Labels with so many characters of words between them need no end marks, which some programs do not write."""
LINE = re.compile(r"[^\n]*[^\W_][^\n]*")


class Grade(NamedTuple):
    """What the labels of a page show, and how often such pages were transcripts when it was measured."""

    shows: str
    transcript: float


ANNOUNCED = Grade("the page says that it is a transcript, or a label names a host", 0.99)
CONVERSATION = Grade("two people or more come back, in a fifth of the paragraphs or more", 0.99)
SCATTERED = Grade("two people or more come back, in a tenth of the paragraphs or more", 0.9)
MARKED = Grade("marks such as >> in a third of the lines, or dashes in most, say that somebody else speaks", 0.95)
TIMED = Grade("times beside the labels, in a fifth of the paragraphs or more", 0.95)
ONCE = Grade("labels of different people in a third of the paragraphs", 0.9)
UNKNOWN = Grade("lines open alike again and again, in a way that no house is known to print", 0.3)
FEW = Grade("some lines begin like labels", 0.05)
NONE = Grade("no line begins with a label", 0.01)
GRADES = (ANNOUNCED, CONVERSATION, SCATTERED, MARKED, TIMED, ONCE, UNKNOWN, FEW, NONE)
OFTEN, SOME, THIRD, MOST = 0.2, 0.1, 0.3, 0.6
PEOPLE = 2
"""It takes so many to converse."""


@dataclass(frozen=True, slots=True)
class Detection:
    """What a document was taken for; `confidence` is 0 to 1, and 1 where the user forced it.

    `considered` are the other ways to take it, the likeliest first.
    """

    kind: DocumentKind
    style: str | None
    confidence: float
    considered: tuple[Considered, ...] = ()
    talk: Span | None = None
    """The interview in an article, where the page is both; `kind` is then what most of it is."""


def detect(document: Document, kind: str = "auto", style: str = "auto", *, english: bool = True) -> Detection:
    """Whether `document` is a transcript or an article, and in which house style; `kind` and `style` force it.

    A transcript has labels enough for its paragraphs, announces itself as one, or comes with its speakers or times.
    Raises UsageError for an unknown style.
    """
    if style != "auto":
        style_of(style)
    if kind == "article":
        return Detection(DocumentKind.ARTICLE, None, 1.0)
    if style != "auto" or document.by_machine:
        return Detection(DocumentKind.TRANSCRIPT, MACHINE if style == "auto" else style, 1.0)
    sample = document.text[document.start : min(document.end, document.start + SAMPLE)]
    found = readings(document.text[:SAMPLE] if document.part else sample, english=english)
    best = found[0] if found and found[0].weight else Reading(PAGE if english else ABROAD)
    if kind == "transcript" or document.speakers or document.spoken:
        return Detection(DocumentKind.TRANSCRIPT, best.style, 1.0)
    if document.part:
        best = next((one for one in readings(sample, english=english) if one.style == best.style), Reading(PAGE))
    chance = grade(sample, best).transcript
    others = [Considered(DocumentKind.TRANSCRIPT, one.style, len(one.labels)) for one in found[1:] if one.weight]
    talk = _interview(document, sample, best) if chance < ANNOUNCED.transcript or best.labels else None
    if talk and document.part is None:
        most = DocumentKind.TRANSCRIPT if talk.end - talk.start > len(sample) / 2 else DocumentKind.ARTICLE
        return Detection(most, best.style, CONVERSATION.transcript, tuple(others), talk)
    if chance >= 1 / 2:
        considered = (*others, Considered(DocumentKind.ARTICLE, None, 0))
        return Detection(DocumentKind.TRANSCRIPT, best.style, chance, considered)
    first = [Considered(DocumentKind.TRANSCRIPT, best.style, len(best.labels))] if best.labels else []
    return Detection(DocumentKind.ARTICLE, None, round(1 - chance, 2), (*first, *others))


def grade(sample: str, reading: Reading) -> Grade:
    """What the labels of a text show that one style finds in it."""
    if reading.telling or ("ranscript" in sample and PROMISE.search(sample)):
        return ANNOUNCED
    if not reading.labels:
        return UNKNOWN if _opens_alike(sample) else NONE
    if not _is_talk(sample, reading):
        return FEW
    return next(shown for holds, shown in _shown(sample, reading) if holds)


def _shown(sample: str, reading: Reading) -> Iterator[tuple[bool, Grade]]:
    """What labels with words behind them may show, and whether they do, the surest first."""
    style, names = style_of(reading.style), [one.traits for one in reading.labels]
    keys = [one.key[-1:] for one in names]
    counted = Counter(keys)
    paragraphs = len(PARAGRAPH.findall(sample))
    share = len(keys) / max(1, paragraphs if paragraphs >= len(keys) else len(LINE.findall(sample)))
    changes = sum(one != other for one, other in pairwise(keys))
    talk = sum(times > 1 for times in counted.values()) >= PEOPLE and changes >= PEOPLE
    yield talk and share >= OFTEN, CONVERSATION
    yield talk and share >= SOME, SCATTERED
    yield style.timed and len(keys) > PEOPLE and share >= OFTEN, TIMED
    yield (sample.count(CHANGE) > PEOPLE and share >= THIRD) or (counted[()] > PEOPLE and share >= MOST), MARKED
    back = max(counted.values()) > 1
    bare = all(one.word and not one.label.titles and not one.label.role for one in names)
    several = len({one.key for one in names} - {()}) >= PEOPLE
    yield several and share >= THIRD and (back or not (style.proved or bare)), ONCE
    yield _opens_alike(sample), UNKNOWN
    yield True, FEW


def _opens_alike(sample: str) -> bool:
    """Whether a fifth of the lines open with one of several short openings that come back, digits aside."""
    lines = LINE.findall(sample)
    for openings in (
        (re.sub(r"\d", "0", match[1].strip()) for match in OPENING.finditer(sample)),
        (" ".join(WORD.findall(line[:START])[:2]) for line in lines),
    ):
        back = [times for opening, times in Counter(openings).items() if opening and times > PEOPLE]
        if len(back) >= PEOPLE and sum(back) >= OFTEN * len(lines):
            return True
    return False


def _is_talk(sample: str, reading: Reading) -> bool:
    """Whether half of what stands behind the labels can be spoken: it ends like a sentence, or is long.

    An agenda, a list of names or a timetable has times and labels, and no sentence.
    """
    starts = [one.at for one in reading.labels]
    stretches = zip(starts, [*starts[1:], len(sample)], strict=True)
    spoken = sum(
        end - at > LONG or sample[at:end].rstrip()[-1:] in STOPS or bool(SPOKEN.search(sample, at, end))
        for at, end in stretches
    )
    return 2 * spoken >= len(starts)


def _interview(document: Document, sample: str, reading: Reading) -> Span | None:
    """The stretch of a page from its first label to the last words of its last speaker, where the rest is an article.

    The last speaker is taken to say no more paragraphs than the longest turn before had. Houses of radio have lost
    labels, so that what is unlabelled there is no article.
    """
    if not reading.labels or style_of(reading.style).gaps or reading.telling or PROMISE.search(sample):
        return None
    first, last = reading.labels[0].at, reading.labels[-1].at
    starts = [match.start() for match in BLOCK.finditer(sample)]
    labels = [bisect_right(starts, one.at) - 1 for one in reading.labels]
    longest = max((after - one for one, after in pairwise(labels)), default=1)
    closing = labels[-1] + longest
    end = starts[closing] if closing < len(starts) else len(sample)
    inside = Reading(reading.style, tuple(one._replace(at=one.at - first) for one in reading.labels), reading.signs)
    if grade(sample[first:end], inside) is not CONVERSATION or last - first < SHORT:
        return None
    around = [starts[k] for k in range(len(starts)) if starts[k] < first or starts[k] >= end]
    prose = sum(bool(SENTENCE.match(sample, at)) for at in around)
    return Span(document.start + first, document.start + end) if prose >= PROSE else None
