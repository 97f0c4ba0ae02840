"""Clauses of saying, as the grammar reads them off the tokens of a paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, cast

from lark import Lark, Transformer

from quotes.article.lexer import AttributionLexer, Light, Prose
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


Run = list[Clause]
Item = Light | Clause
"""A marked stretch (a `Light` of type QUOTED) or a clause."""


@dataclass(slots=True)
class Sentence:
    """The items of a sentence in order; `end` is where its full stop stands, `after` where the next sentence starts."""

    items: list[Item]
    end: int
    after: int


class _Reader(Transformer[Light, list[list[Sentence]]]):
    """Builds the items of each sentence while Lark parses; a run is the list of clauses between two marks."""

    def start(self, paragraphs: list[list[Sentence]]) -> list[list[Sentence]]:
        return paragraphs

    def paragraph(self, parts: list[Sentence]) -> list[Sentence]:
        return parts[:-1]

    def sentence(self, parts: list[Any]) -> Sentence:
        items: list[Item] = []
        for part in parts[:-1]:
            if isinstance(part, list):
                items += part
            else:
                items.append(part)
        return Sentence(items, parts[-1].start_pos, parts[-1].end_pos)

    def first(self, parts: list[Light]) -> Run:
        return [_clause(Form.WAITS, who=parts[0])]

    def waits(self, parts: list[Any]) -> Run:
        run: Run = parts[0]
        run.append(_clause(Form.WAITS, who=parts[1]))
        return run

    def said(self, parts: list[Any]) -> Run:
        run: Run = parts[0]
        last, cue = run[-1], parts[1]
        last.form, last.cue, last.end = Form.SAID, cue, cue.end_pos
        return run

    def said_by(self, parts: list[Any]) -> Run:
        run: Run = parts[0]
        last, noun = run[-1], parts[1]
        last.form = Form.ACCORDING if last.form is Form.ACCORDING else Form.SAID_BY
        last.who, last.end = noun, noun.end_pos
        return run

    def verb(self, parts: list[Any]) -> Run:
        return _add(parts, Form.BARE)

    def source(self, parts: list[Any]) -> Run:
        return _add(parts, Form.ACCORDING)

    def saying(self, parts: list[Any]) -> Run:
        return _add(parts, Form.SAYING)

    def also(self, parts: list[Any]) -> Run:
        return _add(parts, Form.ALSO)

    def who(self, parts: list[Any]) -> Run:
        return _add(parts, Form.WHO)

    def oblique(self, parts: list[Any]) -> Run:
        run: Run = parts[0] if len(parts) > 1 else []
        run.append(_clause(Form.OBLIQUE, who=parts[-1]))
        return run

    def water(self, parts: list[Any]) -> Run:
        run: Run = parts[0] if len(parts) > 1 else []
        return run


def _clause(form: Form, *, who: Light | None = None, cue: Light | None = None) -> Clause:
    token = who or cue
    assert token
    return Clause(form, token.start_pos, token.end_pos, who, cue)


def _add(parts: list[Any], form: Form) -> Run:
    run: Run = parts[0] if len(parts) > 1 else []
    run.append(_clause(form, cue=parts[-1]))
    return run


@cache
def _parser() -> Lark:
    return grammar("attribution", lexer=AttributionLexer, transformer=_Reader())


def read(text: str, paragraphs: Sequence[Paragraph], *, brief: bool = False) -> list[list[Sentence]]:
    """The sentences of every paragraph, in order; with `brief` only as much of unmarked ones as says something."""
    return cast("list[list[Sentence]]", _parser().parse(Prose(text, paragraphs, brief)))
