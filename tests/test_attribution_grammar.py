"""The attribution grammar: its own comments, its strictness, and that no text can break it."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark, Tree

from quotes.article.clauses import Clause, sentence, shapes
from quotes.article.lexer import Cut, Light, LightLexer, tokens
from quotes.article.spelling import Paragraph
from quotes.models import Span

GRAMMAR = Path(__file__).parent.parent / "grammar" / "attribution.lark"
EXAMPLE = re.compile(r"-> (?P<alias>\w+)\s*// (?P<text>\S.*)")
EXAMPLES = [(hit["alias"], hit["text"].strip()) for hit in EXAMPLE.finditer(GRAMMAR.read_text("utf-8"))]
TOKENS = [
    "QUOTED",
    "NAME",
    "DESC",
    "PRON",
    "CUE",
    "TELL",
    "ALSO",
    "SAYING",
    "SOURCE",
    "WHO",
    "OBLIQUE",
    "WATER",
    "STOP",
]


@pytest.fixture(scope="module")
def parser() -> Lark:
    return Lark(GRAMMAR.read_text("utf-8"), parser="lalr", lexer=LightLexer, strict=True)


@pytest.mark.parametrize(("alias", "text"), EXAMPLES)
def test_every_example_uses_its_alternative(parser: Lark, alias: str, text: str) -> None:
    tree = parser.parse(tokens(text, [Paragraph(Span(0, len(text)), [])]))  # type: ignore[arg-type]

    assert isinstance(tree, Tree)
    assert alias in {node.data for node in tree.iter_subtrees()}


def test_every_alternative_has_an_example() -> None:
    aliases = set(re.findall(r"-> (\w+)", GRAMMAR.read_text("utf-8")))

    assert {alias for alias, _ in EXAMPLES} == aliases


@given(st.lists(st.sampled_from(TOKENS), max_size=40))
def test_tokens_may_come_in_any_order(parser: Lark, kinds: list[str]) -> None:
    given = [Light(kind, at, at + 1) for at, kind in enumerate([*kinds, "STOP", "BREAK"])]

    assert parser.parse(given)  # type: ignore[arg-type]


@given(st.lists(st.sampled_from([kind for kind in TOKENS if kind not in ("QUOTED", "STOP")]), min_size=1, max_size=12))
def test_a_sentence_read_in_pieces_is_the_sentence_read_whole(kinds: list[str]) -> None:
    def clauses(found: Iterable[Clause]) -> list[tuple[object, ...]]:
        return [
            (one.form, one.start, one.end, one.who and one.who.start_pos, one.cue and one.cue.start_pos)
            for one in found
        ]

    cut = Cut(0, len(kinds), [Light(kind, at, at + 1) for at, kind in enumerate(kinds)])

    assert clauses(sentence(cut).clauses) == clauses(shapes(tuple(kinds)))


def test_no_possessive_quantifier_stands_behind_a_group() -> None:
    """Python 3.11 before 3.11.5 misreads them, and Debian's is 3.11.2; behind a class of characters they are fine."""
    root = Path(__file__).parent.parent
    sources = [*(root / "quotes").rglob("*.py"), *(root / "grammar").glob("*.lark")]

    assert not [path.name for path in sources if re.search(r"\)(?:[*+?]|\{\{?[\d,]+\}\}?)\+", path.read_text("utf-8"))]
