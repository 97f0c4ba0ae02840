"""`quotes forget`: a document is removed on purpose, stays away, and may come back."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

ARTICLE = "The bakery burnt down in May.\n\n“Bread is a promise,” said Nora Quist, who owns it.\n"
OTHER = "The ferry was late.\n\n“We waited for it all day,” said Bo Lind.\n"


@pytest.fixture
def path(tmp_path: Path, quotes) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "bakery.txt").write_text(ARTICLE, "utf-8")
    (folder / "ferry.txt").write_text(OTHER, "utf-8")
    assert quotes("load", tmp_path / "q.db", folder).returncode == 0
    return tmp_path / "q.db"


def query(path: Path, sql: str) -> list[tuple]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_a_forgotten_document_stays_away_until_it_is_allowed_again(path, quotes):
    uid, quotation = query(
        path, "select d.uid, q.uid from quotes q join documents d on d.id = document where q.text like '%promise%'"
    )[0]
    done = quotes("forget", path, "bakery.txt")

    assert (done.returncode, done.stdout) == (0, "1 document forgotten.\n")
    assert query(path, "select path from documents") == [("ferry.txt",)]
    assert query(path, "select uid, reason from tombstones") == [(uid, "forgotten")]
    assert query(path, f"select count(*) from gone where uid = '{quotation}'") == [(1,)]
    assert query(path, "select label from people") == [("Bo Lind",)]

    (path.parent / "texts" / "bakery.txt").write_text(ARTICLE.replace("owns", "runs"), "utf-8")
    for _ in range(2):  # the second time the file is known, and not read again
        done = quotes("load", path, path.parent / "texts")
        assert "forgotten, passed over" in done.stdout
        assert query(path, "select path from documents") == [("ferry.txt",)]
    assert quotes("verify", path).returncode == 0

    assert quotes("forget", path, uid, "--undo").stdout == "1 document may be loaded again.\n"
    quotes("load", path, path.parent / "texts")
    assert query(path, "select path from documents order by path") == [("bakery.txt",), ("ferry.txt",)]
    assert quotes("verify", path).returncode == 0


def test_nothing_is_forgotten_where_a_word_means_no_document(path, quotes):
    done = quotes("forget", path, "bakery.txt", "cellar.txt")

    assert done.returncode == 1
    assert done.stderr == (
        "quotes: no document has the uid or the path cellar.txt; both stand in the table documents\n"
    )
    assert query(path, "select count(*) from documents") == [(2,)]
