"""A database filled up to a size with word chains: every pair of neighbours is real, the sentences are nobody's."""

import datetime as dt
import random
import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from quotes.store.connect import create_or_open
from quotes.store.dates import DAY, ordinal
from quotes.store.fts import COUNTS, bulk
from quotes.store.identity import uid

PER_DOCUMENT = 40
PEOPLE = 15_000
FIRST_DAY = dt.date(2001, 1, 1)
KINDS = ["speech"] * 6 + ["direct"] * 3 + ["indirect"]
KNOWN = "id, uid, text, speaker, document, kind, translated, evidence, outlet, date, words, start, end".replace(
    "end", '"end"'
)
WORD = re.compile(r"[^\s\"“”()\[\]]+")


class Chains:
    """Endless text in which each word has followed the one before it in some text."""

    def __init__(self, texts: Iterable[str], seed: int) -> None:
        self._after: dict[str, list[str]] = defaultdict(list)
        self._chance = random.Random(seed)
        for text in texts:
            words = WORD.findall(text)
            for one, other in pairwise(words):
                self._after[one].append(other)
        self._starts = [word for word in self._after if word[0].isupper()]

    def words(self, count: int) -> str:
        """So many words, capitals and stops as they come."""
        found = [self._chance.choice(self._starts)]
        while len(found) < count:
            following = self._after.get(found[-1])
            found.append(self._chance.choice(following or self._starts))
        return " ".join(found)


def fill(path: Path, quotations: int, texts: Iterable[str], seed: int = 7) -> None:
    """Add made-up documents to the database at `path` until it holds so many quotations."""
    db = create_or_open(path)
    db.execute("pragma foreign_keys = off")
    db.execute("pragma synchronous = off")
    there = db.execute("select count(*) from quotes").fetchone()[0]
    first = db.execute("select coalesce(max(id), 0) from documents").fetchone()[0] + 1
    chance, chains = random.Random(seed), Chains(texts, seed)
    for name in COUNTS:
        db.execute(f"drop trigger {name}")
    with bulk(db), db.atomic():
        people = _people(db.conn, chance)
        running: dict[int, int] = {}
        for number in range(max(quotations - there, 0) // PER_DOCUMENT):
            _document(db.conn, first + number, chance, chains, running, people)
    db.execute("analyze")
    db.close()


def _people(connection, chance: random.Random) -> range:
    first = connection.execute("select coalesce(max(id), 0) from people").fetchone()[0] + 1
    syllables = [one + other for one in "bdfgklmnprstv" for other in "aeiou"]
    rows = []
    for number in range(first, first + PEOPLE):
        given, family = ("".join(chance.choices(syllables, k=2)).title() for _ in range(2))
        rows.append((number, f"made-{number}", f"{given} {family}", f"{given} {family}", "person"))
    connection.executemany("insert into people (id, uid, label, name, kind) values (?, ?, ?, ?, ?)", rows)
    return range(first, first + PEOPLE)


def _document(connection, number: int, chance, chains: Chains, running: dict[int, int], people: range) -> None:
    day = (FIRST_DAY + dt.timedelta(days=chance.randrange(5_000))).isoformat()
    name, text, quotes, first = f"made-{number:09}", "", [], ordinal(day) * DAY + 1_000_000
    for position in range(PER_DOCUMENT):
        words = chains.words(int(4 + 8 * chance.paretovariate(1.3)) if position % 2 else chance.randrange(5, 40))[:4000]
        start, speaker = len(text), people[int(PEOPLE * chance.random() ** 3)]
        text += words + "\n\n"
        running[first] = running.get(first, first) + 1
        known = (chance.choice(KINDS), "no", "full label", "made up", day, len(words.split()))
        quotes.append(
            (running[first], uid(number, position), words, speaker, number, *known, start, start + len(words))
        )
    connection.execute(
        "insert into documents (id, uid, label, kind, date, outlet, path, sha256, offset, text)"
        " values (?, ?, ?, 'transcript', ?, 'made up', ?, '0', 0, ?)",
        (number, name, name, day, name, text),
    )
    marks = ", ".join("?" * len(quotes[0]))
    connection.executemany(f"insert into quotes ({KNOWN}) values ({marks})", quotes)
