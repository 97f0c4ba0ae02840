"""Sentences cut into the few large tokens of `grammar/attribution.lark`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from lark.common import LexerConf
from lark.lexer import Lexer

from quotes.article.lexicon import FIRST_OF_TWO
from quotes.article.spelling import REPORTS, Paragraph, Spelling


@dataclass(slots=True, eq=False)
class Light:
    """A token that carries offsets and nothing else; `heads` where it opens a clause."""

    line: ClassVar[None] = None
    column: ClassVar[None] = None
    end_line: ClassVar[None] = None
    end_column: ClassVar[None] = None
    # Lark's end token copies these four.

    type: str
    start_pos: int
    end_pos: int
    heads: bool = False


@dataclass(slots=True)
class Cut:
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


# What the letters spell, from the parts up to the token.
_DESC = "(?:N*D|d)*(?:x?[wnNhH]){0,8}"
_MORE = f"(?:&(?:[dD]{_DESC}|N+D{_DESC}|[hH]*N[NhHn]*|[wn]{{0,2}}h*H))?"
_VERB = "2?[sfmev]"
_SOON = "(?=x*2?(?:[sf]|mt))"
_BY = "y(?=[PdDNhH])"
_HEAD = r"(?:(?<=[.,;:\-(k].)|(?<![\s\S].))"
_PAREN = r"\([^()q]{0,30}\)"
_SPEAKS = rf"(?=(?:{_PAREN})?x*{_VERB})"
_WATER = "(?:w(?![wn]?[hH])|[nok])*"
_PLAIN = "(?:w(?![wn]?[hH]))*"


def _aside(apposition: str) -> str:
    """What may hang on a noun phrase before its verb: adverbs, apposition, parenthesis, place, relative clause."""
    return (
        rf"(?:x+|,{apposition}{{1,40}}?,(?=x*{_VERB})|-[^q.;:-]{{1,40}}?-(?=x*{_VERB})|{_PAREN}(?:,(?=x*{_VERB}))?"
        rf"|[iOyT](?:N*D|d|[wnNhHxoO]|&(?!x*{_VERB})){{1,8}}|[rgj][^q,.;:]{{0,15}}?(?=x*[smv]))*"
    )


# No apposition, but somebody else: they cheered, and Obama said; of a pronoun also: after she did, Obama said.
_ASIDE = _aside("(?!&)[^q.;:]")
_ASIDE_OF_PRONOUN = _aside("(?![&N])[^q.;:]")
# Every alternative starts with letters of its own, for the regex engine passes over one that does at a glance. An empty
# group tells which token it was and where the token's own letters end; whatever reaches none is water.
_TOKENS = re.compile(
    rf"""
    q(?P<QUOTED>)
    | P{_MORE}(?P<PRON>){_ASIDE_OF_PRONOUN}
    | [dD]{_DESC}{_MORE}(?P<DESC>){_ASIDE}
    | N(?: {_HEAD}[wn&]{{0,3}}w{_SOON}(?P<DESC_AFTER_NAME>)
         | N*D{_DESC}{_MORE}(?P<DESC_OF_NAME>)
         | (?<=[sq]N)N*w{{1,2}}[hH]+N[NhHn]*(?P<NAME_OF_PAPER>)
         | (?<=qN)[NwnhH]{{0,6}}[wn][NwnhH]{{0,3}}[NhH](?=(?:[iO][dNwnhH]{{1,4}})?x*{_VERB})(?P<NAME_BEHIND_WORDS>)
         | [NhHn]*{_MORE}(?P<NAME>)){_ASIDE}
    | [hH](?:[hH]*N[NhHn]*{_MORE}(?P<NAME_WITH_TITLE>)
           | (?:(?<=H)|h*H){_MORE}(?P<DESC_OF_PEOPLE>)){_ASIDE}
    | [wn](?:(?: (?:(?<=q.)|{_HEAD})(?:[wn&]{{0,2}}w|(?<=w)){_SOON}(?P<DESC_OPENING>)
               | (?<=w)[hH]+N[NhHn]*(?P<NAME_WITH_TRADE>)
               | (?<=[sq]w)w{{0,2}}(?:Ow)?N[NhHn]*(?P<NAME_AFTER_TRADE>)
               | [wn]?h*H{_MORE}(?P<DESC_OF_MANY>)
               | (?<=AT.)[wn]{{0,3}}(?P<DESC_OF_SOURCE>)){_ASIDE}
           | (?:(?<=n)|(?![wn]?[hH])){_WATER})?
    | &(?: {_HEAD}[wn&]{{0,2}}w{_SOON}(?P<DESC_JOINED>){_ASIDE}
         | x*{_VERB}(?P<ALSO>))?
    | [smvgj]{_BY}(?P<SOURCE_BY>)
    | [sfme](?P<CUE>)
    | v(?P<TELL>)
    | [gj](?P<SAYING>)
    | 2(?:[sfme](?P<CUE_OF_TWO>)|[gj](?P<SAYING_OF_TWO>))
    | x(?:x*[smvgj]{_BY}(?P<SOURCE_LATER_BY>) | x*{_PLAIN})
    | B(?:x*(?:[smvgj]{_BY}(?P<SOURCE_BEING>) | (?:[sm]k?g|[gj])(?P<CUE_QUOTED_AS>) | [smv]) | x*{_PLAIN})
    | AT(?=[PdDNhHwn])(?P<SOURCE>)
    | r(?:x*(?:2[sf]|[smvfe])(?P<WHO>) | {_PLAIN})
    | t(?:x*2?s(?P<WHO_THAT>) | {_PLAIN})
    | T2?[fe](?P<ALSO_TO>)
    | [iOyT]++(?P<OBLIQUE>(?:N*D|d)*(?:[wnoh]|H(?!x*{_VERB}))*(?:(?!N+{_SPEAKS})N+)?)
    | {_PAREN}
    | [,;:()\-]+
    | [ok]{_WATER}
    | .
    """,
    re.VERBOSE,
)
_SENTENCE = re.compile(r"[^.]+")
# Sentences with marked words or a verb of saying, and those before marked words.
_SAYING = re.compile(r"(?<![^.])[^.sfmvegjAq]*+(?:[sfmvegjAq][^.]*+|(?<=[^.])(?=\.+[^.q]*+q))")
_AFTER_LAST = re.compile(r"(?<=[sfmvegjA])[^sfmvegjA]*+\Z")
_TIES = frozenset("sfmvegjATy2")
"""Letters behind which it still matters what follows the last verb."""
_TAKES_UP = frozenset("rgjt,(")
"""Letters behind a phrase with a preposition that may make its noun somebody's subject: who, saying."""
_NOUNS = frozenset({"NAME", "DESC", "PRON"})
_WAITS = _NOUNS | {"CUE", "TELL", "SOURCE"}
"""Tokens after which the grammar waits for something; after others water changes nothing and is left out."""
_LAST = frozenset({"CUE_QUOTED_AS", "ALSO", "WHO"})
"""Tokens of which only the last word counts."""


def _kind(group: str) -> tuple[str, bool, bool, bool]:
    """The token of a group, and whether only its last word counts, it is a noun phrase, the grammar waits behind it."""
    name = group.partition("_")[0]
    return name, name in _LAST or group in _LAST, name in _NOUNS, name in _WAITS


_KINDS = {number: _kind(group) for group, number in _TOKENS.groupindex.items()}
_OBLIQUE = _TOKENS.groupindex["OBLIQUE"]
_HEADS = frozenset(".,;:-(k&trq")
_SOMEBODY = frozenset("NhH")
_NOWHERE = Light("WATER", 0, 0)
"""Water where nobody asks for its place."""
_LONGEST = 40
"""Tokens after which a sentence is cut: none is as long, and what looks back in a sentence stays bounded."""


def sentences(text: str, paragraphs: Sequence[Paragraph], *, brief: bool = False) -> list[list[Cut]]:
    """The sentences of each paragraph.

    With `brief`, those in which nobody says anything are passed over, unless marked words follow them; so are
    unmarked ones whose verbs report nothing by themselves.
    """
    spelling = Spelling(text, paragraphs)
    letters, met = spelling.letters, spelling.met
    found: list[list[Cut]] = []
    for paragraph, (first, end) in zip(paragraphs, pairwise(spelling.first), strict=True):
        cuts: list[Cut] = []
        found.append(cuts)
        unmarked = brief and not paragraph.marked
        if unmarked and not REPORTS.search(met, first, end):
            continue
        for hit in (_SAYING if brief else _SENTENCE).finditer(letters, first, end):
            at, stop = hit.span()
            if not unmarked or REPORTS.search(met, at, stop):
                cut = _tokens(spelling, hit.span(), brief=brief, marked=not unmarked)
                one = Cut(spelling.start(at), spelling.start(stop), cut)
                cuts += (one,) if len(cut) <= _LONGEST else _parts(one)
    return found


def tokens(text: str, paragraphs: Sequence[Paragraph]) -> list[Light]:
    """All tokens of the paragraphs, each sentence ended by STOP and each paragraph by BREAK."""
    found: list[Light] = []
    for paragraph, cuts in zip(paragraphs, sentences(text, paragraphs), strict=True):
        for cut in cuts:
            found += [*cut.tokens, Light("STOP", cut.end, cut.end)]
        found.append(Light("BREAK", paragraph.span.end, paragraph.span.end))
    return found


def _parts(cut: Cut) -> list[Cut]:
    """A sentence that is longer than any is, in several parts."""
    parts = [cut.tokens[at : at + _LONGEST] for at in range(0, len(cut.tokens), _LONGEST)]
    ends = [*(part[-1].end_pos for part in parts[:-1]), cut.end]
    return list(map(Cut, [cut.start, *ends], ends, parts))


def _tokens(spelling: Spelling, sentence: tuple[int, int], *, brief: bool, marked: bool) -> list[Light]:
    letters, span = spelling.letters, spelling.span
    found: list[Light] = []
    waits = False
    tail = _AFTER_LAST.search(letters, *sentence) if brief and not marked else None
    last = tail.start() if tail else sentence[1]
    for hit in _TOKENS.finditer(letters, *sentence):
        group = hit.lastindex or 0
        kind = _KINDS.get(group)
        at, end = hit.span()
        done = at >= last and letters[at - 1] not in _TIES
        if done or not kind or (group == _OBLIQUE and (letters[end] not in _TAKES_UP or not _is_somebody(hit))):
            if waits:
                waits = False
                found.append(_NOWHERE if brief else Light("WATER", *span(at, end - 1)))
            if done:
                break
            continue
        name, only_last, noun, waits = kind
        end = hit.end(group)
        if only_last:
            at = end - 2 if letters[end - 2] == FIRST_OF_TWO else end - 1
        elif group == _OBLIQUE:
            at = hit.start(group)
        start, stop = span(at, end - 1)
        found.append(Light(name, start, stop, noun and (at == 0 or letters[at - 1] in _HEADS)))
    return found


def _is_somebody(place: re.Match[str]) -> bool:
    """Whether the noun of a phrase with a preposition is a name's or a person's, and may be a subject."""
    return not _SOMEBODY.isdisjoint(place["OBLIQUE"])
