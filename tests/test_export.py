"""`quotes export`: whole tables, and a manifest that proves it."""

import csv
import json
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner
from served import collection
from sqlite_utils import Database

from quotes.commands.export import export
from quotes.errors import QuotesError, UsageError
from quotes.store.describe import TABLES


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return collection(tmp_path / "q.db")


def run(*arguments: object):
    return CliRunner().invoke(export, [str(argument) for argument in arguments])


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_all_tables_are_written_whole(path, tmp_path):
    result = run(path, tmp_path / "out")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))

    assert result.exit_code == 0
    assert [table["table"] for table in manifest["tables"]] == list(TABLES)
    with Database(path) as db:
        for table in manifest["tables"]:
            file = tmp_path / "out" / table["file"]
            assert len(rows(file)) == table["rows"] == db[table["table"]].count
            assert sha256(file.read_bytes()).hexdigest() == table["sha256"]


def test_rows_carry_the_public_names_of_what_they_point_at(path, tmp_path):
    run(path, tmp_path / "out", "--table", "quotes")
    found = rows(tmp_path / "out" / "quotes.csv")

    assert {row["speaker_uid"] for row in found} >= {"asa-brannstrom", "tom-okafor"}
    assert all(len(row["document_uid"]) == 12 for row in found)
    assert "“Bread is a promise,”" in [row["text"] for row in found]


def test_json_lines_keep_types(path, tmp_path):
    run(path, tmp_path / "out", "--format", "jsonl", "--where", "kind = 'direct'")
    found = [json.loads(line) for line in (tmp_path / "out" / "quotes.jsonl").read_text("utf-8").splitlines()]

    assert [row["kind"] for row in found] == ["direct", "direct"]
    assert isinstance(found[0]["start"], int)
    assert found[0]["turn"] is None


def test_parquet_has_all_rows(path, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    result = run(path, tmp_path / "out", "--format", "parquet")

    assert result.exit_code == 0
    assert parquet.read_table(tmp_path / "out" / "quotes.parquet").num_rows == 9
    assert parquet.read_table(tmp_path / "out" / "gone.parquet").num_rows == 0


def test_two_exports_are_the_same_bytes(path, tmp_path):
    for folder in ("one", "two"):
        run(path, tmp_path / folder)

    assert (tmp_path / "one" / "manifest.json").read_bytes() == (tmp_path / "two" / "manifest.json").read_bytes()


@pytest.mark.parametrize(
    ("options", "error", "sentence"),
    [
        (["--table", "cats"], UsageError, "there is no table cats"),
        (["--table", "quotes", "--table", "people", "--where", "1"], UsageError, "name it with --table"),
        (["--where", "no such"], QuotesError, "cannot be used"),
    ],
)
def test_what_cannot_be_exported_is_told(path, tmp_path, options, error, sentence):
    result = run(path, tmp_path / "out", *options)

    assert isinstance(result.exception, error)
    assert sentence in str(result.exception)
    assert not list((tmp_path / "out").glob("*.unfinished"))
