"""Where documents stand: every file with each document in it, and what a changed file means for them.

A file that was read whole is compared with what was read from it before. A document that is in it no longer is
replaced by the one that took its place: the row of the same id, or else what stands between the same neighbours.
What has no such successor is kept, its place marked as vanished: only `quotes forget` removes documents.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from json import dumps
from typing import NamedTuple

from sqlite_utils import Database

from quotes.source import shown

CURRENT, VANISHED, READING = "current", "vanished", "reading"
"""States of a place: in the file when it was last read whole, not in it then, or met in a reading under way."""


class Place(NamedTuple):
    """A document's number in a file (0 where it is the whole file), its row's id there, and its own id."""

    part: int
    row: str | None
    document: int


@dataclass(frozen=True, slots=True)
class Change:
    """What a new reading of a file means: pairs of an old document and its successor, and those without one."""

    replaced: tuple[tuple[int, int], ...]
    vanished: tuple[int, ...]


def compare(old: Sequence[Place], new: Sequence[Place]) -> Change:
    """Compare the places of a file's documents before and now, each in the order of the file.

    The document 0 stands for one that could not be read now: what was at its place is not replaced.
    """
    known, present = {place.document for place in old}, {place.document for place in new}
    gone = [place for place in old if place.document not in present]
    fresh = [place for place in new if place.document not in known]
    by_row = dict(_by_row(gone, fresh))
    heirs = set(by_row.values())
    left = [place if place.document not in heirs and place.row is None else None for place in new]
    unnamed = [place for place in old if place.row is None or place.document in present]
    found = {**by_row, **dict(_by_neighbours(unnamed, left, new, known, present))}
    pairs = {one: heir for one, heir in found.items() if heir}
    documents = dict.fromkeys(place.document for place in gone)
    return Change(
        tuple((one, pairs[one]) for one in documents if one in pairs),
        tuple(one for one in documents if one not in pairs),
    )


def _by_row(gone: Sequence[Place], fresh: Sequence[Place]) -> Iterator[tuple[int, int]]:
    """Old and new documents of one id, where the id names one row only."""
    counts = Counter(place.row for place in fresh), Counter(place.row for place in gone)
    ids = {place.row: place.document for place in fresh if place.row is not None}
    for place in gone:
        if place.row in ids and all(count[place.row] == 1 for count in counts):
            yield place.document, ids[place.row]


def _by_neighbours(
    old: Sequence[Place], left: Sequence[Place | None], new: Sequence[Place], known: set[int], present: set[int]
) -> Iterator[tuple[int, int]]:
    """Documents without an id, paired in order between neighbours that stayed."""
    runs: dict[int | None, list[int]] = {None: []}
    anchor: int | None = None
    for place, free in zip(new, left, strict=True):
        if place.document in known:
            anchor = place.document
            runs.setdefault(anchor, [])
        elif free:
            runs[anchor].append(place.document)
    anchor = None
    waiting = {key: iter(run) for key, run in runs.items()}
    for place in old:
        if place.document in present:
            anchor = place.document
        elif (heir := next(waiting[anchor], None)) is not None:
            yield place.document, heir


def stored(db: Database, file: int) -> list[Place]:
    """The places of a file as it was last read whole, in its order."""
    sql = "select part, row, document from places where file = ? and state = ? order by part, id"
    return [Place(*row) for row in db.execute(sql, [file, CURRENT]).fetchall()]


def meet(db: Database, places: Iterable[tuple[int, Place]], whole: Container[int] = ()) -> None:
    """Note the places of documents that were just stored, file by file; those that are noted stay as they are.

    `whole` are files that were never read before, and have been to their end: all that is in them is current.
    """
    sql = "insert or ignore into places (file, part, row, document, state) values (?, ?, ?, ?, ?)"
    db.conn.executemany(sql, [(file, *place, CURRENT if file in whole else READING) for file, place in places])


def settle(db: Database, file: int, new: Sequence[Place], *, keep: bool = False) -> None:
    """Make the current places of a file be `new`; what was current and is not among them has vanished.

    With `keep` it stays current: some of the file could not be read, and may be the very document.
    """
    sql = "select part, row, document, state, id from places where file = ?"
    noted = {(part, document): (row, state, number) for part, row, document, state, number in db.execute(sql, [file])}
    wanted = {(place.part, place.document): place for place in new}
    present = {place.document for place in new}
    for (part, document), (row, state, number) in noted.items():
        place = wanted.pop((part, document), None)
        if place and (state, row) != (CURRENT, place.row):
            db.execute("update places set state = ?, row = ? where id = ?", [CURRENT, place.row, number])
        elif not place and document in present:
            db.execute("delete from places where id = ?", [number])  # the document has only moved within its file
        elif not place and state != VANISHED and not (keep and state == CURRENT):
            db.execute("update places set state = ? where id = ?", [VANISHED, number])
    sql = "insert into places (file, part, row, document, state) values (?, ?, ?, ?, ?)"
    db.conn.executemany(sql, [(file, *place, CURRENT) for place in wanted.values()])


def show(db: Database, documents: Iterable[int]) -> None:
    """Give each document the path and the part under which it is shown: the first, of several."""
    first = (
        "select files.path, places.row, nullif(places.part, 0) from places join files on files.id = places.file"
        " where places.document = ? order by files.path, places.part limit 1"
    )
    for document in documents:
        found = db.execute(first, [document]).fetchone()
        sql = "update documents set path = ?, part = ? where id = ? and (path, ifnull(part, 0)) <> (?, ifnull(?, 0))"
        if found:
            name, row, part = found
            path = [shown(name, row), part]
            db.execute(sql, [*path, document, *path])


def taken_over(db: Database, old: int, new: Sequence[int]) -> list[tuple[int, int]]:
    """The documents of a file on record from an older version, each with the one of `new` that has the same bytes."""
    sql = (
        "select places.document, other.id from places join documents on documents.id = places.document"
        " join documents as other on other.sha256 = documents.sha256 and"
        " (other.id = documents.id or ifnull(other.part, 0) = ifnull(documents.part, 0))"
        " where places.file = ? and other.id in (select value from json_each(?))"
    )
    return [tuple(row) for row in db.execute(sql, [old, dumps(list(new))]).fetchall()]


def drop(db: Database, file: int, documents: Iterable[int]) -> None:
    """Take documents out of a file on record."""
    sql = "delete from places where file = ? and document = ?"
    db.conn.executemany(sql, [(file, document) for document in documents])
