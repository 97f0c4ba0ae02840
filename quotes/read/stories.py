"""Pages that list several stories, each cut out as a document of its own."""

import re
from collections import Counter
from dataclasses import replace

from quotes.grammars.building import PAGE, label_lines
from quotes.models import Document, Fact, Facts, Span

_DAY = (
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,? )?"
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}, \d{4}"
)
_OTHERS = ("abroad", "names")
"""The styles whose labels are printed in ordinary letters."""
_END = r"[ \t]{0,9}\n"
_LINE = r"[^\n]{1,200}"
_CLOCK = r"\d{1,2}:\d\d ?[ap]\.?m\.?[ \t]{0,9}"
# How stations head a story in a list: until 2013 by the time, the day and its title, the topic above or between; since
# then by its title and the day.
_HEAD = re.compile(
    rf"^(?:(?!Read more){_LINE}\n)?{_CLOCK}\n{{1,2}}(?P<day>{_DAY}){_END}(?:{_LINE}\n)?\n(?P<title>{_LINE})$"
    rf"|^(?P<heading>{_LINE}(?<!\.))\n\n(?P<date>{_DAY}){_END}$",
    re.MULTILINE,
)
_ENOUGH = 2


def labels(text: str) -> int:
    """How many lines open with what looks like a speaker's label: in capitals, or in other letters if it comes back."""
    shouted = sum(1 for _ in label_lines(PAGE).finditer(text))
    for style in _OTHERS:
        counted = Counter(match.group().strip() for match in label_lines(style).finditer(text))
        back = [times for times in counted.values() if times > 1]
        shouted = max(shouted, sum(back) if len(back) > 1 else 0)
    return shouted


def split(document: Document) -> tuple[Document, ...]:
    """The stories that a page lists, as parts with offsets in its text; what stands above the first belongs to it.

    The page itself, where it heads less than two stories or no speaker is named on it.
    """
    heads = list(_HEAD.finditer(document.text))
    if len(heads) < _ENOUGH or not label_lines(PAGE).search(document.text):
        return (document,)
    starts = [0, *(head.start() for head in heads[1:])]
    ends = [*starts[1:], document.end]
    return tuple(
        _part(document, number, *place) for number, place in enumerate(zip(starts, ends, heads, strict=True), 1)
    )


def _part(document: Document, number: int, start: int, end: int, head: re.Match[str]) -> Document:
    title, day = ("title", "day") if head["title"] else ("heading", "date")
    facts = Facts(
        title=Fact(head[title], span=Span(*head.span(title))),
        published=Fact(head[day], span=Span(*head.span(day))),
        outlet=document.facts.outlet,
        program=document.facts.program,
        language=document.facts.language,
    )
    remarks = tuple(remark for remark in document.remarks if start <= remark.start < end)
    return replace(document, part=number, start=start, end=end, facts=facts, remarks=remarks)
