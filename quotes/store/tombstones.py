"""Documents that are here no more: replaced by a new version, or forgotten on purpose."""

from collections.abc import Iterable, Sequence
from json import dumps

from sqlite_utils import Database

from quotes.store.gone import account_for, stored_quotes
from quotes.store.unlinked import join_later

OWNED = (
    "joint_speakers",
    "quotes",
    "annotations",
    "turns",
    "labels",
    "appearances",
    "remarks",
    "pieces",
    "facts",
    "places",
)
"""The tables whose rows belong to one document, those that point at others first."""

REPLACED, FORGOTTEN = "replaced", "forgotten"
"""Why a document is here no more."""


FEW = 50
"""Documents of a file among which the words of one that was replaced are looked for."""


def replace(db: Database, old: int, new: int, file: int, load: int, beside: Sequence[int]) -> bool:
    """Put a document in the place of an older version of it in a file; True if the old one is gone with it.

    The old one stays where another file still holds it. Otherwise its quotations' addresses say where the words went:
    into the new version, or into the documents `beside` it in the file.
    """
    place = db.execute("select part, row from places where file = ? and document = ?", [file, old]).fetchone()
    db.execute("delete from places where file = ? and document = ?", [file, old])
    if db.execute("select 1 from places where document = ? limit 1", [old]).fetchone():
        return False
    (uid,) = db.execute("select uid from documents where id = ?", [new]).fetchone()
    heirs = [new, *(beside if len(beside) <= FEW else ())]
    bury(db, old, REPLACED, load, (file, *place), replaced_by=uid, heirs=heirs)
    return True


def bury(
    db: Database,
    document: int,
    reason: str,
    load: int,
    place: tuple[int, int, str | None] | None,
    *,
    replaced_by: str | None = None,
    heirs: Sequence[int] = (),
) -> None:
    """Remove a document and all its rows, and leave a tombstone; its quotations are noted as gone.

    `place` is the id of its file, its part there and its row's id.
    """
    uid, label, path = db.execute("select uid, label, path from documents where id = ?", [document]).fetchone()
    now = [quote for heir in dict.fromkeys(heirs) for quote in stored_quotes(db, heir)]
    account_for(db, path, stored_quotes(db, document), now)
    db.execute("delete from remarks where other = ?", [document])
    for table in OWNED:
        db.execute(f"delete from {table} where document = ?", [document])
    db.execute("delete from documents where id = ?", [document])
    join_later(db)
    db.execute(
        "insert or replace into tombstones (uid, label, path, file, part, row, reason, replaced_by, load)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [uid, label, path, *(place or (None, None, None)), reason, replaced_by, load],
    )


def are_back(db: Database, uids: Iterable[str]) -> None:
    """Take away the tombstones of replaced documents that are here again."""
    sql = "delete from tombstones where reason = ? and uid in (select value from json_each(?))"
    db.execute(sql, [REPLACED, dumps([*uids])])


def forgotten(db: Database) -> dict[str, int]:
    """How many documents of each file, by its key, were forgotten on purpose."""
    sql = "select key, count(*) from tombstones join files on files.id = file where reason = ? group by key"
    return dict(db.execute(sql, [FORGOTTEN]).fetchall())


def are_any(db: Database) -> bool:
    """Whether any document was forgotten on purpose."""
    return db.execute("select 1 from tombstones where reason = ? limit 1", [FORGOTTEN]).fetchone() is not None


def is_forgotten(db: Database, uid: str, file: int, place: tuple[int, str | None]) -> bool:
    """Whether a document was forgotten on purpose: this very text, or the document at its place in the file."""
    part, row = place
    sql = (
        "select 1 from tombstones where reason = ? and (uid = ? or file = ? and"
        " (row is not null and row = ? or row is null and part = 0 and ? = 0))"
    )
    return db.execute(sql, [FORGOTTEN, uid, file, row, part]).fetchone() is not None
