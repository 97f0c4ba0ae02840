"""The transcript grammars: examples that bite, strict building, every style total."""

import re
from functools import cache
from pathlib import Path

import pytest
from grammar_examples import Example, examples, without
from lark import Lark
from lark.exceptions import LarkError
from transcript_cases import document

from quotes.grammars.building import LARK, PAGE, grammar, grammar_dir, label, page_grammar, style_file
from quotes.grammars.styles import MACHINE, STAMPED, STYLES, UNNAMED
from quotes.transcript.lexer import Block, BlockLexer, blocks, pattern
from quotes.transcript.readings import HEAD
from quotes.transcript.sections import sections

FINE = ["labels", "annotations"]
FILES = {name: style_file(name) or grammar_dir() / f"{PAGE}.lark" for name in STYLES}
FILES |= {name: grammar_dir() / f"{name}.lark" for name in ("frame", "translators", *FINE)}
EXAMPLES = [example for path in FILES.values() for example in examples(Path(path))]
BASE = f"{FILES[PAGE].read_text('utf-8')}\n"
AFTER = "  \n\nIt rained.\n"


@pytest.mark.parametrize("name", FINE)
def test_a_strict_fine_grammar_has_no_clash(name: str) -> None:
    grammar(name, strict=True)


@pytest.mark.parametrize("name", STYLES)
def test_a_strict_page_grammar_has_no_clash(name: str) -> None:
    page_grammar(name, strict=True)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"{one.grammar}-{one.rule}-{one.text[:30]}")
def test_without_its_alternative_an_example_is_read_differently(example: Example) -> None:
    path = FILES[example.grammar]
    source = path.read_text("utf-8")
    read, other = (_read(example, text) for text in (source, without(source, example)))
    assert read is not None
    assert read != other


@pytest.mark.parametrize(
    "example",
    [one for one in EXAMPLES if one.grammar in STYLES and one.rule == "LABEL"],
    ids=lambda one: f"{one.grammar}-{one.text[:30]}",
)
def test_every_label_is_looked_for(example: Example) -> None:
    """Only the beginnings of lines that HEAD lets through are shown to the grammars when a page is judged."""
    lines = [f"{example.text}{gap}It rained." for gap in (" ", "   ", "\n")]
    heads = [HEAD.match(line) for line in lines if label(example.grammar).match(line)]
    assert any(head and (head[1] or example.grammar in UNNAMED) for head in heads), (
        "add the beginning of this label to HEAD in quotes/transcript/readings.py"
    )


def _read(example: Example, source: str) -> object:
    """What a grammar makes of an example: a tree, or the end of its first token; None where it refuses it."""
    page = example.grammar in STYLES
    base = BASE if page and example.grammar != PAGE else ""
    try:
        parser = _parser(base + source, BlockLexer if page else "auto")
        if not page and not example.is_terminal:
            return parser.parse(example.text)
        if not example.is_terminal:
            text = f"KELLY: Hi.\n{example.text}" if example.rule == "tail" else example.text
            return parser.parse([Block(match.lastgroup, *match.span()) for match in pattern(parser).finditer(text)])
    except LarkError:
        return None
    if page:
        ends = (pattern(parser).match(example.text + after) for after in (AFTER, ""))  # some end with the text
        return next((match.end() for match in ends if match and match.lastgroup == example.rule), None)
    found = re.match(parser.get_terminal(example.rule).pattern.to_regexp(), example.text)
    return found and found.end()


@cache
def _parser(source: str, lexer: object) -> Lark:
    return Lark(source, lexer=lexer, source_path=str(FILES[PAGE]), **LARK)


@pytest.mark.parametrize("name", FINE)
def test_every_rule_of_the_fine_grammars_has_an_example(name: str) -> None:
    text = FILES[name].read_text("utf-8")
    rules = set(re.findall(r"^([a-z]\w*):", text, re.MULTILINE)) - {"start"}
    assert rules <= {example.rule for example in EXAMPLES if example.grammar == name}


@pytest.mark.parametrize("name", STYLES)
def test_every_style_shows_what_it_is(name: str) -> None:
    own = [example for example in EXAMPLES if example.grammar == name and example.rule == "LABEL"]
    extends = name not in {MACHINE, STAMPED} and "LABEL" in FILES[name].read_text("utf-8")
    assert bool(own) == extends


@pytest.mark.parametrize("name", STYLES)
def test_the_blocks_of_a_page_lie_end_to_end(name: str) -> None:
    text = "Head (a)\n\n\n\0 A. B: c? D: e.\n\nF\n (g) \n\xa0\n© 2015 H\nI:\n"
    found = [block for part in sections(document(text), name) for block in part.blocks]
    assert "".join(text[block.start_pos : block.end_pos] for block in found) == text


def test_terminals_are_tried_by_priority() -> None:
    cut = list(blocks(document("KELLY: Hi.\n(APPLAUSE)\n"), "npr"))
    assert [block.type for block in cut] == ["LABEL", "TEXT", "DIRECTION", "LINE"]
    assert page_grammar("npr", lexer=BlockLexer).parse(cut)


def test_a_grammar_can_be_read_and_compared_line_by_line() -> None:
    for path in sorted(grammar_dir().rglob("*.lark")):
        lines = path.read_text("utf-8").splitlines()
        assert len(lines) <= 80, path.name
        assert max(map(len, lines)) <= 160, path.name
