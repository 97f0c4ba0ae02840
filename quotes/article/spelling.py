"""Paragraphs spelt as one letter a word, the letters being word classes."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from quotes.article.chunks import BOUNDS, EITHER, LETTERS, LONGEST, TRAIL, Bounds, initial
from quotes.article.guises import BRIEFED, NOUNS, PARTICIPLES, VERBS_AS_NOUNS, VERBS_AS_PARTICIPLES, pattern
from quotes.article.lexicon import FIRST_OF_TWO, VERBS, letter, silent, two_word_verb
from quotes.article.marks import Marked
from quotes.models import Span

# Letters that the next word settles: the first word of two that may be a verb, dots. Then the second of the two.
_UNSETTLED = re.compile(f"[{FIRST_OF_TWO}{TRAIL}]")
_SECOND = re.compile(f"(?<={FIRST_OF_TWO}).")
_FIRST_WORD = re.compile(r"[\w’']*")
_OPENING = re.compile("(?:(?<=[.:])|(?<![\\s\\S]))[\x80-\xff]")
_WITHIN = re.compile("[\x80-\xff]")
_NOUNS = pattern(VERBS_AS_NOUNS, NOUNS)
_PARTICIPLE = pattern(VERBS_AS_PARTICIPLES, PARTICIPLES)
_BRIEFED = pattern(VERBS_AS_PARTICIPLES, BRIEFED)


_SILENT = "".join(map(silent, VERBS))
_AS_OTHERS = {ord(silent(mark)): mark for mark in VERBS}
# What an unmarked sentence must have so that somebody may report something: only "that" or "by" makes others speak.
REPORTS = re.compile(f"[{initial(VERBS)}{VERBS}A{initial('A')}2]|[{_SILENT}{initial(_SILENT)}][ty]")


@dataclass(slots=True)
class Paragraph:
    """A paragraph and the marked stretches in it."""

    span: Span
    marked: Sequence[Marked]


class Spelling:
    """The letters of some paragraphs, a full stop behind each, and where the word of each letter stands.

    The text is looked up chunk by chunk, as spaces part it; a marked stretch is a chunk of its own.
    """

    def __init__(self, text: str, paragraphs: Sequence[Paragraph]) -> None:
        """Spell paragraphs of `text`; see lexicon.py for the letters."""
        self._text = text
        self._base = paragraphs[0].span.start if paragraphs else 0
        last = paragraphs[-1].span.end if paragraphs else 0
        self._spaced = text[self._base : last].replace("\n", " ").replace("\u00a0", " ")
        self._chunks: list[str] = []
        self._starts: list[int] = []
        """Where each chunk starts, less its number: the spaces between chunks are not counted."""
        self._own: dict[int, Bounds] = {}
        """The bounds of chunks that are in no table: of marked stretches, and of very long ones."""
        begins = [self._add(one) for one in paragraphs]
        spelt = list(map(LETTERS.__getitem__, self._chunks))
        for at, bounds in self._own.items():
            spelt[at] = "q." if len(bounds) > 1 else "q"
        self._firsts = list(accumulate(map(len, spelt), initial=0))
        """The number of each chunk's first letter."""
        self.first = [self._firsts[at] for at in (*begins, len(spelt))]
        """The number of each paragraph's first letter, and of the letter behind the last one."""
        self.met = _SECOND.sub(self._second, _UNSETTLED.sub(self._settle, "".join(spelt)))
        """A letter for every word and point, as the word has it among its next neighbours."""
        self.letters = _settled(self.met)
        """The same letters, settled by the sentence around them."""

    def start(self, k: int) -> int:
        """Where the word of letter `k` starts in the text."""
        at = bisect_right(self._firsts, k) - 1
        return self._starts[at] + at + self._bounds(at)[k - self._firsts[at]][0]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words of the letters `first` to `last` start and end in the text."""
        at = bisect_right(self._firsts, last) - 1
        start, bounds = self._starts[at] + at, self._bounds(at)
        end = start + bounds[last - self._firsts[at]][1]
        if first < self._firsts[at]:
            at = bisect_right(self._firsts, first) - 1
            start, bounds = self._starts[at] + at, self._bounds(at)
        return start + bounds[first - self._firsts[at]][0], end

    def _add(self, paragraph: Paragraph) -> int:
        """Cut a paragraph into chunks; the number of its first one."""
        begin, at, end = len(self._chunks), paragraph.span.start, paragraph.span.end
        for one in paragraph.marked:
            self._add_plain(at, one.start)
            size, stops = one.end - one.start, _ends_sentence(self._text, one, end)
            self._own[len(self._chunks)] = ((0, size), (size, size))[: 1 + stops]
            self._add_chunk("", one.start)
            at = one.end
        self._add_plain(at, end)
        self._add_chunk(".", end)
        return begin

    def _add_plain(self, start: int, end: int) -> None:
        if start < end:
            chunks = self._spaced[start - self._base : end - self._base].split(" ")
            self._starts += accumulate(map(len, chunks[:-1]), initial=start - len(self._chunks))
            self._chunks += chunks

    def _add_chunk(self, chunk: str, start: int) -> None:
        self._starts.append(start - len(self._chunks))
        self._chunks.append(chunk)

    def _settle(self, hit: re.Match[str]) -> str:
        """Dots that trail off, first words of two: what the words beside them say of them."""
        k = hit.start()
        if hit.group() == TRAIL:
            return "," if self._chunk(k + 1)[:1].islower() else "."
        is_noun = hit.string[max(0, k - 1) : k] in ("d", "D")  # a call for help
        return FIRST_OF_TWO if self._verb(k) and not is_noun else letter(self._chunk(k), initial=False)

    def _second(self, hit: re.Match[str]) -> str:
        return self._verb(hit.start() - 1) or hit.group()

    def _verb(self, k: int) -> str | None:
        """The letter of the verb that the words of letter `k` and the next one make together."""
        particle = _FIRST_WORD.match(self._chunk(k + 1))
        return two_word_verb(self._chunk(k), particle.group()) if particle else None

    def _chunk(self, k: int) -> str:
        return self._chunks[bisect_right(self._firsts, k) - 1]

    def _bounds(self, at: int) -> Bounds:
        chunk = self._chunks[at]
        if chunk and len(chunk) <= LONGEST:
            return BOUNDS[chunk]
        if at not in self._own:
            self._own[at] = BOUNDS[chunk]
        return self._own[at]


def _settled(met: str) -> str:
    if not met.isascii():
        met = _WITHIN.sub("N", _OPENING.sub(_opening, met))
    return _BRIEFED.sub("x", _PARTICIPLE.sub("w", _NOUNS.sub("w", met.translate(_AS_OTHERS))))


def _opening(hit: re.Match[str]) -> str:
    return chr(ord(hit.group()) - EITHER)


def _ends_sentence(text: str, one: Marked, end: int) -> bool:
    """A full stop inside the closing mark ends the sentence unless the sentence visibly goes on."""
    if text[one.end - 2 : one.end - 1] != "." or not one.closed:
        return not one.closed
    after = text[one.end : min(end, one.end + 3)].lstrip()
    return not after or not (after[0].islower() or after[0] in ",;—–―-")
