"""What makes a database smaller and a load quicker: steps of `quotes.store.migrations`, none of them ever edited."""

from sqlite_utils import Database

from quotes.store.fts import BULK


def drop_needless_indexes(db: Database) -> None:
    """Keep only the indexes that queries need, and in them no entries for what is empty."""
    for name in ("quotes_kind_id", "quotes_certainty_id", "quotes_evidence_id", "quotes_date_id", "pieces_kind"):
        db.execute(f"drop index if exists idx_{name}")
    for table, column, more in (
        ("quotes", "outlet", ", id"),
        ("quotes", "program", ", id"),
        ("quotes", "role", ", id"),
        ("quotes", "turn", ""),
        ("quotes", "copy_of", ""),
        ("turns", "speaker", ""),
        ("annotations", "turn", ""),
        ("remarks", "other", ""),
    ):
        name = f"idx_{table}_{column}" + ("_id" if more else "")
        db.execute(f"drop index if exists {name}")
        db.execute(f'create index {name} on {table} ("{column}"{more}) where "{column}" is not null')


def insert_together(db: Database) -> None:
    """Have the triggers made anew that leave to the writer what it does for many documents at once."""
    db.execute(BULK)
    db.execute("drop table if exists documents_fts")
    for name in ("quotes_ai", "documents_ai", "people_ai", "quotes_counted", "appearances_counted", "documents_dated"):
        db.execute(f"drop trigger if exists {name}")
