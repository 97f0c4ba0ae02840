"""How many quotations hold a word, as far as it matters: read from the index up to a bound, and kept."""

import math
import sqlite3
from functools import cached_property

COMMON = 8_000
"""Quotations from which on a word alone leads nowhere; no more of its rows are ever read."""

KEPT = 200_000
"""Words whose frequency is kept for a database, before all is forgotten and begun anew."""

ROWS = ""
"""The word under which the number of all quotations is kept."""

_kept: dict[str, dict[str, int]] = {}


class Frequencies:
    """The frequencies of words in the quotations of one database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        file, last, rows = connection.execute(
            "select (select file from pragma_database_list where name = 'main'), (select max(id) from quotes),"
            " (select min(id) from quotes)"
        ).fetchone()
        self._known = _kept.setdefault(f"{file} {last} {rows}", {}) if file else {}
        if len(_kept) > 8 or len(self._known) > KEPT:  # noqa: PLR2004 - databases that one process serves
            _kept.clear()

    @cached_property
    def rows(self) -> int:
        """How many quotations there are."""
        if ROWS not in self._known:
            self._known[ROWS] = int(self._connection.execute("select count(*) from quotes").fetchone()[0])
        return self._known[ROWS]

    def of(self, word: str) -> int:
        """In how many quotations a word stands; COMMON + 1 where there are more."""
        if word not in self._known:
            sql = "select count(*) from (select 1 from quotes_fts where quotes_fts match ? limit ?)"
            found = self._connection.execute(sql, [quoted(word), COMMON + 1]).fetchone()[0]
            self._known[word] = int(found)
        return self._known[word]

    def most(self, word: str, share: float) -> float:
        """In how many quotations a word stands, likely; of those too common to be counted, `share` have it."""
        found = self.of(word)
        return found if found <= COMMON else max(self.rows * share, found)

    def rarity(self, word: str) -> float:
        """How much a word tells: the rarer, the more; 0 where no quotation has it."""
        found = self.of(word)
        return math.log2(2 + 4 * COMMON / found) if found else 0.0


def quoted(*words: str) -> str:
    """Words as a phrase of full-text search: whatever they hold is data."""
    return '"' + " ".join(words).replace('"', " ").replace("\0", " ") + '"'
