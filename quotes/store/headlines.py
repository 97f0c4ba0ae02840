"""What a document is called in lists, and the day that a title prints: words of the document, never a file's name."""

import re

from quotes.article.facts import byline
from quotes.models import Fact, Span
from quotes.store.dates import found_day

LONGEST_HEADLINE = 120
"""Characters of a first line that is shown whole; headlines of news articles are seldom longer."""

FIRST_WORDS = 80
"""Characters of the first words that stand for a longer first line."""

NO_TEXT = "(no text)"

CLOCK = re.compile(
    r"T?(?<!\d)\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?m\b\.?)?|\b(?:GMT|UTC|[A-Z]{1,3}[SD]?T)(?![A-Za-z])(?:\s?[+-]\d{1,4})?"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:published|posted|updated|modified|last|on|at)\b",
    re.IGNORECASE,
)
"""What stands beside a day where a line is nothing but a time."""

COPYRIGHT = re.compile(r"©|\(c\)\s|copyright\b", re.IGNORECASE)


def headline(title: str | None, text: str, prose: int = 0) -> str:
    """The title as printed, else the line above the prose, else the first line of the prose, or its first words.

    `prose` is where in `text` the prose begins. Above it stands the furniture of the page: its only line that is no
    time, byline or copyright is a headline, and of several nobody can tell which.
    """
    if title:
        return title
    above = _lines(text[:prose])
    first = above[0] if len(above) == 1 else next(iter(_lines(text[prose:]) or above), "")
    if len(first) <= LONGEST_HEADLINE:
        return first or NO_TEXT
    words = re.match(rf".{{1,{FIRST_WORDS}}}(?=\s)", first)
    return f"{words[0] if words else first[:FIRST_WORDS]} …"


def _lines(text: str) -> list[str]:
    """The lines that may be a headline."""
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if not (_is_time(line) or byline(line) or COPYRIGHT.match(line))]


def _is_time(line: str) -> bool:
    """Whether a line is a time and a day, or nothing: "01:45 GMT06 March 2021"."""
    rest = CLOCK.sub(" ", line)
    if day := found_day(rest):
        rest = rest[: day.start()] + rest[day.end() :]
    return not any(char.isalnum() for char in rest)


def day_of_title(title: Fact | None) -> Fact | None:
    """The day that ends a title, as a fact with its place: "… April 1, 2021". A day inside a title may be its topic."""
    found = found_day(title.value) if title else None
    if title is None or found is None or title.value[found.end() :].strip(" .)]"):
        return None
    place = Span(title.span.start + found.start(), title.span.start + found.end()) if title.span else None
    return Fact(found[0].strip(), title.origin, place)
