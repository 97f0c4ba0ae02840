"""Copies of one story, linked: what is lost in one is known from another, and a quotation counts once."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sqlite_utils import Database

from quotes.copies.groups import copies
from quotes.models import Evidence
from quotes.store.copied import restore
from quotes.store.identity import uid
from quotes.store.people import forget_unmentioned

WORD = re.compile(r"\w+")
TELLING = 5
"""Words from which the same words are the same quotation, whoever is taken for the speaker: many say "Thank you."."""

PASSAGES = """
    select substr(documents.text, pieces.start - offset + 1, pieces."end" - pieces.start)
    from pieces join documents on documents.id = pieces.document
    where document = ? and pieces.kind in ('turn', 'prose') order by pieces.start"""

BEST_FIRST = """
    select documents.id from documents left join turns on turns.document = documents.id
    where documents.id in (select value from json_each(?))
    group by documents.id order by count(turns.speaker) desc, count(turns.id) desc, documents.uid"""


def link(db: Database) -> int:
    """Recognise the copies among all documents and bring their rows in line; returns the number of stories.

    Rows that are right already stay untouched.
    """
    groups = [group.ids for group in copies(_documents(db))]
    with db.atomic():
        stories = dict(_stories(db, groups))
        _set(db, "documents", "story", stories)
        db.execute("delete from stories where id not in (select story from documents where story is not null)")
        copied: dict[int, int] = {}
        for group in groups:
            documents = _best_first(db, group)
            restore(db, documents)
            copied |= _copied(db, documents)
        for alone in _without_copies(db):
            restore(db, [alone])
        _set(db, "quotes", "copy_of", copied)
        forget_unmentioned(db)
    return len(groups)


def _documents(db: Database) -> Iterator[tuple[int, str]]:
    """Every document's spoken or printed words, furniture aside, in an order that is the same everywhere."""
    for (document,) in db.execute("select id from documents order by uid").fetchall():
        yield document, "\n\n".join(words for (words,) in db.execute(PASSAGES, [document]))


def _stories(db: Database, groups: Iterable[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Documents with the story each belongs to, which is named after its first copy."""
    for group in groups:
        first = "select uid, label from documents where id in (select value from json_each(?)) order by uid limit 1"
        document, label = db.execute(first, [str(list(group))]).fetchone()
        name = uid("story", document)
        db.execute("insert or ignore into stories (uid, label) values (?, ?)", [name, label])
        story = db.execute("select id from stories where uid = ?", [name]).fetchone()[0]
        yield from ((member, story) for member in group)


def _without_copies(db: Database) -> list[int]:
    """Documents that still say what copies told them, and have no copy left."""
    told = "select document from turns where evidence = ? union select document from remarks where other is not null"
    sql = f"select id from documents where story is null and id in ({told})"
    return [row[0] for row in db.execute(sql, [Evidence.OTHER_COPY])]


def _best_first(db: Database, group: Sequence[int]) -> list[int]:
    """Copies in the order of how much they tell: turns with a speaker, then turns."""
    return [row[0] for row in db.execute(BEST_FIRST, [str(list(group))])]


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


def _set(db: Database, table: str, column: str, wanted: dict[int, int]) -> None:
    """Make a column hold these values, and nothing in all other rows."""
    stored = dict(db.execute(f"select id, {column} from {table} where {column} is not null").fetchall())
    for row in stored.keys() | wanted.keys():
        if stored.get(row) != wanted.get(row):
            db.execute(f"update {table} set {column} = ? where id = ?", [wanted.get(row), row])
