"""Paragraphs spelt as one letter a word, the letters being word classes."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from quotes.article.lexicon import FIRST_OF_TWO, VERBS, letter, silent, starts_verb, two_word_verb
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
_PIECE = re.compile(
    r"(?P<word>[a-z]{2,}(?![\w.’'&-])"
    rf"|(?P<abbreviation>(?:[A-Z]-)?(?:[A-Z]\.-?)+(?:[A-Z]\b)?|(?:[A-Z]-)?(?:{_ABBREVIATIONS})\.|[ap]\.m\.)"
    r"|@?[^\W\d_]+(?:[’'&.\-][^\W\d_]+|[’'](?!\S))*)"
    r"|(?P<number>[$£€]?\d+(?:[.,:/-]\d+)*\w*%?)"
    r"|(?P<stop>[.!?…]+)"
    r"|(?P<dash>--+|[–—―]|(?<!\S)-(?!\S))"
    r"|(?P<point>[,;:()\[\]])"
    r"|(?P<other>[\w@$£€-])"
)
_POINTS = {"[": "(", "]": ")"}
_TRAIL = "~"
"""Dots that end a sentence or only trail off, as the next word shows."""
_MOST = 1 << 16
"""Words whose letters are remembered, each with the points that touch it."""
_LONGEST = 64
"""Characters of a word that is worth remembering."""
_EITHER = 0x80
"""What is added to a letter that a word has only where it opens a sentence; elsewhere it is a name."""
_TOO_LONG = "\0"
_ENDED = ".:" + _TRAIL
_TRAILS, _TWO = re.compile(_TRAIL), re.compile(FIRST_OF_TWO)
_OPENING = re.compile("(?:(?<=[.:])|(?<![\\s\\S]))[\x80-\xff]")
_WITHIN = re.compile("[\x80-\xff]")
# Nouns that look like verbs of saying: after a determiner, a preposition, a possessive ("his latest remarks").
_NOUNS = re.compile(
    r"[mejfg](?:(?<=[dD].)|(?<=[iOyn][mejf])|(?<=[dDOi][wnN][mej])(?![tqdP])|(?<=[dDOi][wnN][wnN][mej])(?![tqdP])"
    r"|(?<=[Oi]w[mej])|(?<=AT[mej])|(?<=T[jm])|(?<=[ej])(?=[ioO]))"
)
# A participle: opening a sentence ("Asked about it, …"), or after a noun, the verb to come ("a report issued …").
_PARTICIPLE = re.compile(r"[smv](?:(?<![^.].)(?=[ikyT])|(?<=[wNhH][sm])(?=x{0,2}s))")


def _initial(marks: str) -> str:
    return "".join(chr(_EITHER + ord(mark)) for mark in marks)


_SILENT = "".join(map(silent, VERBS))
_AS_OTHERS = {ord(silent(mark)): mark for mark in VERBS}
# What an unmarked sentence must have so that somebody may report something: only "that" or "by" makes others speak.
REPORTS = re.compile(f"[{_initial(VERBS)}{VERBS}A{_initial('A')}2]|[{_SILENT}{_initial(_SILENT)}][ty]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and the marked stretches in it."""

    span: Span
    marked: Sequence[Marked]


class _Letters(dict[str, str]):
    """The letters of every chunk met so far: a word with the points that touch it."""

    def __missing__(self, chunk: str) -> str:
        if len(chunk) > _LONGEST:
            return _TOO_LONG
        if len(self) > _MOST:
            self.clear()
        self[chunk] = found = _letters(chunk)
        return found


def _letters(chunk: str) -> str:
    found = ""
    for hit in _PIECE.finditer(chunk):
        usual = _letter(hit, initial=bool(found) and found[-1] in _ENDED)
        initial = usual if found else _letter(hit, initial=True)
        found += usual if usual == initial else _initial(initial)
    return found


def _letter(hit: re.Match[str], *, initial: bool) -> str:
    word, kind = hit.group(), hit.lastgroup
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


_LETTERS = _Letters()


def _opening(hit: re.Match[str]) -> str:
    return chr(ord(hit.group()) - _EITHER)


Bounds = tuple[tuple[int, int], ...]


class _Bounds(dict[str, Bounds]):
    """Where the word of each letter of a chunk starts and ends in it."""

    def __missing__(self, chunk: str) -> Bounds:
        if len(self) > _MOST:
            self.clear()
        hits = _PIECE.finditer(chunk)
        self[chunk] = found = tuple((hit.start(), hit.end() - hit.group().endswith(("’", "'"))) for hit in hits)
        return found


_BOUNDS = _Bounds()


class _Segment(NamedTuple):
    """A stretch between marks, or a marked one, which is a single chunk with `bounds` of its own."""

    start: int
    chunks: Sequence[str]
    letters: str
    bounds: Bounds = ()


class Spelling:
    """The letters of some paragraphs, a full stop behind each, and where the word of each letter stands.

    Text is looked up chunk by chunk as spaces part it, which costs a tenth of looking at its characters; where the
    words of a paragraph stand is worked out when it is asked for.
    """

    def __init__(self, text: str, paragraphs: Sequence[Paragraph]) -> None:
        """Spell paragraphs of `text`; see lexicon.py for the letters."""
        self._text, self._paragraphs = text, paragraphs
        self._segments = [_segments(text, one) for one in paragraphs]
        spelt = ["".join([one[2] for one in segments]) + "." for segments in self._segments]
        self.first = list(accumulate(map(len, spelt), initial=0))
        """The number of each paragraph's first letter, and of the letter behind the last one."""
        self._words: dict[int, Words] = {}
        self.met = "".join(spelt)
        """A letter for every word and point, as the word alone has it."""
        self.letters = self._settled(self.met)
        """The same letters, settled by their neighbours."""

    def words(self, k: int) -> "Words":
        """The words of paragraph `k`."""
        found = self._words.get(k)
        if found is None:
            found = self._words[k] = Words(self._segments[k], self._paragraphs[k].span.end)
        return found

    def _settled(self, met: str) -> str:
        if _TRAIL in met:
            met = _TRAILS.sub(self._trail, met)
        if not met.isascii():
            met = _WITHIN.sub("N", _OPENING.sub(_opening, met))
        if FIRST_OF_TWO in met:
            met = self._pairs(met)
        return _PARTICIPLE.sub("w", _NOUNS.sub("w", met.translate(_AS_OTHERS)))

    def _trail(self, hit: re.Match[str]) -> str:
        """Dots end a sentence unless it visibly goes on."""
        return "," if self._word(hit.end())[:1].islower() else "."

    def _pairs(self, letters: str) -> str:
        """Verbs of two words: the second has the verb's letter."""
        found = list(letters)
        for hit in _TWO.finditer(letters):
            k = hit.start()
            first = self._word(k)
            if verb := two_word_verb(first, self._word(k + 1)):
                found[k + 1] = verb
            else:
                found[k] = letter(first, initial=False)
        return "".join(found)

    def _word(self, k: int) -> str:
        at = bisect_right(self.first, k) - 1
        start, end = self.words(at).span(k - self.first[at], k - self.first[at])
        return self._text[start:end]


class Words:
    """Where the words of a paragraph stand, found by the number of their letter."""

    __slots__ = ("_chunks", "_firsts", "_own", "_starts")

    def __init__(self, segments: Sequence[_Segment], end: int) -> None:
        """Take the stretches of a paragraph and where it ends."""
        self._chunks: list[str] = []
        self._starts: list[int] = []
        self._own: dict[int, Bounds] = {end: ((0, 0),)}
        lengths: list[int] = []
        for start, chunks, letters, bounds in segments:
            if bounds:
                self._own[start] = bounds
                self._chunks.append("")
                self._starts.append(start)
                lengths.append(len(letters))
            else:
                self._chunks += chunks
                self._starts += accumulate(map(_AND_SPACE, map(len, chunks[:-1])), initial=start)
                lengths += map(len, map(_LETTERS.__getitem__, chunks))
        self._chunks.append("")
        self._starts.append(end)
        self._firsts = list(accumulate(lengths, initial=0))

    def start(self, k: int) -> int:
        """Where the word of letter `k` of the paragraph starts in the text."""
        at = bisect_right(self._firsts, k) - 1
        return self._starts[at] + self._bounds(at)[k - self._firsts[at]][0]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words of the letters `first` to `last` of the paragraph start and end in the text."""
        at = bisect_right(self._firsts, last) - 1
        start, bounds = self._starts[at], self._bounds(at)
        end = start + bounds[last - self._firsts[at]][1]
        if first < self._firsts[at]:
            at = bisect_right(self._firsts, first) - 1
            start, bounds = self._starts[at], self._bounds(at)
        return start + bounds[first - self._firsts[at]][0], end

    def _bounds(self, at: int) -> Bounds:
        chunk = self._chunks[at]
        return _BOUNDS[chunk] if chunk else self._own[self._starts[at]]


_AND_SPACE = (1).__add__


def _segments(text: str, paragraph: Paragraph) -> list[_Segment]:
    at, end = paragraph.span.start, paragraph.span.end
    found: list[_Segment] = []
    for one in paragraph.marked:
        found += _plain(text, at, one.start)
        size, stops = one.end - one.start, _ends_sentence(text, one, end)
        found.append(_Segment(one.start, "", "q." if stops else "q", ((0, size), (size, size))[: 1 + stops]))
        at = one.end
    found += _plain(text, at, end)
    return found


def _plain(text: str, start: int, end: int) -> list[_Segment]:
    chunks = text[start:end].replace("\n", " ").replace("\u00a0", " ").split(" ")
    letters = "".join(map(_LETTERS.__getitem__, chunks))
    if _TOO_LONG not in letters:
        return [_Segment(start, chunks, letters)]
    hits = _PIECE.finditer(text, start, end)
    return [_Segment(hit.start(), "", _letters(hit.group())[:1], ((0, len(hit.group())),)) for hit in hits]


def _ends_sentence(text: str, one: Marked, end: int) -> bool:
    """A full stop inside the closing mark ends the sentence unless the sentence visibly goes on."""
    if text[one.end - 2 : one.end - 1] != "." or not one.closed:
        return not one.closed
    after = text[one.end : min(end, one.end + 3)].lstrip()
    return not after or not (after[0].islower() or after[0] in ",;—–―-")
