"""Whether words that two people share are a phrase that anybody uses: then nobody disagrees about whose they are."""

import sqlite3
from collections.abc import Callable, Sequence

from quotes.check.alignment import Alignment
from quotes.check.whom import Name, name
from quotes.check.wordkinds import is_content
from quotes.store.queries.frequency import quoted

TELLING = 5
"""Different words of content that are never a phrase only: "the next president of the United States" has four."""

ANYBODY = 3
"""People of different names who use a phrase; two may be an error of one source, three have hardly been mixed up."""

LOOKED = 60
"""Quotations with the phrase that are looked at."""


def content(forms: Sequence[str], shared: Alignment) -> list[str]:
    """The words of content that are shared; `forms` are the words of what was laid beside the other."""
    words = (form for block in shared.blocks for form in forms[block.claim : block.claim + block.size])
    return [form for form in words if is_content(form)]


def is_common(
    connection: sqlite3.Connection, forms: Sequence[str], shared: Alignment, printed: Callable[[int, int], str]
) -> bool:
    """Whether the longest run of the shared words, from a word of content to another, is used by people of three names.

    `printed` gives words as printed. Paraphrases do not count: their words are the reporter's.
    """
    if len(set(content(forms, shared))) >= TELLING or not shared.blocks:
        return False
    longest = max(shared.blocks, key=lambda block: block.size)
    telling = [at for at in range(longest.claim, longest.claim + longest.size) if is_content(forms[at])]
    if not telling:
        return True
    rows = connection.execute(
        "select people.name from quotes_fts join quotes on quotes.id = quotes_fts.rowid"
        " join people on people.id = quotes.speaker where quotes_fts match ? and quotes.kind != 'indirect'"
        " and people.name is not null and people.kind = 'person' limit ?",
        [quoted(printed(telling[0], telling[-1] + 1)), LOOKED],
    )
    people: list[Name] = []
    for known in map(name, {row[0] for row in rows}):
        if not any(known.agrees(other) for other in people):
            people.append(known)
    return len(people) >= ANYBODY
