"""Whole real transcripts against gold of our own; runs where ../shared lies beside the checkout."""

import hashlib
import json
from pathlib import Path

import pytest
from transcript_cases import document

from quotes.parsing.detection import detect
from quotes.people.cast import Cast
from quotes.people.speakers import resolve
from quotes.transcript.outline import outline

GOLD = [json.loads(line) for line in (Path(__file__).parent / "gold" / "transcripts.jsonl").read_text().splitlines()]


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: Path(gold["file"]).stem)
def test_a_whole_transcript_gives_the_turns_and_speakers_that_a_reader_found(gold: dict, shared: Path) -> None:
    raw = (shared / gold["file"]).read_bytes()
    assert hashlib.sha256(raw).hexdigest() == gold["sha256"]
    page = document(raw.decode("utf-8-sig"))
    cast = Cast()
    turns, _ = resolve(page, outline(page, detect(page).style or ""), cast)
    names = {person.id: person.name for person in cast.people()}
    found = [
        [
            turn.start,
            turn.end,
            [turn.label.start, turn.label.end] if turn.label else None,
            names.get(turn.speaker or ""),
        ]
        for turn in turns
    ]
    assert found == gold["turns"]
