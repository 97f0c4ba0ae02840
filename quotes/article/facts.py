"""Facts that an article states in its own lines: byline, place of the dateline, day of publication."""

import re

from quotes.models import Fact, Span

_NAME = r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|van|von|der|la|le|al|bin)){1,4}"
_BYLINE = re.compile(
    r"(?:By|BY|Story by|Written by|Reported by):? "
    rf"(?P<who>{_NAME}(?:(?:, | and | AND |, and ){_NAME}){{0,5}})(?:\W.{{0,80}})?"
)
_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]+(?:, [A-Z][\w. ]{1,20}?)?|[A-Z][a-z]+(?: [A-Z][a-z]+)?(?=\s*\())"
    r"\s*(?:\([^()]{1,40}\)\s*)?(?:—|–|--|-)\s"
)
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTH = "|".join(f"{month}|{month[:3]}\\.?|{month[:4]}\\." for month in _MONTHS)
_DAY = re.compile(
    r"(?:(?:published|posted|updated|date|on)\b[:,\s]*)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    rf"(?:(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH}),?\s+(?P<year2>(?:19|20)\d\d)"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d))\b",
    re.IGNORECASE,
)


def byline(line: str, offset: int = 0) -> Fact | None:
    """The authors of a line such as "By Jane Roe and Richard Miles"; `offset` is where the line starts."""
    hit = _BYLINE.fullmatch(line)
    return Fact(hit["who"], span=Span(offset + hit.start("who"), offset + hit.end("who"))) if hit else None


def dateline(line: str, offset: int = 0) -> Fact | None:
    """The place that opens a first paragraph: PARIS — / MOSCOW (Agency) —."""
    hit = _DATELINE.match(line)
    return Fact(hit["place"].strip(), span=Span(offset, offset + len(hit["place"].rstrip()))) if hit else None


def published(line: str, offset: int = 0) -> Fact | None:
    """The day at the head of a line, as YYYY-MM-DD; a clock before it is a page's own and says nothing."""
    hit = _DAY.match(line)
    if not hit:
        return None
    value = hit["iso"]
    if not value:
        month = (hit["month"] or hit["month2"])[:3].title()
        number = next(k for k, name in enumerate(_MONTHS, 1) if name.startswith(month))
        value = f"{hit['year'] or hit['year2']}-{number:02}-{int(hit['day'] or hit['day2']):02}"
    return Fact(value, span=Span(offset + hit.start(), offset + hit.end()))
