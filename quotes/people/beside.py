"""The name that stands beside a description: at the end of a long title, or behind a comma."""

import re

from quotes.models import Span
from quotes.people.figures import Figure, Figures
from quotes.people.mentions import Mention
from quotes.people.printed import names
from quotes.words.vocabulary import people_nouns

_BRACKETS = re.compile(r"\s\([^()]*\)\Z")
_APPOSITION = re.compile(r"(?: (?:of|at|for|in|to) [^,.;:“”\"\n]{1,60})?, ")


def under_title(text: str, figures: Figures, said: Mention, description: str) -> tuple[Figure, int] | None:
    """Secretary of Homeland Security Jeh Johnson: the name at the end of a long title, and where it ends.

    `description` is the mention at its fullest.
    """
    full = _BRACKETS.sub("", description)
    start = said.span.start
    if said.plural or not text.startswith(full, start) or len(full) <= len(said.text):
        return None
    *_, last = (None, *names(text, Span(start, start + len(full))))
    if not last or not last.full or last.end < start + len(full):
        return None
    before = text[start : last.start].split()
    titled = before and (before[-1].lower() in people_nouns() or before[-1][0].isupper())
    figure = next(iter(figures.named(last)), None) if titled else None
    return (figure, last.end) if figure else None


def in_apposition(text: str, figures: Figures, said: Mention) -> Figure | None:
    """The club's manager, Jane Roe, said: the name that follows a description."""
    end = said.span.end
    comma = _APPOSITION.match(text, end)
    one_of = said.text.lower() == "one"  # one of the drivers, Tom Poe
    if not comma or (comma.group() != ", " and said.head not in people_nouns() and not one_of):
        return None
    start = comma.end()
    first = next(names(text, Span(start, min(len(text), start + 60))), None)
    if not first or not first.full or text[first.end : first.end + 1] not in (",", "."):
        return None
    titled = len(text[start : first.start].split()) == len(first.titles)
    return next(iter(figures.named(first)), None) if titled else None
