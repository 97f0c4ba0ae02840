"""What a search finds beside the typed words, and what may have been meant where it finds nothing."""

import re
import sqlite3
from collections.abc import Iterable, Sequence

from quotes.store.queries.hits import highlighted
from quotes.store.queries.run import Row, many
from quotes.store.queries.topics import how_common, stemmed
from quotes.store.queries.words import expression, terms

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHORTEST = 4
"""Letters of a word that can be corrected; shorter ones are like too many others."""

TRIED = 8
"""Stems that are looked up in quotations, the most common ones: no word that is written has some of them."""

WORD = re.compile(r"\w+")


def also(rows: Iterable[Row], typed: str | None, most: int = 6) -> list[str]:
    """Other forms of the typed words among the hits of some rows, since words are found by their stems."""
    given = {word.lower() for word in WORD.findall(typed or "")}
    found: dict[str, None] = {}
    for row in rows:
        for start, end in row.get("hits", []):
            found |= dict.fromkeys(word for word in WORD.findall(row["text"][start:end].lower()) if word not in given)
    return sorted(found)[:most]


def meant(connection: sqlite3.Connection, typed: str) -> str | None:
    """The search with words that the collection lacks as others one letter away that it has; None if there are none."""
    wanted = {word.lower() for term in terms(typed) for word in WORD.findall(term.words) if not term.open}
    stems = stemmed(wanted)
    known = how_common(connection, stems)
    changes = {}
    for word in wanted:
        if stems.get(word) not in known and len(word) >= SHORTEST and (better := _corrected(connection, word)):
            changes[word] = better
    if not changes:
        return None
    return WORD.sub(lambda word: changes.get(word[0].lower(), word[0]), typed)


def _corrected(connection: sqlite3.Connection, word: str) -> str | None:
    """Of the words one letter away the one that stands in most quotations, as it is written there."""
    stems = stemmed(neighbours(word))
    known = how_common(connection, stems)
    for best in sorted(known, key=lambda stem: (-known[stem], stem))[:TRIED]:
        near = sorted(candidate for candidate, stem in stems.items() if stem == best)
        if written := next((form for form in _written(connection, near) if form in near), None):
            return written
    return None


def _written(connection: sqlite3.Connection, words: Sequence[str]) -> list[str]:
    """The forms in which words stand in some quotations that have one of them."""
    match = expression(" OR ".join(words[:20])) or ""
    sql = (
        "select text from quotes where id in"
        " (select rowid from quotes_fts where quotes_fts match ? order by rowid desc limit 20)"
    )
    rows = highlighted(match, many(connection, sql, [match]))
    return [row["text"][start:end].lower() for row in rows for start, end in row["hits"]]


def neighbours(word: str) -> set[str]:
    """All words one letter more, one letter less, one letter else or two letters the other way round."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    less = {left + right[1:] for left, right in cuts if right}
    turned = {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    other = {left + letter + right[1:] for left, right in cuts if right for letter in LETTERS}
    more = {left + letter + right for left, right in cuts for letter in LETTERS}
    return (less | turned | other | more) - {word}
