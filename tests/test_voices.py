"""`--speakers names.csv`: who the voices of a transcript are, kept apart from what the source says."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from quotes.cli import commands
from quotes.errors import UnreadableError
from quotes.read.voices import Voice, read

PAGE = "Speaker 1: Good morning.\n\nSpeaker 2: Hi.\n\nSpeaker 1: It rains.\n"


def told(folder: Path, rows: str) -> dict:
    (folder / "talk.txt").write_text(PAGE, "utf-8")
    (folder / "names.csv").write_text(rows, "utf-8")
    command = ["parse", "--format", "jsonl", "--speakers", str(folder / "names.csv"), str(folder / "talk.txt")]
    return json.loads(CliRunner().invoke(commands, command, catch_exceptions=False).output)


def test_a_voice_gets_the_name_and_keeps_what_the_source_calls_it(tmp_path: Path) -> None:
    shape = told(tmp_path, "label,name\nSpeaker 1,Ann Hill\n")
    first, second = shape["people"]
    assert (first["name"], first["kind"], first["description"], first["labels"]) == (
        "Ann Hill",
        "person",
        "Speaker #1",
        ["Speaker 1"],
    )
    assert second["name"] is None
    assert [turn["evidence"] for turn in shape["turns"]] == ["roster", "description", "roster"]
    assert {quote["evidence"] for quote in shape["quotes"] if quote["speaker"] == first["id"]} == {"roster"}


def test_of_two_rows_the_one_for_this_document_counts(tmp_path: Path) -> None:
    rows = "path,label,name\ntalk.txt,Speaker 1,Ann Hill\n,Speaker 1,Bob Ray\nother.txt,Speaker 2,Bob Ray\n"
    assert [person["name"] for person in told(tmp_path, rows)["people"]] == ["Ann Hill", None]


def test_the_database_has_the_name(tmp_path: Path) -> None:
    told(tmp_path, "label,name\nSpeaker 1,Ann Hill\nSpeaker 2,Bob Ray\n")
    names, page, db = (str(tmp_path / name) for name in ("names.csv", "talk.txt", "quotes.db"))
    assert CliRunner().invoke(commands, ["load", "--speakers", names, db, page]).exit_code == 0
    from sqlite_utils import Database

    rows = Database(db).query("select people.name from quotes join people on people.id = quotes.speaker")
    assert sorted(row["name"] for row in rows) == ["Ann Hill", "Ann Hill", "Bob Ray"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("label,name\nSpeaker 1,\n", "line 2, has no name"),
        ("label,name\nA,Ann\nA,Bob\n", "line 3, says again who A is"),
    ],
)
def test_a_faulty_list_is_told_with_its_line(tmp_path: Path, rows: str, said: str) -> None:
    path = tmp_path / "names.csv"
    path.write_text(rows, "utf-8")
    with pytest.raises(UnreadableError, match=said):
        read(str(path))


def test_a_row_without_a_path_is_about_all_documents() -> None:
    assert Voice("A", "Ann").is_in("talks/one.txt")
    assert Voice("A", "Ann", ("talks", "one.txt")).is_in("talks/one.txt")
    assert not Voice("A", "Ann", ("talks", "two.txt")).is_in("talks/one.txt")
