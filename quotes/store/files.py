"""The files on record: what was read from each, when it was last changed, and by which rules it was read."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from json import dumps
from pathlib import PurePath

from sqlite_utils import Database

from quotes.source import Source
from quotes.store.identity import file_key

COMPLETE, UNFINISHED, OLD, LOSSY = "complete", "unfinished", "old", "lossy"
"""States of a file: read to its end without a failure, to be read again, or on record from an older version, which
knew it only by the path that was typed and, if `lossy`, may have lost documents of it."""

SETTLED = 2_000_000_000
"""Nanoseconds after which a file that is changed again has another time: until then only its bytes tell."""


READ = "size, modified, sha256, reading, documents, state"
NOTE = f"update files set ({READ}) = (?, ?, ?, ?, ?, ?) where id = ?"
"""What is noted of a reading."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file was read: by which rules; its size in bytes, its time in nanoseconds and its hash at that time."""

    rules: str = ""
    size: int | None = None
    modified: int | None = None
    sha256: str | None = None


def _read(reading: Reading, documents: int, *, complete: bool) -> tuple[object, ...]:
    """The values of `READ`."""
    settled = reading.modified is not None and time.time_ns() - reading.modified > SETTLED
    modified, state = reading.modified if settled else None, COMPLETE if complete else UNFINISHED
    return reading.size, modified, reading.sha256, reading.rules, documents, state


class Files:
    """The table of files."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._old = db.execute("select id, path from files where state in (?, ?)", [OLD, LOSSY]).fetchall()
        self._none = db.execute("select 1 from files limit 1").fetchone() is None
        self.new: set[int] = set()
        """The numbers that `id` has given to files that had none; whoever keeps transactions empties it."""

    def id(self, source: Source) -> int:
        """The number of a file; it gets one if it has none. Of two relative paths the longer is kept."""
        key = file_key(source)
        sql = "insert into files (key, path, documents, state) values (?, ?, 0, ?) on conflict (key) do nothing"
        made = self._db.execute(sql, [key, source.name, UNFINISHED])
        if made.rowcount:
            number = int(made.lastrowid or 0)
            self.new.add(number)
            return number
        number, path = self._db.execute("select id, path from files where key = ?", [key]).fetchone()
        if (len(source.name), source.name) > (len(path), path):
            self._db.execute("update files set path = ? where id = ?", [source.name, number])
        return int(number)

    def find(self, source: Source) -> int | None:
        """The number of a file that is on record."""
        found = self._db.execute("select id from files where key = ?", [file_key(source)]).fetchone()
        return int(found[0]) if found else None

    def paths(self, files: Iterable[int]) -> dict[int, str]:
        """The relative paths under which files are shown."""
        sql = "select id, path from files where id in (select value from json_each(?))"
        return dict(self._db.execute(sql, [dumps(sorted(set(files)))]).fetchall())

    def known(self, source: Source, rules: str, size: int | None, modified: int | None) -> tuple[bool, str | None]:
        """Whether a file that was read by these rules is unchanged, by size and time; else the hash it had, if any."""
        if self._none:  # what another program has read since then is read again
            return False, None
        sql = "select size, modified, sha256 from files where key = ? and state = ? and reading = ?"
        found = self._db.execute(sql, [file_key(source), COMPLETE, rules]).fetchone()
        if not found:
            return False, None
        return None not in (size, modified) and found[:2] == (size, modified), found[2]

    def read(self, file: int, reading: Reading, *, complete: bool) -> None:
        """Note how a file was read, and how many documents are in it."""
        counted = "select count(*) from places where file = ? and state = 'current'"
        row = _read(reading, self._db.execute(counted, [file]).fetchone()[0], complete=complete)
        stored = self._db.execute(f"select {READ} from files where id = ?", [file]).fetchone()
        if stored != row:
            self._db.execute(NOTE, [*row, file])

    def read_first(self, read: Iterable[tuple[int, Reading, int, bool]]) -> None:
        """The same of files that are new: each with its reading, how many documents are in it, and if all were read."""
        rows = [[*_read(reading, many, complete=complete), file] for file, reading, many, complete in read]
        self._db.conn.executemany(NOTE, rows)

    def unfinished(self, file: int) -> None:
        """Note that a file must be read again."""
        self._db.execute("update files set state = ? where id = ? and state = ?", [UNFINISHED, file, COMPLETE])

    def named_like(self, source: Source) -> list[int]:
        """Files on record from an older version that can be this one: its path ends in theirs."""
        parts = PurePath(source.key or source.name).parts
        return [number for number, path in self._old if _ends_in(parts, path, source)]

    def supersede(self, old: int) -> None:
        """Take a file of an older version off the record where all its documents have true places by now."""
        own = "select count(*) from places where file = ?"
        (left,) = self._db.execute(own, [old]).fetchone()
        if left:
            self._db.execute("update files set state = ?, documents = ? where id = ?", [OLD, left, old])
        else:
            self._db.execute("update tombstones set file = null where file = ?", [old])
            self._db.execute("delete from files where id = ?", [old])


def read_again(db: Database, documents: Iterable[int] | None = None) -> None:
    """Let the next load read files again, changed or not: those that hold these documents, or all."""
    if documents is None:
        for table in ("files", "documents"):
            db.execute(f"update {table} set reading = null where reading is not null")
        return
    those = dumps([*documents])
    holding = "select file from places where document in (select value from json_each(?))"
    db.execute(f"update files set reading = null where id in ({holding})", [those])
    db.execute("update documents set reading = null where id in (select value from json_each(?))", [those])


def lossy(db: Database) -> list[str]:
    """The paths of files of which an older version may have lost documents, so that they must be loaded again."""
    return [row[0] for row in db.execute("select path from files where state = ? order by path", [LOSSY])]


def _ends_in(parts: tuple[str, ...], path: str, source: Source) -> bool:
    if path == "-":
        return source.key.startswith("-")
    tail = PurePath(path).parts
    return bool(tail) and parts[-len(tail) :] == tail
