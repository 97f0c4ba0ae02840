"""Sentences cut into the few large tokens of `grammar/attribution.lark`."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from lark.common import LexerConf
from lark.lexer import Lexer

from quotes.article.spelling import Paragraph, Spelling, Words


class Light:
    """A token that carries offsets and nothing else.

    `heads` where it opens a clause. The line numbers are there because Lark's end token copies them.
    """

    __slots__ = ("end_pos", "heads", "start_pos", "type")
    line = column = end_line = end_column = None

    def __init__(self, kind: str, start: int, end: int, heads: bool = False) -> None:
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
_SAYS = re.compile("[sfmvegjAq]")
_OTHERWISE = {"QUOTED_AS": ("CUE", True), "ALSO": ("ALSO", True), "WHO": ("WHO", True), "PEOPLE": ("DESC", False), "HEADED": ("DESC", False)}
"""Groups with another type than their name, or of whose words only the last one counts."""
_WATER = frozenset({"WATER", "PASSIVE", "PAREN", "REST"})
_OPEN = frozenset({"NAME", "DESC", "PRON", "CUE", "TELL", "SOURCE"})
"""Tokens after which the grammar waits for something; elsewhere water changes nothing and is left out."""
_TAKES_UP = frozenset("rgjt,(")
"""Letters behind a phrase with a preposition that may make its noun somebody's subject: who, saying."""
_HEADS = frozenset(".,;:-(k&trq")
_NOUNS = frozenset({"NAME", "DESC", "PRON"})
_NOBODY = frozenset("NhH")
_LONGEST = 40
"""Tokens after which a sentence is cut: none is as long, and what looks back in a sentence stays bounded."""


def sentences(text: str, paragraphs: Sequence[Paragraph], *, brief: bool = False) -> list[list[Cut]]:
    """The sentences of each paragraph.

    With `brief`, those in which nobody says anything are passed over, unless marked words follow them.
    """
    spelling = Spelling(text, paragraphs)
    letters = spelling.letters
    found: list[list[Cut]] = []
    for k, (paragraph, (first, end)) in enumerate(zip(paragraphs, pairwise(spelling.first), strict=True)):
        cuts: list[Cut] = []
        if not brief or _SAYS.search(letters, first, end):
            pattern = _BRIEF_TOKENS if brief and not paragraph.marked else _TOKENS
            for hit in (_SAYING if brief else _SENTENCE).finditer(letters, first, end):
                cuts += _cut(letters, spelling.words(k), first, hit, pattern)
        found.append(cuts)
    return found


def _cut(
    letters: str, words: Words, first: int, sentence: re.Match[str], pattern: re.Pattern[str]
) -> Iterator[Cut]:
    tokens = _tokens(letters, words, first, pattern.finditer(letters, *sentence.span()))
    start, end = words.place(sentence.start() - first)[0], words.place(sentence.end() - first)[0]
    while len(tokens) > _LONGEST:
        now, tokens = tokens[:_LONGEST], tokens[_LONGEST:]
        yield Cut(start, now[-1].end_pos, now)
        start = now[-1].end_pos
    yield Cut(start, end, tokens)


def _tokens(letters: str, words: Words, first: int, hits: Iterator[re.Match[str]]) -> list[Light]:
    place = words.place
    tokens: list[Light] = []
    waits = False
    for hit in hits:
        group = hit.lastgroup
        if group == "PLACE":
            group = "OBLIQUE" if _is_somebody(letters, hit) else "WATER"
        if group in _WATER:
            if waits:
                tokens.append(Light("WATER", *place(hit.start() - first), False))
                waits = False
            continue
        at, end = hit.span(group)
        if group in _OTHERWISE:
            kind, last = _OTHERWISE[group]
            at = end - 1 if last else at
        else: kind = group
        waits = kind in _OPEN
        heads = kind in _NOUNS and (at == 0 or letters[at - 1] in _HEADS)
        start, close = place(end - 1 - first)
        tokens.append(Light(kind, start if at == end - 1 else place(at - first)[0], close, heads))
    return tokens


def _is_somebody(letters: str, place: re.Match[str]) -> bool:
    """Whether the noun of a phrase with a preposition may turn out to be a subject."""
    return letters[place.end() : place.end() + 1] in _TAKES_UP and not _NOBODY.isdisjoint(place["OBLIQUE"])
