"""What makes a database smaller and a load quicker: steps of `quotes.store.migrations`, none of them ever edited."""

from sqlite_utils import Database

from quotes.store.fts import BULK


def drop_needless_indexes(db: Database) -> None:
    """Keep only the indexes that queries need, and in them no entries for what is empty.

    `quotes.id` tells the date already; of kinds and evidence there are few, so a search finds the next row sooner by
    looking; most articles have no outlet, programme or role.
    """
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
    for event in ("ai", "ad", "au"):
        db.execute(f"drop trigger if exists documents_{event}")
    db.execute("drop table if exists documents_fts")
    for name in ("quotes_ai", "people_ai", "quotes_counted", "appearances_counted", "documents_dated"):
        db.execute(f"drop trigger if exists {name}")


_DOCUMENT = '"document" INTEGER not null references documents (id)'
_PERSON = '"person" INTEGER not null references people (id)'
_ONCE = "primary key (document, person)"
_WHOLE = 'primary key (document, start, "end", kind)'

_WITHOUT_IDS = (
    (
        "labels",
        f"{_DOCUMENT}, {_PERSON}, label TEXT not null, primary key (document, person, label)",
        "document, person, label",
    ),
    (
        "appearances",
        f"{_DOCUMENT}, {_PERSON}, position INTEGER, name TEXT, description TEXT, uid TEXT, kind TEXT, {_ONCE}",
        "document, person, row_number() over (partition by document order by id) - 1, name, description, uid, kind",
    ),
    (
        "pieces",
        f'{_DOCUMENT}, start INTEGER not null, "end" INTEGER not null, kind TEXT not null, {_WHOLE}',
        'document, start, "end", kind',
    ),
)
"""Tables whose rows are told apart by what they say, so that a number and an index of their own are not needed."""


def drop_numbers(db: Database) -> None:
    """Rows that nothing points at need no number; and an index holds only what is looked for in it."""
    for table, columns, values in _WITHOUT_IDS:
        db.execute(f"create table new_{table} ({columns}) without rowid")
        db.execute(f"insert or ignore into new_{table} select {values} from {table}")
        db.execute(f"drop table {table}")
        db.execute(f"alter table new_{table} rename to {table}")
    db.execute("create index idx_labels_person on labels (person)")
    db.execute("create index idx_appearances_person on appearances (person)")
    db.execute("create index idx_appearances_uid_name_kind on appearances (uid, name, kind)")
    for name in ("quotes_ai", "documents_ai", "people_ai"):
        db.execute(f"drop trigger if exists {name}")  # so their indexes are made anew
    for name in ("quotes_translated_id", "people_documents"):
        db.execute(f"drop index if exists idx_{name}")
    db.execute("create index idx_quotes_translated on quotes (id) where translated = 'yes'")
    db.execute("create index idx_people_nowhere on people (id) where documents = 0")
    for column in ("outlet", "program", "story"):
        db.execute(f"drop index if exists idx_documents_{column}")
        db.execute(f"create index idx_documents_{column} on documents ({column}) where {column} is not null")
