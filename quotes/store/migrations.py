"""Numbered migrations: what makes an older database a database of today.

A migration that has been released is never edited. One that calls `transform()`, `extract()` or
`add_foreign_key()` loses the triggers of its table; `quotes.store.connect` sets them up again after every upgrade.
"""

from sqlite_utils import Database, Migrations

from quotes.copies.index import SCHEMA
from quotes.store import compact, ledger, together
from quotes.store.creation import create as _create
from quotes.store.unlinked import UNJOINED, UNLINKED

migrations = Migrations("quotes")
INT, TEXT, REAL = "INTEGER", "TEXT", "REAL"


@migrations()
def m001_documents(db: Database) -> None:
    """Documents, the files they came from, what they state about themselves, and the stories they are copies of."""
    _create(db, "stories", {"uid": TEXT, "label": TEXT}, unique=(("uid",),), not_null=("uid", "label"))
    facts = dict.fromkeys(("title", "outlet", "program", "published", "url", "copyright", "byline", "place"), TEXT)
    keys = {"uid": TEXT, "label": TEXT, "kind": TEXT, "style": TEXT, "date": TEXT}
    whole = {"path": TEXT, "part": INT, "sha256": TEXT, "offset": INT, "text": TEXT}
    _create(
        db,
        "documents",
        {**keys, **facts, **whole, "story": INT},
        unique=(("uid",),),
        indexes=(("date",), ("outlet",), ("program",), ("path",), ("story",)),
        references={"story": "stories"},
        not_null=("uid", "label", "kind", "path", "sha256", "offset", "text"),
    )
    _create(
        db,
        "files",
        {"path": TEXT, "part": INT, "document": INT},
        unique=(("path", "document"),),
        indexes=(("document",),),
        references={"document": "documents"},
        not_null=("path", "document"),
    )
    _create(
        db,
        "facts",
        {"document": INT, "name": TEXT, "value": TEXT, "origin": TEXT, "start": INT, "end": INT},
        unique=(("document", "name"),),
        references={"document": "documents"},
        not_null=("document", "name", "value", "origin"),
    )


@migrations()
def m002_people(db: Database) -> None:
    """People, and what each document calls them."""
    counts = {"quotations": INT, "documents": INT}
    _create(
        db,
        "people",
        {"uid": TEXT, "label": TEXT, "name": TEXT, "kind": TEXT, "description": TEXT, "wikidata": TEXT, **counts},
        unique=(("uid",),),
        indexes=(("quotations", "id"), ("documents",), ("label",)),
        not_null=("uid", "label", "kind", *counts),
        defaults=dict.fromkeys(counts, 0),
    )
    both = {"document": "documents", "person": "people"}
    _create(
        db,
        "appearances",
        {"document": INT, "person": INT, "name": TEXT, "description": TEXT},
        unique=(("document", "person"),),
        indexes=(("person",),),
        references=both,
        not_null=("document", "person"),
    )
    _create(
        db,
        "labels",
        {"document": INT, "person": INT, "label": TEXT},
        unique=(("document", "person", "label"),),
        indexes=(("person",),),
        references=both,
        not_null=("document", "person", "label"),
    )


@migrations()
def m003_words(db: Database) -> None:
    """Turns, annotations, quotations, and the quotations that are no more."""
    place = {"start": INT, "end": INT}
    _create(
        db,
        "turns",
        {"document": INT, "position": INT, "speaker": INT, "role": TEXT, "label": TEXT, "evidence": TEXT}
        | {"recording": TEXT, "time_from": REAL, "time_to": REAL, **place, "label_start": INT, "label_end": INT},
        unique=(("document", "position"),),
        indexes=(("speaker",),),
        references={"document": "documents", "speaker": "people"},
        not_null=("document", "position", *place),
    )
    _create(
        db,
        "annotations",
        {"document": INT, "turn": INT, "kind": TEXT, "text": TEXT, **place},
        indexes=(("document", "start"), ("turn",), ("kind",)),
        references={"document": "documents", "turn": "turns"},
        not_null=("document", "kind", "text", *place),
    )
    known = dict.fromkeys(("kind", "translated", "evidence", "outlet", "program", "date", "role"), TEXT)
    spans = {f"{name}_{side}": INT for name in ("mention", "cue", "via") for side in ("start", "end")}
    _create(
        db,
        "quotes",
        {"uid": TEXT, "text": TEXT, "speaker": INT, "document": INT, **known, "words": INT, "turn": INT}
        | {"mention": TEXT, "cue": TEXT, "via": TEXT, "group_number": INT, "copy_of": INT, **place, **spans},
        unique=(("uid",),),
        indexes=(("document", "start"), ("turn",), ("copy_of",), *((name, "id") for name in ("speaker", *known))),
        references={"document": "documents", "speaker": "people", "turn": "turns"},
        not_null=("uid", "text", "document", "kind", "translated", "words", *place),
    )
    _create(
        db,
        "gone",
        {"uid": TEXT, "document": TEXT, "path": TEXT, "text": TEXT, "moved_to": TEXT},
        unique=(("uid",),),
        indexes=(("moved_to",), ("document",), ("path",)),
        not_null=("uid", "document", "path", "text"),
    )


@migrations()
def m004_pieces(db: Database) -> None:
    """What documents are made of, and what is to be said of them; `other` is a copy that a remark rests on."""
    place = {"start": INT, "end": INT}
    _create(
        db,
        "pieces",
        {"document": INT, "kind": TEXT, **place},
        indexes=(("document", "start"), ("kind",)),
        references={"document": "documents"},
        not_null=("document", "kind", *place),
    )
    _create(
        db,
        "remarks",
        {"document": INT, "kind": TEXT, "message": TEXT, **place, "other": INT},
        indexes=(("document", "start"), ("kind",), ("other",)),
        references={"document": "documents", "other": "documents"},
        not_null=("document", "kind", *place),
    )


@migrations()
def m005_decisions(db: Database) -> None:
    """What a user has decided about who is who."""
    _create(
        db,
        "decisions",
        {"verb": TEXT, "person": TEXT, "target": TEXT, "document": TEXT},
        unique=(("verb", "person", "target", "document"),),
        indexes=(("person",),),
        not_null=("verb", "person", "target", "document"),
    )


@migrations()
def m006_joins(db: Database) -> None:
    """What each document by itself calls a person, and the names that share a page."""
    appearances = db.table("appearances")
    for column in ("uid", "kind"):
        appearances.add_column(column, TEXT)
    db.execute("update appearances set (uid, kind) = (select uid, kind from people where people.id = person)")
    appearances.create_index(("uid", "name", "kind"))
    _create(
        db,
        "joins",
        {"uid": TEXT, "name": TEXT, "person": INT, "evidence": TEXT, "shared": TEXT},
        unique=(("uid",),),
        indexes=(("person",),),
        references={"person": "people"},
        not_null=("uid", "name", "person", "evidence"),
    )


@migrations()
def m007_views(db: Database) -> None:
    """The views of `quotes.store.views`, which are set up anew after every upgrade, as the indexes are."""
    assert "quotes" in db.table_names()


@migrations()
def m008_language(db: Database) -> None:
    """The language of documents."""
    db.table("documents").add_column("language", str)
    db.table("documents").create_index(("language",))


@migrations()
def m009_ledger(db: Database) -> None:
    """Every file and load on record, so that nothing that was loaded can be lost without a word."""
    ledger.create(db, _create)


@migrations()
def m010_copies(db: Database) -> None:
    """What copies are known by, and which documents are still to be compared; all that are stored already are."""
    for table in SCHEMA:
        db.execute(table)
    db.execute(UNLINKED)
    db.execute("insert into _unlinked (id, step) select id, 1 from documents")


@migrations()
def m011_stored(db: Database) -> None:
    """When each document was stored; for those of an older database, when it was upgraded."""
    db.table("documents").add_column("stored", TEXT)
    db.execute("update documents set stored = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')")
    db.table("documents").create_index(("stored",))


@migrations()
def m012_certainty(db: Database) -> None:
    """How sure the speakers of turns and quotations are."""
    for name in ("turns", "quotes"):
        db.table(name).add_column("certainty", TEXT)
    db.table("quotes").create_index(("certainty", "id"))


@migrations()
def m013_counts_of_the_sure(db: Database) -> None:
    """A person's quotations are counted anew by `quotes.store.fts`, without those whose speaker is doubtful."""
    for name in ("quotes_counted", "quotes_uncounted", "quotes_recounted"):
        db.execute(f"drop trigger if exists {name}")


@migrations()
def m014_corrections(db: Database) -> None:
    """Who has decided, when and why; and decisions about one quotation, with what finds it again in a changed source.

    An index of SQLite takes two nulls as different, so a decision about no quotation has '' there.
    """
    decisions = db.table("decisions")
    for column in ("quotation", "decided", "decided_by", "why"):
        decisions.add_column(column, TEXT, not_null_default="")
    place = {"words": TEXT, "prefix": TEXT, "suffix": TEXT, "start": INT, "path": TEXT, "was": TEXT}
    for column, kind in place.items():
        decisions.add_column(column, kind)
    old = next(index.name for index in decisions.indexes if index.unique and "verb" in index.columns)
    db.execute(f'drop index "{old}"')
    decisions.create_index(("verb", "person", "target", "document", "quotation"), unique=True)
    decisions.create_index(("quotation",))
    decisions.create_index(("path",))


@migrations()
def m015_indexes(db: Database) -> None:
    """Only the indexes that queries need, and no entries for what is empty: a ninth of the database less."""
    compact.drop_needless_indexes(db)


@migrations()
def m016_bulk(db: Database) -> None:
    """New documents are indexed and counted many at a time; the words of documents are indexed without their places."""
    compact.insert_together(db)


@migrations()
def m017_considered(db: Database) -> None:
    """How sure the kind of a document is, and what else it may be; empty for what was read before."""
    db.table("documents").add_column("confidence", REAL)
    db.table("documents").add_column("considered", TEXT)


@migrations()
def m018_without_ids(db: Database) -> None:
    """Labels, appearances and pieces have no number of their own, and fewer indexes hold what nobody looks for."""
    compact.drop_numbers(db)
    db.execute(UNJOINED)


@migrations()
def m019_together(db: Database) -> None:
    """Who speaks a quotation together with its speaker."""
    together.create(db)
