"""Where the grammars lie, and each of them built once."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from lark import Lark
from lark.common import LexerConf
from lark.exceptions import LarkError
from lark.lexer import Lexer, LexerState, Token
from lark.parsers.lalr_parser_state import ParserState

from quotes.errors import UsageError

PAGE = "transcript"
"""The grammar that every house style is laid over."""
LARK: Any = {"parser": "lalr", "maybe_placeholders": False}


def grammar_dir() -> Path:
    """The folder of `.lark` files: inside an installed wheel, else at the top of a checkout."""
    package = Path(str(files("quotes")))
    installed = package / "grammar"
    return installed if installed.is_dir() else package.parent / "grammar"


@cache
def grammar(name: str, start: str = "start", **options: Any) -> Lark:  # noqa: ANN401 - handed on to Lark
    """The LALR parser for `grammar/NAME.lark`, built on first use.

    Options are Lark's own and must be hashable. Raises lark.exceptions.GrammarError for a faulty grammar.
    """
    return Lark.open(str(grammar_dir() / f"{name}.lark"), start=start, **LARK, **options)


def style_file(style: str) -> Path | None:
    """The file of a house style: NAME is ours, a path that ends in `.lark` the user's; None for the general one."""
    if style == PAGE:
        return None
    return Path(style) if style.endswith(".lark") else grammar_dir() / "styles" / f"{style}.lark"


def style_source(style: str) -> str:
    """What a user's own style says; empty for ours, and for a file that cannot be read."""
    path = Path(style)
    return path.read_text("utf-8", "replace") if style.endswith(".lark") and path.is_file() else ""


@cache
def page_grammar(style: str, **options: Any) -> Lark:  # noqa: ANN401 - handed on to Lark
    """The LALR parser of a house's pages: `transcript.lark` with the house's file written under it.

    So a house's file only says what differs, with `%extend` and `%override`. Raises UsageError for a file that cannot
    be read or is no such grammar.
    """
    base, house = grammar_dir() / f"{PAGE}.lark", style_file(style)
    try:
        source = f"{base.read_text('utf-8')}\n{house.read_text('utf-8') if house else ''}"
        return Lark(source, source_path=str(base), **LARK, **options)
    except OSError as error:
        raise UsageError(f"The style {style} cannot be read: {error.strerror}; see `quotes styles`") from error
    except (LarkError, UnicodeDecodeError) as error:
        raise UsageError(f"{style} is no grammar of a style: {' '.join(str(error).split())[:300]}") from error


class Unread(Lexer):
    """Stands in where the terminals of a grammar are read one by one, so that Lark need not compare them all."""

    def __init__(self, lexer_conf: LexerConf) -> None:
        """Made by Lark."""

    def lex(self, lexer_state: LexerState, parser_state: ParserState[Any]) -> Iterator[Token]:  # noqa: ARG002
        """Nothing is read this way."""
        return iter(())


@cache
def terminal(name: str, of: str) -> re.Pattern[str]:
    """One terminal of `grammar/NAME.lark` as a pattern by itself."""
    return re.compile(grammar(name, lexer=Unread).get_terminal(of).pattern.to_regexp())


@cache
def label(style: str) -> re.Pattern[str]:
    """What a house's pages print before who speaks: the LABEL terminal of its grammar."""
    return re.compile(page_grammar(style).get_terminal("LABEL").pattern.to_regexp())


@cache
def label_lines(style: str) -> re.Pattern[str]:
    """The same at the beginning of any line of a text."""
    return re.compile(f"^(?:{label(style).pattern})", re.MULTILINE)
