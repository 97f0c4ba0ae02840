"""Transcripts as cases: a page, and the turns that are expected of it, one a line."""

from quotes.models import Document
from quotes.parsing.detection import detect
from quotes.people.cast import Cast
from quotes.people.speakers import resolve
from quotes.transcript.outline import outline

SEPARATOR = "=====\n"
WIDTH = 40


def document(text: str) -> Document:
    """A text as if it had been read from a file."""
    return Document("page.txt", "", text, 0, len(text))


def render(text: str) -> str:
    """The turns of a page: `label | speaker | role, evidence, recording | annotations | first words … last words`.

    Annotations between turns begin with "(", remarks other than gaps with "!".
    """
    page = document(text)
    cut = outline(page, detect(page, kind="transcript").style or "transcript")
    cast = Cast()
    turns, remarks = resolve(page, cut, cast)
    people = {person.id: person for person in cast.people()}
    rows = []
    for turn in turns:
        person = people[turn.speaker] if turn.speaker else None
        who = (person.name or f"<{person.description}>") if person else "-"
        facts = ", ".join(str(fact) for fact in (turn.role, turn.evidence, turn.recording) if fact) or "-"
        notes = " ".join(f"{note.kind}:{text[note.start : note.end]}" for note in turn.annotations) or "-"
        words = text[turn.start : turn.end]
        shown = words if len(words) <= WIDTH else f"{words[: WIDTH // 2]}…{words[-WIDTH // 2 :]}"
        label = turn.label.of(text) if turn.label else "-"
        rows.append((turn.start, f"{label} | {who} | {facts} | {notes} | {shown!r}"))
    rows += [(note.start, f"  {note.kind}:{text[note.start : note.end]}") for note in cut.annotations]
    rows += [
        (remark.start, f"  ! {remark.kind}: {text[remark.start : remark.end][:WIDTH]!r}")
        for remark in (*cut.remarks, *remarks)
        if remark.kind != "gap"
    ]
    return "".join(f"{row}\n" for _, row in sorted(rows))
