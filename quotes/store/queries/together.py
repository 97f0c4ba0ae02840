"""Everybody who speaks a quotation: its speaker, and those who speak it with them."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from json import dumps

from quotes.store.queries.run import Row, many

OTHERS = """
    select quote, people.uid as speaker_uid, people.label as speaker_label, people.name as speaker_name,
        people.kind as speaker_kind
    from joint_speakers join people on people.id = person
    where quote in (select value from json_each(?)) order by quote, position"""


def with_others(connection: sqlite3.Connection, rows: Sequence[Row]) -> list[Row]:
    """Rows of quotations, each with `others`, who speak it together with its speaker, and with `said_by`.

    Each other has a `speaker_uid`, `speaker_label`, `speaker_name` and `speaker_kind`, as the row itself has. `said_by`
    names everybody in words, as "Ann Hill and Bob Ray"; None where nobody can tell.
    """
    found: dict[int, list[Row]] = defaultdict(list)
    for other in many(connection, OTHERS, [dumps([row["id"] for row in rows])]):
        found[other.pop("quote")].append(other)
    return [row | _told(row, found.get(row["id"], [])) for row in rows]


def _told(row: Row, others: list[Row]) -> Row:
    return {"others": others, "said_by": listed([one["speaker_label"] for one in (row, *others)])}


def listed(names: Sequence[str]) -> str:
    """Names as a sentence lists them: "Ann Hill, Bob Ray and Cy Low"."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if names[1:] else names[0]
