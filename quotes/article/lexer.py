"""Sentences cut into the few large tokens of `grammar/attribution.lark`."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from lark.common import LexerConf
from lark.lexer import Lexer

from quotes.article.spelling import REPORTS, Paragraph, Spelling, Words


class Light:
    """A token that carries offsets and nothing else.

    `heads` where it opens a clause. The line numbers are there because Lark's end token copies them.
    """

    __slots__ = ("end_pos", "heads", "start_pos", "type")
    line = column = end_line = end_column = None

    def __init__(self, kind: str, start: int, end: int, heads: bool = False) -> None:  # noqa: FBT001, FBT002 - called for every token
        self.type, self.start_pos, self.end_pos, self.heads = kind, start, end, heads


class Cut(NamedTuple):
    """A sentence's tokens; `end` is where its full stop stands."""

    start: int
    end: int
    tokens: Sequence[Light]


class LightLexer(Lexer):
    """Lark's lexer for tokens that have been cut already."""

    def __init__(self, lexer_conf: LexerConf) -> None:
        """Take Lark's settings, which say nothing that matters here."""

    def lex(self, data: Sequence[Light]) -> Iterator[Light]:  # type: ignore[override]
        """The tokens themselves."""
        return iter(data)


# What the letters spell, from the token regex down to its parts.
_NAME = "[hH]*N[NhHn]*"
_DESC = "(?:N*D|d)+(?:x?[wnNhH]){0,8}"
_PEOPLE = "[wn]{0,2}h*H"
_MORE = f"(?:&(?:{_DESC}|{_NAME}|{_PEOPLE}))?"
_NP = "[PdDNhH]"
_VERB = "2?[sfmev]"
_HEAD = r"(?:(?<=[.,;:\-(k])|(?<![\s\S]))"
_PAREN = r"\([^()q]{0,30}\)"
_SPEAKS = rf"(?=(?:{_PAREN})?x*{_VERB})"
# What may hang on a noun phrase before its verb comes: adverbs, apposition, parenthesis, place, relative clause.
_ASIDE = (
    rf"(?:x+|,[^q.;:]{{1,40}}?,(?=x*{_VERB})|-[^q.;:-]{{1,40}}?-(?=x*{_VERB})|{_PAREN}(?:,(?=x*{_VERB}))?"
    rf"|[iOyT](?:N*D|d|[wnNhHxoO]|&(?!x*{_VERB})){{1,8}}|[rgj][^q,.;:]{{0,15}}?(?=x*[smv]))*"
)
_TOKEN = (
    rf"(?P<QUOTED>q)|(?P<PAREN>{_PAREN})"
    rf"|(?P<SOURCE>AT(?=[PdDNhHwn])|B?x*[smvgj]y(?={_NP}))"
    r"|(?P<QUOTED_AS>Bx*[sm]k?g|Bx*[gj])|(?P<PASSIVE>Bx*[smv])"
    r"|(?P<WHO>rx*[smvfe]|tx*s)"
    rf"|(?:(?P<HEADED>{_HEAD}N?[wn&]{{0,3}}w(?=x*2?[sfme]))|(?P<PRON>P{_MORE})|(?P<DESC>{_DESC}{_MORE})"
    rf"|(?P<NAME>(?<=[sq])N+w{{1,2}}[hH]+N[NhHn]*|{_NAME}{_MORE}|w[hH]+N[NhHn]*|(?<=[sq])w{{1,3}}(?:Ow)?N[NhHn]*"
    r")"
    rf"|(?P<PEOPLE>{_PEOPLE}{_MORE}|(?<=AT)[wn]{{1,4}})){_ASIDE}"
    rf"|(?P<ALSO>&x*{_VERB}|T[fe])|(?P<TELL>v)|(?P<CUE>2?[sfme])|(?P<SAYING>2?[gj])"
    rf"|(?P<PLACE>[iOyT]++(?P<OBLIQUE>(?:N*D|d)*(?:[wnoh]|H(?!x*{_VERB}))*(?:N+(?!N*{_SPEAKS}))?))"
    r"|(?P<WATER>[,;:()\-]+|(?:w(?![wn]?[hH])|[nok])+|.)"
)
_TOKENS = re.compile(_TOKEN)
# Behind the last verb of saying and the token after it nothing tells who speaks.
_BRIEF_TOKENS = re.compile(rf"(?<=[^sfmvegjATyq2])(?P<REST>[^sfmvegjAq]++)\Z|{_TOKEN}")
_SENTENCE = re.compile(r"[^.]+")
# Sentences with marked words or a verb of saying, and those before marked words.
_SAYING = re.compile(r"(?<![^.])[^.sfmvegjAq]*+(?:[sfmvegjAq][^.]*+|(?<=[^.])(?=\.+[^.q]*+q))")
_WATER = frozenset({"WATER", "PASSIVE", "PAREN", "REST"})
_TAKES_UP = frozenset("rgjt,(")
"""Letters behind a phrase with a preposition that may make its noun somebody's subject: who, saying."""
# Groups: the token's type, whether only its last word counts, whether it is a noun phrase, and whether the grammar
# waits for something after it; elsewhere water changes nothing and is left out.
_KINDS = {
    "NAME": ("NAME", False, True, True),
    "DESC": ("DESC", False, True, True),
    "PEOPLE": ("DESC", False, True, True),
    "HEADED": ("DESC", False, True, True),
    "PRON": ("PRON", False, True, True),
    "CUE": ("CUE", False, False, True),
    "QUOTED_AS": ("CUE", True, False, True),
    "TELL": ("TELL", False, False, True),
    "SOURCE": ("SOURCE", False, False, True),
    "ALSO": ("ALSO", True, False, False),
    "WHO": ("WHO", True, False, False),
    "SAYING": ("SAYING", False, False, False),
    "OBLIQUE": ("OBLIQUE", False, False, False),
    "QUOTED": ("QUOTED", False, False, False),
}
_HEADS = frozenset(".,;:-(k&trq")
_NOBODY = frozenset("NhH")
_LONGEST = 40
"""Tokens after which a sentence is cut: none is as long, and what looks back in a sentence stays bounded."""


def sentences(text: str, paragraphs: Sequence[Paragraph], *, brief: bool = False) -> list[list[Cut]]:
    """The sentences of each paragraph.

    With `brief`, those in which nobody says anything are passed over, unless marked words follow them.
    """
    spelling = Spelling(text, paragraphs)
    letters, met = spelling.letters, spelling.met
    found: list[list[Cut]] = []
    for k, (paragraph, (first, end)) in enumerate(zip(paragraphs, pairwise(spelling.first), strict=True)):
        cuts: list[Cut] = []
        found.append(cuts)
        unmarked = brief and not paragraph.marked
        if unmarked and not REPORTS.search(met, first, end):
            continue
        words = spelling.words(k)
        for hit in (_SAYING if brief else _SENTENCE).finditer(letters, first, end):
            at, stop = hit.span()
            if unmarked and not REPORTS.search(met, at, stop):
                continue
            pattern = _BRIEF_TOKENS if unmarked else _TOKENS
            taken = _tokens(letters, words, first, pattern.finditer(letters, at, stop))
            cuts += _cut(taken, words.start(at - first), words.start(stop - first))
    return found


def tokens(text: str, paragraphs: Sequence[Paragraph]) -> list[Light]:
    """All tokens of the paragraphs, each sentence ended by STOP and each paragraph by BREAK."""
    found: list[Light] = []
    for paragraph, cuts in zip(paragraphs, sentences(text, paragraphs), strict=True):
        for cut in cuts:
            found += [*cut.tokens, Light("STOP", cut.end, cut.end)]
        found.append(Light("BREAK", paragraph.span.end, paragraph.span.end))
    return found


def _cut(rest: Sequence[Light], start: int, end: int) -> list[Cut]:
    cuts: list[Cut] = []
    while len(rest) > _LONGEST:
        now, rest = rest[:_LONGEST], rest[_LONGEST:]
        cuts.append(Cut(start, now[-1].end_pos, now))
        start = now[-1].end_pos
    cuts.append(Cut(start, end, rest))
    return cuts


def _tokens(letters: str, words: Words, first: int, hits: Iterator[re.Match[str]]) -> list[Light]:
    span = words.span
    tokens: list[Light] = []
    waits = False
    for hit in hits:
        group = hit.lastgroup or ""
        if group == "PLACE":
            group = "OBLIQUE" if _is_somebody(letters, hit) else "WATER"
        if group in _WATER:
            if waits:
                waits = False
                at, end = hit.span()
                tokens.append(Light("WATER", *span(at - first, end - 1 - first)))
            continue
        kind, last, noun, waits = _KINDS[group]
        at, end = hit.span(group)
        start, close = span((end - 1 if last else at) - first, end - 1 - first)
        tokens.append(Light(kind, start, close, noun and (at == 0 or letters[at - 1] in _HEADS)))
    return tokens


def _is_somebody(letters: str, place: re.Match[str]) -> bool:
    """Whether the noun of a phrase with a preposition may turn out to be a subject."""
    return letters[place.end() : place.end() + 1] in _TAKES_UP and not _NOBODY.isdisjoint(place["OBLIQUE"])
