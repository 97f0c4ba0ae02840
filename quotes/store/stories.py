"""Copies of one story, linked: what is lost in one is known from another, and a quotation counts once."""

import re
from collections import Counter
from collections.abc import Sequence

from sqlite_utils import Database

from quotes.copies.groups import group
from quotes.copies.index import Index
from quotes.copies.sketch import PASSAGES, rules, sketch_of
from quotes.kinds import Evidence
from quotes.store.copied import restore
from quotes.store.identity import uid
from quotes.store.people import forget_unmentioned
from quotes.store.transaction import writing
from quotes.store.unlinked import GROUP, INDEX, mark

WORD = re.compile(r"\w+")
TELLING = 5
"""Words from which the same words are the same quotation, whoever is taken for the speaker: many say "Thank you."."""

TOGETHER = 200
"""Documents that are put into the index, or brought in line, in one transaction."""

BEST_FIRST = f"""
    select documents.id from documents left join turns on turns.document = documents.id
    where documents.id in (select value from json_each(?)) group by documents.id
    order by count(case when evidence = '{Evidence.OTHER_COPY}' then null else turns.speaker end) desc,
        count(turns.id) desc, documents.uid"""
"""What a copy was told by others does not count, or the order would change with it."""


def link(db: Database) -> None:
    """Recognise the copies of the documents that wait for it, and bring the rows of both in line.

    What was compared before is not looked at again, and what is right already stays untouched. It may be killed at any
    moment: what still waits is done by the next call. In the end the links are the same in whatever order documents
    came, and one by one as all at once.
    """
    _forget_other_rules(db)
    index = Index(db.conn)
    while waiting := _waiting(db, INDEX):
        with writing(db):
            for document, was in waiting:
                _index(db, index, document, was)
            forget_unmentioned(db)
    while waiting := _waiting(db, GROUP):
        with writing(db):
            done: set[int] = set()
            for document, _ in waiting:
                if document not in done:
                    done |= _bring_in_line(db, index, document)
            forget_unmentioned(db)


def _forget_other_rules(db: Database) -> None:
    """Have sketches made anew that other rules have made, those of an older version."""
    other = "_sketches where substr(sketch, 1, 2) <> ?"
    if db.execute(f"select 1 from {other} limit 1", [rules()]).fetchone():
        with writing(db):
            db.execute(f"delete from {other}", [rules()])


def _waiting(db: Database, step: int) -> list[tuple[int, bytes | None]]:
    sql = "select id, was from _unlinked where step = ? order by id limit ?"
    return db.execute(sql, [step, TOGETHER]).fetchall()


def _index(db: Database, index: Index, document: int, was: bytes | None) -> None:
    """Put a document where its sketch belongs; whoever must be looked at again for it waits for the second step."""
    if was:
        for one, other in index.remove(document, was):
            if index.are_similar(one, other):
                mark(db, one)
    db.execute("delete from _unlinked where id = ?", [document])
    sketch = _sketch(db, document)
    if sketch is None:
        return
    alike, parted = index.add(document, sketch)
    for one, other in parted:
        if _story(db, one) == _story(db, other) is not None:
            mark(db, one)
            mark(db, other)
    if was or alike or _story(db, document) is not None or _is_told(db, document):
        mark(db, document)


def _sketch(db: Database, document: int) -> bytes | None:
    """The sketch of a document, made of its text where none was kept; None where there is no such document."""
    kept = db.execute("select sketch from _sketches where id = ?", [document]).fetchone()
    if kept:
        return bytes(kept[0])
    found = db.execute("select text, offset from documents where id = ?", [document]).fetchone()
    if not found:
        return None
    text, offset = found
    places = 'select start - ?, "end" - ? from pieces where document = ? and kind in (?, ?) order by start'
    spans = db.execute(places, [offset, offset, document, *PASSAGES])
    sketch = sketch_of("\n\n".join(text[start:end] for start, end in spans))
    db.execute("insert into _sketches (id, sketch) values (?, ?)", [document, sketch])
    db.execute("delete from _unlinked where id = ?", [document])
    return sketch


def _bring_in_line(db: Database, index: Index, document: int) -> set[int]:
    """Make a document and its copies one story; returns them. Who belonged to them and does no longer waits again."""
    members, _ = group(index, document)
    ids = str(sorted(members))
    left = db.execute(
        "select id from documents where story in (select story from documents where id in (select value from"
        " json_each(:ids))) and id not in (select value from json_each(:ids))",
        {"ids": ids},
    ).fetchall()
    for (other,) in left:
        mark(db, other)
    several = len(members) > 1
    _set(db, "documents.story of id", ids, dict.fromkeys(members, _named(db, ids)) if several else {})
    copies = _best_first(db, ids)
    if several or _is_told(db, document):
        restore(db, copies)
    _set(db, "quotes.copy_of of document", ids, _copied(db, copies) if several else {})
    db.execute("delete from _unlinked where id in (select value from json_each(?))", [ids])
    return members


def _named(db: Database, ids: str) -> int:
    """The id of the story of these copies, which is named after the first of them."""
    first = "select uid, label from documents where id in (select value from json_each(?)) order by uid limit 1"
    document, label = db.execute(first, [ids]).fetchone()
    name = uid("story", document)
    known = "on conflict (uid) do update set label = excluded.label where label <> excluded.label"
    db.execute(f"insert into stories (uid, label) values (?, ?) {known}", [name, label])
    return int(db.execute("select id from stories where uid = ?", [name]).fetchone()[0])


def _story(db: Database, document: int) -> int | None:
    found = db.execute("select story from documents where id = ?", [document]).fetchone()
    return found[0] if found else None


def _is_told(db: Database, document: int) -> bool:
    """Whether a document says still what copies told it."""
    told = (
        "select 1 from turns where document = :id and evidence = :copy"
        " union all select 1 from remarks where document = :id and other is not null limit 1"
    )
    return db.execute(told, {"id": document, "copy": Evidence.OTHER_COPY}).fetchone() is not None


def _best_first(db: Database, ids: str) -> list[int]:
    """Copies in the order of how much they tell: turns with a speaker, then turns."""
    return [row[0] for row in db.execute(BEST_FIRST, [ids])]


def _copied(db: Database, documents: Sequence[int]) -> dict[int, int]:
    """The quotations of copies that stand in a better copy too, each with the one that counts."""
    first: dict[tuple[object, ...], int] = {}
    copied: dict[int, int] = {}
    for document in documents:
        seen: Counter[tuple[object, ...]] = Counter()
        own: dict[tuple[object, ...], int] = {}
        found = db.execute("select id, text, speaker from quotes where document = ? order by start, id", [document])
        for quote, text, speaker in found.fetchall():
            words = tuple(WORD.findall(text.casefold()))
            same = (words, None if len(words) >= TELLING else speaker)
            key = (*same, seen[same])
            seen[same] += 1
            if key in first:
                copied[quote] = first[key]
            else:
                own[key] = quote
        first |= own
    return copied


def _set(db: Database, place: str, ids: str, wanted: dict[int, int]) -> None:
    """Make a column, "table.column of owner", hold these values by row, and nothing in other rows of these owners."""
    table, column, owner = place.replace(" of ", ".").split(".")
    sql = f"select id, {column} from {table} where {column} is not null and {owner} in (select value from json_each(?))"
    stored = dict(db.execute(sql, [ids]).fetchall())
    for row in stored.keys() | wanted.keys():
        if stored.get(row) != wanted.get(row):
            db.execute(f"update {table} set {column} = ? where id = ?", [wanted.get(row), row])
