"""`quotes load`: folders in, rows out, and what bad input costs."""

import json
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
        "new": 2,
        "replaced": 0,
        "unchanged": 0,
        "turns": 4,
        "quotations": 6,
        "paraphrases": 0,
        "people": 3,
        "remarks": 0,
        "without a turn or quotation": 0,
        "failures": 0,
        "documents in the database": 2,
    }
    assert result.stderr == "", "progress is for terminals only"
    assert query(path, "select label from people order by label") == [("Ada Berg",), ("Nora Quist",), ("Tom Okafor",)]


def test_a_second_load_changes_no_row(path, folder):
    first = run(path, folder)
    before = dump(path)
    second = run(path, folder)

    assert counts(second) == counts(first) | {"new": 0, "unchanged": 2}
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
    from quotes.parsing import parse as module

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


def texts(path: Path) -> list[str]:
    return sorted(text for (text,) in query(path, "select text from documents"))


def test_every_document_of_a_corpus_is_stored_and_counted(path, tmp_path):
    rows = [json.dumps({"text": f"The oven of row {number} is cold."}) for number in range(150)]
    (tmp_path / "corpus.jsonl").write_text("\n".join(rows), "utf-8")
    result = run(path, tmp_path / "corpus.jsonl")

    assert counts(result)["documents"] == 150
    assert query(path, "select count(*) from documents") == [(150,)]
    assert query(path, "select count(*) from gone") == [(0,)]


def test_one_relative_path_in_two_folders_is_two_files(path, tmp_path, monkeypatch):
    for folder in "ab":
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "001.txt").write_text(f"In {folder}.", "utf-8")
        monkeypatch.chdir(tmp_path / folder)
        run(path, ".")

    assert texts(path) == ["In a.", "In b."]


def test_all_spellings_of_a_file_are_one_and_none_is_published(path, tmp_path, monkeypatch):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "001.txt").write_text("Before.", "utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    monkeypatch.chdir(tmp_path)
    for number, spelling in enumerate(("a", "./a/", "../" + tmp_path.name + "/a", tmp_path / "a", "link", "a/001.txt")):
        (tmp_path / "a" / "001.txt").write_text(f"Version {number}.", "utf-8")
        assert counts(run(path, spelling))["replaced"] == (number > 0)

    assert texts(path) == ["Version 5."]
    assert not [line for line in dump(path) if str(tmp_path) in line]


def test_standard_input_replaces_nothing(path, quotes):
    for words in ("One.", "Two."):
        assert quotes("load", path, "-", stdin=words).returncode == 0

    assert texts(path) == ["One.", "Two."]


def test_a_file_that_vanishes_is_kept(path, folder):
    run(path, folder)
    (folder / "bakery.txt").unlink()
    result = run(path, folder)

    assert (counts(result)["documents"], counts(result)["documents in the database"]) == (1, 2)


def test_what_replaced_a_document_is_told(path, folder):
    run(path, folder)
    (folder / "bakery.txt").write_text(ARTICLE.replace("promise", "debt"), "utf-8")
    result = run(path, folder)
    new = query(path, "select uid from documents where path = 'bakery.txt'")

    assert counts(result) | {"remarks": 0} == counts(result) | {"new": 1, "replaced": 1, "unchanged": 1, "remarks": 0}
    assert query(path, "select replaced_by from tombstones") == new


def test_unchanged_files_are_not_read_again_unless_asked(path, folder, monkeypatch):
    run(path, folder)
    read: list[str] = []
    monkeypatch.setattr("quotes.parsing.parse.parse", lambda document, **_: read.append(document.path) or 1 / 0)

    assert counts(run(path, folder))["unchanged"] == 2
    assert read == []
    run(path, folder, "--again")
    assert len(read) == 2


def test_other_options_read_unchanged_files_again(path, folder):
    run(path, folder)
    result = run(path, folder, "--kind", "article")

    assert counts(result)["unchanged"] == 0
    assert query(path, "select distinct kind from documents") == [("article",)]


def test_a_database_that_lost_documents_says_which_files_to_load_again(path, tmp_path):
    rows = [{"id": str(number), "text": f"“The oven of row {number} is cold,” Nora Quist said."} for number in range(3)]
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    lost(path, corpus)
    (tmp_path / "other.txt").write_text("Words.", "utf-8")

    assert "may have lost documents of corpus.jsonl; load these again" in run(path, tmp_path / "other.txt").stderr
    healed = run(path, corpus)
    assert (healed.stderr, counts(healed)["documents in the database"]) == ("", 4)
    assert query(path, "select count(*) from gone where moved_to is null") == [(0,)]


def lost(path: Path, corpus: Path) -> None:
    """A database as an older version left it: of a corpus of three rows, only the last."""
    run(path, corpus)
    with Database(path) as db:
        db.execute("pragma foreign_keys = off")
        (last,) = db.execute("select max(id) from documents").fetchone()
        for table in ("quotes", "appearances", "labels", "pieces", "facts", "remarks", "places"):
            db.execute(f"delete from {table} where document < ?", [last])
        db.execute("delete from documents where id < ?", [last])
        db.execute("update documents set uid = 'olduid'")
        db.execute("update quotes set uid = 'olduid' || id")
        db.execute("update files set key = 'old:corpus.jsonl', path = 'corpus.jsonl', state = 'lossy', documents = 1")
        db.execute("update loads set added = 1")
        db.conn.commit()
