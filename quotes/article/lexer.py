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

    With `brief`, sentences in which nobody says anything are passed over, unless marked words follow them.
    """

    text: str
    paragraphs: Sequence[Paragraph]
    brief: bool = False


class Light:
    """A token that carries offsets and nothing else.

    `heads` where it opens a clause. The line numbers are there because Lark's end token copies them.
    """

    __slots__ = ("end_pos", "heads", "start_pos", "type")
    line = column = end_line = end_column = None

    def __init__(self, kind: str, start: int, end: int, *, heads: bool = False) -> None:
        self.type, self.start_pos, self.end_pos, self.heads = kind, start, end, heads


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
    rf"(?P<QUOTED>q)|(?P<STOP>\.+)|(?P<PAREN>{_PAREN})"
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
_BRIEF_TOKENS = re.compile(
    rf"(?:(?<![^.]))[^.sfvmegjAq]*+(?P<NOBODY>\.+)|(?<=[^.sfvmegjATyq2])(?P<REST>[^.sfvmegjAq]++)(?=\.|\Z)|{_TOKEN}"
)
_NEAR_TOKENS = re.compile(rf"(?:(?<![^.]))[^.sfvmegjAq]*+(?P<NOBODY>\.+)(?=[^.q]*+(?:\.|\Z))|{_TOKEN}")
_TYPES = {"QUOTED_AS": "CUE", "PEOPLE": "DESC", "HEADED": "DESC", "NOBODY": "STOP"}
_WATER = frozenset({"WATER", "PASSIVE", "PAREN", "REST"})
_OPEN = frozenset({"NAME", "DESC", "PRON", "CUE", "TELL", "SOURCE"})
"""Tokens after which the grammar waits for something; elsewhere water changes nothing and is left out."""
_VERB_LAST = frozenset({"ALSO", "WHO", "QUOTED_AS"})
_TAKES_UP = frozenset("rgjt,(")
"""Letters behind a phrase with a preposition that may make its noun somebody's subject: who, saying."""
_HEADS = frozenset(".,;:-(k&trq")
_NOUNS = frozenset({"NAME", "DESC", "PRON"})


class AttributionLexer(Lexer):
    """Lark's lexer for `grammar/attribution.lark`; it takes a `Prose`."""

    def __init__(self, lexer_conf: LexerConf) -> None:
        """Take Lark's settings, which say nothing that matters here."""

    def lex(self, data: Prose) -> Iterator[Light]:  # type: ignore[override]
        """The tokens of every paragraph, each sentence ended by STOP and each paragraph by BREAK."""
        for paragraph in data.paragraphs:
            spelling = spell(data.text, paragraph)
            pattern = (_NEAR_TOKENS if paragraph.marked else _BRIEF_TOKENS) if data.brief else _TOKENS
            yield from _tokens(spelling, pattern)
            end = paragraph.span.end
            yield Light("STOP", end, end)
            yield Light("BREAK", end, end)


def _tokens(spelling: Spelling, pattern: re.Pattern[str]) -> Iterator[Light]:
    marks, starts, end_of = spelling.letters, spelling.starts, spelling.end
    last, size = "", 0
    for hit in pattern.finditer(marks):
        group = hit.lastgroup or ""
        if group == "PLACE":
            group = "OBLIQUE" if _is_somebody(marks, hit) else "WATER"
        if group in _WATER:
            if last in _OPEN:
                yield Light("WATER", starts[hit.start()], end_of(hit.end() - 1))
            last = "WATER"
            continue
        at, end = hit.span(group)
        first = end - 1 if group in _VERB_LAST else at
        last = _TYPES.get(group, group)
        size = 0 if last == "STOP" else size + 1
        heads = last in _NOUNS and (at == 0 or marks[at - 1] in _HEADS)
        yield Light(last, starts[first], end_of(end - 1), heads=heads)
        if size > _LONGEST:
            yield Light("STOP", end_of(end - 1), end_of(end - 1))
            last, size = "STOP", 0


def _is_somebody(marks: str, place: re.Match[str]) -> bool:
    """Whether the noun of a phrase with a preposition may turn out to be a subject."""
    return marks[place.end() : place.end() + 1] in _TAKES_UP and not _NOBODY.isdisjoint(place["OBLIQUE"])


_LONGEST = 40
"""Tokens after which a sentence is cut: none is as long, and what looks back in a sentence stays bounded."""
_NOBODY = frozenset("NhH")
