"""The words of the reporter around a paraphrase, so that nobody takes it for the words of the person."""

import json
import sqlite3
from collections.abc import Sequence

from quotes.kinds import QuoteKind
from quotes.store.queries.run import Row, many

REACH = 200
"""Characters on either side of a paraphrase in which its speaker and verb are shown."""


def reported(connection: sqlite3.Connection, rows: Sequence[Row]) -> None:
    """Give each paraphrase `before` and `after`: what the source prints around it, from the speaker to the verb."""
    ids = [row["id"] for row in rows if row["kind"] == QuoteKind.INDIRECT]
    if not ids:
        return
    sql = f"""
        select id, since, first, last, until, substr(text, since - base + 1, first - since) as before,
            substr(text, last - base + 1, until - last) as after
        from (
            select quotes.id, documents.text, documents.offset as base, quotes.start as first, quotes."end" as last,
                max(min(quotes.start, ifnull(mention_start, quotes.start), ifnull(cue_start, quotes.start)),
                    quotes.start - {REACH}, documents.offset) as since,
                min(max(quotes."end", ifnull(mention_end, 0), ifnull(cue_end, 0)), quotes."end" + {REACH}) as until
            from quotes join documents on documents.id = quotes.document
            where quotes.id in (select value from json_each(?)))"""
    around = {row["id"]: row for row in many(connection, sql, [json.dumps(ids)])}
    for row in rows:
        if row["id"] in around:
            row |= {side: around[row["id"]][side] for side in ("before", "after")}
