"""Nothing is imported before it is needed: each command starts quickly, and the public names are what they say."""

import importlib
import json
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import click
import pytest

import quotes
from quotes.cli import NAMES, commands

ROOT = Path(__file__).parent.parent
HEAVY = ("lark", "nameparser", "sqlite_utils", "datasette", "rapidfuzz", "multiprocessing", "lemminflect", "asyncio")
"""Libraries that take a while to import."""

UNUSED = {
    "quotes": HEAVY,
    "quotes.cli": HEAVY,
    "quotes.commands.serve": ("lark", "nameparser", "rapidfuzz", "datasette"),
    "quotes.commands.verify": ("lark", "nameparser", "rapidfuzz", "datasette"),
    "quotes.commands.load": ("datasette", "pandas", "numpy", "quotes.parsing.parse"),
    "quotes.archive.load": ("datasette", "pandas", "numpy", "quotes.parsing.parse"),
    "quotes.commands.check": ("quotes.parsing.parse", "lemminflect", "datasette", "lark"),
    "quotes.commands.parse": ("datasette", "sqlite_utils", "rapidfuzz"),
}
"""What an import must not bring along."""

ASK = """
import importlib, json, sys
print(json.dumps({name: [importlib.import_module(name), sorted(sys.modules)][1] for name in sys.argv[1:]}))
"""


@pytest.mark.parametrize("name", UNUSED)
def test_an_import_brings_only_what_it_needs(name: str) -> None:
    told = subprocess.run([sys.executable, "-c", ASK, name], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not set(UNUSED[name]) & set(json.loads(told.stdout)[name])


@pytest.mark.parametrize("name", quotes.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert not isinstance(getattr(quotes, name), ModuleType)
    assert name in dir(quotes)


@pytest.mark.parametrize("name", ["read", "check"])
def test_a_function_is_not_hidden_by_the_module_of_its_name(name: str) -> None:
    importlib.reload(importlib.import_module(f"quotes.{name}"))
    assert not isinstance(getattr(quotes, name), ModuleType)


def test_other_names_are_unknown() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        quotes.nonsense  # noqa: B018


def test_the_commands_are_the_files() -> None:
    """Subcommands in a file of their own are named after their command: `people_lists`."""
    files = sorted(
        path.stem
        for path in (ROOT / "quotes" / "commands").glob("*.py")
        if re.search(r"^@click\.(command|group)\(", path.read_text(), re.MULTILINE)
        and not path.stem.startswith(tuple(f"{name}_" for name in NAMES))
    )
    context = click.Context(commands)
    assert files == list(NAMES) == commands.list_commands(context)
    assert commands.get_command(context, "nonsense") is None


@pytest.mark.parametrize("name", ["check.chance", "check.checking", "read.text", "read.formats"])
def test_a_module_in_a_room_named_as_a_function_can_be_imported(name: str) -> None:
    lines = (
        f"import quotes; quotes.check, quotes.read; import quotes.{name} as x; print(x.__name__, callable(quotes.read))"
    )
    told = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=False)

    assert (told.stdout, told.stderr) == (f"quotes.{name} True\n", "")
