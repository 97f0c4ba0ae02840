"""The search index is kept in step with the quotations."""

from made_up import article, transcript
from sqlite_utils import Database

from quotes.store.fts import RECOUNT, bulk, settle
from quotes.store.save import save


def found(db: Database, words: str) -> int:
    """How many quotations the index finds."""
    return int(db.execute("select count(*) from quotes_fts where quotes_fts match ?", [words]).fetchone()[0])


def test_the_search_index_is_kept_in_step(db):
    save(db, article())
    assert found(db, "promises") == 1, "porter takes off endings"
    save(db, article(words="“Salt is a threat,”"))
    assert (found(db, "promises"), found(db, "threats")) == (0, 1)
    db.execute("insert into quotes_fts (quotes_fts) values ('integrity-check')")


def test_rows_that_are_changed_in_bulk_are_indexed_at_its_end(db):
    save(db, article())
    with bulk(db):
        db.execute("update quotes set text = 'ephemeral'")
        assert found(db, "ephemeral") == 0
    assert found(db, "ephemeral") == db.execute("select count(*) from quotes").fetchone()[0]
    save(db, transcript())
    assert found(db, "ice") == 1


def test_rows_that_somebody_else_inserts_are_indexed_and_counted(db):
    """A user's own SQL is no load, and fires the triggers."""
    save(db, article())
    (speaker,) = db.execute("select speaker from quotes").fetchone()
    db.execute(
        'insert into quotes (uid, text, speaker, document, kind, translated, words, start, "end")'
        " values ('own', 'ephemeral', ?, 1, 'direct', 'no', 1, 0, 1)",
        [speaker],
    )
    assert found(db, "ephemeral") == 1
    assert db.execute("select quotations from people where id = ?", [speaker]).fetchone() == (2,)


def test_what_is_counted_together_is_what_triggers_count(db):
    save(db, article())
    save(db, transcript())
    counted = db.execute("select id, quotations, documents from people order by id").fetchall()
    db.execute(RECOUNT)
    assert db.execute("select id, quotations, documents from people order by id").fetchall() == counted


def test_a_transform_loses_triggers_and_settling_restores_them(db):
    """What sqlite-utils' own `transform` does to a table, and what opening the database mends."""
    save(db, article())
    db["quotes"].transform(defaults={"words": 0})
    save_triggers = {trigger.name for trigger in db["quotes"].triggers}
    settle(db)
    db.execute("update quotes set text = 'ephemeral' where kind = 'direct'")

    assert "quotes_ai" not in save_triggers
    assert found(db, "ephemeral") == 1
    assert db.execute("select quotations from people").fetchone() == (1,)
