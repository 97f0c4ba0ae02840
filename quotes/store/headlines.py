"""What a document is called in lists, and the day that a title prints: words of the document, never a file's name."""

import re

from quotes.models import Fact, Span
from quotes.store.dates import found_day

LONGEST_HEADLINE = 120
"""Characters of a first line that is shown whole; headlines of news articles are seldom longer."""

FIRST_WORDS = 80
"""Characters of the first words that stand for a longer first line."""

NO_TEXT = "(no text)"


def headline(title: str | None, text: str) -> str:
    """The title as printed, else the first line of the text, or the first words of a long one."""
    if title:
        return title
    first = next((line.strip() for line in text.splitlines() if any(char.isalnum() for char in line)), "")
    if len(first) <= LONGEST_HEADLINE:
        return first or NO_TEXT
    words = re.match(rf".{{1,{FIRST_WORDS}}}(?=\s)", first)
    return f"{words[0] if words else first[:FIRST_WORDS]} …"


def day_of_title(title: Fact | None) -> Fact | None:
    """The day that ends a title, as a fact with its place: "… April 1, 2021". A day inside a title may be its topic."""
    found = found_day(title.value) if title else None
    if title is None or found is None or title.value[found.end() :].strip(" .)]"):
        return None
    place = Span(title.span.start + found.start(), title.span.start + found.end()) if title.span else None
    return Fact(found[0].strip(), title.origin, place)
