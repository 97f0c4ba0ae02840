"""What one copy of a story has lost and another still prints, restored as evidence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlite_utils import Database

from quotes.copies.alignment import Passage, align, lost
from quotes.kinds import Evidence
from quotes.people.certainty import of

TURNS = """
    select turns.id, turns.start, turns."end", turns.label, turns.speaker, turns.evidence, people.name
    from turns left join people on people.id = turns.speaker where turns.document = ? order by position"""

TELLERS = 8
"""Copies that others are compared with: those that tell the most. A story may stand on a thousand pages."""

SHOWN = 120
"""Characters of a lost turn that its remark repeats; the whole stands in the other copy."""


@dataclass(frozen=True, slots=True)
class Line:
    """A turn as a copy prints it; `speaker` is the id of a person, `name` theirs."""

    id: int
    start: int
    end: int
    label: str | None
    speaker: int | None
    evidence: str | None
    name: str | None
    words: str


def restore(db: Database, documents: Sequence[int]) -> None:
    """Take over into each copy what only others print: the speaker of a turn, and turns that are lost.

    `documents` are copies of one story, those that tell the most first; the first few tell the others. A speaker
    is taken over where the copy gives none, and all copies that give one agree. Every such thing has a remark that
    names the copy it comes from.
    """
    tellers = {document: _lines(db, document) for document in documents[: TELLERS + 1]}
    for document in documents:
        lines = tellers[document] if document in tellers else _lines(db, document)
        others = {other: copy for other, copy in tellers.items() if other != document}
        told = dict(islice(others.items(), TELLERS))
        remarks = [*_speakers(db, lines, told), *_lost(db, lines, told)]
        _remark(db, document, remarks)


def _lines(db: Database, document: int) -> list[Line]:
    turns = db.execute(TURNS, [document]).fetchall()
    if not turns:
        return []
    text, offset = db.execute("select text, offset from documents where id = ?", [document]).fetchone()
    # Cut here and not in SQL, for which a text ends at its first NUL character.
    return [Line(*(*turn, text[turn[1] - offset : turn[2] - offset])) for turn in turns]


Told = tuple[str, str, int, int, int]
"""A remark's kind and message, its offsets, and the document it rests on."""


def _speakers(db: Database, lines: Sequence[Line], others: Mapping[int, Sequence[Line]]) -> Iterator[Told]:
    known = _known_elsewhere(lines, others)
    for index, line in enumerate(lines):
        told = known.get(index, [])
        if len({source.speaker for _, source in told}) != 1:
            if line.evidence == Evidence.OTHER_COPY:
                _speak(db, line, None, None)
            continue
        other, source = told[0]
        if line.speaker != source.speaker:
            _speak(db, line, source.speaker, Evidence.OTHER_COPY)
        message = f"“{source.label}” as printed by {_name(db, other)}; here the label is missing"
        yield "another copy", message, line.start, line.end, other


def _speak(db: Database, line: Line, speaker: int | None, evidence: Evidence | None) -> None:
    """Say whose a turn and its words are."""
    values = [speaker, evidence, of(evidence), line.id]
    db.execute("update turns set speaker = ?, evidence = ?, certainty = ? where id = ?", values)
    db.execute("update quotes set speaker = ?, evidence = ?, certainty = ? where turn = ? and kind = 'speech'", values)


def _known_elsewhere(lines: Sequence[Line], others: Mapping[int, Sequence[Line]]) -> dict[int, list[tuple[int, Line]]]:
    """The turns whose speaker this copy does not tell, with the same turns of copies that print a label."""
    known: dict[int, list[tuple[int, Line]]] = {}
    for other, copy in others.items():
        for here, there in align(_passages(lines), _passages(copy)):
            if _open(lines[here]) and copy[there].label and copy[there].speaker:
                known.setdefault(here, []).append((other, copy[there]))
    return known


def _open(line: Line) -> bool:
    """Whether the copy itself leaves the speaker unknown; what a copy told before may change with it."""
    return line.label is None and (line.speaker is None or line.evidence == Evidence.OTHER_COPY)


def _lost(db: Database, lines: Sequence[Line], others: Mapping[int, Sequence[Line]]) -> Iterator[Told]:
    for other, copy in others.items():
        for gap in lost(_passages(lines), _passages(copy)):
            for line in copy[gap.first : gap.last]:
                words = line.words if len(line.words) <= SHOWN else line.words[:SHOWN].rstrip() + "…"
                label = f"{line.label}: " if line.label else ""
                place = lines[gap.before].start
                yield "another copy", f"{_name(db, other)} prints before this: {label}{words}", place, place, other


def _passages(lines: Sequence[Line]) -> list[Passage]:
    return [Passage(line.words, line.label) for line in lines]


def _name(db: Database, document: int) -> str:
    outlet, label = db.execute("select outlet, path from documents where id = ?", [document]).fetchone()
    return str(outlet or label)


def _remark(db: Database, document: int, told: Sequence[Told]) -> None:
    """Make the remarks that rest on copies be `told`, touching only those that differ."""
    sql = 'select kind, message, start, "end", other, id from remarks where document = ? and other is not null'
    stored = {tuple(told): number for *told, number in db.execute(sql, [document])}
    for stale in stored.keys() - set(told):
        db.execute("delete from remarks where id = ?", [stored[stale]])
    insert = 'insert into remarks (document, kind, message, start, "end", other) values (?, ?, ?, ?, ?, ?)'
    for fresh in dict.fromkeys(told):
        if fresh not in stored:
            db.execute(insert, [document, *fresh])
