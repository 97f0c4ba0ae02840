"""A claim as somebody pasted it: its words, and the parts into which ellipses cut it."""

import re
from dataclasses import dataclass
from functools import cached_property

from quotes.check.words import Word, blanked, quick, words

LONGEST = 40_000
"""Characters of a claim that are looked at; about 7,000 words."""

MANY = 50
"""Brackets of a claim that are looked at."""

_ELLIPSIS = re.compile(r"…|\.(?:\s?\.){2,}|\[[\s.…]*\]|\((?:…|\.{2,})\)|<\s*…\s*>|\*\s\*\s\*")
"""Where words are left out."""

_INSERTED = re.compile(r"\[[^\[\]\n]{1,80}\]")
"""An editor's own words in brackets."""

_SENTENCE = re.compile(r"[.?!][\"'”’»)]*\s+|\n\s*\n|\s+[—–-]{1,2}\s+")


@dataclass(frozen=True, slots=True)
class Part:
    """Words `first` to `last`, exclusive, of a claim."""

    first: int
    last: int


@dataclass(frozen=True)
class Claim:
    """The text as given, its words, its parts between ellipses, and whether it was too long to be looked at whole."""

    text: str
    words: tuple[Word, ...]
    parts: tuple[Part, ...]
    cut: bool
    inserted: frozenset[int] = frozenset()
    """The words that stand in an editor's brackets."""

    @cached_property
    def forms(self) -> list[str]:
        """The words without their places."""
        return [word.form for word in self.words]

    @cached_property
    def bare(self) -> list[str]:
        """The words as printed, without case and accents: as they are found in a text."""
        return quick(self.text)

    def slice(self, first: int, last: int) -> str:
        """The text of some of its words as given."""
        return self.text[self.words[first].start : self.words[last - 1].end] if first < last else ""

    def sentences(self, part: Part) -> list[Part]:
        """The sentences of a part."""
        found, begun = [], part.first
        for index in range(part.first + 1, part.last):
            between = self.text[self.words[index - 1].end : self.words[index].start]
            if between and _SENTENCE.search(between):
                found.append(Part(begun, index))
                begun = index
        return [*found, Part(begun, part.last)]


def claim(text: str) -> Claim:
    """A claim out of whatever was pasted; damaged characters and transcribers' annotations are blanks."""
    clean = text[:LONGEST].encode("utf-8", "replace").decode("utf-8")
    clean = blanked(clean, _notes(clean))
    gaps = [match.span() for match in _ELLIPSIS.finditer(clean)]
    found = words(blanked(clean, gaps))
    brackets = [match.span() for match in _INSERTED.finditer(blanked(clean, gaps))]
    inserted = {i for start, end in brackets[:MANY] for i, word in enumerate(found) if start <= word.start < end}
    parts = tuple(_parts(found, [start for start, _ in gaps]))
    return Claim(text[:LONGEST], found, parts, len(text) > LONGEST, frozenset(inserted))


def _notes(text: str) -> list[tuple[int, int]]:
    """Where transcribers' annotations stand; few claims have any, and their grammar takes longer to build than one."""
    if "(" not in text and "[" not in text:
        return []
    from quotes.transcript.annotations import annotations

    return [(note.start, note.end) for note in annotations(text, 0, len(text))]


def _parts(found: tuple[Word, ...], gaps: list[int]) -> list[Part]:
    parts, begun, waiting = [], 0, list(gaps)
    for index, word in enumerate(found):
        passed = False
        while waiting and waiting[0] < word.start:
            waiting.pop(0)
            passed = True
        if passed and index > begun:
            parts.append(Part(begun, index))
            begun = index
    return [*parts, Part(begun, len(found))] if begun < len(found) else parts
