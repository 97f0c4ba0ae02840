"""The transcript grammars: their own examples, strict building, every style total."""

import re
from pathlib import Path

import pytest
from grammar_examples import Example, examples
from transcript_cases import document

from quotes.grammars import grammar, grammar_dir
from quotes.styles import STYLES
from quotes.transcript.page import PageLexer, sections

PAGES = ["transcript", *(name for name in STYLES if name != "transcript")]
NAMES = [*PAGES, "labels", "annotations"]
EXAMPLES = [example for name in NAMES for example in examples(Path(grammar_dir()) / f"{name}.lark")]


@pytest.mark.parametrize("name", NAMES)
def test_a_strict_parser_finds_no_clash(name: str) -> None:
    grammar(name, strict=True)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"{one.grammar}-{one.rule}-{one.text[:30]}")
def test_an_example_beside_an_alternative_is_read_by_it(example: Example) -> None:
    if example.is_terminal:
        pattern = grammar(example.grammar).get_terminal(example.rule).pattern.to_regexp()
        assert re.match(pattern, f"{example.text}  \n"), example
    elif example.grammar in PAGES:
        text = f"KELLY: Hi.\n{example.text}" if example.rule == "tail" else example.text
        assert example.rule in {part.kind for part in sections(document(text), example.grammar)}
    else:
        tree = grammar(example.grammar).parse(example.text)
        assert tree.children, example


@pytest.mark.parametrize("name", NAMES[-2:])
def test_every_rule_of_the_fine_grammars_has_an_example(name: str) -> None:
    text = (Path(grammar_dir()) / f"{name}.lark").read_text("utf-8")
    rules = set(re.findall(r"^([a-z]\w*):", text, re.MULTILINE)) - {"start"}
    assert rules <= {example.rule for example in EXAMPLES if example.grammar == name}


@pytest.mark.parametrize("name", PAGES)
def test_the_blocks_of_a_page_lie_end_to_end(name: str) -> None:
    text = "Head (a)\n\n\n\0 A. B: c? D: e.\n\nF\n (g) \n\xa0\n© 2015 H\nI:\n"
    blocks = [block for part in sections(document(text), name) for block in part.blocks]
    assert "".join(text[block.start_pos : block.end_pos] for block in blocks) == text


def test_terminals_are_tried_by_priority() -> None:
    parser = grammar("npr", lexer=PageLexer)
    kinds = [token.type for token in parser.parse(document("KELLY: Hi.\n(APPLAUSE)\n")).scan_values(lambda _: True)]
    assert kinds == ["LABEL", "TEXT", "DIRECTION", "LINE"]
