"""The docs are true: the site builds without a warning, every example runs, every command in them exists."""

import re
import shlex
import sqlite3
import subprocess
import sys
from importlib.metadata import version
from itertools import takewhile
from pathlib import Path
from shutil import copy

import click
import pytest
from conftest import Quotes

from quotes.cli import commands

ROOT = Path(__file__).parent.parent
PAGES = sorted(path for path in (ROOT / "docs").rglob("*.md") if "_build" not in path.parts)
BLOCK = re.compile(r"^```(?P<kind>sh|python|sql)\n(?P<code>.*?)^```$", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"^(?:\$ )?(quotes [a-z][^\n|]*)", re.MULTILINE)
RUN = [path for path in PAGES if BLOCK.search(path.read_text("utf-8"))]


def name(path: Path) -> str:
    return path.relative_to(ROOT / "docs").as_posix()


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    """A link to a page or a heading that is not there is a warning too."""
    command = [sys.executable, "-m", "sphinx", "--quiet", "--fail-on-warning", "--keep-going"]
    done = subprocess.run([*command, ROOT / "docs", tmp_path / "site"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    pages = {path.relative_to(tmp_path / "site").with_suffix(".md").as_posix() for path in tmp_path.rglob("*.html")}
    assert {name(path) for path in PAGES} <= pages
    grammar = (tmp_path / "site" / "grammar.html").read_text("utf-8")
    assert grammar.count("<svg") > 10


@pytest.fixture(scope="module")
def samples(quotes: Quotes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, loaded."""
    path = tmp_path_factory.mktemp("samples") / "quotes.db"
    quotes("load", path, ROOT / "seeds")
    return path


@pytest.mark.parametrize("page", RUN, ids=name)
def test_every_example_runs(
    page: Path, quotes: Quotes, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The examples of a page run in its order, in one folder that has the samples in it, and quotes.db."""
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    copy(samples, tmp_path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in BLOCK.finditer(page.read_text("utf-8")):
        code = block["code"]
        if block["kind"] == "python":
            exec(compile(code, str(page), "exec"), names)  # noqa: S102 - our own docs
        elif block["kind"] == "sql":
            db = sqlite3.connect("quotes.db")
            assert db.execute(code).fetchone(), code
            db.close()
        else:
            for line in code.splitlines():
                words = shlex.split(line, comments=True)
                assert words[0] == "quotes", line
                done = quotes(*words[1:], cwd=tmp_path)
                assert done.returncode == 0, (line, done.stderr)
                assert done.stdout, line


def test_contributing_names_what_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    paths = [path for path in re.findall(r"`((?:quotes|grammar|tests|docs)/[\w./-]+)`", text) if path.islower()]
    assert len(paths) > 15
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_who_cites_the_program_cites_this_version() -> None:
    cited = (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"version: {version('attributed-quotes')}\n" in cited


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_command_in_the_docs_exists(page: Path) -> None:
    for line in COMMAND.findall(page.read_text("utf-8")):
        words = list(takewhile(lambda word: word not in {">", "&&", "…"}, shlex.split(line, comments=True)))[1:]
        target: click.Command = commands
        while isinstance(target, click.Group) and words:
            target = target.get_command(click.Context(target), word := words.pop(0))
            assert target, word
        known = {option for parameter in target.params for option in (*parameter.opts, *parameter.secondary_opts)}
        assert {word for word in words if word.startswith("--")} <= known | {"--help"}, line
