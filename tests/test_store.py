"""The database: rows, stable names, what a reload changes."""

import sqlite3
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import article, transcript
from sqlite_utils import Database

from quotes.models import Parsed, Person, PersonKind
from quotes.store.connect import create_or_open
from quotes.store.dates import iso
from quotes.store.fts import bulk, settle
from quotes.store.identity import is_full_name, person_uid, slug
from quotes.store.save import save


@pytest.fixture
def db(tmp_path):
    database = create_or_open(tmp_path / "q.db")
    yield database
    database.close()


def rows(db: Database) -> dict[str, list[tuple]]:
    """Every row of every table of ours."""
    return {
        name: db.execute(f"select * from {name} order by id").fetchall()
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
        "facts": 3,
        "pieces": 6,
        "remarks": 1,
        "people": 3,
        "appearances": 3,
        "labels": 5,
        "turns": 5,
        "annotations": 2,
        "quotes": 5,
        "decisions": 0,
        "stories": 0,
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


def test_a_person_with_a_full_name_is_one_row_in_all_documents(db):
    save(db, transcript())
    save(db, article())

    assert db.execute("select label, documents, quotations from people where uid = 'asa-brannstrom'").fetchall() == [
        ("Åsa Brännström", 2, 3)  # a paraphrase is nobody's words
    ]


@pytest.mark.parametrize(
    ("name", "description"),
    [("Brännström", None), ("Senator Brännström", None), (None, "a harbour pilot")],
    ids=["bare surname", "title and surname", "unnamed"],
)
def test_those_who_may_be_anybody_are_never_merged(db, name, description):
    save(db, article("one.txt", name=name, description=description))
    save(db, article("two.txt", "“Salt is a threat,”", name, description))

    assert db.execute("select count(*), count(distinct uid) from people").fetchone() == (2, 2)


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


def test_a_changed_file_replaces_its_old_document(db):
    save(db, article())
    old = [uid for (uid,) in db.execute("select uid from quotes order by start")]
    save(db, article(words="“Bread is a promise, always,”"))

    assert db.execute("select count(*) from documents").fetchone() == (1,)
    heirs = dict(db.execute("select uid, moved_to from gone").fetchall())
    paraphrase = db.execute("select uid from quotes where kind = 'indirect'").fetchone()[0]
    assert heirs == {old[0]: None, old[1]: paraphrase}


def test_an_address_that_comes_back_is_no_longer_gone(db):
    first, second = article(), article(words="“Bread is a debt,”")
    save(db, first)
    save(db, second)
    save(db, first)

    present = {uid for (uid,) in db.execute("select uid from quotes")}
    gone = {uid for (uid,) in db.execute("select uid from gone")}
    assert not present & gone


def test_a_better_grammar_keeps_the_address_of_the_same_words(db):
    parsed = article()
    save(db, parsed)
    before = db.execute("select id, uid from quotes order by id").fetchall()
    quotes = tuple(replace(quote, speaker=None, evidence=None) for quote in parsed.quotes)
    save(db, replace(parsed, quotes=quotes))

    assert db.execute("select id, uid from quotes order by id").fetchall() == before
    assert db.execute("select count(*) from quotes where speaker is null").fetchone() == (2,)


def test_a_quotation_that_a_better_grammar_cuts_differently_has_moved(db):
    parsed = article()
    save(db, parsed)
    old = db.execute("select uid from quotes where kind = 'direct'").fetchone()[0]
    direct, told = parsed.quotes
    save(db, replace(parsed, quotes=(replace(direct, end=direct.end - 2), told)))

    new = db.execute("select uid from quotes where kind = 'direct'").fetchone()[0]
    assert db.execute("select moved_to from gone where uid = ?", [old]).fetchone() == (new,)


def test_words_that_moved_to_another_part_of_a_file_are_found(db):
    save(db, article("page.txt"))
    old = {uid for (uid,) in db.execute("select uid from quotes")}
    both = [article("page.txt", words) for words in ("“Salt is a threat,”", "“Bread is a promise,”")]
    for number, parsed in enumerate(both, start=1):
        save(db, replace(parsed, document=replace(parsed.document, sha256="changed", part=number)))

    assert {uid for uid, heir in db.execute("select uid, moved_to from gone") if heir} == old


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


def found(db: Database, words: str) -> int:
    """How many quotations the index finds."""
    return int(db.execute("select count(*) from quotes_fts where quotes_fts match ?", [words]).fetchone()[0])


def test_the_search_index_is_kept_in_step(db):
    save(db, article())
    assert found(db, "promises") == 1, "porter takes off endings"
    save(db, article(words="“Salt is a threat,”"))
    assert (found(db, "promises"), found(db, "threats")) == (0, 1)
    db.execute("insert into quotes_fts (quotes_fts) values ('integrity-check')")


def test_a_bulk_load_indexes_at_its_end(db):
    with bulk(db):
        save(db, article())
        assert found(db, "promise") == 0
    assert found(db, "promise") == 1
    save(db, transcript())
    assert found(db, "ice") == 1


def test_a_transform_loses_triggers_and_settling_restores_them(db):
    """What sqlite-utils' own `transform` does to a table, and what opening the database mends."""
    save(db, article())
    db["quotes"].transform(drop={"via_end"})
    save_triggers = {trigger.name for trigger in db["quotes"].triggers}
    settle(db)
    db.execute("update quotes set text = 'ephemeral' where kind = 'direct'")

    assert "quotes_ai" not in save_triggers
    assert found(db, "ephemeral") == 1
    assert db.execute("select quotations from people").fetchone() == (1,)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Jean-Yves Le Drian", "jean-yves-le-drian"),
        ("Åsa  Brännström", "asa-brannstrom"),
        ("Seán O’Brien", "sean-obrien"),
        ("Łukasz Ørsted", "lukasz-orsted"),
        ("Анна Ахматова", "анна-ахматова"),
        ("<b>Bold Man</b>", "b-bold-man-b"),
    ],
)
def test_slugs_are_readable(name, expected):
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Renee Montagne", True),
        ("E.B. White", True),
        ("E. B. White", True),
        ("Montagne", False),
        ("J. Montagne", False),
        ("Le Drian", False),
        ("Jean-Yves Le Drian", True),
        ("Al Gore", True),
        ("Mr. Montagne", False),
        ("President Montagne", False),
        ("President Renee Montagne", True),
        ("", False),
    ],
)
def test_full_names(name, full):
    assert is_full_name(name) is full


@given(st.text(max_size=300))
def test_any_name_has_a_short_address_without_surprises(name):
    uid = person_uid("document", Person("p1", name, PersonKind.PERSON))

    assert 1 <= len(uid) <= 100
    assert all(char.isalnum() or char == "-" for char in uid)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2016-01-19T10:00:00Z", "2016-01-19"),
        ("20160119", "2016-01-19"),
        ("January 19, 2016", "2016-01-19"),
        ("Published Jan. 19th, 2016 5:02 PM", "2016-01-19"),
        ("19 September 2016", "2016-09-19"),
        ("03/06/2021", None),
        ("February 30, 2021", None),
        ("yesterday", None),
        (None, None),
    ],
)
def test_only_dates_that_can_be_read_in_one_way_are_read(printed, expected):
    assert iso(printed) == expected


def test_what_a_user_told_of_a_document_stays_when_it_is_loaded_without(db):
    save(db, transcript(outlet="Radio Kiruna", published="2024-02-03"))
    before = rows(db)
    save(db, transcript())

    assert rows(db) == before
