"""What `quotes parse` prints: a parsed document as a plain dictionary."""

from typing import Any

from quotes.models import FACTS, Annotation, Fact, Facts, Parsed, Person, Piece, Quote, Remark, Span, Turn


def report(parsed: Parsed, *, with_text: bool = False) -> dict[str, Any]:
    """The public shape of a parsed document; keys may be added to it, never changed or dropped.

    `with_text` adds the text that all offsets count in.
    """
    document = parsed.document
    text = document.text
    shape: dict[str, Any] = {
        "path": document.path,
        "part": document.part,
        "sha256": document.sha256,
        "kind": parsed.kind,
        **{name: _value(getattr(parsed.facts, name)) for name in FACTS},
        "facts": _origins(parsed.facts),
        "style": parsed.style,
        "confidence": parsed.confidence,
        "considered": [one._asdict() for one in parsed.considered],
        "pieces": [_piece(piece) for piece in parsed.pieces],
        "people": [_person(person) for person in parsed.people],
        "turns": [_turn(turn, text) for turn in parsed.turns],
        "annotations": [_annotation(annotation, text) for annotation in parsed.annotations],
        "quotes": [_quote(quote, text) for quote in parsed.quotes],
        "remarks": [_remark(remark) for remark in parsed.remarks],
    }
    if with_text:
        shape["text"] = text
    return shape


def _value(fact: Fact | None) -> str | None:
    return fact.value if fact else None


def _origins(facts: Facts) -> dict[str, Any]:
    """Where each stated fact comes from: "text" with its offsets, "markup", "user" or "guess"."""
    stated = {name: getattr(facts, name) for name in FACTS}
    return {
        name: {
            "origin": fact.origin,
            "start": fact.span.start if fact.span else None,
            "end": fact.span.end if fact.span else None,
        }
        for name, fact in stated.items()
        if fact is not None
    }


def _piece(piece: Piece) -> dict[str, Any]:
    return {"kind": piece.kind, "start": piece.start, "end": piece.end}


def _person(person: Person) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name,
        "kind": person.kind,
        "description": person.description,
        "labels": list(person.labels),
        "wikidata": person.wikidata,
    }


def _annotation(annotation: Annotation, text: str) -> dict[str, Any]:
    start, end = annotation.start, annotation.end
    return {"kind": annotation.kind, "text": text[start:end], "start": start, "end": end}


def _turn(turn: Turn, text: str) -> dict[str, Any]:
    return {
        "start": turn.start,
        "end": turn.end,
        "label": turn.label.of(text) if turn.label else None,
        "speaker": turn.speaker,
        "role": turn.role,
        "evidence": turn.evidence,
        "certainty": turn.certainty,
        "recording": turn.recording,
        "time": list(turn.time) if turn.time else None,
        "annotations": [_annotation(annotation, text) for annotation in turn.annotations],
    }


def _words(span: Span | None, text: str) -> dict[str, Any] | None:
    return {"start": span.start, "end": span.end, "text": span.of(text)} if span else None


def _quote(quote: Quote, text: str) -> dict[str, Any]:
    return {
        "start": quote.start,
        "end": quote.end,
        "kind": quote.kind,
        "speaker": quote.speaker,
        "speakers": list(quote.speakers or ([quote.speaker] if quote.speaker else [])),
        "evidence": quote.evidence,
        "certainty": quote.certainty,
        "mention": _words(quote.mention, text),
        "cue": _words(quote.cue, text),
        "via": _words(quote.via, text),
        "translated": quote.translated,
        "turn": quote.turn,
        "group": quote.group,
    }


def _remark(remark: Remark) -> dict[str, Any]:
    return {"kind": remark.kind, "start": remark.start, "end": remark.end, "message": remark.message}
