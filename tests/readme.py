"""The generated parts of the README, written and checked by cog."""

import os
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

import click

ROOT = Path(__file__).parent.parent


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


def extras() -> None:
    """The optional dependencies, with the reason that stands beside each in pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for name, packages in project["optional-dependencies"].items():
        if name != "test":
            print(f"| `{name}` | {', '.join(packages)} |")


def helps() -> None:
    """The help text of every command."""
    from quotes.cli import commands  # noqa: PLC0415 - cog imports this file from a bare checkout

    def tell(command: click.Command, name: str, parent: click.Context | None) -> None:
        context = click.Context(command, info_name=name, parent=parent, max_content_width=100, terminal_width=100)
        print("```")
        print(command.get_help(context))
        print("```")
        if isinstance(command, click.Group):
            for inner in command.list_commands(context):
                tell(command.commands[inner], inner, context)

    tell(commands, "quotes", None)


def rooms() -> None:
    """Every module with the first line of its docstring."""
    print("```")
    for path in sorted((ROOT / "quotes").rglob("*.py")):
        first = path.read_text("utf-8").split('"""')[1].strip().splitlines()[0]
        name = path.relative_to(ROOT).as_posix().removesuffix("__init__.py")
        print(f"{name:34} {first}")
    print("```")


def schema() -> None:
    """Every table of a new database with its columns."""
    from quotes.store.connect import create_or_open  # noqa: PLC0415 - see above

    with TemporaryDirectory() as folder:
        db = create_or_open(Path(folder) / "new.db")
        print("| table | columns |")
        print("|---|---|")
        for table in db.tables:
            if "_fts" not in table.name and not table.name.startswith("_"):
                print(f"| `{table.name}` | {', '.join(column.name for column in table.columns)} |")
        db.close()
