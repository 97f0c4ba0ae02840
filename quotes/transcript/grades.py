"""How sure it is that a page is a transcript, by what its labels and its words show."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from quotes.grammars.styles import QUESTIONS, STAMPED, style_of
from quotes.transcript.frame import CHANGE
from quotes.transcript.otherwise import other
from quotes.transcript.proof import Traits
from quotes.transcript.readings import Reading
from quotes.transcript.spoken import converses, dialogue, interviews, is_written, own_answers, runs_with_times

PROMISE = re.compile(
    r"^[ \t]*(?:• )?Transcript:?[ \t]*$|^transcript(?:_by)?:|^Transcript provided by|[^\n]Transcript provided by"
    r"|^[ \t]*TRANSCRIPT:?[ \t]*$|NPR transcripts are created",
    re.MULTILINE,
)
"""What announces a transcript, even if none follows."""
PARAGRAPH = re.compile(r"^[^\n]*?[^\W_][^\n]*(?:\n(?![ \t\xa0]*\n)[^\n]+)*", re.MULTILINE)
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
LINE = re.compile(r"^[^\n]*?[^\W_][^\n]*", re.MULTILINE)


class Grade(NamedTuple):
    """What the labels of a page show, and how often such pages were transcripts when it was measured."""

    shows: str
    transcript: float


ANNOUNCED = Grade("the page says that it is a transcript, or a label names a host", 0.99)
CONVERSATION = Grade("two people or more come back, in a fifth of the paragraphs or more", 0.99)
BRIEF = Grade("the same on a page with few labels, as songs, exercises and jokes have too", 0.9)
SCATTERED = Grade("two people or more come back, in a tenth of the paragraphs or more", 0.9)
MARKED = Grade("marks such as >> in a third of the lines say that somebody else speaks", 0.95)
DASHED = Grade("dashes before most lines, which are such as people say", 0.9)
TIMED = Grade("times beside the labels, in a fifth of the paragraphs or more", 0.95)
ONCE = Grade("labels of different people in a third of the paragraphs", 0.9)
ALONE = Grade("one person, in capitals, comes back in a fifth of the paragraphs", 0.8)
ASKED = Grade("marked questions, each with an answer in somebody's own words", 0.9)
RUNNING = Grade("times that rise beside words, as many as people speak in that time", 0.95)
UNKNOWN = Grade("lines open alike again and again, in a way that no house is known to print", 0.4)
OTHERWISE = Grade("labels, and words that say that it is something else: a play, a chat, questions often asked", 0.15)
UNSURE = Grade("nothing like a label, and little prose that was written", 0.15)
FEW = Grade("prose that was written, and some lines that begin like labels", 0.05)
NONE = Grade("prose that was written, and no line that begins with a label", 0.01)
OFTEN, SOME, THIRD, MOST = 0.2, 0.1, 0.3, 0.6
MANY = 10
"""So many labels are more than a song has."""
PEOPLE = 2
"""It takes so many to converse."""
ANSWERING = frozenset({("a",), ("answer",)})
ASKING = frozenset({("q",), ("a",), ("question",), ("answer",)})


def grade(sample: str, reading: Reading, *, english: bool = True) -> Grade:
    """What the labels of a text show that one style finds in it; how people speak is known of English only."""
    if reading.telling or PROMISE.search(sample):
        return ANNOUNCED
    shown = NONE
    if reading.labels:
        spoken = _is_talk(sample, reading) and (not english or _is_told(reading) or _converses(sample, reading))
        shown = next(one for holds, one in _shown(sample, reading) if holds) if spoken else FEW
    elif _opens_alike(sample):
        shown = UNKNOWN
    if shown.transcript >= 1 / 2:
        asks = all(_asks(one.traits) for one in reading.labels)
        return OTHERWISE if other(sample, asks=asks) or (asks and _is_impersonal(sample, reading)) else shown
    return shown if shown is UNKNOWN or is_written(sample) else UNSURE


def _is_impersonal(sample: str, reading: Reading) -> bool:
    """Whether "A:" answers with what is nobody's own, as in a quiz."""
    style = style_of(reading.style)
    ends = [*(one.at for one in reading.labels[1:]), len(sample)]
    answers = [(one.at, end) for one, end in zip(reading.labels, ends, strict=True) if one.traits.key in ANSWERING]
    return len(answers) > PEOPLE and not style.signed and not own_answers(sample, answers)


def _is_told(reading: Reading) -> bool:
    """Whether labels are more than words before a colon: times stand beside them, or they are in capitals."""
    return not style_of(reading.style).proved or all(one.traits.capitals for one in reading.labels)


def _converses(sample: str, reading: Reading) -> bool:
    return converses(sample, [one.at for one in reading.labels])


def without_names(sample: str) -> tuple[str, Grade] | None:
    """The style of a transcript that names nobody beside the words."""
    if interviews(sample) and not other(sample, asks=True):
        return QUESTIONS, ASKED
    return (STAMPED, RUNNING) if runs_with_times(sample) and not other(sample, asks=False) else None


def _asks(traits: Traits) -> bool:
    """Whether a label only says that somebody asks or answers."""
    return not traits.key or traits.key in ASKING


def _shown(sample: str, reading: Reading) -> Iterator[tuple[bool, Grade]]:
    """What labels with words behind them may show, and whether they do, the surest first."""
    style, names = style_of(reading.style), [one.traits for one in reading.labels]
    keys = [one.key[-1:] for one in names]
    counted = Counter(keys)
    paragraphs = len(PARAGRAPH.findall(sample))
    share = len(keys) / max(1, paragraphs if paragraphs >= len(keys) else len(LINE.findall(sample)))
    changes = sum(one != other for one, other in pairwise(keys))
    talk = sum(times > 1 for times in counted.values()) >= PEOPLE and changes >= PEOPLE
    yield talk and share >= OFTEN, CONVERSATION if len(keys) >= MANY else BRIEF
    yield talk and share >= SOME, SCATTERED
    yield style.timed and len(keys) > PEOPLE and share >= OFTEN, TIMED
    yield sample.count(CHANGE) > PEOPLE and share >= THIRD, MARKED
    yield counted[()] > PEOPLE and share >= MOST and dialogue(sample, [one.at for one in reading.labels]), DASHED
    back = max(counted.values()) > 1
    bare = all(one.word and not one.label.titles and not one.label.role for one in names)
    several = len({one.key for one in names} - {()}) >= PEOPLE
    yield several and share >= THIRD and (back or not (style.proved or bare)), ONCE
    alone = any(one.capitals and one.speaker and counted[one.key[-1:]] > PEOPLE for one in names)
    yield alone and share >= OFTEN, ALONE
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
