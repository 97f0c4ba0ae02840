"""Words for comparison: one form for whatever is the same word printed otherwise, each with its place.

Case, accents, the kind of quotes and dashes, and spaces say nothing. A contraction is the words it stands for, so that
"n't" is seen as *not*; a number is one word however it is written: "2.5 million" and "2,500,000".
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from quotes.check.numerals import SCALES, SMALL, value


class Word(NamedTuple):
    """A word in its form for comparison; `start` and `end` are characters of the text it stands in."""

    form: str
    start: int
    end: int


class _Plain(dict[int, str]):
    """Each character as one character without case and accents, so that places stay what they are."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in "’‘`´ʼ′＇":
            plain = "'"
        elif unicodedata.combining(char) or unicodedata.category(char) == "Cf":
            plain = INSIDE
        elif char == INSIDE or not char.isprintable():
            plain = " "
        else:
            plain = _base(char)
        self[code] = plain
        return plain


INSIDE = "\x01"
"""Stands for accents that are characters of their own, soft hyphens and marks of direction: they part no words."""

_UNLIKE = {"ø": "o", "đ": "d", "ł": "l", "ß": "s", "æ": "a", "œ": "o", "ı": "i", "þ": "t", "ð": "d"}


def _base(char: str) -> str:
    lower = char.lower()
    base = unicodedata.normalize("NFKD", lower)[:1] or " "
    return _UNLIKE.get(base, base)


_PLAIN = _Plain()
_LETTER = rf"[^\W\d_]{INSIDE}*"
_WORD = re.compile(
    # A number with its separators, letters with full stops between them, a word with its apostrophes, a sign that is a
    # word when it is spoken; a script without spaces has each character for a word.
    rf"\d+(?:,\d{{3}})+(?:\.\d+)?|\d+\.\d+|\d+|(?:[a-z]\.){{2,}}|[\u3040-\u30ff\u3400-\u9fff]"
    rf"|{_LETTER}(?:(?![\u3040-\u30ff\u3400-\u9fff])(?:{_LETTER}|\d))*(?:'(?:{_LETTER})+)*|[%&]"
)

_NOT = "ca:can do does did is are was were has have had would could should must might need wo:will"
_CONTRACTIONS = {
    "cannot": ("can", "not"),
    "ain't": ("is", "not"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "let's": ("let", "us"),
    "ok": ("okay",),
    "&": ("and",),
    "%": ("percent",),
    "'em": ("them",),
}
for _verb in _NOT.split():
    _short, _, _long = _verb.partition(":")
    for _written in (f"{_short}n't", f"{_short}nt"):
        if _written not in {"cant", "want", "wont"}:
            _CONTRACTIONS[_written] = (_long or _short, "not")
_CONTRACTIONS |= {"can't": ("can", "not"), "cant": ("can", "not"), "wont": ("will", "not")}
for _pronoun in "i you he she it we they that there who what where here this how".split():
    for _short, _long in {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would", "s": "is"}.items():
        _CONTRACTIONS[f"{_pronoun}'{_short}"] = (_pronoun, _long)
# Archives that lost their apostrophes print "Im" and "thats"; only what is no other word.
_CONTRACTIONS |= {"im": ("i", "am"), "ive": ("i", "have"), "thats": ("that", "is"), "youre": ("you", "are")}
_CONTRACTIONS |= {"theyre": ("they", "are"), "weve": ("we", "have"), "theyve": ("they", "have")}
NEGATED = frozenset(word for word, parts in _CONTRACTIONS.items() if "not" in parts)
"""Contractions that hold a *not*."""


@lru_cache(maxsize=512)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text in the order in which they stand; the words of one contraction share a place."""
    found = list(_tokens(text))
    return tuple(_numbers(text, found)) if any(_may_count(word.form) for word in found) else tuple(found)


def forms(text: str) -> list[str]:
    """The words of a text without their places."""
    return [word.form for word in words(text)]


def quick(text: str) -> list[str]:
    """The words of a text at a tenth of the cost, contractions whole and numbers as printed: to compare many texts."""
    return _WORD.findall(plain(text))


def blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with spaces where transcribers' annotations stand, so that every place stays what it is."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def plain(text: str) -> str:
    """The text without case and accents, character for character."""
    return text.translate(_PLAIN)


def _tokens(text: str) -> Iterator[Word]:
    for match in _WORD.finditer(plain(text)):
        token, start, end = match.group(), match.start(), match.end()
        if INSIDE in token:
            token = token.replace(INSIDE, "")
        parts = _CONTRACTIONS.get(token)
        if parts:
            for part in parts:
                yield Word(part, start, end)
        elif "'" in token or "." in token:
            yield Word(token.replace("'", "") if "'" in token else _initials(token), start, end)
        else:
            yield Word(token, start, end)


def _initials(token: str) -> str:
    """The letters of "u.s." without their stops; a number keeps its point."""
    return token.replace(".", "") if token[0].isalpha() else token


def _numbers(text: str, tokens: list[Word]) -> Iterator[Word]:
    """The words, those of one number joined into its digits."""
    index = 0
    while index < len(tokens):
        first = tokens[index]
        number, length = value(_row(text, tokens, index)) if _may_count(first.form) else ("", 0)
        yield Word(number, first.start, tokens[index + length - 1].end) if length else first
        index += max(length, 1)


def _may_count(form: str) -> bool:
    return form[0].isdigit() or form in _STARTS


def _row(text: str, tokens: list[Word], index: int) -> list[str]:
    """The words from `index` on with nothing but spaces and hyphens between them, as the words of a number stand."""
    row = [tokens[index].form]
    for before, after in pairwise(tokens[index : index + _MOST]):
        if text[before.end : after.start].strip(" \t\n\xa0-\u2010\u2011"):
            break
        row.append(after.form)
    return row


_MOST = 14  # words of one number
_STARTS = frozenset(SCALES) | frozenset(SMALL) | {"hundred"}
