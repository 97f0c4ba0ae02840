"""Paragraphs cut into the few large tokens of `grammar/attribution.lark`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lark.common import LexerConf
from lark.lexer import Lexer

from quotes.article.spelling import Paragraph, Spelling, spell


@dataclass(frozen=True, slots=True)
class Prose:
    """What the parser is given: a text and the paragraphs of it to read.

    With `brief`, sentences of unmarked paragraphs in which nobody says anything are passed over.
    """

    text: str
    paragraphs: Sequence[Paragraph]
    brief: bool = False


class Light:
    """A token that carries offsets and nothing else; the line numbers are there because Lark's end token copies them."""

    __slots__ = ("end_pos", "heads", "start_pos", "type")
    line = column = end_line = end_column = None

    def __init__(self, kind: str, start: int, end: int, *, heads: bool = False) -> None:
        self.type, self.start_pos, self.end_pos, self.heads = kind, start, end, heads


# What the letters spell, from the token regex down to its parts.
_NAME = "[hH]*N[NhHn]*"
_DESC = "(?:N*D|d)++(?:x?[wnNhH]){0,8}"
_PEOPLE = "[wn]{0,2}h*H"
_MORE = f"(?:&(?:{_DESC}|{_NAME}|{_PEOPLE}))?"
_NP = "[PdDNhH]"
_VERB = "2?[sfmev]"
_HEAD = r"(?:(?<=[.,;:\-(k])|(?<![\s\S]))"
_PAREN = r"\([^()q]{0,30}\)"
_SPEAKS = rf"(?=(?:{_PAREN})?x*{_VERB})"
_TOKENS = re.compile(
    rf"(?P<QUOTED>q)|(?P<STOP>\.+)|(?P<PAREN>{_PAREN})"
    rf"|(?P<SOURCE>AT(?=[PdDNhHwn])|B?x*[smvgj]y(?={_NP}))"
    rf"|(?P<QUOTED_AS>Bx*[sm]k?g|Bx*[gj])|(?P<PASSIVE>Bx*[smv])"
    rf"|(?P<WHO>rx*[smvfe]|tx*s)"
    rf"|(?P<HEADED>{_HEAD}N?[wn&]{{0,3}}w(?=x*2?[sfme]))"
    rf"|(?P<PRON>P{_MORE})|(?P<DESC>{_DESC}{_MORE})|(?P<NAME>{_NAME}{_MORE}|w[hH]+N[NhHn]*|(?<=[sq])w{{1,3}}(?:Ow)?N[NhHn]*)"
    rf"|(?P<PEOPLE>{_PEOPLE}{_MORE}|(?<=AT)[wn]{{1,4}})"
    rf"|(?P<ALSO>&x*{_VERB}|T[fe])|(?P<TELL>v)|(?P<CUE>2?[sfme])|(?P<SAYING>2?[gj])"
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
            spelling = spell(data.text, paragraph)
            yield from _tokens(spelling, brief=data.brief and not paragraph.marked)
            end = paragraph.span.end
            yield Light("STOP", end, end)
            yield Light("BREAK", end, end)


_NOBODY_SAYS = re.compile(r"[^.sfvmegjAq]*+\.+")
_OPEN = frozenset({"NAME", "DESC", "PRON", "CUE", "TELL", "SOURCE", "ASIDE"})
"""Tokens after which the grammar waits for something; elsewhere water changes nothing and is left out."""


def _tokens(spelling: Spelling, *, brief: bool) -> Iterator[Light]:
    word_letters, starts = spelling.letters, spelling.starts
    at, last, size = 0, "STOP", len(word_letters)
    while at < size:
        if brief and last == "STOP" and (idle := _NOBODY_SAYS.match(word_letters, at)):
            at = idle.end()
            yield Light("STOP", starts[at - 1], spelling.end(at - 1))
            continue
        kind, first, end = _next(word_letters, at, waits=last in _NOUNS)
        if kind == "ASIDE":
            if last != "ASIDE":
                yield Light(kind, starts[first], spelling.end(end - 1))
            last = "ASIDE"
        elif kind != "WATER" or last in _OPEN:
            heads = at == 0 or word_letters[at - 1] in _HEADS
            yield Light(kind, starts[first], spelling.end(end - 1), heads=heads)
            last = kind
        at = end


_NOUNS = frozenset({"NAME", "DESC", "PRON", "ASIDE"})


def _next(word_letters: str, at: int, *, waits: bool) -> tuple[str, int, int]:
    """The type of the token at a place, and the letters at which it starts and ends."""
    hit = _ASIDE.match(word_letters, at) if waits else None
    if hit:
        return "ASIDE", at, hit.end()
    hit = _TOKENS.match(word_letters, at)
    assert hit
    kind = hit.lastgroup or ""
    if kind == "PLACE":
        named = word_letters[hit.end() : hit.end() + 1] in _TAKES_UP and any(mark in "NhH" for mark in hit["OBLIQUE"])
        return ("OBLIQUE", hit.start("OBLIQUE"), hit.end()) if named else ("WATER", at, hit.end())
    first = hit.end() - 1 if kind in _VERB_LAST else at
    return _TYPES.get(kind, kind), first, hit.end()


_TAKES_UP = frozenset("rgjt,(")
"""Letters behind a phrase with a preposition that may make its noun somebody's subject: who, saying."""
_VERB_LAST = frozenset({"ALSO", "WHO", "QUOTED_AS"})
