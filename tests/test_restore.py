"""`quotes restore`: a database out of what `quotes export --format jsonl` has written, row for row."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from served import DOCUMENTS, Site, collection
from sqlite_utils import Database

from quotes.archive.load import load
from quotes.archive.verify import verify
from quotes.commands.decide import decide
from quotes.commands.export import export
from quotes.commands.restore import restore
from quotes.errors import DatabaseError, UnreadableError
from quotes.read.files import files
from quotes.store.connect import create_or_open
from quotes.store.describe import TABLES

ROOT = Path(__file__).parent.parent


def run(command, *arguments: object, failing: bool = False):
    result = CliRunner().invoke(command, [str(argument) for argument in arguments])
    assert failing or result.exit_code == 0, result.output
    return result


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    """Samples that were loaded, and decided upon."""
    path = tmp_path_factory.mktemp("whole") / "q.db"
    db = create_or_open(path)
    load(db, files([str(ROOT / "seeds")]), jobs=1)
    first, second = (uid for (uid,) in db.execute("select uid from quotes where kind = 'direct' order by uid limit 2"))
    db.close()
    run(decide, path, first, "--speaker", "nobody", "--why", "Two speak at once.", "--by", "Eva Lind")
    run(decide, path, second, "--not-a-quotation", "--why", "A headline.")
    return path


@pytest.fixture
def exported(whole: Path, tmp_path: Path) -> Path:
    run(export, whole, tmp_path / "out", "--format", "jsonl")
    return tmp_path / "out"


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as db:
        return {table: sorted(db.execute(f"select * from {table}").fetchall(), key=repr) for table in TABLES}


def test_every_row_of_every_table_comes_back(whole, exported, tmp_path):
    result = run(restore, tmp_path / "copy.db", exported)

    assert f"{sum(map(len, rows(whole).values())):,} rows, 5 documents" in result.output
    assert rows(tmp_path / "copy.db") == rows(whole)
    with Database(tmp_path / "copy.db") as db:
        assert not list(verify(db))
        assert db.execute("select count(*) from decisions").fetchone() == (2,)


def test_what_is_restored_is_searched_and_loaded_into(whole, exported, tmp_path):
    copy = tmp_path / "copy.db"
    run(restore, copy, exported)
    site, before = Site(copy), Site(whole)
    try:
        for address in ("/api/v1/search.json?q=coalition", "/api/v1/people.json", "/api/v1/stats.json"):
            assert site.json(address) == before.json(address)
    finally:
        site.close()
        before.close()
    db = create_or_open(copy)
    summary = load(db, files([str(ROOT / "seeds")]), jobs=1)
    assert (summary.counts["new"], summary.counts["replaced"], summary.failures) == (0, 0, [])
    assert not list(verify(db))
    db.close()


def test_a_database_that_is_there_is_left_alone(whole, exported):
    before = whole.read_bytes()
    result = run(restore, whole, exported, failing=True)
    assert isinstance(result.exception, DatabaseError)
    assert whole.read_bytes() == before


def _change(folder: Path, what: str) -> None:
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    if what == "no manifest":
        (folder / "manifest.json").unlink()
    elif what == "a changed file":
        with (folder / "quotes.jsonl").open("a", encoding="utf-8") as file:
            file.write("{}\n")
    elif what == "a missing file":
        (folder / "turns.jsonl").unlink()
    else:
        if what == "csv":
            manifest["format"] = "csv"
        elif what == "a missing table":
            manifest["tables"] = manifest["tables"][1:]
        else:
            manifest["tables"][0]["where"] = "kind = 'direct'"
        (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("no manifest", "no manifest of an export"),
        ("csv", "an export as csv"),
        ("a missing table", "the table quotes is not in this export"),
        ("some rows", "only some rows of quotes"),
        ("a changed file", "has changed since it was exported"),
        ("a missing file", "cannot be read"),
    ],
)
def test_what_is_no_whole_export_is_told_and_leaves_nothing(exported, tmp_path, what, said):
    _change(exported, what)
    result = run(restore, tmp_path / "copy.db", exported, failing=True)

    assert isinstance(result.exception, UnreadableError)
    assert said in str(result.exception)
    assert not (tmp_path / "copy.db").exists()


def test_a_column_of_a_newer_version_is_told(tmp_path):
    path = collection(tmp_path / "q.db", *DOCUMENTS)
    db = create_or_open(path)
    db.execute("alter table quotes add column mood text")
    db.close()
    run(export, path, tmp_path / "out", "--format", "jsonl")
    result = run(restore, tmp_path / "copy.db", tmp_path / "out", failing=True)

    assert isinstance(result.exception, UnreadableError)
    assert "a column mood, which this version of quotes does not know" in str(result.exception)
    assert not (tmp_path / "copy.db").exists()
