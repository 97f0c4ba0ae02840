"""Something to begin with: a quotation for each day, and words that a search is sure to find."""

import re
import sqlite3
from collections import Counter
from math import sqrt

from quotes.store.identity import uid
from quotes.store.queries.run import Row, many, one
from quotes.store.queries.search import COLUMNS, JOINS
from quotes.store.queries.together import with_others
from quotes.store.queries.topics import EMPTY, how_common, stemmed, topics
from quotes.words.vocabulary import words

SHORTEST, LONGEST = 8, 45
"""Words of a quotation that can stand by itself."""

SHORTEST_BEGINNING = 5
"""Letters of a beginning that finds little else."""

SAMPLE = 400
"""Quotations from which examples of searches are taken."""

EXAMPLES = 3
"""Examples of searches that are shown."""

JOINING = ("be", "joiner", "relative", "that", "to", "by", "of")
"""More words that are no part of a telling phrase."""

PHRASE = re.compile(r"(?<![^\W\d_])(?=([^\W\d_]{3,20} [^\W\d_]{3,20})(?![^\W\d_]))")


def of_the_day(connection: sqlite3.Connection, day: str) -> Row | None:
    """A quotation of a named guest, the same for everybody on one day (ISO): the first uid after a hash of the day."""
    sql = f"""
        select {COLUMNS} from quotes{JOINS}
        where quotes.uid >= ? and quotes.id in (select id from said_by_named_people as said where said.id = quotes.id)
            and quotes.kind in ('speech', 'direct') and translated = 'no' and words between {SHORTEST} and {LONGEST}
            and (role is null or role not in ('host', 'reporter'))
        order by quotes.uid limit 1"""
    found = one(connection, sql, [uid("day", day)]) or one(connection, sql, [""])
    return found and with_others(connection, [found])[0]


def examples(connection: sqlite3.Connection) -> list[str]:
    """A rare word that several quotations have, a phrase, and the beginning of a word, all of this collection.

    Where it is too small for one of them, another phrase or word stands in its place.
    """
    sql = "select text from spoken order by uid limit ?"
    texts = [row["text"] for row in many(connection, sql, [SAMPLE])]
    found = [row["word"] for row in topics(connection, texts, looked=SAMPLE)]
    phrases = [f"“{phrase}”" for phrase in _phrases(connection, texts)]
    beginnings = _beginnings(found[1:])
    best = [*found[:1], *phrases[:1], *beginnings[:1]]
    return [*best, *(more for more in (*phrases[1:], *found[1:]) if more not in best)][:EXAMPLES]


def _phrases(connection: sqlite3.Connection, texts: list[str]) -> list[str]:
    """Two words, both of them saying something, that stand together in several texts; the most telling first."""
    empty = frozenset().union(*(words("classes", name) for name in (*EMPTY, *JOINING)))
    counted: Counter[str] = Counter()
    for text in texts:
        counted.update({phrase.lower() for phrase in PHRASE.findall(text)})
    full = {phrase: number for phrase, number in counted.items() if number > 1 and not set(phrase.split()) & empty}
    stems = stemmed({word for phrase in full for word in phrase.split()})
    common = how_common(connection, stems)

    def telling(phrase: str) -> float:
        return sqrt(full[phrase]) / max(common.get(stems[word], 1) for word in phrase.split())

    return sorted(full, key=lambda phrase: (-telling(phrase), phrase))


def _beginnings(found: list[str]) -> list[str]:
    """Beginnings that several forms of a word share."""
    stems = stemmed({word.lower() for word in found})
    return [f"{stem}*" for word, stem in stems.items() if len(stem) >= SHORTEST_BEGINNING and word != stem in word]
