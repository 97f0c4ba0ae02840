"""Dates that a source prints, as ISO 8601 where they can be read in one way only."""

import re
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?!\d)",
        rf"\b{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTH},?\s+(?P<year>\d{{4}})\b",
    )
]
LONGEST = 200

DAY = 1 << 31
"""Ids of quotations are day x DAY + a running number, the last words of a document first: so the search index, which
answers in the order of ids, answers newest documents first and each from its beginning when read from the greatest id
down. They stay below 2**53, which JavaScript can count to."""


def iso(printed: str | None) -> str | None:
    """The day that `printed` names as "2016-01-19", or None: "03/06/2021" is March in one country, June in another."""
    found = found_day(printed)
    return _day(found).isoformat() if found else None


def found_day(printed: str | None) -> re.Match[str] | None:
    """Where in `printed` a day stands that can be read in one way only; None where there is none."""
    for form in FORMS:
        if found := form.search((printed or "")[:LONGEST]):
            try:
                _day(found)
            except ValueError:
                continue
            return found
    return None


def _day(found: re.Match[str]) -> date:
    month = found["month"].lower()
    return date(int(found["year"]), MONTHS.get(month) or int(month), int(found["day"]))


def ordinal(day: str | None) -> int:
    """The number of an ISO day, 0 for no date: later days have greater numbers."""
    return date.fromisoformat(day).toordinal() if day else 0
