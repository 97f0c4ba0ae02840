"""The generated parts of the README, written and checked by cog."""

import os
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import click

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]


def run(command: str, lines: int | None = None) -> None:
    """A command and the first lines of what it prints, cut to a page's width."""
    words = [sys.executable, "-m", *shlex.split(command)]
    done = subprocess.run(words, cwd=ROOT, env={**os.environ, "PYTHONPATH": "."}, capture_output=True, check=True)
    shown = done.stdout.decode().splitlines()[:lines]
    print("```")
    print(f"$ {command}" + (f" | head -{lines}" if lines else ""))
    for line in shown:
        print(line if len(line) <= 118 else line[:117].rstrip() + "…")
    print("```")


def shown(path: str) -> None:
    """A file of the project as it stands."""
    print(f"```\n{(ROOT / path).read_text('utf-8').strip()}\n```")


def extras() -> None:
    """The optional dependencies."""
    print("| extra | brings |")
    print("|---|---|")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for name, packages in project["optional-dependencies"].items():
        if name != "test":
            print(f"| `{name}` | {', '.join(packages)} |")


def helps(*, depth: int) -> None:
    """The help text of every command down to `depth`: 0 for `quotes` alone."""
    from quotes.cli import SETTINGS, commands

    def tell(command: click.Command, name: str, parent: click.Context | None, below: int) -> None:
        context = click.Context(command, info_name=name, parent=parent, terminal_width=100, **SETTINGS)
        if parent and depth:
            print(f"\n{'#' * (depth - below + 1)} {context.command_path}\n")
        print(f"```\n{command.get_help(context)}\n```")
        if isinstance(command, click.Group) and below:
            for inner in command.list_commands(context):
                tell(command.get_command(context, inner), inner, context, below - 1)

    tell(commands, "quotes", None, depth)


def contract() -> None:
    """Every object that `quotes parse` prints with every key's type and meaning."""
    from quotes.show.contract import schema

    whole = schema()
    for name, shape in {"document": whole, **whole["$defs"]}.items():
        if "properties" in shape:
            print(f"\n### {name}\n\n{shape['description']}\n")
            print("| key | is | meaning |")
            print("|---|---|---|")
            for key, value in shape["properties"].items():
                print(f"| `{key}` | {_type(value)} | {value.get('description', '')} |")
    print("\n### Lists of words\n")
    print("| list | words |")
    print("|---|---|")
    for name, shape in whole["$defs"].items():
        if "enum" in shape:
            print(f"| {name} | {', '.join(shape['enum'])} |")


def _type(shape: dict[str, Any]) -> str:
    """What a value may be, in a few words of JSON Schema."""
    if "$ref" in shape:
        return str(shape["$ref"]).rpartition("/")[2]
    if "anyOf" in shape:
        return " or ".join(map(_type, shape["anyOf"]))
    if "enum" in shape:
        return ", ".join(shape["enum"])
    if shape["type"] == "array":
        return f"list of {_type(shape['items'])}"
    return " or ".join([shape["type"]] if isinstance(shape["type"], str) else shape["type"])


def rooms() -> None:
    """The house from the ground up: each module and package at its top with the first line of its docstring."""
    from test_architecture import FLOORS

    print("```")
    for level, floor in enumerate(FLOORS):
        for name in sorted(floor - {"quotes", "quotes.__main__"}):
            path = ROOT / Path(*name.split("."))
            source = path.with_suffix(".py") if path.with_suffix(".py").exists() else path / "__init__.py"
            first = source.read_text("utf-8").split('"""')[1].strip().splitlines()[0]
            print(f"{level}  {name.removeprefix('quotes.') + ('/' if path.is_dir() else ''):12} {first}")
    print("```")


def schema() -> None:
    """Every table of a database with what it holds and its columns."""
    from quotes.store.describe import TABLES

    print("| table | holds | columns |")
    print("|---|---|---|")
    for name, table in TABLES.items():
        print(f"| `{name}` | {table.title} | {', '.join(table.columns)} |")


def columns() -> None:
    """Every table and view with every column's meaning."""
    from quotes.store.describe import TABLES
    from quotes.store.describe_views import VIEWS

    for name, table in (TABLES | VIEWS).items():
        print(f"\n## {name}\n\n{table.description}\n")
        print("| column | meaning |")
        print("|---|---|")
        for column, meaning in table.columns.items():
            print(f"| `{column}` | {meaning} |")
