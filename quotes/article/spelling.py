"""Paragraphs spelt as one letter a word, the letters being word classes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.article.lexicon import PARTICLES, letter, two_word_verb
from quotes.article.marks import Marked
from quotes.models import Span

_STATE = (
    "Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|"
    "Tenn|Tex|Va|Vt|Wash|Wis|Wyo"
)
_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Sgt|Capt|Cmdr|Adm|Maj|Rev|Prof|Hon|Pres|Amb|Jr|Sr|St|vs|No|Inc|Corp|Co|"
    f"Ltd|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|{_STATE}"
)
_STATES = frozenset(f"{state}." for state in _STATE.split("|"))
_WORD = re.compile(
    rf"(?P<abbreviation>(?:[A-Z]-)?(?:[A-Z]\.-?)+(?:[A-Z]\b)?|(?:[A-Z]-)?(?:{_ABBREVIATIONS})\.|[ap]\.m\.)"
    r"|(?P<word>@?[^\W\d_]+(?:[’'&.\-][^\W\d_]+|[’'](?=\s))*)"
    r"|(?P<number>[$£€]?\d+(?:[.,:/-]\d+)*\w*%?)"
    r"|(?P<stop>[.!?…]+)"
    r"|(?P<dash>--+|[–—―]|(?<=\s)-(?=\s))"
    r"|(?P<point>[,;:()\[\]])"
)
_POINTS = {"[": "(", "]": ")"}
_MOST_WORDS = 1 << 16
"""Words whose letters are remembered."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and the marked stretches in it."""

    span: Span
    marked: Sequence[Marked]


@dataclass(frozen=True, slots=True)
class Spelling:
    """The letters of a paragraph and the (start, end) of the word behind each."""

    letters: str
    places: list[tuple[int, int]]


class _Letters(dict[str, str]):
    """The letter of every word met so far; `initial` where a sentence starts with it."""

    def __init__(self, *, initial: bool) -> None:
        super().__init__()
        self.initial = initial

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST_WORDS:
            self.clear()
        self[word] = found = _letter(word, initial=self.initial)
        return found


def _letter(word: str, *, initial: bool) -> str:
    hit = _WORD.fullmatch(word)
    kind = hit.lastgroup if hit else None
    if kind == "abbreviation":
        return "n" if word[0].islower() or word.count(".") > 1 or word in _STATES else "N"
    if kind == "number":
        return "n"
    if kind == "dash" or word[0] == "-":
        return "-"
    if kind == "point":
        return _POINTS.get(word, word)
    if kind == "stop":
        return _TRAIL if len(word) > 1 or word == "…" else "."
    return letter(word, initial=initial)


_TRAIL = "~"
"""Dots that end a sentence or only trail off, as the next word shows."""
_WITHIN, _INITIAL = _Letters(initial=False), _Letters(initial=True)


def spell(text: str, paragraph: Paragraph) -> Spelling:
    """The spelling of a paragraph; see lexicon.py for the letters."""
    out: list[str] = []
    places: list[tuple[int, int]] = []
    at = paragraph.span.start
    for one in (*paragraph.marked, None):
        _spell(text, at, one.start if one else paragraph.span.end, out, places)
        if one:
            out.append("q")
            places.append((one.start, one.end))
            at = one.end
            if _ends_sentence(text, one, paragraph.span.end):
                out.append(".")
                places.append((at, at))
    return Spelling(_as_nouns("".join(out)), places)


def _spell(text: str, start: int, end: int, out: list[str], places: list[tuple[int, int]]) -> None:
    table = _WITHIN if out and out[-1] not in ".:" else _INITIAL
    for hit in _WORD.finditer(text, start, end):
        word = hit.group()
        if word in PARTICLES and out and (verb := two_word_verb(text[slice(*places[-1])], word)):
            out[-1], places[-1] = verb, (places[-1][0], hit.end())
            continue
        mark = table[word]
        if mark == _TRAIL:
            mark = "," if text[hit.end() : hit.end() + 2].strip()[:1].islower() else "."
        out.append(mark)
        places.append(hit.span())
        table = _INITIAL if mark in ".:" else _WITHIN


def _ends_sentence(text: str, one: Marked, end: int) -> bool:
    """A full stop inside the closing mark ends the sentence unless the sentence visibly goes on."""
    if text[one.end - 2 : one.end - 1] != "." or not one.closed:
        return not one.closed
    after = text[one.end : min(end, one.end + 3)].lstrip()
    return not after or not (after[0].islower() or after[0] in ",;—–-")


# Nouns that look like verbs of saying: after a determiner, a preposition, a possessive ("his latest remarks").
_NOUNS = re.compile(
    r"(?<=[dD])[mejfg]|(?<=[iOyn])[mejf]|(?<=[dDOi][wnN])[mej](?![tqdP])|(?<=[dDOi][wnN][wnN])[mej](?![tqdP])|(?<=[Oi]w)[mej]"
    r"|(?<=AT)[mej]|(?<=T)[jm]|[ej](?=[ioO])"
)
# A participle: opening a sentence ("Asked about it, …"), or after a noun with the verb to come ("a report published …").
_PARTICIPLE = re.compile(r"(?:(?<=\.)|^)[smv](?=[ikyT])|(?<=[wNhH])[sm](?=x{0,2}s)")


def _as_nouns(word_letters: str) -> str:
    return _PARTICIPLE.sub("w", _NOUNS.sub("w", word_letters))
