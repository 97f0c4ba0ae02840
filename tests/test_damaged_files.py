"""Damaged files of every form cost a sentence, and never the good files beside them."""

import random
from pathlib import Path

import pytest
from made_up_files import FORMS, Story

from quotes.models import Document
from quotes.read.failure import Failure
from quotes.read.formats import SUFFIXES
from quotes.read.walk import documents

STORIES = [Story(f"s{number}", number) for number in range(3)]
ELSEWHERE = {"brat", "tei"}
"""Forms whose damages have tests of their own: tests/test_read_annotated.py."""


def damaged(data: bytes, choice: random.Random) -> bytes:
    """The bytes cut off, with some of them flipped, or with a piece of them twice."""
    found = bytearray(data[: choice.randrange(1, len(data) + 1)])
    for _ in range(choice.randrange(12)):
        found[choice.randrange(len(found))] ^= 1 << choice.randrange(8)
    at = choice.randrange(len(found))
    return bytes(found + found[at : at + 80] * choice.randrange(2))


@pytest.mark.parametrize("name", FORMS)
def test_only_documents_and_failures_come_of_damage(name: str, tmp_path: Path) -> None:
    form = FORMS[name]
    choice = random.Random(name)  # noqa: S311 - no secret
    whole = form.write(STORIES[:1] if form.single else STORIES).encode()
    (tmp_path / "good.txt").write_text(STORIES[0].words, "utf-8")
    for number in range(25):
        (tmp_path / f"bad{number}.{form.ending}").write_bytes(damaged(whole, choice))
    found = list(documents([str(tmp_path)]))
    assert all(isinstance(one, Document | Failure) for one in found)
    assert "please report it" not in "".join(str(one) for one in found if isinstance(one, Failure))
    assert any(isinstance(one, Document) and one.path.endswith("good.txt") for one in found)


STATED = [
    ("a.html", b'<html><head><meta charset="nonexistent"></head><body><p>It rained, Ann said.</p></body></html>'),
    (
        "b.html",
        b'<?xml version="1.0" encoding="nonexistent"?><html><body><p>It rained, Ann said.</p></body></html>',
    ),
    ("c.vtt", b"WEBVTT\n\n99:99:99.999 --> 00:00:00.000\n<v Ann Hill>It rained.\n"),
    ("d.json", b'{"text": "Ann Hill said it rained.", "date": {"$numberLong": "-1"}}'),
    ("e.jsonl", b'{"text": "\\ud800 It rained.", "title": ["a", {"b": 1e999}]}\n'),
    ("f.csv", b'text,date\n"Ann Hill said it rained.",9999-99-99\n'),
]


@pytest.mark.parametrize(("name", "data"), STATED, ids=[name for name, _ in STATED])
def test_what_a_file_wrongly_says_of_itself_stops_nothing(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    found = list(documents([str(tmp_path)]))
    assert len(found) == 1
    assert isinstance(found[0], Document) or "please report it" not in str(found[0])


def test_every_form_that_is_read_is_damaged_here() -> None:
    assert {SUFFIXES.get(f".{form.ending}", "txt") for form in FORMS.values()} | ELSEWHERE >= {*SUFFIXES.values()}, (
        "add the form to FORMS in tests/made_up_files.py"
    )
