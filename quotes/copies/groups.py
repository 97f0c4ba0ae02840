"""Which documents are copies of one story: those that are alike, directly or through others."""

import sqlite3
from collections.abc import Hashable, Iterable
from contextlib import closing
from dataclasses import dataclass
from typing import Generic, TypeVar

from quotes.copies.index import SCHEMA, Index
from quotes.copies.sketch import sketch_of

Id = TypeVar("Id", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Copies(Generic[Id]):
    """The ids of copies in the order in which they came; `similarity` (0 to 1) of the least similar pair that was met.

    Similarities are estimates, right to about 0.05.
    """

    ids: tuple[Id, ...]
    similarity: float


def copies(documents: Iterable[tuple[Id, str]]) -> list[Copies[Id]]:
    """The groups of two and more documents that are copies of one story, in the order of their first document.

    Give each document's id and its words: the turns or the prose, for furniture that many pages share makes strangers
    alike. Texts of less than 40 words are never grouped.
    """
    with closing(sqlite3.connect(":memory:")) as connection:
        for table in SCHEMA:
            connection.execute(table)
        index = Index(connection)
        ids: list[Id] = []
        for document, words in documents:
            sketch = sketch_of(words)
            connection.execute("insert into _sketches values (?, ?)", [len(ids), sketch])
            index.add(len(ids), sketch)
            ids.append(document)
        found: list[Copies[Id]] = []
        seen: set[int] = set()
        for number in range(len(ids)):
            if number not in seen:
                members, least = group(index, number)
                seen |= members
                if len(members) > 1:
                    found.append(Copies(tuple(ids[member] for member in sorted(members)), least))
        return found


def group(index: Index, document: int) -> tuple[set[int], float]:
    """A document and all that are alike to it, directly or through others, with the least similarity of a pair."""
    members, waiting, least = {document}, [document], 1.0
    while waiting:
        for alike in index.alike(waiting.pop()):
            least = min(least, alike.similarity)
            if alike.document not in members:
                members.add(alike.document)
                waiting.append(alike.document)
    return members, least
