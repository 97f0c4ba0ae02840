"""Clauses of saying, as the grammar reads them off the tokens of a paragraph."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, cast

from lark import Lark, Transformer

from quotes.article.lexer import Cut, Light, LightLexer, sentences
from quotes.article.spelling import Paragraph
from quotes.grammars.building import grammar


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


@dataclass(slots=True, eq=False)
class Sentence:
    """The items of a sentence in order, and those that are clauses; `end` is where its full stop stands."""

    items: list[Item]
    clauses: list[Clause]
    start: int
    end: int


def _before(parts: list[Any]) -> list[Clause]:
    """The clauses before the token that ends an alternative."""
    clauses: list[Clause] = parts[0] if len(parts) > 1 else []
    return clauses


def _add(clauses: list[Clause], form: Form, *, who: Light | None = None, cue: Light | None = None) -> list[Clause]:
    token = who or cue
    assert token
    clauses.append(Clause(form, token.start_pos, token.end_pos, who, cue))
    return clauses


def _with_cue(form: Form) -> Callable[["_Reader", list[Any]], list[Clause]]:
    """A rule that ends in a verb of saying, or in what stands for one."""
    return lambda _, parts: _add(_before(parts), form, cue=parts[-1])


class _Reader(Transformer[Light, list[Clause]]):
    """Builds the clauses of a piece while Lark parses."""

    def run(self, parts: list[list[Clause]]) -> list[Clause]:
        return parts[0]

    def first(self, parts: list[Light]) -> list[Clause]:
        return _add([], Form.WAITS, who=parts[0])

    def waits(self, parts: list[Any]) -> list[Clause]:
        return _add(_before(parts), Form.WAITS, who=parts[1])

    def said(self, parts: list[Any]) -> list[Clause]:
        clauses, last, cue = _before(parts), parts[0][-1], parts[1]
        last.form, last.cue, last.end = Form.SAID, cue, cue.end_pos
        return clauses

    def said_by(self, parts: list[Any]) -> list[Clause]:
        clauses, last, noun = _before(parts), parts[0][-1], parts[1]
        last.form = Form.ACCORDING if last.form is Form.ACCORDING else Form.SAID_BY
        last.who, last.end = noun, noun.end_pos
        return clauses

    verb = _with_cue(Form.BARE)
    source = _with_cue(Form.ACCORDING)
    saying = _with_cue(Form.SAYING)
    also = _with_cue(Form.ALSO)
    who = _with_cue(Form.WHO)

    def oblique(self, parts: list[Any]) -> list[Clause]:
        return _add(_before(parts), Form.OBLIQUE, who=parts[-1])

    def water(self, parts: list[Any]) -> list[Clause]:
        return _before(parts)


@cache
def _parser() -> Lark:
    return grammar("attribution", start="run", lexer=LightLexer, transformer=_Reader())


@lru_cache(maxsize=1 << 12)
def shapes(kinds: tuple[str, ...]) -> list[Clause]:
    """The clauses of a piece, with the numbers of its tokens for offsets; prose has few shapes, each parsed once."""
    tokens = [Light(kind, at, at + 1) for at, kind in enumerate(kinds)]
    return cast("list[Clause]", _parser().parse(tokens))


_SETTLES = frozenset({"TELL", "ALSO", "SAYING", "WHO", "OBLIQUE", "WATER"})
"""Tokens after which the grammar is idle whatever was before, so that the next piece can be read by itself."""


def read(text: str, paragraphs: Sequence[Paragraph], *, brief: bool = False) -> list[list[Sentence]]:
    """The sentences of every paragraph, in order; with `brief` only those in which somebody may say something."""
    return [[sentence(cut) for cut in cuts] for cuts in sentences(text, paragraphs, brief=brief)]


def sentence(cut: Cut) -> Sentence:
    """A sentence's clauses, read piece by piece."""
    items: list[Item] = []
    piece: list[Light] = []
    for token in cut.tokens:
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
    return Sentence(items, [one for one in items if isinstance(one, Clause)], cut.start, cut.end)


def _clauses(piece: Sequence[Light]) -> list[Clause]:
    return [
        Clause(
            one.form,
            piece[one.start].start_pos,
            piece[one.end - 1].end_pos,
            piece[one.who.start_pos] if one.who else None,
            piece[one.cue.start_pos] if one.cue else None,
        )
        for one in shapes(tuple([token.type for token in piece]))
    ]
