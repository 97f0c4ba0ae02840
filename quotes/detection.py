"""What a document is, transcript or article, and in which house style: judged by what each grammar makes of it."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from quotes.grammars import PAGE, page_grammar
from quotes.kinds import DocumentKind
from quotes.models import Document, Span
from quotes.styles import ABROAD, MACHINE, STYLES, style_of
from quotes.transcript.frame import CHANGE, framed
from quotes.transcript.labels import Label, read_label
from quotes.transcript.proof import key_of, proved

SAMPLE = 200_000
"""So many characters of a document tell its style."""
HEAD = re.compile(
    r"^(?=[^\na-z]|\w{2,20}:?[ \t]{0,12}[\[(]?\d)(?:("
    r"[^\n:]{0,100}(?::(?=\d)[^\n:]{0,20}){0,3}:[*_]{0,2}(?: ?[\\(\[]*[\d:.]{4,}[\\)\]]*)?"
    r"|[ \t\xa0]*(?:[QA](?:(?=[ \xa0]{2}| ?\xa0)|\.(?=[ \t]))|>>+|(?:&gt;){2,3}|»"
    r"|(?:Mr|Mrs|Ms|Miss|Dr|The)\b\.?[^\n.]{1,50}\.(?=\s)|[-–—](?=[ \t]?[A-Z\"“'(\[♪¿¡]))"
    r"|(?:[^\n.!?]|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z]{2})\.){1,80}$)|[^\n]{1,60}$)",
    re.MULTILINE,
)
"""How a line begins that may begin with a label: up to a colon and a time, or a short line. Lines of the same head,
digits aside, are read once. Group 1 is missing where a short line ends like a sentence."""
EDGE = 1500
"""A house's signs are looked for among the heads of lines, and so many characters from either end of the page."""
DIGIT = re.compile(r"\d")
PROMISE = re.compile(
    r"^[ \t]*(?:• )?Transcript:?[ \t]*$|^transcript(?:_by)?:|^Transcript provided by|[^\n]Transcript provided by"
    r"|NPR transcripts are created",
    re.MULTILINE,
)
"""What announces a transcript, even if none follows."""
TELLING = re.compile(r", (?:guest )?(?:host|byline)\b|\breporting\b", re.IGNORECASE)
"""One such label is enough."""
PARAGRAPH = re.compile(r"[^\n]*[^\W_][^\n]*(?:\n(?![ \t\xa0]*\n)[^\n]+)*")
BLOCK = re.compile(r"^[ \t]*\S", re.MULTILINE)
SENTENCE = re.compile(r"[^\n]{80,}[.?!…][\"”’)\]]*[ \t]*$", re.MULTILINE)
"""A paragraph that was written, and is no title, no field of a head."""
PROSE = 3
"""So many paragraphs beside an interview make an article."""
SHORT = 200
"""An interview has more characters than so many."""
LINE = re.compile(r"[^\n]*[^\W_][^\n]*")


LABEL, LIKE_TEXT, SIGN = 4, 3, 3
"""What a label, a label in the letters of any text, and a sign of the house count for a style."""


class Seen(NamedTuple):
    """A label that a style's grammar finds at the beginning of a line, at an offset in the text."""

    at: int
    label: Label


@dataclass(frozen=True, slots=True)
class Reading:
    """What one style makes of a text: the labels that name speakers, and how many of the house's signs there are."""

    style: str
    labels: tuple[Seen, ...] = ()
    signs: int = 0
    telling: bool = False

    @property
    def weight(self) -> int:
        """How much of the page the style explains."""
        style = style_of(self.style)
        if not self.labels or (style.signs and not self.signs):
            return 0
        return (LIKE_TEXT if style.proved and not style.signs else LABEL) * len(self.labels) + SIGN * self.signs


class Grade(NamedTuple):
    """What the labels of a page show, and how often such pages were transcripts when it was measured."""

    shows: str
    transcript: float


ANNOUNCED = Grade("the page says that it is a transcript, or a label names a host", 0.99)
CONVERSATION = Grade("two people or more come back, in a fifth of the paragraphs or more", 0.99)
SCATTERED = Grade("two people or more come back, in a tenth of the paragraphs or more", 0.9)
MARKED = Grade("marks such as >> in a third of the lines, or dashes in most, say that somebody else speaks", 0.95)
ONCE = Grade("labels of different people in a third of the paragraphs", 0.9)
FEW = Grade("some lines begin like labels", 0.05)
NONE = Grade("no line begins with a label", 0.01)
GRADES = (ANNOUNCED, CONVERSATION, SCATTERED, MARKED, ONCE, FEW, NONE)
OFTEN, SOME, THIRD, MOST = 0.2, 0.1, 0.3, 0.6
PEOPLE = 2
"""It takes so many to converse."""


Considered = tuple[DocumentKind, str | None, int]
"""Another way to take a document: a kind, a house style, and how many labels that style finds."""


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
    others = [(DocumentKind.TRANSCRIPT, one.style, len(one.labels)) for one in found[1:] if one.weight]
    talk = _interview(document, sample, best) if chance < ANNOUNCED.transcript or best.labels else None
    if talk and document.part is None:
        most = DocumentKind.TRANSCRIPT if talk.end - talk.start > len(sample) / 2 else DocumentKind.ARTICLE
        return Detection(most, best.style, CONVERSATION.transcript, tuple(others), talk)
    if chance >= 1 / 2:
        considered = (*others, (DocumentKind.ARTICLE, None, 0))
        return Detection(DocumentKind.TRANSCRIPT, best.style, chance, considered)
    first = [(DocumentKind.TRANSCRIPT, best.style, len(best.labels))] if best.labels else []
    return Detection(DocumentKind.ARTICLE, None, round(1 - chance, 2), (*first, *others))


def readings(sample: str, *, english: bool = True) -> list[Reading]:
    """What each style makes of a text, the one that explains most first; empty where none finds a label."""
    styles = [name for name in STYLES if not (english and name == ABROAD)]
    found: dict[str, list[tuple[int, str]]] = {name: [] for name in STYLES}
    seen: dict[str, list[tuple[str, int, int]]] = {}
    for head in HEAD.finditer(sample):
        shape = DIGIT.sub("0", head.group())
        if not seen.get(shape):
            seen[shape] = _places(sample, head.start()) if head.lastindex else []
        for name, start, end in seen[shape]:
            found[name].append((head.start(), sample[head.start() + start : head.start() + end]))
    if not any(found[name] for name in styles):
        return []
    looked_at = "\n".join([sample[:EDGE], *seen, sample[-EDGE:]])
    return sorted((_reading(name, looked_at, found[name]) for name in styles), key=lambda one: -one.weight)


def grade(sample: str, reading: Reading) -> Grade:
    """What the labels of a text show that one style finds in it."""
    if reading.telling or ("ranscript" in sample and PROMISE.search(sample)):
        return ANNOUNCED
    keys = [key_of(one.label)[-1:] for one in reading.labels]
    if not keys:
        return NONE
    counted = Counter(keys)
    paragraphs = len(PARAGRAPH.findall(sample))
    share = len(keys) / max(1, paragraphs if paragraphs >= len(keys) else len(LINE.findall(sample)))
    changes = sum(one != other for one, other in pairwise(keys))
    if sum(times > 1 for times in counted.values()) >= PEOPLE and changes >= PEOPLE and share >= SOME:
        return CONVERSATION if share >= OFTEN else SCATTERED
    if (sample.count(CHANGE) > PEOPLE and share >= THIRD) or (counted[()] > PEOPLE and share >= MOST):
        return MARKED
    back = max(counted.values()) > 1 or not style_of(reading.style).proved
    several = len({key_of(one.label) for one in reading.labels} - {()}) >= PEOPLE
    return ONCE if several and share >= THIRD and back else FEW


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


def _reading(name: str, looked_at: str, found: Sequence[tuple[int, str]]) -> Reading:
    style = style_of(name)
    labels = [read_label(printed) for _, printed in found]
    kept = proved(labels) if style.proved else [name != PAGE or _is_long(label) for label in labels]
    seen = tuple(Seen(at, label) for (at, _), label, good in zip(found, labels, kept, strict=True) if good)
    signs = len({sign.lastindex for sign in style.signs.finditer(looked_at)}) if style.signs else 0
    return Reading(name, seen, signs, any(TELLING.search(printed) for _, printed in found))


def _is_long(label: Label) -> bool:
    """Whether a label is more than a letter: "Q" and "A" are no names in capitals."""
    return len(label.words) != 1 or len(label.words[0]) > 1


def _places(sample: str, at: int) -> list[tuple[str, int, int]]:
    """The styles that find a label at `at`, and where its speaker stands from there."""
    matches = ((name, label.match(sample, at)) for name, label in _labels())
    return [(name, *framed(match.group())[:2]) for name, match in matches if match]


@cache
def _labels() -> list[tuple[str, re.Pattern[str]]]:
    """The LABEL terminal of each style."""
    return [(name, re.compile(page_grammar(name).get_terminal("LABEL").pattern.to_regexp())) for name in STYLES]
