"""What an article states about itself in lines of their own: who wrote it, where, and when."""

import re

from quotes.grammars.building import terminal
from quotes.models import Fact, Span

LINES = "article_lines"
_BEHIND = re.compile(r"(?:\W.{0,80})?")
"""What may follow the authors: an office, a day."""
_DASH = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?(?:—|–|--|-)\s\Z")
_NUMBERS = re.compile(r"\d+")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile("|".join(rf"\b{month}" for month in _MONTHS), re.IGNORECASE)


def byline(line: str, offset: int = 0) -> Fact | None:
    """The authors of a line such as "By Jane Roe and Richard Miles"; `offset` is where the line starts."""
    by = terminal(LINES, "BY").match(line)
    who = by and terminal(LINES, "AUTHORS").match(line, by.end())
    if not who or not _BEHIND.fullmatch(line, who.end()):
        return None
    return Fact(who.group(), span=Span(offset + who.start(), offset + who.end()))


def dateline(line: str, offset: int = 0) -> Fact | None:
    """The place that opens a first paragraph: PARIS — / MOSCOW (Agency) —."""
    hit = terminal(LINES, "DATELINE").match(line)
    place = _DASH.sub("", hit.group()).rstrip() if hit else None
    return Fact(place.strip(), span=Span(offset, offset + len(place))) if place else None


def published(line: str, offset: int = 0) -> Fact | None:
    """The day at the head of a line, as YYYY-MM-DD; a clock before it is a page's own and says nothing."""
    hit = terminal(LINES, "DAY").match(line)
    if not hit:
        return None
    numbers = _NUMBERS.findall(hit.group())
    if month := _MONTH.search(hit.group()):
        day, year = numbers
        numbers = [year, f"{_MONTHS.index(month.group().lower()) + 1:02}", f"{int(day):02}"]
    return Fact("-".join(numbers), span=Span(offset + hit.start(), offset + hit.end()))
