"""What somebody talks about: words that they repeat and that are rare in the collection."""

import re
import sqlite3
from collections import Counter
from collections.abc import Mapping
from math import log, sqrt
from typing import Any

from quotes.store.fts import INDEXES
from quotes.store.queries.frequency import COMMON, Frequencies
from quotes.store.queries.run import Row, value
from quotes.words.vocabulary import words as listed_words

LOOKED = 200
"""Quotations that are looked at: the newest."""

WORD = re.compile(r"(?<!\w)[^\W\d_]{4,40}(?!\w|['’](?:t|re|ve|ll|d|m)\b)")
"""A word that may say something by itself: four letters at least, and no half of a "couldn't"."""

RARE = 0.015
"""Share of all quotations in which a rare word stands at most."""

RARELY = 4
"""Quotations in which a word may stand and be rare however small the collection is."""

OFTEN, MANY = 3, 60
"""Quotations in which a word stands at least, of somebody with so many quotations or more; else two are enough."""

EMPTY = ("determiner", "pronoun", "object", "preposition", "conjunction", "auxiliary", "interjection")
"""Lists of words that are nobody's topic."""


def topics(
    connection: sqlite3.Connection, texts: list[str], leave_out: str = "", size: int = 12, looked: int = LOOKED
) -> list[Row]:
    """The words that most set these texts apart, each with `word`, as it is mostly written, and `quotations`.

    A word counts that stands in two of the texts at least; how rare it is, the full-text index of the collection says.
    """
    texts = texts[:looked]
    written: dict[str, Counter[str]] = {}
    within: Counter[str] = Counter()
    stems = stemmed({word for text in texts for word in WORD.findall(text.lower())})
    omitted = set(WORD.findall(leave_out.lower())).union(*(listed_words("classes", name) for name in EMPTY))
    for text in texts:
        found = [word for word in WORD.findall(text) if word.lower() not in omitted]
        for word in found:
            written.setdefault(stems[word.lower()], Counter())[word] += 1
        within.update({stems[word.lower()] for word in found})
    least = OFTEN if len(texts) >= MANY else OFTEN - 1
    repeated = {stem: number for stem, number in within.items() if number >= least}
    everywhere = how_common(connection, {word: stem for word, stem in stems.items() if stem in repeated})
    total = max(value(connection, "select count(*) from quotes"), 1)
    rare = [stem for stem in repeated if 0 < everywhere.get(stem, 0) <= min(max(RARE * total, RARELY), COMMON)]
    worth = {stem: sqrt(repeated[stem]) * log(total / everywhere[stem]) ** 2 for stem in rare}
    scored = sorted(rare, key=lambda stem: (-worth[stem], -len(stem), stem))  # of equals, long words tell more
    return [{"word": _usual(written[stem]), "quotations": repeated[stem]} for stem in scored[:size]]


def _usual(forms: Counter[str]) -> str:
    """How a word is mostly written, with a capital only where it never goes without."""
    small = [form for form in forms if form.islower()]
    return max(small or forms, key=lambda form: (forms[form], form))


def stemmed(words: set[str]) -> dict[str, str]:
    """Each word with the stem under which the full-text index knows it."""
    listed = sorted(words)
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(f"create virtual table listed using fts5(word, {INDEXES['quotes'][1]})")
        connection.execute("create virtual table stems using fts5vocab(listed, instance)")
        connection.executemany("insert into listed (rowid, word) values (?, ?)", enumerate(listed))
        stems: list[tuple[int, Any]] = connection.execute("select doc, term from stems where offset = 0").fetchall()
        return {listed[number]: str(stem) for number, stem in stems}
    finally:
        connection.close()


def how_common(connection: sqlite3.Connection, stems: Mapping[str, str]) -> dict[str, int]:
    """In how many quotations the stem of each word stands, at most COMMON + 1; stems that stand in none are left out.

    One word is asked about after the other, up to a bound: a table of all words reads every match of each.
    """
    frequencies = Frequencies(connection)
    words = {stem: word for word, stem in stems.items()}
    counted = {stem: frequencies.of(word) for stem, word in words.items()}
    return {stem: number for stem, number in counted.items() if number}
