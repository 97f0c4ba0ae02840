"""Who is who by what a page prints beside its transcript: "Interviewee: Ann Hill (AH)", "ORAL ARGUMENT OF ANN HILL"."""

import re
from collections.abc import Iterator
from functools import cached_property

from quotes.people.fullnames import is_name
from quotes.words.names import capitals, fold

HEAD = 4000
"""Participants are listed within so many characters of the beginning."""
_WORD = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*"
_NAME = rf"(?P<name>{_WORD}(?: (?:(?:de|van|von|la|le|al|bin|der|den|di) ){{0,2}}{_WORD}){{1,4}})"
INITIALLED = re.compile(rf"{_NAME}[ \t]*[(\[](?P<initials>[A-Z]{{2,4}})[)\]]")
"""A name and its initials in brackets."""
BROTHER = re.compile(rf"(?P<name>{_WORD})[ \t]*[(\[](?P<initials>[A-Z]{{2}})[)\]]")
"""A first name with the initials of the whole: "her brother Tom (TH)"."""
EQUAL = re.compile(
    rf"^[ \t]*(?P<initials>[A-Z]{{2,4}})[ \t]*(?:=|[-–—:])[ \t]*{_NAME}[ \t]*(?:[(,][^\n]{{0,80}})?$", re.MULTILINE
)
"""Initials and what they mean, alone on a line."""
LISTED = re.compile(
    r"^[ \t]*(?i:interviewees?|interviewers?|interview (?:with|of)|interviewed by|narrators?|participants?"
    r"|(?:also )?present|speakers?|moderator|hosts?|guests?|witness|deponent)[ \t]*:?[ \t]+"
    rf"(?:(?:Mr|Mrs|Ms|Dr)\.? )?{_NAME}",
    re.MULTILINE,
)
HEADINGS = ("ARGUMENT", "EXAMINATION", "TESTIMONY", "DEPOSITION", "STATEMENT")
ARGUES = re.compile(
    rf"^[ \t\d]*(?:(?:ORAL|REBUTTAL|OPENING|CLOSING) )*(?:{'|'.join(HEADINGS)}) (?:OF|BY)[ \t]+"
    rf"(?:(?:MR|MRS|MS|DR|GENERAL|HON|THE HONORABLE)\.? )?{_NAME}",
    re.MULTILINE,
)
"""A court's heading above whoever speaks next."""
STOP = re.compile(r"\b(?:ON BEHALF|FOR|AS|IN|ESQ|JR|SR|PRO HAC)\b.*", re.DOTALL)
"""What follows a name in such a heading."""


Name = tuple[str, ...]


class Legend:
    """The names that a page lists, read when first asked for: at its head, and in a court's headings."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end

    def by_initials(self, letters: str) -> Name | None:
        """The only name that is listed with these initials, or else has them."""
        told = {name for initials, name in self._initialled if initials == letters}
        return _only(told or {name for name in self._listed if "".join(word[0] for word in name) == letters})

    def by_surname(self, surname: str) -> Name | None:
        """The only name that is listed with this folded surname."""
        names = {*self._listed, *self._argues, *(name for _, name in self._initialled)}
        return _only({name for name in names if fold(name[-1]) == surname})

    @cached_property
    def _initialled(self) -> list[tuple[str, Name]]:
        found = [
            (match["initials"], _name(match["name"])) for form in (INITIALLED, EQUAL) for match in self._head(form)
        ]
        full = [(initials, name) for initials, name in found if name and name[0][0] == initials[0]]
        known = {initials for initials, _ in full}
        given = ((match["initials"], (match["name"],)) for match in self._head(BROTHER))
        return full + [(letters, name) for letters, name in given if letters not in known and name[0][0] == letters[0]]

    @cached_property
    def _listed(self) -> set[Name]:
        return {name for match in self._head(LISTED) if (name := _name(match["name"]))}

    @cached_property
    def _argues(self) -> set[Name]:
        if not any(word in self._text for word in HEADINGS):
            return set()
        return {name for match in ARGUES.finditer(self._text, self._start, self._end) if (name := _name(match["name"]))}

    def _head(self, form: re.Pattern[str]) -> Iterator[re.Match[str]]:
        return form.finditer(self._text, self._start, min(self._end, self._start + HEAD))


def _name(printed: str) -> Name | None:
    """A name in full with the letters that people write it in; None where these words are none."""
    name = tuple(capitals(STOP.sub("", printed).split()).split(" "))
    return name if is_name(name) else None


def _only(names: set[Name]) -> Name | None:
    return next(iter(names)) if len(names) == 1 else None
