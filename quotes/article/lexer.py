"""Paragraphs cut into the few large tokens of `grammar/attribution.lark`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lark.common import LexerConf
from lark.lexer import Lexer

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


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and the marked stretches in it, as the lexer takes them."""

    span: Span
    marked: Sequence[Marked]


@dataclass(frozen=True, slots=True)
class Prose:
    """What the parser is given: a text and the paragraphs of it to read."""

    text: str
    paragraphs: Sequence[Paragraph]


class Light:
    """A token that carries offsets and nothing else; the line numbers are there because Lark's end token copies them."""

    __slots__ = ("end_pos", "heads", "start_pos", "type")
    line = column = end_line = end_column = None

    def __init__(self, kind: str, start: int, end: int, *, heads: bool = False) -> None:
        self.type, self.start_pos, self.end_pos, self.heads = kind, start, end, heads


def letters(text: str, paragraph: Paragraph) -> tuple[str, list[int], list[int]]:
    """A paragraph as one letter a word (see lexicon.py), with where each word starts and ends."""
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = paragraph.span.start
    for one in (*paragraph.marked, None):
        to = one.start if one else paragraph.span.end
        for hit in _WORD.finditer(text, at, to):
            if hit.group() in PARTICLES and out and (verb := two_word_verb(text[starts[-1] : ends[-1]], hit.group())):
                out[-1], ends[-1] = verb, hit.end()
                continue
            out.append(_letter(text, hit, out))
            starts.append(hit.start())
            ends.append(hit.end())
        if one:
            out.append("q")
            starts.append(one.start)
            ends.append(at := one.end)
            if _ends_sentence(text, one, paragraph.span.end):
                out.append(".")
                starts.append(at)
                ends.append(at)
    return _as_nouns("".join(out)), starts, ends


def _letter(text: str, hit: re.Match[str], before: Sequence[str]) -> str:
    kind, word = hit.lastgroup, hit.group()
    if kind == "word":
        return _word_letter(word, not before or before[-1] in ".:")
    if kind == "abbreviation":
        return "n" if word[0].islower() or word.count(".") > 1 or word in _STATES else "N"
    if kind == "number":
        return "n"
    if kind == "dash":
        return "-"
    if kind == "point":
        return _POINTS.get(word, word)
    trails_off = len(word) > 1 or word == "…"
    return "," if trails_off and text[hit.end() : hit.end() + 2].strip()[:1].islower() else "."


_word_letter = lru_cache(maxsize=1 << 16)(lambda word, initial: letter(word, initial=initial))


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


# What the letters spell, from the token regex down to its parts.
_NAME = "[hH]*N[NhHn]*"
_DESC = "(?:N*D|d)++(?:x?[wnNhH]){0,8}"
_PEOPLE = "[wn]{0,2}h*H"
_MORE = f"(?:&(?:{_DESC}|{_NAME}|{_PEOPLE}))?"
_NP = "[PdDNhH]"
_VERB = "[sfmev]"
_HEAD = r"(?:(?<=[.,;:\-(k])|(?<![\s\S]))"
_PAREN = r"\([^()q]{0,30}\)"
_SPEAKS = rf"(?=(?:{_PAREN})?x*{_VERB})"
_TOKENS = re.compile(
    rf"(?P<QUOTED>q)|(?P<STOP>\.+)|(?P<PAREN>{_PAREN})"
    rf"|(?P<SOURCE>AT(?=[PdDNhHwn])|B?x*[smvgj]y(?={_NP}))"
    rf"|(?P<QUOTED_AS>Bx*[sm]k?g|Bx*[gj])|(?P<PASSIVE>Bx*[smv])"
    rf"|(?P<WHO>rx*[smvfe]|tx*s)"
    rf"|(?P<HEADED>{_HEAD}N?[wn&]{{0,3}}w(?=x*[sfme]))"
    rf"|(?P<PRON>P{_MORE})|(?P<DESC>{_DESC}{_MORE})|(?P<NAME>{_NAME}{_MORE}|w[hH]+N[NhHn]*|(?<=[sq])w{{1,3}}(?:Ow)?N[NhHn]*)"
    rf"|(?P<PEOPLE>{_PEOPLE}{_MORE}|(?<=AT)[wn]{{1,4}})"
    rf"|(?P<ALSO>&x*{_VERB}|T[fe])|(?P<TELL>v)|(?P<CUE>[sfme])|(?P<SAYING>[gj])"
    rf"|(?P<PLACE>[iOyT]++(?P<OBLIQUE>(?:N*D|d)*(?:[wnoh]|H(?!x*{_VERB}))*+(?:N+(?!N*{_SPEAKS}))?))"
    r"|(?P<WATER>[,;:()\-]+|(?:w(?![wn]?[hH])|[nok])+|.)"
)
_ASIDE = re.compile(
    rf"x+|,[^q.;:]{{1,40}}?,(?=x*{_VERB})|-[^q.;:-]{{1,40}}?-(?=x*{_VERB})|{_PAREN}(?:,(?=x*{_VERB}))?"
    rf"|[iOyT](?:N*D|d|[wnNhHxoO]|&(?!x*{_VERB})){{1,8}}|[rgj][^q,.;:]{{0,15}}?(?=x*[smv])"
)
_TYPES = {"QUOTED_AS": "CUE", "PASSIVE": "WATER", "PAREN": "WATER", "PEOPLE": "DESC", "HEADED": "DESC"}
_HEADS = frozenset(".,;:-(k&trq")


class AttributionLexer(Lexer):
    """Lark's lexer for `grammar/attribution.lark`; it takes a `Prose`."""

    def __init__(self, lexer_conf: LexerConf) -> None:
        """Take Lark's settings, which say nothing that matters here."""

    def lex(self, data: Prose) -> Iterator[Light]:  # type: ignore[override]
        """The tokens of every paragraph, each sentence ended by STOP and each paragraph by BREAK."""
        for paragraph in data.paragraphs:
            word_letters, starts, ends = letters(data.text, paragraph)
            yield from _tokens(word_letters, starts, ends)
            end = paragraph.span.end
            yield Light("STOP", end, end)
            yield Light("BREAK", end, end)


def _tokens(word_letters: str, starts: Sequence[int], ends: Sequence[int]) -> Iterator[Light]:
    at, waits, size = 0, False, len(word_letters)
    while at < size:
        first = at
        hit = _ASIDE.match(word_letters, at) if waits else None
        kind = "ASIDE"
        if not hit:
            hit = _TOKENS.match(word_letters, at)
            assert hit
            kind = hit.lastgroup or ""
            if kind == "PLACE":
                kind, first = _place(hit)
            elif kind in ("ALSO", "WHO", "QUOTED_AS"):
                first = hit.end() - 1  # the verb alone
            kind = _TYPES.get(kind, kind)
            waits = kind in ("PRON", "DESC", "NAME")
        heads = at == 0 or word_letters[at - 1] in _HEADS
        yield Light(kind, starts[first], ends[hit.end() - 1], heads=heads)
        at = hit.end()


def _place(hit: re.Match[str]) -> tuple[str, int]:
    """A phrase after a preposition: OBLIQUE from its noun phrase on if that may be somebody, else WATER."""
    named = any(mark in "NhH" for mark in hit["OBLIQUE"])
    return ("OBLIQUE", hit.start("OBLIQUE")) if named else ("WATER", hit.start())
