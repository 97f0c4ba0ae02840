"""The search index is kept in step with the quotations."""

from made_up import article, transcript
from sqlite_utils import Database

from quotes.store.fts import bulk, settle
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
    db["quotes"].transform(defaults={"words": 0})
    save_triggers = {trigger.name for trigger in db["quotes"].triggers}
    settle(db)
    db.execute("update quotes set text = 'ephemeral' where kind = 'direct'")

    assert "quotes_ai" not in save_triggers
    assert found(db, "ephemeral") == 1
    assert db.execute("select quotations from people").fetchone() == (1,)
