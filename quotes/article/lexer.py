"""Sentences cut into the few large tokens of `grammar/attribution.lark`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from lark.common import LexerConf
from lark.lexer import Lexer

from quotes.article.lexicon import FIRST_OF_TWO
from quotes.article.phrases import PHRASES, Phrase
from quotes.article.phrases import tokens as tokens_of
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


class Tagger:
    """The rows of a table of phrases as one expression, and what is to be known of each row's token."""

    def __init__(self, rows: tuple[Phrase, ...]) -> None:
        """Compile the rows."""
        self.pattern = tokens_of(rows)
        self.kinds = {number: _kind(group) for group, number in self.pattern.groupindex.items()}
        self.oblique = self.pattern.groupindex.get("OBLIQUE", -1)


TAGGER = Tagger(PHRASES)
_OPENS = re.compile(r"(?:\A|[.,;:(k&trq-])\Z|(?:\A|\.)x\Z")
"""What stands before a noun phrase that opens a clause; an adverb at the head of the sentence is passed over."""
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


def tokens(text: str, paragraphs: Sequence[Paragraph], *, brief: bool = False) -> list[Light]:
    """The tokens of the paragraphs, each sentence ended by STOP and each paragraph by BREAK; `brief` as `sentences`."""
    found: list[Light] = []
    for paragraph, cuts in zip(paragraphs, sentences(text, paragraphs, brief=brief), strict=True):
        for cut in cuts:
            for token in cut.tokens:  # of water nobody has asked for the place
                at = found[-1].end_pos if found and token is _NOWHERE else 0
                found.append(Light("WATER", at, at) if token is _NOWHERE else token)
            found.append(Light("STOP", cut.end, cut.end))
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
    kinds, oblique = TAGGER.kinds, TAGGER.oblique
    for hit in TAGGER.pattern.finditer(letters, *sentence):
        group = hit.lastindex or 0
        kind = kinds.get(group)
        at, end = hit.span()
        done = at >= last and letters[at - 1] not in _TIES
        if done or not kind or (group == oblique and (letters[end] not in _TAKES_UP or not _is_somebody(hit))):
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
        elif group == oblique:
            at = hit.start(group)
        start, stop = span(at, end - 1)
        found.append(Light(name, start, stop, noun and bool(_OPENS.search(letters, max(0, at - 3), at))))
    return found


def _is_somebody(place: re.Match[str]) -> bool:
    """Whether the noun of a phrase with a preposition is a name's or a person's, and may be a subject."""
    return not _SOMEBODY.isdisjoint(place["OBLIQUE"])
