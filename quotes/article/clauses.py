"""Clauses of saying, as the grammar reads them off the tokens of a paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, cast

from lark import Lark, Transformer

from quotes.article.lexer import Light, LightLexer, sentences
from quotes.article.spelling import Paragraph
from quotes.grammars import grammar


class Form(StrEnum):
    """How a clause of saying is built; `WAITS` and `OBLIQUE` are noun phrases that no verb of saying has claimed."""

    SAID = "Obama said"
    SAID_BY = "said Obama"
    ACCORDING = "according to Obama"
    SAYING = "saying"
    ALSO = "and said"
    BARE = "said"
    WHO = "who said"
    WAITS = "Obama"
    OBLIQUE = "of Obama"


@dataclass(slots=True, eq=False)
class Clause:
    """A noun phrase, a verb of saying, or both, with the offsets they cover together."""

    form: Form
    start: int
    end: int
    who: Light | None = None
    cue: Light | None = None


Item = Light | Clause
"""A marked stretch (a `Light` of type QUOTED) or a clause."""


@dataclass(slots=True)
class Sentence:
    """The items of a sentence in order; `end` is where its full stop stands."""

    items: list[Item]
    start: int
    end: int


@dataclass(slots=True)
class _Shape:
    """A clause before its tokens have words: which token of the piece is whose."""

    form: Form
    first: int
    last: int
    who: int | None = None
    cue: int | None = None


_Run = list[_Shape]


class _Reader(Transformer[Light, _Run]):
    """Builds the shapes of a piece while Lark parses; its tokens have their numbers for offsets."""

    def run(self, parts: list[_Run]) -> _Run:
        return parts[0]

    def first(self, parts: list[Light]) -> _Run:
        return [_shape(Form.WAITS, who=parts[0])]

    def waits(self, parts: list[Any]) -> _Run:
        run: _Run = parts[0]
        run.append(_shape(Form.WAITS, who=parts[1]))
        return run

    def said(self, parts: list[Any]) -> _Run:
        run: _Run = parts[0]
        last, cue = run[-1], parts[1]
        last.form, last.cue, last.last = Form.SAID, cue.start_pos, cue.start_pos
        return run

    def said_by(self, parts: list[Any]) -> _Run:
        run: _Run = parts[0]
        last, noun = run[-1], parts[1]
        last.form = Form.ACCORDING if last.form is Form.ACCORDING else Form.SAID_BY
        last.who, last.last = noun.start_pos, noun.start_pos
        return run

    def verb(self, parts: list[Any]) -> _Run:
        return _add(parts, Form.BARE)

    def source(self, parts: list[Any]) -> _Run:
        return _add(parts, Form.ACCORDING)

    def saying(self, parts: list[Any]) -> _Run:
        return _add(parts, Form.SAYING)

    def also(self, parts: list[Any]) -> _Run:
        return _add(parts, Form.ALSO)

    def who(self, parts: list[Any]) -> _Run:
        return _add(parts, Form.WHO)

    def oblique(self, parts: list[Any]) -> _Run:
        run: _Run = parts[0] if len(parts) > 1 else []
        run.append(_shape(Form.OBLIQUE, who=parts[-1]))
        return run

    def water(self, parts: list[Any]) -> _Run:
        run: _Run = parts[0] if len(parts) > 1 else []
        return run


def _shape(form: Form, *, who: Light | None = None, cue: Light | None = None) -> _Shape:
    token = who or cue
    assert token
    at = token.start_pos
    return _Shape(form, at, at, at if who else None, at if cue else None)


def _add(parts: list[Any], form: Form) -> _Run:
    run: _Run = parts[0] if len(parts) > 1 else []
    run.append(_shape(form, cue=parts[-1]))
    return run


@cache
def _parser() -> Lark:
    return grammar("attribution", start="run", lexer=LightLexer, transformer=_Reader())


_SETTLES = frozenset({"TELL", "ALSO", "SAYING", "WHO", "OBLIQUE", "WATER"})
"""Tokens after which the grammar is idle whatever was before, so that the next piece can be read by itself."""


@lru_cache(maxsize=1 << 12)
def _shapes(kinds: tuple[str, ...]) -> _Run:
    """The clauses of a piece; prose has few shapes, so that each is parsed once."""
    tokens = [Light(kind, at, at) for at, kind in enumerate(kinds)]
    return cast("_Run", _parser().parse(tokens))


def read(text: str, paragraphs: Sequence[Paragraph], *, brief: bool = False) -> list[list[Sentence]]:
    """The sentences of every paragraph, in order; with `brief` only those in which somebody may say something."""
    return [
        [Sentence(_items(cut.tokens), cut.start, cut.end) for cut in cuts]
        for cuts in sentences(text, paragraphs, brief=brief)
    ]


def _items(tokens: Sequence[Light]) -> list[Item]:
    items: list[Item] = []
    piece: list[Light] = []
    for token in tokens:
        quoted = token.type == "QUOTED"
        if not quoted:
            piece.append(token)
        if piece and (quoted or token.type in _SETTLES):
            items += _clauses(piece)
            piece = []
        if quoted:
            items.append(token)
    if piece:
        items += _clauses(piece)
    return items


def _clauses(piece: Sequence[Light]) -> list[Clause]:
    return [
        Clause(
            one.form,
            piece[one.first].start_pos,
            piece[one.last].end_pos,
            None if one.who is None else piece[one.who],
            None if one.cue is None else piece[one.cue],
        )
        for one in _shapes(tuple([token.type for token in piece]))
    ]
