"""Older, newer, foreign and locked databases."""

import gzip
import sqlite3
from pathlib import Path

import pytest
from conftest import Quotes
from made_up import article
from sqlite_utils import Database

from quotes.errors import DatabaseError
from quotes.store.connect import create_or_open, explained, open_existing
from quotes.store.migrations import migrations
from quotes.store.save import save


def test_an_older_database_is_upgraded_and_keeps_its_rows(tmp_path):
    path = tmp_path / "old.db"
    old = Database(path)
    migrations.apply(old, stop_before="m003_words")
    old["people"].insert({"uid": "ada-berg", "label": "Ada Berg", "kind": "person"})
    old.close()

    db = create_or_open(path)

    assert not migrations.pending(db)
    assert [row["uid"] for row in db["people"].rows] == ["ada-berg"]
    save(db, article())
    db.close()


def test_an_older_database_is_not_read_before_its_upgrade(tmp_path):
    path = tmp_path / "q.db"
    db = create_or_open(path)
    with db.atomic():
        db.execute("delete from _sqlite_migrations where name = (select max(name) from _sqlite_migrations)")
    db.close()

    with pytest.raises(DatabaseError, match="made by an older version; upgrade it with: quotes load"):
        open_existing(path)


def test_a_newer_database_is_left_alone(tmp_path):
    path = tmp_path / "q.db"
    db = create_or_open(path)
    db["_sqlite_migrations"].insert({"migration_set": "quotes", "name": "m999_future", "applied_at": "2100-01-01"})
    db.close()

    for opening in (create_or_open, open_existing):
        with pytest.raises(DatabaseError, match="made by a newer version of quotes"):
            opening(path)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"These are not the bytes of a database at all. " * 200, "not a SQLite database"),
        (None, "a database, but not one made by quotes load"),
    ],
    ids=["no database", "somebody else's"],
)
def test_what_is_not_ours_is_left_alone(tmp_path, content, sentence):
    path = tmp_path / "q.db"
    if content:
        path.write_bytes(content)
    else:
        other = Database(path)
        other["cats"].insert({"name": "Misse"})
        other.close()
    before = path.read_bytes()

    for opening in (create_or_open, open_existing):
        with pytest.raises(DatabaseError, match=sentence):
            opening(path)
    assert path.read_bytes() == before


def test_a_folder_is_no_database(tmp_path):
    with pytest.raises(DatabaseError, match="cannot be opened"):
        create_or_open(tmp_path)


def test_a_missing_database_is_named_with_the_way_out(tmp_path):
    with pytest.raises(DatabaseError, match="no such database; make one with: quotes load"):
        open_existing(tmp_path / "none.db")
    with pytest.raises(DatabaseError, match="there is no folder"):
        create_or_open(tmp_path / "none" / "q.db")


def test_a_locked_database_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("quotes.store.connect.PATIENCE", 0.01)
    path = tmp_path / "q.db"
    create_or_open(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin exclusive")
    try:
        db = create_or_open(path)
        with pytest.raises(DatabaseError, match="another program is writing"), explained(path):
            save(db, article())
        db.close()
    finally:
        other.close()


def test_every_migration_runs_once(tmp_path):
    path = tmp_path / "q.db"
    create_or_open(path).close()
    db = create_or_open(path)

    names = [applied.name for applied in migrations.applied(db)]
    assert names[0] == "m001_documents"
    assert names == sorted(set(names))
    assert not migrations.pending(db)
    db.close()


def test_a_database_where_nobody_may_write_is_read(tmp_path, monkeypatch):
    """As on a DVD: SQLite would make files beside it, unless it is told that there is no need."""
    path = tmp_path / "q.db"
    db = create_or_open(path)
    save(db, article())
    db.close()
    monkeypatch.setattr("os.access", lambda *_: False)
    db = open_existing(path)
    path.with_name("q.db-shm").mkdir()
    assert db.execute("select count(*) from documents").fetchone() == (1,)
    db.close()


DATABASES = Path(__file__).parent / "data" / "databases"
"""Databases as earlier versions wrote them, of the two documents in `talk`, after `quotes people rename`."""


@pytest.mark.parametrize("packed", sorted(DATABASES.glob("*.gz")), ids=lambda path: path.name)
def test_a_database_of_an_earlier_version_can_be_used(packed: Path, tmp_path: Path, quotes: Quotes) -> None:
    """All steps in a row, over the triggers and indexes of that version; then a load, a search and a proof."""
    path = tmp_path / "q.db"
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    before = sqlite3.connect(path)
    (texts,) = zip(*before.execute("select text from documents order by text"), strict=True)
    addresses = {uid for (uid,) in before.execute("select uid from quotes")}
    before.close()

    done = quotes("load", path, DATABASES / "talk")
    assert done.returncode == 0, done.stderr
    assert "documents in the database    2" in done.stdout
    checked = quotes("verify", path)
    assert checked.returncode == 0, checked.stderr
    db = sqlite3.connect(path)
    assert tuple(text for (text,) in db.execute("select text from documents order by text")) == texts
    assert addresses <= {uid for (uid,) in db.execute("select uid from quotes union select uid from gone")}
    assert db.execute("select label from people where uid = 'lena-brandt'").fetchone() == ("Lena M. Brandt",)
    assert db.execute("select count(*) from documents_fts where documents_fts match 'harbour'").fetchone() == (2,)
    db.close()
