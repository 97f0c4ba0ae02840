"""The README says what is so: its generated parts are up to date, its commands and links work."""

import re
import shlex
import subprocess
import sys
from itertools import takewhile
from pathlib import Path

import click
import pytest
from conftest import Quotes

from quotes.cli import commands

ROOT = Path(__file__).parent.parent
GENERATED = ["README.md", "docs/commands.md", "docs/database.md", "docs/output.md"]
README = (ROOT / "README.md").read_text("utf-8")


def test_generated_parts_are_up_to_date() -> None:
    command = [sys.executable, "-m", "cogapp", "-P", "-I", "tests", "--check", *GENERATED]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, "run: make readme"


def test_paths_in_the_readme_are_there() -> None:
    paths = re.findall(r"`((?:quotes|grammar|tests|seeds|docs)/[\w./-]*)`", README)
    paths += re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert paths
    for path in paths:
        assert (ROOT / path).exists(), path


def test_the_python_in_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for code in re.findall(r"```python\n(.*?)```", README, re.DOTALL):
        exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - our own README


def test_the_sql_in_the_readme_finds_something(quotes: Quotes, tmp_path: Path) -> None:
    import sqlite3

    quotes("load", tmp_path / "q.db", ROOT / "seeds")
    db = sqlite3.connect(tmp_path / "q.db")
    for sql in re.findall(r"```sql\n(.*?)```", README, re.DOTALL):
        assert db.execute(sql).fetchone(), sql
    db.close()


def every_command() -> list[tuple[str, click.Command]]:
    found = []

    def visit(command: click.Command, name: str) -> None:
        found.append((name, command))
        if isinstance(command, click.Group):
            for inner in command.list_commands(context := click.Context(command)):
                visit(command.get_command(context, inner), f"{name} {inner}")

    visit(commands, "quotes")
    return found


@pytest.mark.parametrize(("name", "command"), every_command(), ids=[name for name, _ in every_command()])
def test_every_command_has_an_example_that_is_its_own(name: str, command: click.Command) -> None:
    text = command.help or ""
    assert "Example:" in text, f"{name} has no example"
    example = text.split("Example:")[1].strip().splitlines()[0]
    if not isinstance(command, click.Group):
        assert example.startswith(name)
    words = list(takewhile(lambda word: word not in {"|", ">", "&&"}, shlex.split(example)))[1:]
    target: click.Command = commands
    while isinstance(target, click.Group):
        target = target.get_command(click.Context(target), words.pop(0))
    allowed = {option for parameter in target.params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= allowed


def test_every_option_has_help() -> None:
    for name, command in every_command():
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{name} {parameter.opts}"
