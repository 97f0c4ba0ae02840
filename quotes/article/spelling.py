"""Paragraphs spelt as one letter a word, the letters being word classes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from quotes.article.lexicon import FIRST_OF_TWO, letter, starts_verb, two_word_verb
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
_JUNK = r"[^\w.,;:!?…()\[\]—–―@$£€-]*"
"""What belongs to no word, white space above all; it goes with the word before it."""
_KINDS = (
    r"(?P<word>[a-z]{2,}(?![\w.’'&-])"
    rf"|(?P<abbreviation>(?:[A-Z]-)?(?:[A-Z]\.-?)+(?:[A-Z]\b)?|(?:[A-Z]-)?(?:{_ABBREVIATIONS})\.|[ap]\.m\.)"
    r"|@?[^\W\d_]+(?:[’'&.\-][^\W\d_]+|[’'](?=\s))*)"
    r"|(?P<number>[$£€]?\d+(?:[.,:/-]\d+)*\w*%?)"
    r"|(?P<stop>[.!?…]+)"
    r"|(?P<dash>--+|[–—―]|(?<=\s)-(?=\s))"
    r"|(?P<point>[,;:()\[\]])"
)
_KIND = re.compile(_KINDS)
_PIECES = re.compile(f"(?:{re.sub('[?]P<[a-z]+>', '?:', _KINDS)}|.){_JUNK}", re.DOTALL)
_TRAILING = re.compile(f"{_JUNK}$")
_LEADING = re.compile(_JUNK)
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
    """The letters of a paragraph; word `k` starts at `starts[k]`, `pieces[k]` has what follows it too."""

    letters: str
    starts: list[int]
    pieces: list[str]

    def end(self, k: int) -> int:
        """Where word `k` ends."""
        piece = self.pieces[k]
        word = piece.rstrip()
        if not word[-1:].isalnum() and self.letters[k] != "q":
            word = _TRAILING.sub("", word)
        return self.starts[k] + len(word)


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


def _letter(piece: str, *, initial: bool) -> str:
    hit = _KIND.match(piece)
    word, kind = (hit.group(), hit.lastgroup) if hit else (piece, None)
    if kind == "abbreviation":
        return "n" if word[0].islower() or word.count(".") > 1 or word in _STATES else "N"
    if kind == "word":
        return FIRST_OF_TWO if starts_verb(word) else letter(word, initial=initial)
    if kind == "number":
        return "n"
    if kind == "point":
        return _POINTS.get(word, word)
    if kind == "stop":
        return _TRAIL if len(word) > 1 or word == "…" else "."
    return "-" if kind == "dash" else "z"


_TRAIL = "~"
"""Dots that end a sentence or only trail off, as the next word shows."""
_WITHIN, _INITIAL = _Letters(initial=False), _Letters(initial=True)


def spell(text: str, paragraph: Paragraph) -> Spelling:
    """The spelling of a paragraph; see lexicon.py for the letters."""
    found = Spelling("", [], [])
    marks: list[str] = []
    at = paragraph.span.start
    for one in (*paragraph.marked, None):
        marks.append(_spell(text, at, one.start if one else paragraph.span.end, found))
        if one:
            stops = _ends_sentence(text, one, paragraph.span.end)
            marks.append("q." if stops else "q")
            found.starts.append(one.start)
            found.pieces.append(text[one.start : one.end])
            if stops:
                found.starts.append(one.end)
                found.pieces.append("")
            at = one.end
    return replace(found, letters=_as_nouns(_settle("".join(marks), found.pieces)))


def _spell(text: str, start: int, end: int, found: Spelling) -> str:
    lead = _LEADING.match(text, start, end)
    start = lead.end() if lead else start
    pieces = _PIECES.findall(text, start, end)
    if not pieces:
        return ""
    found.starts.extend(accumulate(map(len, pieces[:-1]), initial=start))
    found.pieces.extend(pieces)
    return "".join(map(_WITHIN.__getitem__, pieces))


def _settle(marks: str, pieces: Sequence[str]) -> str:
    """The letters that need a look at their neighbours: trailing dots, first words of sentences, verbs of two words."""
    out = list(marks)
    for hit in _TRAILS.finditer(marks):
        following = pieces[hit.end()] if hit.end() < len(pieces) else ""
        out[hit.start()] = "," if following[:1].islower() else "."
    for hit in _FIRST.finditer("".join(out)):
        out[hit.start()] = _INITIAL[pieces[hit.start()]]
    for hit in _TWO.finditer("".join(out)):
        k = hit.start()
        verb = two_word_verb(pieces[k].rstrip(), pieces[k + 1].rstrip()) if k + 1 < len(pieces) else None
        if verb:
            out[k + 1] = verb
        else:
            out[k] = letter(pieces[k].rstrip(), initial=False)
    return "".join(out)


_TRAILS = re.compile(_TRAIL)
_FIRST = re.compile(r"(?:^|(?<=[.:]))[^q.]")
_TWO = re.compile(FIRST_OF_TWO)


def _ends_sentence(text: str, one: Marked, end: int) -> bool:
    """A full stop inside the closing mark ends the sentence unless the sentence visibly goes on."""
    if text[one.end - 2 : one.end - 1] != "." or not one.closed:
        return not one.closed
    after = text[one.end : min(end, one.end + 3)].lstrip()
    return not after or not (after[0].islower() or after[0] in ",;—–―-")


# Nouns that look like verbs of saying: after a determiner, a preposition, a possessive ("his latest remarks").
_NOUNS = re.compile(
    r"[mejfg](?:(?<=[dD].)|(?<=[iOyn][mejf])|(?<=[dDOi][wnN][mej])(?![tqdP])|(?<=[dDOi][wnN][wnN][mej])(?![tqdP])"
    r"|(?<=[Oi]w[mej])|(?<=AT[mej])|(?<=T[jm])|(?<=[ej])(?=[ioO]))"
)
# A participle: opening a sentence ("Asked about it, …"), or after a noun, the verb to come ("a report issued …").
_PARTICIPLE = re.compile(r"[smv](?:(?<![^.].)(?=[ikyT])|(?<=[wNhH][sm])(?=x{0,2}s))")


def _as_nouns(word_letters: str) -> str:
    return _PARTICIPLE.sub("w", _NOUNS.sub("w", word_letters))
