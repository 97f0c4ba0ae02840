"""Documents of a database as they were parsed, with the names that they have there."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from quotes.formats.annotated import Annotated
from quotes.kinds import AnnotationKind, Certainty, DocumentKind, Evidence, PersonKind, PieceKind, QuoteKind, Role
from quotes.models import (
    FACTS,
    Annotation,
    Document,
    Fact,
    Facts,
    Parsed,
    Person,
    Piece,
    Quote,
    Remark,
    Span,
    Turn,
)
from quotes.store.connect import Database
from quotes.store.queries.run import Row, many


def annotated(db: Database, ids: list[int]) -> Iterator[tuple[str, Annotated]]:
    """The uid of each document with these ids, and the document."""
    for number in ids:
        (row,) = many(db.conn, "select * from documents where id = ?", [number])
        yield row["uid"], _annotated(db, row)


def _annotated(db: Database, row: Row) -> Annotated:
    def rows(table: str, order: str) -> list[Row]:
        return many(db.conn, f"select * from {table} where document = ? order by {order}", [row["id"]])

    cast, ids = _people(db, row["id"])
    turns = rows("turns", "position")
    numbers = {turn["id"]: number for number, turn in enumerate(turns)}
    notes = rows("annotations", "start")
    together: dict[int, list[int]] = defaultdict(list)
    for other in rows("joint_speakers", "quote, position"):
        together[other["quote"]].append(other["person"])
    quotes = rows("quotes", 'start, "end" desc')
    parsed = Parsed(
        document=_document(row),
        kind=DocumentKind(row["kind"]),
        facts=_facts(rows("facts", "id")),
        pieces=tuple(
            Piece(PieceKind(piece["kind"]), piece["start"], piece["end"]) for piece in rows("pieces", "start")
        ),
        people=tuple(cast),
        turns=tuple(_turn(turn, ids, [note for note in notes if note["turn"] == turn["id"]]) for turn in turns),
        annotations=tuple(_annotation(note) for note in notes if note["turn"] is None),
        quotes=tuple(_quote(quote, ids, numbers, together[quote["id"]]) for quote in quotes),
        remarks=tuple(
            Remark(remark["kind"], remark["start"], remark["end"], remark["message"] or "")
            for remark in rows("remarks", "start")
        ),
        style=row["style"],
    )
    names = dict(zip((person.id for person in cast), _uids(db, row["id"]), strict=True))
    return Annotated(parsed, tuple(quote["uid"] for quote in quotes), names)


def _document(row: Row) -> Document:
    """The document at its place in its file, of which nothing else is stored: what stands before it is left blank."""
    offset, text = row["offset"], row["text"]
    return Document(row["path"], row["sha256"], " " * offset + text, offset, offset + len(text), row["part"])


PEOPLE = """
    select person, people.uid, appearances.name, appearances.description, people.kind, wikidata,
        coalesce(appearances.name, appearances.description, people.label) as label
    from appearances join people on people.id = person where document = ? order by position"""


def _people(db: Database, document: int) -> tuple[list[Person], dict[int, str]]:
    """Everybody in a document, and their ids there by those of the database."""
    cast: list[Person] = []
    ids: dict[int, str] = {}
    for row in many(db.conn, PEOPLE, [document]):
        sql = "select label from labels where document = ? and person = ? order by label"
        labels = [label["label"] for label in many(db.conn, sql, [document, row["person"]])]
        ids.setdefault(row["person"], f"p{len(cast) + 1}")
        description = row["description"] or (None if row["name"] else row["label"])
        cast.append(
            Person(
                f"p{len(cast) + 1}", row["name"], PersonKind(row["kind"]), description, tuple(labels), row["wikidata"]
            )
        )
    return cast, ids


def _uids(db: Database, document: int) -> list[str]:
    return [row["uid"] for row in many(db.conn, PEOPLE, [document])]


def _facts(rows: list[Row]) -> Facts:
    def fact(row: Row) -> Fact:
        return Fact(row["value"], row["origin"], _span(row, ""))

    return Facts(**{row["name"]: fact(row) for row in rows if row["name"] in FACTS})


def _span(row: Row, what: str) -> Span | None:
    start, end = row[f"{what}start"], row[f"{what}end"]
    return None if start is None else Span(start, end)


def _annotation(row: Row) -> Annotation:
    return Annotation(AnnotationKind(row["kind"]), row["start"], row["end"])


def _how(row: Row) -> dict[str, Any]:
    return {
        "evidence": Evidence(row["evidence"]) if row["evidence"] else None,
        "certainty": Certainty(row["certainty"]) if row["certainty"] else None,
    }


def _turn(row: Row, ids: dict[int, str], notes: list[Row]) -> Turn:
    return Turn(
        row["start"],
        row["end"],
        label=_span(row, "label_"),
        annotations=tuple(map(_annotation, notes)),
        speaker=ids.get(row["speaker"]),
        role=Role(row["role"]) if row["role"] else None,
        recording=row["recording"],
        time=(row["time_from"], row["time_to"]) if row["time_from"] is not None else None,
        **_how(row),
    )


def _quote(row: Row, ids: dict[int, str], turns: dict[int, int], others: Sequence[int]) -> Quote:
    return Quote(
        row["start"],
        row["end"],
        QuoteKind(row["kind"]),
        speaker=ids.get(row["speaker"]),
        mention=_span(row, "mention_"),
        cue=_span(row, "cue_"),
        via=_span(row, "via_"),
        translated=row["translated"] == "yes",
        turn=turns.get(row["turn"]),
        group=row["group_number"],
        speakers=(ids[row["speaker"]], *(ids[other] for other in others)) if others else (),
        **_how(row),
    )
