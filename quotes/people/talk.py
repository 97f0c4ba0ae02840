"""What people call themselves and each other: introductions, sign-offs, greetings."""

import re
from collections.abc import Iterator

from quotes.models import Span
from quotes.people.fullnames import OPENERS, RUN, TITLES, is_name
from quotes.words.names import fold

_SELF = r"(?<![\"“‘'])\b(?:I['’]?m|I am|[Mm]y name is|[Mm]y name['’]s)"
SELF = re.compile(rf"{_SELF} (?=[^\W\d_a-z])")
"""What comes right before one's own name; after a quotation mark it is somebody else's."""
AFTER_NAME = re.compile(r"[.,;!?]| -|\s*\Z| (?:and|at|from|here|in|of|on|reporting|with)\b")
BEFORE_NAME = re.compile(rf"(?:{_SELF}|\b[Tt]his is) \Z")
OFF = re.compile(r",(?: for| of)? (?:NPR|[A-Z]{3,5})(?: News)?[,.]")
"""What follows the name in a sign-off: "Carrie Kahn, NPR News, Tijuana."."""
_GREETING = (
    r"(?:good (?:morning|afternoon|evening|night|day)|hi|hey|hello|welcome(?: back)?|you['’]?re welcome|you bet"
    r"|(?:thanks|thank you)(?: so much| very much| a lot| again)?)(?: to you)?(?: there)?,?"
)
_TURNING = r"(?:well|you know|and|so|now|but|yes|yeah|no|ok|okay|sure|right|all right|absolutely|exactly|oh|look),"
VOCATIVE = re.compile(rf"(?i:\b(?:{_GREETING}|{_TURNING})) ([A-Z][a-zß-öø-ÿ]+(?:-[A-Z][a-z]+)?)(?=[,.!?;]| -|\Z)")
"""A first name after a greeting, thanks, or a word that turns to somebody: "Well, Renee, very well"."""
STOP = re.compile(r"[.?!]")
WELCOME = re.compile(
    r"(?i:\b(?:good (?:morning|afternoon|evening|day)|hi|hey|hello|welcome(?: back)?)(?: to you)?(?: there)?,?)"
    r" ([A-Z][a-zß-öø-ÿ]+(?:-[A-Z][a-z]+)?)(?=[.!?][^\n]{0,60}\s*\Z|\Z)"
)
FIRST = re.compile(r"([A-Z][a-zß-öø-ÿ]+), ")
"""A turn may begin with the name of whom it is to: "Don, it is loud"."""
NO_VOCATIVE = (
    OPENERS
    | TITLES
    | frozenset(
        "absolutely actually again agreed ah alright amazing america anyway apparently awesome basically cool correct"
        " dad definitely everybody everyone exactly excellent fantastic folks gentlemen god good goodness gosh grandma"
        " grandpa great guys hmm honestly indeed interesting jesus ladies listen look man mom nice no obviously oops"
        " perfect please see sir sorry sure totally true uh um wonderful yep"
        " ugh wow".split()
    )
)
PLACE = re.compile(
    r"\b(?:across|against|around|between|in|inside|into|near|of|outside|the|throughout) ([A-Z][a-zß-öø-ÿ]+)\b(?! [A-Z])"
)
THANKS = re.compile(r"\b(?:thank you|thanks|appreciate)\b", re.IGNORECASE)
EDGE = 120
"""People are greeted and thanked within so many characters of either end of a turn."""


def introduces(text: str, at: int) -> bool:
    """Whether the name at `at` is said by its bearer: "I'm Neal Conan"."""
    return bool(BEFORE_NAME.search(text, max(0, at - 16), at))


def signs_off(text: str, end: int) -> bool:
    """Whether the name that ends at `end` signs a report: "Carrie Kahn, NPR News, Tijuana"."""
    return bool(OFF.match(text, end))


def own_names(text: str, start: int, end: int) -> Iterator[tuple[str, ...]]:
    """The names that whoever speaks `text[start:end]` takes, two words at least."""
    for match in SELF.finditer(text, start, end):
        run = RUN.match(text, match.end(), end)
        if run and AFTER_NAME.match(text, run.end()) and is_name(run.group().split()):
            yield tuple(run.group().split())


def signatures(text: str, start: int, end: int) -> Iterator[Span]:
    """The names that sign off at the end of `text[start:end]`."""
    for run in RUN.finditer(text, max(start, end - EDGE), end):
        if is_name(run.group().split()) and OFF.match(text, run.end(), end):
            yield Span(*run.span())


def opening(text: str, start: int, end: int) -> set[str]:
    """The first names to which the beginning of `text[start:end]` turns."""
    found = _given(text, start, min(end, start + EDGE))
    first = FIRST.match(text, start, end)
    if first and fold(first[1]) not in NO_VOCATIVE and not first[1].endswith("ly"):
        found.add(first[1])
    return found


def addressed(text: str, start: int, end: int) -> set[str]:
    """The first names to which either end of `text[start:end]` turns."""
    return opening(text, start, end) | greeted(text, start, end)


def greeted(text: str, start: int, end: int) -> set[str]:
    """The first names that follow a greeting or the like at either end of `text[start:end]`."""
    return _given(text, start, min(end, start + EDGE)) | _given(text, max(start, end - EDGE), end)


def answered(text: str, start: int, end: int) -> set[str]:
    """The first names that the first sentence of `text[start:end]` greets, thanks or turns to: whoever spoke before."""
    stop = STOP.search(text, start, end)
    return _given(text, start, min(end, start + EDGE, stop.end() if stop else end))


def welcomed(text: str, start: int, end: int) -> set[str]:
    """The first names that the end of `text[start:end]` greets: whoever speaks next. Thanks may go to anybody."""
    at = max(start, end - EDGE)
    found = (match[1] for match in WELCOME.finditer(text, at, end))
    return {name for name in found if fold(name) not in NO_VOCATIVE}


def thanks(text: str, start: int, end: int) -> bool:
    """Whether somebody is thanked at the end of `text[start:end]`."""
    return bool(THANKS.search(text, max(start, end - EDGE), end))


def places(text: str, start: int, end: int) -> set[str]:
    """The words that `text[start:end]` uses like the name of a place or a thing: "in France"."""
    return {match[1] for match in PLACE.finditer(text, start, end)}


def _given(text: str, start: int, end: int) -> set[str]:
    """The names after a greeting; "Senator" is none."""
    return {match[1] for match in VOCATIVE.finditer(text, start, end) if fold(match[1]) not in NO_VOCATIVE}
