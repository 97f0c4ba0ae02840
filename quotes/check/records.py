"""Quotations as they are compared: their rows, and the stretch of a long one in which a claim can stand."""

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from quotes.check.wordkinds import is_content
from quotes.check.words import Word, blanked, forms, words
from quotes.store.queries.run import one

LONG = 1_500
"""Characters of a quotation from which on only the stretch around a short claim's words is looked at."""

COLUMNS = (
    'id, uid, text, kind, speaker, document, start, "end", turn, group_number, copy_of, date, translated,'
    " (select group_concat(person) from joint_speakers where quote = quotes.id)"
)
PLACES = "quotes.id in (select value from json_each(?))"


@dataclass(frozen=True, slots=True)
class Record:
    """A quotation's row; `speaker` and `document` are ids, `start` and `end` characters of the document."""

    id: int
    uid: str
    text: str
    kind: str
    speaker: int | None
    document: int
    start: int
    end: int
    turn: int | None
    group: int | None
    copy_of: int | None
    date: str | None
    translated: str
    together: str | None = None
    """The ids of those who speak with the speaker, between commas."""

    @property
    def speakers(self) -> set[int]:
        """The ids of everybody who speaks it."""
        others = map(int, self.together.split(",")) if self.together else ()
        return {one for one in (self.speaker, *others) if one is not None}

    @property
    def key(self) -> tuple[int, str]:
        """The order of records that are equally good: the earliest first, the undated last."""
        return (0 if self.date else 1, f"{self.date} {self.id:020}")


@dataclass(frozen=True)
class Passage:
    """Text that a claim is laid beside; `offset` is where it begins in its document, in characters."""

    text: str
    offset: int
    record: Record | None
    notes: tuple[tuple[int, int], ...] = ()
    """Transcribers' annotations in it, as characters of `text`."""

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words, annotations left out."""
        return words(blanked(self.text, self.notes))

    @cached_property
    def forms(self) -> list[str]:
        """Its words without their places."""
        return [word.form for word in self.words]

    def slice(self, first: int, last: int) -> str:
        """Some of its words as printed."""
        return self.text[self.words[first].start : self.words[last - 1].end] if first < last else ""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where some of its words stand in the document."""
        return self.offset + self.words[first].start, self.offset + self.words[last - 1].end


def records(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Record]:
    """The rows of quotations, in the order of `ids`."""
    sql = f"select {COLUMNS} from quotes where {PLACES}"
    found = {row[0]: Record(*row) for row in connection.execute(sql, [json.dumps(list(ids))])}
    return [found[number] for number in ids if number in found]


def around(connection: sqlite3.Connection, document: int, start: int, end: int, most: int = 200) -> list[Record]:
    """The quotations of a document that stand between two places, or reach into them, in their order."""
    sql = f'select {COLUMNS} from quotes where document = ? and start < ? and "end" > ? order by start limit ?'
    return [Record(*row) for row in connection.execute(sql, [document, end, start, most])]


def passage(connection: sqlite3.Connection, record: Record, claim: Sequence[str]) -> Passage:
    """The text of a quotation, without its annotations, cut to where the claim's words are densest if it is long."""
    start, end = _bounds(record.text, claim)
    text = record.text[start:end]
    return Passage(text, record.start + start, record, _notes(connection, record.document, record.start + start, text))


def stretch(record: Record, claim: Sequence[str]) -> str:
    """The text of the same stretch, annotations and all."""
    start, end = _bounds(record.text, claim)
    return record.text[start:end]


def _bounds(text: str, claim: Sequence[str]) -> tuple[int, int]:
    return densest(text, claim) if len(text) > LONG else (0, len(text))


def _notes(connection: sqlite3.Connection, document: int, offset: int, text: str) -> tuple[tuple[int, int], ...]:
    if "(" not in text and "[" not in text:
        return ()
    sql = (
        'select start, "end" from annotations where document = ? and start >= ? and start < ? order by start limit 500'
    )
    found = connection.execute(sql, [document, offset, offset + len(text)]).fetchall()
    return tuple((start - offset, min(end - offset, len(text))) for start, end in found)


def densest(text: str, claim: Sequence[str]) -> tuple[int, int]:
    """The stretch of a long text that holds most of a claim's words of content, with room around it.

    The claim's words are as printed, without case and accents. A word counts once, and so do two that follow each
    other: an article repeats what it is about.
    """
    content = [word for word in claim if any(map(is_content, forms(word)))] or list(claim)
    told = sorted(set(content), key=len, reverse=True)[:24]
    width = sum(map(len, claim)) * 3 // 2 + 300
    if width * 2 >= len(text) or not told:
        return 0, min(len(text), max(width * 2, LONG))
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, told)) + r")\b", re.IGNORECASE)
    hits = [(match.start(), match.group().lower()) for match in pattern.finditer(text.replace("’", "'"))]
    if not hits:
        return 0, LONG
    start = _fullest(hits, set(pairwise(content)), width)
    return _edge(text, max(start - width // 3, 0)), _edge(text, min(start + width + width // 3, len(text)))


def _fullest(hits: Sequence[tuple[int, str]], pairs: set[tuple[str, str]], width: int) -> int:
    """The place from which on most different words, and pairs of words, stand within a width."""
    held: Counter[object] = Counter()
    best, place, last = 0, hits[0][0], 0
    for first, (start, word) in enumerate(hits):
        while last < len(hits) and hits[last][0] < start + width:
            held[hits[last][1]] += 1
            if last and (pair := (hits[last - 1][1], hits[last][1])) in pairs:
                held[pair] += 1
            last += 1
        if len(held) > best:
            best, place = len(held), start
        following = (word, hits[first + 1][1]) if first + 1 < len(hits) else None
        for gone in (word, following if following in held else None):
            if gone is not None:
                held[gone] -= 1
                if not held[gone]:
                    del held[gone]
    return place


def _edge(text: str, place: int) -> int:
    """The end of a word near a place, so that no word is cut."""
    if place <= 0 or place >= len(text):
        return max(min(place, len(text)), 0)
    space = text.find(" ", place, place + 100)
    return space if space >= 0 else place


def document(connection: sqlite3.Connection, number: int) -> dict[str, object] | None:
    """The facts of a document that an answer tells."""
    return one(connection, "select uid, label, kind, outlet, program, date from documents where id = ?", [number])
