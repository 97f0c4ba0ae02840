"""Quotation marks, paired paragraph by paragraph and by type.

Counted over a whole document, one stray mark turns everything after it inside out; paired by paragraph it costs
that paragraph at most.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quotes.models import Span

_LINE = re.compile(r"[^\n]+")
_TAGS_AND_DOUBLE = re.compile(r"<[^<>]{0,300}>|[\"“”„‟«»]")
_DOUBLE = re.compile('["“”„‟«»]')
_SINGLE = re.compile(r"''+|['‘’‚‹›]")
_OPENING, _CLOSING = "“„‟«‘‚‹", "”»’›"
_BEFORE_OPENER = "([{—–-―/“‘«„\"'>…"
_AFTER_CLOSER = ",.;:!?)]}"
# Words that lose their first letters, and years: an apostrophe, whichever way the typesetter turned it.
_ELISION = re.compile(r"(?:tis|twas|twere|till?|em|im|cause|bout|round|n|\d\ds?)\b", re.IGNORECASE)
_HAND_WRAPPED = range(45, 100)
"""Lengths of a line that may end because it was wrapped by hand rather than because its paragraph ends."""


class Marked(NamedTuple):
    """A stretch inside quotation marks, marks included.

    `closed` is False where the paragraph ends before a closing mark does.
    """

    start: int
    end: int
    closed: bool = True


def paragraphs(text: str, span: Span) -> Iterator[Span]:
    """The paragraphs of a stretch: its lines, those that were only wrapped by hand taken together."""
    start = last = end = -1
    for at, stop in lines(text, span):
        if start < 0 or not _wraps(text, last, end, stop) or text.count("\n", end, at) > 1:
            if start >= 0:
                yield Span(start, end)
            start = at
        last, end = at, stop
    if start >= 0:
        yield Span(start, end)


def lines(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Where the lines of a stretch that hold more than white space start, and where what they hold ends."""
    for hit in _LINE.finditer(text, span.start, span.end):
        start, end = hit.span()
        if text[end - 1].isspace():
            end = start + len(hit.group().rstrip())
        if end > start:
            yield start, end


def _wraps(text: str, start: int, end: int, following: int) -> bool:
    """Whether a line goes on in the next one, which ends at `following`: text wrapped by hand has no longer lines."""
    short = end - start in _HAND_WRAPPED and following - end <= _HAND_WRAPPED.stop
    return short and (text[end - 1].islower() or text[end - 1] in ",;")


def british(text: str, spans: Sequence[Span]) -> bool:
    """Whether single marks are the text's own marks of speech: whole stretches in them, no double ones outside them."""
    for span in spans:
        done = span.start
        for at in _double(text, span):
            if at < done:
                continue
            line = _line(text, at, span)
            done = line.end
            single = [one for one in _pair_single(text, line) if one.closed]
            if any(not _inside(one, single) for one in _pair_double(text, line)):
                return False
    return any(one.closed for span in spans for line in paragraphs(text, span) for one in _pair_single(text, line))


def _line(text: str, at: int, span: Span) -> Span:
    end = text.find("\n", at, span.end)
    return Span(max(span.start, text.rfind("\n", span.start, at) + 1), span.end if end < 0 else end)


def find(text: str, paragraph: Span, *, single: bool = False) -> list[Marked]:
    """The marked stretches of one paragraph in order, none inside another; single marks count only where asked."""
    double = list(_pair_double(text, paragraph))
    if not single:
        return double
    outer = [one for one in _pair_single(text, paragraph) if not _inside(one, double)]
    return sorted(outer + [one for one in double if not _inside(one, outer)], key=lambda one: one.start)


def stretches(text: str, span: Span, *, single: bool = False) -> Iterator[tuple[Span, list[Marked]]]:
    """The paragraphs of a stretch, each with what is marked in it."""
    following = span.start
    for paragraph in paragraphs(text, span):
        if following < paragraph.start:  # looked for only as far as the next mark, once
            hit = _DOUBLE.search(text, paragraph.start, span.end)
            following = hit.start() if hit else span.end
        yield paragraph, find(text, paragraph, single=single) if single or following < paragraph.end else []


def apart(paragraph: Span, blockquotes: Sequence[Span]) -> list[Marked]:
    """The whole paragraph if it is part of a quotation that markup sets apart, left open but at its end.

    `blockquotes` stand in order.
    """
    k = bisect_right(blockquotes, paragraph.start, key=lambda one: one.start) - 1
    if k < 0 or paragraph.start >= blockquotes[k].end:
        return []
    return [Marked(paragraph.start, paragraph.end, closed=paragraph.end >= blockquotes[k].end)]


def _inside(one: Marked, others: Sequence[Marked]) -> bool:
    """Whether a stretch lies within one of the others, which stand in order and apart."""
    k = bisect_left(others, one.start, key=lambda other: other.start) - 1
    return k >= 0 and one.end < others[k].end


def _double(text: str, span: Span) -> Iterator[int]:
    """Where double marks stand, those inside tags left out."""
    if text.find("<", span.start, span.end) < 0:
        return (hit.start() for hit in _DOUBLE.finditer(text, span.start, span.end))
    found = _TAGS_AND_DOUBLE.finditer(text, span.start, span.end)
    return (hit.start() for hit in found if hit.end() - hit.start() == 1)


def _pair_double(text: str, paragraph: Span) -> Iterator[Marked]:
    places = list(_double(text, paragraph))
    opened = -1
    for k, at in enumerate(places):
        opens = _opens(text, at, paragraph)
        if opened < 0:
            opened = at if opens else -1
        elif not opens:
            following = places[k + 1] if k + 1 < len(places) else -1
            if not _is_inch(text, at, following, paragraph):
                if at > opened + 1:  # marks with nothing in them mark nothing
                    yield Marked(opened, at + 1)
                opened = -1
        elif text[at] == '"' or _starts_sentence(text, at):  # nested marks are of another type: one was never closed
            if at > opened + 1:
                yield Marked(opened, _trim(text, opened, at), closed=False)
            opened = at
    if opened >= 0 and opened + 1 < paragraph.end:
        yield Marked(opened, _trim(text, opened, paragraph.end), closed=False)


def _opens(text: str, at: int, paragraph: Span) -> bool:
    """Whether a mark opens: a mark with a direction is believed unless it is glued to the word before it."""
    mark = text[at]
    after = text[at + 1] if at + 1 < paragraph.end else " "
    before = text[at - 1] if at > paragraph.start else " "
    if mark in _CLOSING:  # turned the wrong way, or used on both sides as in Sweden
        return mark != "’" and before.isspace() and after.isalnum()
    if mark in _OPENING:  # German closes with it
        return before.isspace() or not (after.isspace() or after in _AFTER_CLOSER)
    return (before.isspace() or before in _BEFORE_OPENER) and not (after.isspace() or after in _AFTER_CLOSER)


def _starts_sentence(text: str, at: int) -> bool:
    return text[at - 1].isspace() and text[at - 2 : at - 1] in (".", "?", "!")


def _is_inch(text: str, at: int, following: int, paragraph: Span) -> bool:
    """6'2", a 12" pipe: a mark after a digit is no closing mark when the next mark is one."""
    glued = text[at] == '"' and text[at - 1].isdigit()
    return glued and following >= 0 and not _opens(text, following, paragraph)


def _trim(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end


def _pair_single(text: str, paragraph: Span) -> Iterator[Marked]:
    places = [
        hit.start() for hit in _SINGLE.finditer(text, paragraph.start, paragraph.end) if hit.end() - hit.start() == 1
    ]
    opened = -1
    for k, at in enumerate(places):
        if opened < 0:
            opened = at if _opens(text, at, paragraph) and not _ELISION.match(text, at + 1) else -1
        elif _closes_single(text, at, places[k + 1 : k + 4], paragraph):
            yield Marked(opened, at + 1)
            opened = -1
    if opened == paragraph.start and text[opened] in _OPENING and opened + 1 < paragraph.end:
        yield Marked(opened, _trim(text, opened, paragraph.end), closed=False)


def _closes_single(text: str, at: int, following: Sequence[int], paragraph: Span) -> bool:
    """The ministers' talk: a plural's apostrophe is passed over while a better closing mark follows."""
    if not _may_close(text, at, paragraph):
        return False
    plural = text[at - 1] == "s" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()
    return not (plural and any(_may_close(text, later, paragraph) for later in following))


def _may_close(text: str, at: int, paragraph: Span) -> bool:
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return text[at] not in _OPENING and not text[at - 1].isspace() and not after.isalnum()
