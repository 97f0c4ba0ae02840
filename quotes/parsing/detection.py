"""What a document is, transcript or article, and in which house style: judged by what each grammar makes of it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from quotes.grammars.building import PAGE
from quotes.grammars.styles import ABROAD, MACHINE, style_of
from quotes.kinds import DocumentKind
from quotes.models import Considered, Document, Span
from quotes.transcript.grades import ANNOUNCED, BRIEF, CONVERSATION, PROMISE, grade, without_names
from quotes.transcript.readings import Reading, readings

SAMPLE = 200_000
"""So many characters of a document tell its style."""
BLOCK = re.compile(r"^[ \t]*\S", re.MULTILINE)
SENTENCE = re.compile(r"[^\n]{80,}[.?!…][\"”’)\]]*[ \t]*$", re.MULTILINE)
"""A paragraph that was written, and is no title, no field of a head."""
PROSE = 3
"""So many paragraphs beside an interview make an article."""
SHORT = 200
"""An interview has more characters than so many."""


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
    return _judged(document, sample, best, found[1:], english=english)


def _judged(document: Document, sample: str, best: Reading, rest: Sequence[Reading], *, english: bool) -> Detection:
    """What a page is, by the reading that explains most of it."""
    chance = grade(sample, best, english=english).transcript
    if chance < 1 / 2 and (unnamed := without_names(sample)):
        style, shown = unnamed
        return Detection(DocumentKind.TRANSCRIPT, style, shown.transcript, (Considered(DocumentKind.ARTICLE, None, 0),))
    others = [Considered(DocumentKind.TRANSCRIPT, one.style, len(one.labels)) for one in rest if one.weight]
    talk = _interview(document, sample, best) if chance < ANNOUNCED.transcript or best.labels else None
    if talk and document.part is None:
        most = DocumentKind.TRANSCRIPT if talk.end - talk.start > len(sample) / 2 else DocumentKind.ARTICLE
        return Detection(most, best.style, CONVERSATION.transcript, tuple(others), talk)
    if chance >= 1 / 2:
        considered = (*others, Considered(DocumentKind.ARTICLE, None, 0))
        return Detection(DocumentKind.TRANSCRIPT, best.style, chance, considered)
    first = [Considered(DocumentKind.TRANSCRIPT, best.style, len(best.labels))] if best.labels else []
    return Detection(DocumentKind.ARTICLE, None, round(1 - chance, 2), (*first, *others))


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
    if grade(sample[first:end], inside) not in {CONVERSATION, BRIEF} or last - first < SHORT:
        return None
    around = [starts[k] for k in range(len(starts)) if starts[k] < first or starts[k] >= end]
    prose = sum(bool(SENTENCE.match(sample, at)) for at in around)
    return Span(document.start + first, document.start + end) if prose >= PROSE else None
