"""Rows of documents into the tables: new ones in bulk, known ones row by row where they differ."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from json import dumps
from operator import itemgetter
from typing import Any

from sqlite_utils import Database

from quotes.parsing.english import GUESS
from quotes.store import fts
from quotes.store.dates import DAY, iso, ordinal
from quotes.store.gone import account_for, are_back, stored_quotes
from quotes.store.loads import Load
from quotes.store.people import forget_unmentioned, renamed, richer
from quotes.store.rows import Row, Rows
from quotes.store.unlinked import keep_sketch
from quotes.store.views import is_theirs

KEYS = {
    "quotes": ("uid",),
    "turns": ("position",),
    "facts": ("name",),
    "appearances": ("person",),
    "joint_speakers": ("quote", "person"),
}
"""What tells the rows of one document apart; elsewhere the whole row does."""

WITHOUT_IDS = {
    "appearances": ("document", "person"),
    "labels": ("document", "person", "label"),
    "pieces": ("document", "start", "end", "kind"),
    "joint_speakers": ("quote", "person"),
}
"""What a row is found by, where it has no number."""

TOLD = ("outlet", "program", "date")
"""What quotations repeat of their document."""


def insert_all(db: Database, batch: Sequence[Rows], names: Mapping[str, str], load: Load) -> dict[str, int]:
    """Insert documents that are not there yet; returns their ids by uid. `names` are people's names as decided."""
    ids = _Ids(db)
    documents = {fresh.document["uid"]: ids.next("documents") for fresh in batch}
    with fts.together(db):
        newcomer = ids.last("people") + 1
        people = _insert_people(db, ids, [row for fresh in batch for row in fresh.people], names)
        tables = _tables(batch, documents, people, ids)
        for row in tables["documents"]:
            row["load"] = load.id
        for table in ORDER:
            insert(db, table, tables[table])
        sketches = ((documents[fresh.document["uid"]], fresh.sketch) for fresh in batch)
        db.conn.executemany("insert into _sketches (id, sketch) values (?, ?)", sketches)
        _count(db, tables)
    first = min(documents.values())
    fts.index(db, "documents", "id >= ?", first)
    fts.index(db, "quotes", "document >= ?", first)
    fts.index(db, "people", "id >= ?", newcomer)
    return documents


def _tables(
    batch: Sequence[Rows], documents: Mapping[str, int], people: Mapping[str, int], ids: "_Ids"
) -> dict[str, list[Row]]:
    """The rows of new documents by table, as they are inserted: quotations in the order of their ids."""
    tables: dict[str, list[Row]] = {table: [] for table in ORDER}
    stored = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for fresh in batch:
        document = documents[fresh.document["uid"]]
        found = _resolved(fresh, people)
        turns = {row["position"]: ids.next("turns") for row in fresh.turns}
        first = ids.of_day(fresh.document["date"], len(fresh.quotes))
        quotes = reversed(_in_turns(found["quotes"], turns))
        found["turns"] = [{"id": turns[row["position"]], **row} for row in found["turns"]]
        found["annotations"] = _in_turns(found["annotations"], turns)
        found["quotes"] = [{"id": first + number, **row} for number, row in enumerate(quotes)]
        found["joint_speakers"] = _with_others(fresh, people, {row["uid"]: row["id"] for row in found["quotes"]})
        tables["documents"].append({"id": document, **fresh.document, "stored": stored})
        for table, own in found.items():
            tables[table] += [{"document": document, **row} for row in own]
    tables["quotes"].sort(key=itemgetter("id"))
    return tables


def _count(db: Database, tables: Mapping[str, list[Row]]) -> None:
    """Add to people's counts what triggers add elsewhere."""
    documents = Counter(row["person"] for row in tables["appearances"])
    spoken = {row["id"]: row["speaker"] for row in tables["quotes"] if is_theirs(row["kind"], row["certainty"])}
    quotations = Counter(filter(None, spoken.values()))
    quotations.update(row["person"] for row in tables["joint_speakers"] if row["quote"] in spoken)
    db.conn.executemany(
        "update people set quotations = quotations + ?, documents = documents + ? where id = ?",
        [(quotations[person], documents[person], person) for person in sorted(documents | quotations)],
    )


ORDER = (
    "documents",
    "appearances",
    "turns",
    "facts",
    "pieces",
    "remarks",
    "labels",
    "annotations",
    "quotes",
    "joint_speakers",
)
"""The tables of a document's rows, in an order in which none points at what is not there yet."""


def update(db: Database, document: int, fresh: Rows, names: Mapping[str, str]) -> None:
    """Make the rows of a document that is there be `fresh`, touching only those that differ; ids stay."""
    changes = db.conn.total_changes
    stored = next(iter(db.query("select * from documents where id = ?", [document])))
    fresh = _remembered(db, document, fresh)
    _update(db, "documents", stored, fresh.document | {"path": stored["path"], "part": stored["part"]})
    people = _insert_people(db, _Ids(db), fresh.people, names)
    before = stored_quotes(db, document)
    found = _resolved(fresh, people)
    _sync(db, "appearances", document, found["appearances"])
    _sync(db, "turns", document, found["turns"])
    turns = dict(db.execute("select position, id from turns where document = ?", [document]).fetchall())
    for table in ("facts", "pieces", "remarks", "labels", "annotations"):
        rows = found[table]
        _sync(db, table, document, rows if table != "annotations" else _in_turns(rows, turns))
    first = ordinal(fresh.document["date"]) * DAY
    db.execute("delete from quotes where document = ? and (id < ? or id >= ?)", [document, first, first + DAY])
    _sync(db, "quotes", document, _in_turns(found["quotes"], turns), next_id=_Ids(db).of_day(fresh.document["date"], 0))
    numbers = dict(db.execute("select uid, id from quotes where document = ?", [document]).fetchall())
    _sync(db, "joint_speakers", document, _with_others(fresh, people, numbers))
    account_for(db, stored["path"], before, stored_quotes(db, document))
    keep_sketch(db, document, fresh.sketch, changed=db.conn.total_changes != changes)


def settle(db: Database, batch: Iterable[Rows]) -> None:
    """After documents were stored: addresses that are back are not gone, and nobody stays whom no document means."""
    are_back(db, [row["uid"] for fresh in batch for row in fresh.quotes])
    forget_unmentioned(db)


def _in_turns(found: Iterable[Row], turns: Mapping[int, int]) -> list[Row]:
    return [row if row["turn"] is None else row | {"turn": turns.get(row["turn"])} for row in found]


def _resolved(fresh: Rows, people: Mapping[str, int]) -> dict[str, list[Row]]:
    """A document's rows by table, people named by their id, turns still by their position."""
    appearances = [
        {"person": people[row["uid"]], **row["printed"], "description": row["description"]} for row in fresh.people
    ]
    return {
        "appearances": appearances,
        "turns": [row | {"speaker": people.get(row["speaker"])} for row in fresh.turns],
        "facts": fresh.facts,
        "pieces": fresh.pieces,
        "remarks": fresh.remarks,
        "labels": [row | {"person": people[row["person"]]} for row in fresh.labels],
        "annotations": fresh.annotations,
        "quotes": [row | {"speaker": people.get(row["speaker"])} for row in fresh.quotes],
    }


def _with_others(fresh: Rows, people: Mapping[str, int], quotes: Mapping[str, int]) -> list[Row]:
    """The rows of those who speak with others, people and quotations named by their ids."""
    return [row | {"quote": quotes[row["quote"]], "person": people[row["person"]]} for row in fresh.joint_speakers]


def _remembered(db: Database, document: int, fresh: Rows) -> Rows:
    """`fresh`, with what a user has told of the document before, wherever neither the source nor the user tells now."""
    sql = "select name, value, origin, start, \"end\" from facts where document = ? and origin = 'user'"
    told = {fact["name"] for fact in fresh.facts if fact["origin"] != GUESS}
    names = ("name", "value", "origin", "start", "end")
    missing = [dict(zip(names, row, strict=True)) for row in db.execute(sql, [document]) if row[0] not in told]
    if not missing:
        return fresh
    known = {fact["name"]: fact["value"] for fact in missing}
    whole = fresh.document | known
    whole |= {"date": iso(known["published"])} if "published" in known else {}
    whole |= {"label": known["title"]} if "title" in known else {}
    quotes = [row | {name: whole[name] for name in TOLD} for row in fresh.quotes]
    facts = [fact for fact in fresh.facts if fact["name"] not in known]
    return replace(fresh, document=whole, facts=[*facts, *missing], quotes=quotes)


def _insert_people(db: Database, ids: "_Ids", found: Sequence[Row], names: Mapping[str, str]) -> dict[str, int]:
    """Ids of people by uid; a fuller name or description is learnt, in whatever order it comes."""
    uids = dumps(list(dict.fromkeys(row["uid"] for row in found)))
    stored = {row["uid"]: row for row in db.query(f"select * from people where uid in ({LISTED})", [uids])}
    wanted: dict[str, Row] = {}
    for named in found:
        row = {column: value for column, value in named.items() if column != "printed"}
        uid = row["uid"]
        known = wanted.get(uid) or stored.get(uid)
        wanted[uid] = renamed(known | richer(known, row) if known else row, names)
    people = {uid: row["id"] for uid, row in stored.items()}
    fresh = []
    for uid, row in wanted.items():
        if uid in stored:
            _update(db, "people", stored[uid], row)
        else:
            people[uid] = ids.next("people")
            fresh.append({"id": people[uid], **row})
    insert(db, "people", fresh)
    return people


LISTED = "select value from json_each(?)"


class _Ids:
    """Ids for new rows: the numbers after those that are taken."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._last: dict[str, int] = {}

    def last(self, table: str) -> int:
        """The last id of a table that is taken."""
        if table not in self._last:
            self._last[table] = self._db.execute(f"select ifnull(max(id), 0) from {table}").fetchone()[0]
        return self._last[table]

    def next(self, table: str) -> int:
        """The next id of a table."""
        self._last[table] = self.last(table) + 1
        return self._last[table]

    def of_day(self, day: str | None, many: int) -> int:
        """The first of so many ids for quotations of a day."""
        first = ordinal(day) * DAY
        key = f"quotes of {first}"
        if key not in self._last:
            sql = "select max(id) from quotes where id >= ? and id < ?"
            self._last[key] = self._db.execute(sql, [first, first + DAY]).fetchone()[0] or first
        self._last[key] += many
        return self._last[key] - many + 1


def _sync(db: Database, table: str, document: int, fresh: Iterable[Row], *, next_id: int | None = None) -> None:
    """Make a document's rows in `table` be `fresh`, touching only those that differ."""

    def key(row: Row) -> tuple[Any, ...]:
        return tuple(row[column] for column in KEYS.get(table) or sorted(row.keys() - {"id", "document", "other"}))

    wanted = {key(row): row for row in fresh}
    own = " and other is null" if table == "remarks" else ""  # what copies tell is `quotes.store.stories`'s
    stored = {key(row): row for row in db.query(f"select * from {table} where document = ?{own}", [document])}
    for known in stored.keys() - wanted.keys():
        db.execute(f"delete from {table} where {_found(table)}", _finding(table, stored[known]))
    for known in wanted.keys() & stored.keys():
        _update(db, table, stored[known], wanted[known])
    missing = [{"document": document} | row for known, row in wanted.items() if known not in stored]
    if next_id is not None:
        missing = [{"id": next_id + number} | row for number, row in enumerate(reversed(missing))]
    insert(db, table, missing)


def _update(db: Database, table: str, stored: Row, wanted: Row) -> None:
    changed = {column: value for column, value in wanted.items() if stored[column] != value}
    if changed:
        settings = ", ".join(f'"{column}" = ?' for column in changed)
        found = [*changed.values(), *_finding(table, stored)]
        db.execute(f"update {table} set {settings} where {_found(table)}", found)


def _found(table: str) -> str:
    return " and ".join(f'"{column}" = ?' for column in WITHOUT_IDS.get(table, ("id",)))


def _finding(table: str, row: Row) -> list[object]:
    return [row[column] for column in WITHOUT_IDS.get(table, ("id",))]


def insert(db: Database, table: str, fresh: Sequence[Row]) -> None:
    """Insert rows that share their columns."""
    if fresh:
        columns = ", ".join(f'"{column}"' for column in fresh[0])
        marks = ", ".join("?" * len(fresh[0]))
        sql = f"insert into {table} ({columns}) values ({marks})"
        db.conn.executemany(sql, [[*row.values()] for row in fresh])
