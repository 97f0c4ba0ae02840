"""The database: every row in its place, and the same rows however and however often they are loaded."""

import sqlite3
from dataclasses import replace

import pytest
from made_up import article, transcript
from sqlite_utils import Database

from quotes.models import Parsed
from quotes.store.connect import create_or_open
from quotes.store.save import save


def rows(db: Database) -> dict[str, list[tuple]]:
    """Every row of every table of ours."""
    return {
        name: sorted(db.execute(f"select * from {name}").fetchall(), key=repr)
        for name in db.table_names()
        if "_fts" not in name and not name.startswith("_")
    }


def public(db: Database) -> list[tuple]:
    """What must be the same in whatever order documents were loaded."""
    quotes = "select q.uid, q.text, p.uid, p.label, d.uid from quotes q left join people p on p.id = q.speaker"
    return sorted(
        db.execute(f"{quotes} join documents d on d.id = q.document").fetchall(), key=lambda row: tuple(map(str, row))
    )


def test_everything_is_stored(db):
    save(db, transcript(outlet="Radio Kiruna", published="2024-02-03"))

    counts = {name: len(found) for name, found in rows(db).items()}

    assert counts == {
        "documents": 1,
        "files": 1,
        "places": 1,
        "loads": 1,
        "tombstones": 0,
        "facts": 3,
        "pieces": 6,
        "remarks": 1,
        "people": 3,
        "appearances": 3,
        "labels": 5,
        "turns": 5,
        "annotations": 2,
        "quotes": 5,
        "joint_speakers": 0,
        "decisions": 0,
        "stories": 0,
        "joins": 0,
        "gone": 0,
    }


def test_every_quotation_is_a_slice_of_its_document(db):
    save(db, transcript())
    save(db, article())

    found = db.execute(
        'select q.text, substr(d.text, q.start + 1, q."end" - q.start) from quotes q'
        " join documents d on d.id = q.document"
    ).fetchall()

    assert len(found) == 7
    assert all(words == there for words, there in found)


def test_a_second_load_changes_no_row(db):
    for parsed in (transcript(), article()):
        save(db, parsed)
    before, changes = rows(db), db.conn.total_changes
    for parsed in (transcript(), article()):
        save(db, parsed)

    assert rows(db) == before
    assert db.conn.total_changes == changes


def test_the_load_order_changes_no_public_name(tmp_path):
    documents = [transcript(), article(), article("b.txt", "“No.”", "ÅSA BRÄNNSTRÖM"), article("c.txt", name="Bo")]
    found = []
    for number, order in enumerate((documents, documents[::-1])):
        db = create_or_open(tmp_path / f"{number}.db")
        for parsed in order:
            save(db, parsed)
        found.append(public(db))
        db.close()

    assert found[0] == found[1]
    assert any("Åsa Brännström" in row for row in found[0])


def test_ids_of_quotations_follow_their_dates(db):
    save(db, article("new.txt", published="May 4, 2023"))
    save(db, article("none.txt", "“Undated,”"))
    save(db, article("old.txt", "“Old bread,”", published="2 May 2020"))

    found = [date for (date,) in db.execute("select date from quotes order by id desc")]

    assert found == ["2023-05-04"] * 2 + ["2020-05-02"] * 2 + [None] * 2
    starts = [start for (start,) in db.execute("select start from quotes where date > '2023' order by id desc")]
    assert starts == sorted(starts), "each document from its beginning"
    assert db.execute("select max(id) from quotes").fetchone()[0] < 2**53


def test_the_same_bytes_at_two_paths_are_one_document(db):
    save(db, article("b/copy.txt"))
    save(db, article("a/bakery.txt"))

    assert db.execute("select path from documents").fetchall() == [("a/bakery.txt",)]
    assert db.execute("select count(*) from files").fetchone() == (2,)


def test_a_document_that_cannot_be_stored_leaves_the_database_as_it_was(db):
    save(db, article())
    before = rows(db)
    parsed = transcript()
    broken: Parsed = replace(parsed, remarks=(replace(parsed.remarks[0], start=None),))  # type: ignore[arg-type]

    with pytest.raises(sqlite3.IntegrityError):
        save(db, broken)
    assert rows(db) == before


def test_what_a_user_told_of_a_document_stays_when_it_is_loaded_without(db):
    save(db, transcript(outlet="Radio Kiruna", published="2024-02-03"))
    before = rows(db)
    save(db, transcript())

    assert rows(db) == before
