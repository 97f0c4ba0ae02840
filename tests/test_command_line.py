"""What holds for every command: completion, quiet, colour, exit codes, a bar for whoever waits."""

import io
import re
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from quotes import cli
from quotes.cli import NAMES, commands, main
from quotes.commands import waiting
from quotes.errors import DatabaseError, QuotesError, UsageError

ROOT = Path(__file__).parent.parent
DOCS = (ROOT / "docs" / "command-line.md").read_text("utf-8")
SEED = str(ROOT / "seeds" / "003_55c7fa73439f6789.txt")


def status(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    """The exit code of a command, run in this process."""
    monkeypatch.setattr(sys, "argv", ["quotes", *words])
    with pytest.raises(SystemExit) as end:
        main()
    return int(end.value.code or 0)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("ver", "verify"), ("parse --form", "--format"), ("export q.db out --format t", "tei"), ("people ", "merge")],
)
def test_the_shell_completes(typed: str, expected: str, monkeypatch, capsys) -> None:
    words = ["quotes", *typed.split(" ")]
    monkeypatch.setenv("_QUOTES_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "quotes " + typed)
    monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
    assert status(monkeypatch) == 0
    assert f"plain,{expected}\n" in capsys.readouterr().out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_docs_say_how_to_install_completion(shell: str, monkeypatch, capsys) -> None:
    assert f"_QUOTES_COMPLETE={shell}_source quotes > " in DOCS
    monkeypatch.setenv("_QUOTES_COMPLETE", f"{shell}_source")
    if shell == "bash":  # click asks the bash of this machine for its version
        monkeypatch.setattr("click.shell_completion.BashComplete._check_version", staticmethod(lambda: None))
    assert status(monkeypatch) == 0
    assert "_QUOTES_COMPLETE" in capsys.readouterr().out


def every_command() -> dict[str, click.Command]:
    found = {}
    for name in NAMES:
        command = commands.get_command(click.Context(commands), name)
        assert command
        inner = command.commands if isinstance(command, click.Group) else {"": command}
        found |= {f"{name} {below}".strip(): each for below, each in inner.items()}
    return found


@pytest.mark.parametrize(("name", "command"), every_command().items(), ids=every_command())
def test_every_command_can_be_quiet_once(name: str, command: click.Command) -> None:
    assert [option for parameter in command.params for option in parameter.opts].count("--quiet") == 1, name


def test_quiet_leaves_results_and_problems(tmp_path: Path) -> None:
    runner, db = CliRunner(), str(tmp_path / "q.db")
    assert "documents" not in runner.invoke(commands, ["load", "-q", db, SEED]).output
    assert runner.invoke(commands, ["verify", "--quiet", db]).output == ""
    assert "character for character" in runner.invoke(commands, ["verify", db]).output
    assert "Le Drian" in runner.invoke(commands, ["parse", "--quiet", SEED]).output
    assert runner.invoke(commands, ["load", "-q", db, str(tmp_path / "none.txt")]).stderr.count("\n") == 1


def test_no_color_takes_the_colour_away(monkeypatch, capsys) -> None:
    monkeypatch.setattr("click.utils.should_strip_ansi", lambda _, color=None: color is False)
    assert status(monkeypatch, "styles") == 0
    assert "\x1b[" in capsys.readouterr().out, "a terminal has colours"
    monkeypatch.setenv("NO_COLOR", "1")
    assert status(monkeypatch, "styles") == 0
    assert "\x1b[" not in capsys.readouterr().out


CODES = [
    (("schema",), 0, "all went well"),
    (("parse", "no-such-file.txt"), 1, "bad input"),
    (("verify", "no-such.db"), 1, "no database"),
    (("parse", "--kind", "poem", SEED), 2, "no such value"),
    (("nonsense",), 2, "no such command"),
    (("parse", "--style", "nonsense", SEED), 2, "no such style"),
]


@pytest.mark.parametrize(("words", "expected", "why"), CODES, ids=[case[-1] for case in CODES])
def test_exit_codes_are_those_of_the_table(words, expected, why, monkeypatch, capsys) -> None:
    assert status(monkeypatch, *words) == expected, why
    assert "Traceback" not in capsys.readouterr().err


def test_the_table_of_exit_codes_is_whole(monkeypatch) -> None:
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", DOCS, re.MULTILINE)}
    assert told == {0, QuotesError.status, DatabaseError.status, UsageError.status, 130}

    def interrupted(**_: object) -> None:
        raise click.exceptions.Abort

    monkeypatch.setattr(cli, "commands", interrupted)
    assert status(monkeypatch) == 130


class Terminal(io.StringIO):
    """Standard error of somebody who waits."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("patience", "shown"), [(0.0, True), (3600.0, False)])
def test_a_bar_comes_to_whoever_waits_long(patience: float, shown: bool, monkeypatch) -> None:  # noqa: FBT001
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(waiting, "PATIENCE", patience)
    with waiting.counted("Verifying", lambda: 3) as step:
        for _ in range(3):
            step(1)
    assert ("Verifying" in terminal.getvalue()) == shown


def test_no_bar_without_a_terminal(capsys) -> None:
    def total() -> int:
        raise AssertionError("nobody looks")

    with waiting.counted("Verifying", total) as step:
        step(1)
    assert capsys.readouterr().err == ""
