"""Text between two spaces and the letters it is spelt with, looked up once and remembered.

Prose repeats its words, so that nearly every chunk of it is in the table: looking it up costs a tenth of looking at
its characters.
"""

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from quotes.article.lexicon import FIRST_OF_TWO, letter, starts_verb
from quotes.words.names import ACCENTS

_STATE = (
    "Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|"
    "Tenn|Tex|Va|Vt|Wash|Wis|Wyo"
)
_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Sgt|Capt|Cmdr|Adm|Maj|Rev|Prof|Hon|Pres|Amb|Jr|Sr|St|vs|No|Inc|Corp|Co|"
    f"Ltd|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|{_STATE}"
)
_STATES = frozenset(f"{state}." for state in _STATE.split("|"))
_PIECE = re.compile(
    r"(?P<word>[a-z]{2,}(?![\w.’'&-])"
    rf"|(?P<abbreviation>(?:[A-Z]-)?(?:[A-Z]\.-?)+(?:[A-Z]\b)?|(?:[A-Z]-)?(?:{_ABBREVIATIONS})\.|[ap]\.m\.)"
    # Between a word's letters stand accents of their own, and what a wrong encoding makes of one.
    # A full stop before a capital ends a sentence whose space was lost: he said.The bridge.
    rf"|@?[^\W\d_]+(?:(?:[’'&\-]|\.(?![A-Z][a-z])|[{ACCENTS}]+)[^\W\d_]+|[’'](?!\S))*[\u0300-\u036f]*)"
    r"|(?P<number>[$£€]?\d+(?:[.,:/-]\d+)*\w*(?:-[^\W\d_]+)*%?)"
    r"|(?P<stop>[.!?…]+)"
    r"|(?P<dash>--+|[–—―]|(?<!\S)-(?!\S))"
    r"|(?P<point>[,;:()\[\]])"
    r"|(?P<other>[\w@$£€-])"
)
_POINTS = {"[": "(", "]": ")"}
TRAIL = "~"
"""Dots that end a sentence or only trail off, as the next word shows."""
_ENDED = frozenset({".", ":", TRAIL})
_MOST = 1 << 16
"""Chunks that are remembered."""
LONGEST = 64
"""Characters of a chunk that is worth remembering."""
EITHER = 0x80
"""What is added to a letter that a word has only where it opens a sentence; elsewhere it is a name."""

T = TypeVar("T")
Bounds = tuple[tuple[int, int], ...]
"""Where the word of each letter of a chunk starts and ends in it."""


class _Table(dict[str, T]):
    """What a function says of every chunk met so far."""

    def __init__(self, of: Callable[[str], T]) -> None:
        self._of = of

    def __missing__(self, chunk: str) -> T:
        found = self._of(chunk)
        if len(chunk) <= LONGEST:
            if len(self) > _MOST:
                self.clear()
            self[chunk] = found
        return found


def initial(marks: Iterable[str]) -> str:
    """Letters as words have them only where they open a sentence."""
    return "".join(chr(EITHER + ord(mark)) for mark in marks)


def _letters(chunk: str) -> str:
    found: list[str] = []
    for hit in _PIECE.finditer(chunk):
        last = found[-1] if found else ""
        if last == TRAIL:
            found[-1] = "," if hit.group()[:1].islower() else "."
        usual = _letter(hit, initial=last in _ENDED)
        opening = usual if found else _letter(hit, initial=True)
        found.append(usual if usual == opening else initial(opening))
    return "".join(found)


def _letter(hit: re.Match[str], *, initial: bool) -> str:
    word, kind = hit.group(), hit.lastgroup
    if kind == "abbreviation":
        return "n" if word[0].islower() or word.count(".") > 1 or word in _STATES else "N"
    if kind == "word":
        return FIRST_OF_TWO if word == hit.string and starts_verb(word) else letter(word, initial=initial)
    if kind == "number":
        return "n"
    if kind == "point":
        return _POINTS.get(word, word)
    if kind == "stop":
        return TRAIL if len(word) > 1 or word == "…" else "."
    return "-" if kind == "dash" else "z"


def _bounds(chunk: str) -> Bounds:
    hits = _PIECE.finditer(chunk)
    return tuple([(hit.start(), hit.end() - hit.group().endswith(("’", "'"))) for hit in hits])


LETTERS, BOUNDS = _Table(_letters), _Table(_bounds)
