"""Documents removed on purpose: they leave a tombstone, and later loads pass them over."""

from collections.abc import Sequence

from quotes.errors import QuotesError
from quotes.store import tombstones
from quotes.store.connect import Database
from quotes.store.joins import join
from quotes.store.loads import Load
from quotes.store.people import forget_unmentioned
from quotes.store.stories import link

MEANT = "select id, uid, path from documents where uid = :words or path = :words order by id"


def forget(db: Database, words: Sequence[str]) -> list[str]:
    """Remove the documents that are meant by a uid or by a path as it is shown; returns their uids.

    Their quotations' addresses say that they are gone. Raises QuotesError, and removes nothing, where a word means no
    document.
    """
    load = Load(db, "forget")
    forgotten = []
    with db.atomic():
        db.execute("pragma defer_foreign_keys = on")
        for word in words:
            meant = db.execute(MEANT, {"words": word}).fetchall()
            if not meant:
                raise QuotesError(f"no document has the uid or the path {word}; both stand in the table documents")
            for document, uid, _ in meant:
                _take_out(db, document, load)
                forgotten.append(str(uid))
        load.count(forgotten=len(forgotten))
        forget_unmentioned(db)
    join(db)
    link(db)
    return forgotten


def _take_out(db: Database, document: int, load: Load) -> None:
    places = db.execute("select file, part, row from places where document = ? order by id", [document]).fetchall()
    tombstones.bury(db, document, tombstones.FORGOTTEN, load.id, places[0] if places else None)
    counted = "update files set documents = (select count(*) from places where file = files.id and state = 'current')"
    for file, _, _ in places:
        db.execute(f"{counted} where id = ?", [file])


def allow(db: Database, words: Sequence[str]) -> list[str]:
    """Let the next load store documents again that were forgotten; returns their uids.

    Raises QuotesError where a word means none.
    """
    allowed = []
    with db.atomic():
        for word in words:
            sql = "select uid, file from tombstones where reason = 'forgotten' and (uid = :words or path = :words)"
            meant = db.execute(sql, {"words": word}).fetchall()
            if not meant:
                raise QuotesError(f"no forgotten document has the uid or the path {word}; see the table tombstones")
            for uid, file in meant:
                db.execute("delete from tombstones where uid = ?", [uid])
                db.execute("update files set state = 'unfinished' where id = ?", [file])
                allowed.append(str(uid))
    return allowed
