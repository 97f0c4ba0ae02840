"""The tables of a data set, their columns and types; how a document's rows become theirs, and are made anew of them."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

import pyarrow as pa

from quotes.models import Facts
from quotes.store.rows import Row, Rows, joint

STRING, NUMBER, LONG, FRACTION = pa.string(), pa.int32(), pa.int64(), pa.float64()
PLACE = {"start": NUMBER, "end": NUMBER}
WHO = {"speaker_name": STRING, "speaker_kind": STRING, "speaker_description": STRING}
"""Who a speaker is, beside the uid, so that no query needs another table for it."""

FACTS = tuple(field.name for field in fields(Facts))
DOCUMENT = {
    **dict.fromkeys(("uid", "label", "kind", "style"), STRING),
    "confidence": FRACTION,
    "considered": STRING,
    **dict.fromkeys(("date", *FACTS, "path"), STRING),
    "part": NUMBER,
    "sha256": STRING,
    "offset": NUMBER,
    "text": STRING,
}
"""Columns of a document that the database has as well."""

LISTS = {
    "facts": {"name": STRING, "value": STRING, "origin": STRING, **PLACE},
    "pieces": {"kind": STRING, **PLACE},
    "remarks": {"kind": STRING, "message": STRING, **PLACE},
    "people": dict.fromkeys(("uid", "label", "name", "kind", "description", "wikidata"), STRING),
    "labels": {"person": STRING, "label": STRING},
    "annotations": {"turn": NUMBER, "kind": STRING, "text": STRING, **PLACE},
}
"""Columns of a document that are lists, with the fields of what is in them."""

TURN = {
    "position": NUMBER,
    **dict.fromkeys(("speaker", "role", "label", "evidence", "certainty", "recording"), STRING),
    "time_from": FRACTION,
    "time_to": FRACTION,
    **PLACE,
    "label_start": NUMBER,
    "label_end": NUMBER,
}
QUOTE = {
    **dict.fromkeys(("uid", "text", "speaker", "kind"), STRING),
    "speakers": pa.list_(STRING),
    "translated": pa.bool_(),
    **dict.fromkeys(("evidence", "certainty", "outlet", "program", "date", "role"), STRING),
    **dict.fromkeys(("words", "turn", "group_number"), NUMBER),
    **PLACE,
    **{
        column: kind
        for name in ("mention", "cue", "via")
        for column, kind in ((name, STRING), (f"{name}_start", NUMBER), (f"{name}_end", NUMBER))
    },
}

TABLES = {
    "documents": pa.schema(
        {
            **DOCUMENT,
            "row": STRING,
            "file": STRING,
            "turns": NUMBER,
            "quotes": NUMBER,
            **{name: pa.list_(pa.struct(list(inner.items()))) for name, inner in LISTS.items()},
            "sketch": pa.binary(),
        }
    ),
    "turns": pa.schema({"document": STRING, **TURN, **WHO}),
    "quotes": pa.schema({"document": STRING, **QUOTE, **WHO}),
    "files": pa.schema(
        {
            "key": STRING,
            "path": STRING,
            "size": LONG,
            "modified": LONG,
            "sha256": STRING,
            "documents": NUMBER,
            "whole": pa.bool_(),
            "ends": pa.bool_(),
            "failures": pa.list_(pa.struct([("after", NUMBER), ("path", STRING), ("message", STRING)])),
        }
    ),
}
"""The tables, each a folder with a file for each partition; that of `files` is written last: it closes a partition."""

FILTERED = tuple(name for name in (*DOCUMENT, "row", "file", "turns", "quotes"))
"""Columns of documents that a condition may be about."""


def told(fresh: Rows, file: str) -> dict[str, list[Row]]:
    """The rows of one document by table; `file` is the key of the file that it was read from."""
    uid = fresh.document["uid"]
    people = {person["uid"]: person for person in fresh.people}
    document = {
        **fresh.document,
        "row": fresh.row,
        "file": file,
        "turns": len(fresh.turns),
        "quotes": len(fresh.quotes),
        **{name: getattr(fresh, name) for name in LISTS},
        "sketch": fresh.sketch,
    }

    def spoken(row: Row) -> Row:
        person = people.get(row["speaker"], {})
        return {"document": uid, **row, **{f"speaker_{name}": person.get(name) for name in _ABOUT}}

    together: dict[str, list[str]] = {row["uid"]: [row["speaker"]] if row["speaker"] else [] for row in fresh.quotes}
    for row in fresh.joint_speakers:
        together[row["quote"]].append(row["person"])
    quotes = [
        spoken(row) | {"translated": row["translated"] == "yes", "speakers": together[row["uid"]]}
        for row in fresh.quotes
    ]
    return {"documents": [document], "turns": list(map(spoken, fresh.turns)), "quotes": quotes}


_ABOUT = ("name", "kind", "description")


def again(document: Row, turns: Sequence[Row], quotes: Sequence[Row]) -> Rows:
    """A document's rows as they were when it was told."""
    return Rows(
        document={name: document[name] for name in DOCUMENT},
        **{name: document[name] for name in LISTS},
        turns=[{name: row[name] for name in TURN} for row in turns],
        quotes=[
            {name: row[name] for name in QUOTE if name != "speakers"}
            | {"translated": "yes" if row["translated"] else "no"}
            for row in quotes
        ],
        joint_speakers=[one for row in quotes for one in joint(row["uid"], (row.get("speakers") or [])[1:])],
        row=document["row"],
        sketch=document["sketch"],
    )


def arrow(table: str, rows: Sequence[Row]) -> pa.Table:
    """Rows as Arrow has them, each column of its own type."""
    return pa.Table.from_pylist(list(rows), schema=TABLES[table])


def rows_of(table: Any) -> Iterator[Row]:  # noqa: ANN401 - pyarrow has no types
    """The rows of an Arrow table, a few at a time."""
    for batch in table.to_batches(max_chunksize=256):
        yield from batch.to_pylist()
