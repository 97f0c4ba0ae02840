"""A reader's search words as an expression of SQLite's full-text search: whatever is typed is data."""

import re

MOST_WORDS = 24
LONGEST_WORD = 64
"""Words and characters beyond these say nothing more and cost time."""

PART = re.compile(r'["“”„]([^"“”„]*)["“”„]?|([^\s"“”„]+)')


def expression(typed: str) -> str | None:
    """All the words, those inside quotation marks as a phrase; None where nothing can be searched for."""
    parts: list[str] = []
    for marked, bare in PART.findall(typed[: MOST_WORDS * LONGEST_WORD]):
        words = [_clean(word) for word in (marked or bare).split()]
        phrase = " ".join(word for word in words if any(char.isalnum() for char in word))
        if phrase:
            parts.append(f'"{phrase}"')
    return " ".join(parts[:MOST_WORDS]) or None


def _clean(word: str) -> str:
    return "".join(char if char.isprintable() else " " for char in word[:LONGEST_WORD]).replace('"', " ").strip()
