"""A corpus is read row by row: one document a row, or one for the rows that belong together."""

import json
import tracemalloc
from itertools import islice
from pathlib import Path

import pytest

from quotes.models import Document
from quotes.parsing.parse import parse
from quotes.read import formats
from quotes.read.columns import Columns
from quotes.read.formats import Reading

DATA = Path(__file__).parent / "data" / "corpora"


def read(name, **columns):
    return list(formats.read(str(DATA / name), Reading(Columns(**columns))))


def outcome(path, source, **columns):
    """What came of each row of a source: its text, or what is wrong with it."""
    path.write_text(source, "utf-8")
    found = formats.read(str(path), Reading(Columns(**columns)))
    return [entry.text if isinstance(entry, Document) else str(entry).removeprefix(str(path)) for entry in found]


def test_rows_of_one_speaker_each_are_a_document_together():
    """The shape of the INTERVIEW corpus: an episode's rows, put in the order that their column tells."""
    first, second, apart = read("interview.csv")

    assert first.text == "ANN REYES, HOST: Good morning.\n\nTOM OKORO: It rained, and\nwe stayed."
    assert second.text == "ANN REYES, HOST: “Welcome back.”"
    assert (first.part, second.part) == (1, 2)
    assert [(first.text[start:end], name) for start, end, name in first.speakers] == [
        ("Good morning.", "ANN REYES, HOST"),
        ("It rained, and\nwe stayed.", "TOM OKORO"),
    ]
    assert str(apart).endswith("interview.csv, line 7, belongs to 12, which ended before: sort the rows by episode")


def test_a_row_with_lists_is_a_document():
    """The shape of MediaSum: utterances and speakers side by side."""
    first, uneven, number, last = read("mediasum.json")

    assert first.text == "ANN REYES, host: Good morning.\n\nMr. TOM OKORO (Farmer): It rained."
    assert (first.facts.title.value, first.facts.program.value) == ("Rain", "Morning Talk")
    assert (first.facts.published.value, first.facts.url.value) == ("2019-05-06", "https://radio.example/1")
    assert {first.facts.title.origin, first.facts.url.origin} == {"markup"}
    assert str(uneven).endswith("mediasum.json, row 2, holds 1 utterances, but 2 speakers")
    assert str(number).endswith("mediasum.json, row 3, is no JSON object")
    assert (last.part, last.text, last.facts.program) == (2, "Café talk.", None)


def test_a_row_with_a_text_is_a_document_and_broken_rows_are_named():
    whole, broken, listed, empty = read("podcasts.jsonl")

    assert whole.text == "ANN REYES: Good morning.\n\nTOM OKORO: Hi."
    assert (whole.facts.title.value, whole.facts.program.value) == ("Rain", "Field Notes")
    assert "podcasts.jsonl, line 3, is not JSON: " in str(broken)
    assert listed.text == "Ann Reyes: Good morning.\n\n\nCaf\ufffd."
    assert listed.remarks[0].kind == "lost character"
    assert str(empty).endswith("podcasts.jsonl, line 5, holds no words")


SPEAKERS = [
    ("Ann Reyes, host", "Good morning. Note: it rains.", "Ann Reyes"),
    ("Mr. Tom Okoro (Farmer)", "He said: never.", "Tom Okoro"),
    ("", "Who is that?", None),
    ("Reyes", "Bye.", "Ann Reyes"),
]


def test_speakers_are_those_of_their_column_however_they_are_written(tmp_path):
    path = tmp_path / "x.jsonl"
    labels, words, expected = zip(*SPEAKERS, strict=True)
    path.write_text(json.dumps({"utt": words, "speaker": labels}), "utf-8")
    (document,) = formats.read(str(path), Reading())
    parsed = parse(document)
    names = {person.id: person.name for person in parsed.people} | {None: None}

    assert [document.text[turn.start : turn.end] for turn in parsed.turns] == list(words)
    assert [names[turn.speaker] for turn in parsed.turns] == list(expected)


CHOICES = [
    ("text,who\nGood.,ANN\nHi.,TOM\n", "csv", {"speaker": "who"}, ["ANN: Good.\n\nTOM: Hi."]),
    ("text;notes\nOne.;x\nTwo.;y\n", "csv", {}, ["One.", "Two."]),
    ("text;notes\nOne.;x\nTwo.;y\n", "csv", {"text": "notes"}, ["x", "y"]),
    (
        "story\ttext\na\tOne, two.\na\tThree.\nb\tFour.\n",
        "tsv",
        {"document": "story"},
        ["One, two.\n\nThree.", "Four."],
    ),
    ("\ufefftext\r\nOne.\r\n", "csv", {}, ["One."]),
    ('{"text": "One."}\n{"text": "Two."}\n', "json", {}, ["One.", "Two."]),
    ('{\n"text": "One.",\n"url": "x"}\n', "json", {}, ["One."]),
    ("[]", "json", {}, [" holds no rows"]),
    ('[{"text": "One."}, {"te', "json", {}, ["One.", ", row 2, is not JSON, and what follows cannot be read: "]),
    ("a,b\n1,2\n", "csv", {}, [" names no column that holds text: choose with --text-column among a, b"]),
    ("a,text\n1,2\n", "csv", {"speaker": "who"}, [" has no column who: choose --speaker-column among a, text"]),
    ("text\n", "csv", {}, [" holds no rows"]),
]


@pytest.mark.parametrize(("source", "form", "columns", "expected"), CHOICES)
def test_columns_are_found_or_chosen(source, form, columns, expected, tmp_path):
    found = outcome(tmp_path / f"x.{form}", source, **columns)

    assert len(found) == len(expected)
    assert all(one == other or one.startswith(other) for one, other in zip(found, expected, strict=True))


def test_a_document_is_known_again_by_its_rows(tmp_path):
    """The hash is that of the rows: another row in the file changes no other document."""
    path = tmp_path / "x.jsonl"
    path.write_text('{"text": "One.", "url": "x"}\n', "utf-8")
    (before,) = formats.read(str(path), Reading())
    path.write_text('{"url": "x",   "text": "One."}\n{"text": "Two."}\n', "utf-8")
    after, _ = formats.read(str(path), Reading())

    assert before.sha256 == after.sha256


@pytest.mark.parametrize("form", ["jsonl", "json", "csv"])
def test_a_corpus_is_never_whole_in_memory(form, tmp_path):
    path = tmp_path / f"x.{form}"
    row = {"text": "word " * 2000}
    with path.open("w", encoding="utf-8") as file:
        if form == "csv":
            file.write("text\n" + f"{row['text']}\n" * 800)
        else:
            opening, comma, closing = ("[", ",", "{}]") if form == "json" else ("", "\n", "")
            file.write(opening + (json.dumps(row) + comma) * 800 + closing)
    tracemalloc.start()
    count = sum(1 for _ in islice(formats.read(str(path), Reading()), 799))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == 799
    assert peak < path.stat().st_size / 10
