"""A house style as a file outside the package, as the README tells."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from quotes.cli import commands
from quotes.errors import UsageError
from quotes.grammars.styles import about
from quotes.kinds import DocumentKind
from quotes.parsing.parse import parse
from quotes.read.text import read

STATION = Path(__file__).parent.parent / "docs" / "station.lark"
PAGE = "Radio Harbour, 2025\n\n<Ann Hill> Good morning.\n\n<Bob Ray> Hi, Ann.\n\nIt rains.\n\n<Hill> Again.\n"


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    shutil.copy(STATION, tmp_path / "station.lark")
    (tmp_path / "talk.txt").write_text(PAGE, "utf-8")
    return tmp_path


def test_a_style_of_ones_own_reads_its_pages(talk: Path) -> None:
    found = parse(read(str(talk / "talk.txt")), style=str(talk / "station.lark"))
    people = {person.id: person.name for person in found.people}
    assert found.kind is DocumentKind.TRANSCRIPT
    assert [(people[turn.speaker or ""], PAGE[turn.start : turn.end]) for turn in found.turns] == [
        ("Ann Hill", "Good morning."),
        ("Bob Ray", "Hi, Ann.\n\nIt rains."),
        ("Ann Hill", "Again."),
    ]
    assert next(piece.kind for piece in found.pieces) == "furniture"


def test_every_command_that_reads_takes_it(talk: Path) -> None:
    style, page = str(talk / "station.lark"), str(talk / "talk.txt")
    done = CliRunner().invoke(commands, ["parse", "--style", style, "--format", "jsonl", page])
    assert json.loads(done.output)["style"] == style
    for command in (["explain"], ["tree"], ["load", str(talk / "quotes.db")]):
        assert CliRunner().invoke(commands, [*command, "--style", style, page]).exit_code == 0


def test_it_is_shown_among_the_others(talk: Path) -> None:
    done = CliRunner().invoke(commands, ["styles", str(talk / "station.lark")])
    assert "Radio Harbour: names in angle brackets." in done.output
    assert "    <Bob Ray> Hi." in done.output
    assert about(str(talk / "station.lark"))[1].startswith("<Ann Hill>")


def test_a_file_that_is_not_there_or_is_no_grammar_is_named(talk: Path) -> None:
    (talk / "broken.lark").write_text("%extend LABEL /x\n", "utf-8")
    for name, said in (("none.lark", "No such file"), ("broken.lark", "is no grammar of a style")):
        with pytest.raises(UsageError, match=said):
            parse(read(str(talk / "talk.txt")), style=str(talk / name))
