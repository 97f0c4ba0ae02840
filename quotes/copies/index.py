"""Which documents are alike, found by asking only those beside each: the time is the same among many as among few."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quotes.copies.sketch import SIMILAR, bucket, keys, similarity

NEAR = 8
"""Neighbours on each side that a document is compared with, in each tree.

A bucket of copies of one story holds together by chains of neighbours; one of strangers, who share a run of words that
everybody uses, costs no more."""

TWICE = 2
"""Trees in which alike documents meet at least. Of twelve, a pair of which half is the same meets in two with a
probability of 0.997; one that shares a paragraph mostly in one."""

SCHEMA = (
    "create table _sketches (id integer primary key references documents (id), sketch blob not null)",
    "create table _bands (key integer not null, id integer not null, primary key (key, id)) without rowid",
)
"""The tables of an index: every document's sketch, and its place in each tree, by the document's id.

To change them takes a migration."""

BESIDE = """
    select 0, id from (
        select id from _bands where key >= :first and (key, id) < (:key, :id) order by key desc, id desc limit :near)
    union all select 1, id from (
        select id from _bands where key <= :last and (key, id) > (:key, :id) order by key, id limit :near)"""

Pair = tuple[int, int]
Sides = tuple[list[int], list[int]]
"""The neighbours before a place and those after it, the nearest first."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A document that another meets; `similarity` is from 0.5 to 1."""

    document: int
    similarity: float


class Index:
    """Sketches and places in a database with the tables of `SCHEMA`; documents are numbers.

    Two documents meet where they share a bucket and at most seven others lie between them there; they are alike if
    they meet in two trees and their sketches are similar. So who is alike is told by the documents that are in, and
    not by the order in which they came.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, document: int, sketch: bytes) -> tuple[list[Alike], list[Pair]]:
        """Put a document in its places; returns whom it is alike to, and the pairs that it came between."""
        self._connection.executemany(
            "insert or ignore into _bands values (?, ?)", [(key, document) for key in keys(sketch)]
        )
        places = self._places(document, sketch)
        return self._among(sketch, places), _across(places)

    def remove(self, document: int, sketch: bytes) -> list[Pair]:
        """Take a document out of the places that its sketch gave it; returns the pairs that it stood between."""
        pairs = _across(self._places(document, sketch))
        self._connection.executemany(
            "delete from _bands where key = ? and id = ?", [(key, document) for key in keys(sketch)]
        )
        return pairs

    def alike(self, document: int) -> list[Alike]:
        """The documents that a document is alike to."""
        sketch = self._sketches([document]).get(document, b"")
        return self._among(sketch, self._places(document, sketch))

    def are_similar(self, one: int, other: int) -> bool:
        """Whether two documents have similar sketches, wherever they meet."""
        found = self._sketches([one, other])
        return similarity(found.get(one, b""), found.get(other, b"")) >= SIMILAR

    def _places(self, document: int, sketch: bytes) -> list[Sides]:
        """The neighbours of a document in each tree, inside its bucket."""
        found: list[Sides] = []
        for key in keys(sketch):
            first, last = bucket(key)
            place = {"key": key, "id": document, "first": first, "last": last, "near": NEAR}
            sides: Sides = ([], [])
            for side, other in self._connection.execute(BESIDE, place):
                sides[side].append(other)
            found.append(sides)
        return found

    def _among(self, sketch: bytes, places: Iterable[Sides]) -> list[Alike]:
        """Those who are alike to a document among its neighbours."""
        met = Counter(other for sides in places for side in sides for other in side)
        twice = sorted(other for other, trees in met.items() if trees >= TWICE)
        found = [Alike(other, similarity(sketch, theirs)) for other, theirs in self._sketches(twice).items()]
        return [alike for alike in found if alike.similarity >= SIMILAR]

    def _sketches(self, documents: Sequence[int]) -> dict[int, bytes]:
        if not documents:
            return {}
        marks = ", ".join("?" * len(documents))
        sql = f"select id, sketch from _sketches where id in ({marks}) order by id"
        return dict(self._connection.execute(sql, documents).fetchall())


def _across(places: Iterable[Sides]) -> list[Pair]:
    """The pairs of neighbours that are too far from each other while somebody stands between them."""
    return [
        (before[step], after[NEAR - 1 - step])
        for before, after in places
        for step in range(NEAR - len(after), len(before))
        if step >= 0
    ]
