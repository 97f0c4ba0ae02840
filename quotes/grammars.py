"""Where the grammars lie, and each of them built once."""

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from lark import Lark


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
    path = grammar_dir() / f"{name}.lark"
    return Lark.open(str(path), parser="lalr", start=start, maybe_placeholders=False, **options)
