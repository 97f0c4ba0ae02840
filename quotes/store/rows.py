"""A parsed document as rows, one list a table; people and turns are still named by uid and position."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from json import dumps
from typing import Any

from quotes.copies.sketch import sketch
from quotes.kinds import PieceKind
from quotes.models import Annotation, Fact, Parsed, Quote, Span, Turn
from quotes.source import shown
from quotes.store.dates import iso
from quotes.store.headlines import day_of_title, headline
from quotes.store.identity import document_uid, person_uid, quote_uid

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one document, in which `speaker`, `person` and `quote` hold a uid, `turn` a position.

    `joint_speakers` are those who speak a quotation together with its speaker; `row` is its id in a corpus.
    """

    document: Row
    facts: list[Row]
    pieces: list[Row]
    remarks: list[Row]
    people: list[Row]
    labels: list[Row]
    turns: list[Row]
    annotations: list[Row]
    quotes: list[Row]
    joint_speakers: list[Row]
    row: str | None = None
    sketch: bytes = b""
    """What the document's copies are known by."""


def rows(parsed: Parsed) -> Rows:
    """Everything that is stored of `parsed`; every text in it is a slice of the document's."""
    document = _document(parsed)
    people = dict(_people(parsed, document["uid"]))
    quotes = list(_quotes(parsed, document, people))
    return Rows(
        document=document,
        facts=[
            {"name": name, "value": fact.value, "origin": fact.origin, **_place(fact.span)}
            for name, fact in _facts(parsed)
        ],
        pieces=[{"kind": str(piece.kind), "start": piece.start, "end": piece.end} for piece in parsed.pieces],
        remarks=[
            {"kind": remark.kind, "message": remark.message, "start": remark.start, "end": remark.end}
            for remark in parsed.remarks
        ],
        people=list(people.values()),
        labels=[
            {"person": people[person.id]["uid"], "label": label} for person in parsed.people for label in person.labels
        ],
        turns=[_turn(parsed, position, turn, people) for position, turn in enumerate(parsed.turns)],
        annotations=list(_annotations(parsed)),
        quotes=[row for row, _ in quotes],
        joint_speakers=[row for quote, others in quotes for row in joint(quote["uid"], others)],
        row=parsed.document.row,
        sketch=sketch(parsed),
    )


def _facts(parsed: Parsed) -> Iterator[tuple[str, Fact]]:
    for name in (field.name for field in fields(parsed.facts)):
        if fact := getattr(parsed.facts, name):
            yield name, fact
    if parsed.facts.published is None and (day := day_of_title(parsed.facts.title)):
        yield "published", day


def _document(parsed: Parsed) -> Row:
    document = parsed.document
    stated = {name: fact.value for name, fact in _facts(parsed)}
    text = document.text[document.start : document.end]
    return {
        "uid": document_uid(document),
        "label": headline(stated.get("title"), text, _prose(parsed)),
        "kind": str(parsed.kind),
        "style": parsed.style,
        "confidence": parsed.confidence,
        "considered": considered(parsed),
        "date": iso(stated.get("published")),
        **{field.name: stated.get(field.name) for field in fields(parsed.facts)},
        "path": shown(document.source.name, document.row) if document.source else document.path,
        "part": document.part,
        "sha256": document.sha256,
        "offset": document.start,
        "text": text,
    }


def _prose(parsed: Parsed) -> int:
    """Where in its text the first words of a document stand that are no furniture of the page."""
    first = next((piece for piece in parsed.pieces if piece.kind is not PieceKind.FURNITURE), None)
    return first.start - parsed.document.start if first else 0


def considered(parsed: Parsed) -> str | None:
    """What else a document may be, as JSON: kinds, house styles, how many labels each style finds."""
    return dumps([one._asdict() for one in parsed.considered]) if parsed.considered else None


def _people(parsed: Parsed, document: str) -> Iterator[tuple[str, Row]]:
    """Each person of the document by the id the parser gave, with the uid the database gives."""
    seen: Counter[str] = Counter()
    for person in parsed.people:
        uid = person_uid(document, person)
        if not (person.name and "-" in uid):
            twin, seen[uid] = seen[uid], seen[uid] + 1
            uid = person_uid(document, person, twin)
        label = person.name or person.description or (person.labels[0] if person.labels else "unnamed")
        yield (
            person.id,
            {
                "uid": uid,
                "label": label,
                "name": person.name,
                "kind": str(person.kind),
                "description": person.description,
                "wikidata": person.wikidata,
            },
        )


def _turn(parsed: Parsed, position: int, turn: Turn, people: dict[str, Row]) -> Row:
    since, until = turn.time or (None, None)
    return {
        "position": position,
        "speaker": people[turn.speaker]["uid"] if turn.speaker else None,
        "role": turn.role and str(turn.role),
        "label": turn.label and turn.label.of(parsed.document.text),
        "evidence": turn.evidence and str(turn.evidence),
        "certainty": turn.certainty and str(turn.certainty),
        "recording": turn.recording,
        "time_from": since,
        "time_to": until,
        "start": turn.start,
        "end": turn.end,
        **_place(turn.label, "label_"),
    }


def _annotations(parsed: Parsed) -> Iterator[Row]:
    def row(note: Annotation, turn: int | None) -> Row:
        words = parsed.document.text[note.start : note.end]
        return {"turn": turn, "kind": str(note.kind), "text": words, "start": note.start, "end": note.end}

    for position, turn in enumerate(parsed.turns):
        yield from (row(note, position) for note in turn.annotations)
    yield from (row(note, None) for note in parsed.annotations)


def joint(quote: str, others: Iterable[str]) -> list[Row]:
    """The rows of those who speak a quotation together with its speaker, all of them named by uid."""
    return [{"quote": quote, "person": uid, "position": number} for number, uid in enumerate(others, 1)]


def _quotes(parsed: Parsed, document: Row, people: dict[str, Row]) -> Iterator[tuple[Row, list[str]]]:
    """Each quotation, and the uids of those who speak it together with its speaker."""
    twins: Counter[tuple[int, int]] = Counter()
    for quote in sorted(parsed.quotes, key=lambda quote: (quote.start, -quote.end, quote.turn is None)):
        words = parsed.document.text[quote.start : quote.end]
        twin, twins[quote.start, quote.end] = twins[quote.start, quote.end], twins[quote.start, quote.end] + 1
        turn = parsed.turns[quote.turn] if quote.turn is not None else None
        own = turn is not None and turn.speaker == quote.speaker
        row = {
            "uid": quote_uid(document["uid"], quote.start, quote.end, words, twin),
            "text": words,
            "speaker": people[quote.speaker]["uid"] if quote.speaker else None,
            "kind": str(quote.kind),
            "translated": "yes" if quote.translated else "no",
            "evidence": quote.evidence and str(quote.evidence),
            "certainty": quote.certainty and str(quote.certainty),
            **{name: document[name] for name in ("outlet", "program", "date")},
            "role": str(turn.role) if turn and own and turn.role else None,
            "words": len(words.split()),
            "turn": quote.turn,
            "group_number": quote.group,
            "start": quote.start,
            "end": quote.end,
            **_spans(quote, parsed.document.text),
        }
        uids = dict.fromkeys(people[one]["uid"] for one in quote.speakers)
        yield row, [uid for uid in uids if uid != row["speaker"]]


def _spans(quote: Quote, text: str) -> Row:
    """The words that name the speaker, of saying, and of whoever relayed it, each with its place."""
    found: Row = {}
    for name in ("mention", "cue", "via"):
        span: Span | None = getattr(quote, name)
        found |= {name: span and span.of(text), **_place(span, f"{name}_")}
    return found


def _place(span: Span | None, prefix: str = "") -> Row:
    return {f"{prefix}start": span and span.start, f"{prefix}end": span and span.end}
