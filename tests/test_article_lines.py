"""`grammar/article_lines.lark`: without its alternative every example is read differently."""

import re

import pytest
from grammar_examples import Example, examples, without
from lark import Lark

from quotes.article.facts import byline, dateline, published
from quotes.grammars.building import LARK, Unread, grammar_dir

PATH = grammar_dir() / "article_lines.lark"
EXAMPLES = list(examples(PATH))


def _end(source: str, example: Example) -> int | None:
    terminal = Lark(source, lexer=Unread, source_path=str(PATH), **LARK).get_terminal(example.rule)
    found = re.match(terminal.pattern.to_regexp(), example.text)
    return found and found.end()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"{one.rule}-{one.text[:30]}")
def test_without_its_alternative_an_example_is_read_differently(example: Example) -> None:
    source = PATH.read_text("utf-8")
    read = _end(source, example)
    assert read is not None
    assert read != _end(without(source, example), example)


@pytest.mark.parametrize(
    ("line", "expected", "why"),
    [
        ("By Ann Hill", "Ann Hill", "one author"),
        ("Written by: Ann Hill and Bob de Roe, May 3", "Ann Hill and Bob de Roe", "what follows a comma is no name"),
        ("Bypass Road is closed", None, "a word that begins so"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_who_wrote_it(line: str, expected: str | None, why: str) -> None:
    found = byline(line, 5)
    assert (found and found.value) == expected, why
    assert found is None or (found.span and line[found.span.start - 5 : found.span.end - 5] == expected), why


@pytest.mark.parametrize(
    ("line", "expected", "why"),
    [
        ("OSLO -- It rained.", "OSLO", "two hyphens are one dash"),
        ("SAN JUAN, Puerto Rico (Agency) — It rained.", "SAN JUAN, Puerto Rico", "a region and an agency"),
        ("Moscow (Agency) – It rained.", "Moscow", "small letters before an agency"),
        ("It rained — again.", None, "a sentence"),
    ],
)
def test_where_it_was_written(line: str, expected: str | None, why: str) -> None:
    found = dateline(line, 5)
    assert (found and found.value) == expected, why
    assert found is None or (found.span and line[found.span.start - 5 : found.span.end - 5] == expected), why


@pytest.mark.parametrize(
    ("line", "expected", "why"),
    [
        ("Published: Friday, November 3rd, 2009 at noon", "2009-11-03", "the month first"),
        ("3 Sept. 2009", "2009-09-03", "the day first"),
        ("Updated 2009-11-03", "2009-11-03", "ISO"),
        ("01:45 GMT 06 March 2021", None, "a page's own clock"),
        ("In May 2009 it rained", None, "no day"),
    ],
)
def test_when_it_was_published(line: str, expected: str | None, why: str) -> None:
    found = published(line)
    assert (found and found.value) == expected, why
