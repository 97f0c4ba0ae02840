"""`quotes load`: folders in, rows out, and what bad input costs."""

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlite_utils import Database

from quotes.commands.load import load
from quotes.errors import DatabaseError

TRANSCRIPT = """Ice On The River

TOM OKAFOR, HOST: Good morning. The river froze over. Ada Berg is a skipper there.

ADA BERG: We wait. The ice decides, not the council.

OKAFOR: And the ferries?

BERG: Nobody owns a ferry that walks.
"""
ARTICLE = """Bakery To Reopen

The bakery on Mill Street burnt down in May.

“Bread is a promise,” said Nora Quist, who owns it. “We will light the oven in spring.”
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "texts"
    found.mkdir()
    (found / "bakery.txt").write_text(ARTICLE, "utf-8")
    (found / "river.txt").write_text(TRANSCRIPT, "utf-8")
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "q.db"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(load, [str(argument) for argument in arguments])


def counts(result: Result) -> dict[str, int]:
    """The table that ends a load."""
    rows = (line.rsplit(maxsplit=1) for line in result.stdout.splitlines())
    return {name: int(number) for name, number in rows}


def query(path: Path, sql: str) -> list[tuple]:
    with Database(path) as db:
        return db.execute(sql).fetchall()


def dump(path: Path) -> list[str]:
    """The whole database as SQL."""
    with Database(path) as db:
        return list(db.conn.iterdump())


def test_a_folder_is_loaded_and_counted(path, folder):
    result = run(path, folder)

    assert result.exit_code == 0
    assert counts(result) | {"remarks": 0} == {
        "documents": 2,
        "turns": 4,
        "quotations": 6,
        "paraphrases": 0,
        "people": 3,
        "remarks": 0,
        "without a turn or quotation": 0,
        "failures": 0,
    }
    assert result.stderr == "", "progress is for terminals only"
    assert query(path, "select label from people order by label") == [("Ada Berg",), ("Nora Quist",), ("Tom Okafor",)]


def test_a_second_load_changes_no_row(path, folder):
    first = run(path, folder)
    before = dump(path)
    second = run(path, folder)

    assert first.stdout == second.stdout
    assert dump(path) == before


def test_bad_files_are_named_and_cost_the_good_ones_nothing(path, folder):
    (folder / "empty.txt").write_bytes(b"")
    (folder / "noise.bin").write_bytes(bytes(range(256)) * 20)
    result = run(path, folder, folder / "missing.txt")

    assert result.exit_code == 1
    assert counts(result)["documents"] == 2
    assert counts(result)["failures"] == 3
    for name in ("empty.txt", "noise.bin", "missing.txt"):
        assert sum(name in line for line in result.stderr.splitlines()) == 1


def test_nothing_readable_leaves_no_database(path, tmp_path):
    (tmp_path / "nothing").mkdir()
    result = run(path, tmp_path / "nothing")

    assert result.exit_code == 1
    assert counts(result)["failures"] == 1
    assert not path.exists()


def test_a_text_without_a_turn_or_quotation_is_loaded_with_a_remark(path, tmp_path):
    (tmp_path / "recipe.txt").write_text("Take flour, water and salt, and wait for a day.\n", "utf-8")
    result = run(path, tmp_path / "recipe.txt")

    assert result.exit_code == 0
    assert counts(result)["without a turn or quotation"] == 1
    assert query(path, "select count(*) from remarks where kind = 'silent'") == [(1,)]


def test_a_changed_file_replaces_what_was_read_from_it(path, folder):
    run(path, folder)
    (folder / "bakery.txt").write_text(ARTICLE.replace("promise", "debt"), "utf-8")
    run(path, folder)

    assert query(path, "select count(*) from documents") == [(2,)]
    assert query(path, "select count(*) from gone") != [(0,)]
    assert query(path, "select count(*) from quotes where text like '%promise%'") == [(0,)]


def test_a_fault_in_one_document_is_a_failure_of_that_document(path, folder, monkeypatch):
    from quotes.commands import request as module

    parse = module.parse

    def faulty(document, **options):
        if "bakery" in document.path:
            raise IndexError("list index out of range")
        return parse(document, **options)

    monkeypatch.setattr(module, "parse", faulty)
    result = run(path, folder)

    assert result.exit_code == 1
    assert (counts(result)["documents"], counts(result)["failures"]) == (1, 1)
    assert "bakery.txt: a fault of this program" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_locked_database_stops_the_load(path, folder, monkeypatch):
    monkeypatch.setattr("quotes.store.connect.PATIENCE", 0.01)
    run(path, folder)
    (folder / "more.txt").write_text(ARTICLE.replace("Nora", "Vera"), "utf-8")
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("begin exclusive")
        result = run(path, folder)
        other.execute("rollback")
    other.close()

    assert isinstance(result.exception, DatabaseError)
    assert "another program is writing to this database" in str(result.exception)


def test_large_loads_are_indexed_once_at_the_end(path, folder, monkeypatch):
    monkeypatch.setattr("quotes.load.LARGE", 1)
    run(path, folder)

    assert query(path, "select count(*) from quotes_fts where quotes_fts match 'ferries'") == [(2,)]
    assert query(path, "select count(*) from sqlite_master where name = 'quotes_ai'") == [(1,)]


def test_a_page_that_promises_a_transcript_and_has_none_is_named_and_not_stored(path, folder):
    empty = folder / "empty-promise.txt"
    empty.write_text("The Long Bridge\n\nTranscript\n\nTranscript provided by NPR, Copyright NPR.\n", "utf-8")

    result = run(path, folder)

    assert result.exit_code == 1
    assert counts(result)["failures"] == 1
    assert "empty-promise.txt: a transcript is promised, and none is here; load it all the same with --keep" in (
        result.stderr
    )


def test_an_empty_promise_is_kept_on_demand(path, folder):
    empty = folder / "empty-promise.txt"
    empty.write_text("The Long Bridge\n\nTranscript\n\nTranscript provided by NPR, Copyright NPR.\n", "utf-8")

    result = run(path, "--keep", folder)

    assert result.exit_code == 0
    assert query(path, "select kind from remarks where kind = 'no transcript'") == [("no transcript",)]


def test_a_document_with_lost_bytes_is_stored_and_named(path, folder):
    (folder / "broken.txt").write_bytes("Nora Dahl said: “We f@und it.”\n".encode().replace(b"@", b"\xff") * 3)

    result = run(path, folder)

    assert result.exit_code == 1
    assert counts(result)["failures"] == 0
    assert "broken.txt: " in result.stderr
