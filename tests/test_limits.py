"""Files that would cost all memory or all time, or are no files: each is named in a sentence, and the rest goes on."""

import io
import json
import os
import socket
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from quotes.models import Document
from quotes.read.formats import Reading, read

GOOD = "Ada Berg said: “We wait.”"
LARGEST = 2_000


def outcome(path: Path, **reading) -> list[str]:
    """The texts of the documents in a file, and what is wrong with others, in order."""
    found = read(str(path), Reading(**{"largest": LARGEST} | reading))
    return [
        one.text if isinstance(one, Document) else str(one).removeprefix(str(path)).removeprefix(", ") for one in found
    ]


TOO_LARGE = "is larger than 0.001907 MB: cut it into documents, or allow more with --largest"
LONG = "word " * LARGEST


def table(*texts: str) -> str:
    return "id,text\n" + "".join(f'{number},"{text}"\n' for number, text in enumerate(texts))


def lines(*texts: str) -> str:
    return "".join(json.dumps({"text": text}) + "\n" for text in texts)


CASES = [
    ("a.txt", LONG, [f" {TOO_LARGE}"], "a text"),
    ("a.html", f"<html><p>{LONG}</p>", [f" {TOO_LARGE}"], "a page"),
    ("a.vtt", f"WEBVTT\n\n00:01.000 --> 00:02.000\n{LONG}", [f" {TOO_LARGE}"], "captions"),
    ("a.jsonl", lines(GOOD, LONG, GOOD), [GOOD, f"line 2, {TOO_LARGE}", GOOD], "a line costs only itself"),
    ("a.csv", table(GOOD, LONG, GOOD), [GOOD, f"line 3, {TOO_LARGE}", GOOD], "a row of a table too"),
    ("a.json", json.dumps({"text": LONG}), [f" {TOO_LARGE}"], "an object by itself"),
    (
        "b.jsonl",
        "".join(
            json.dumps({"episode": number // 9, "speaker": "A B", "text": "word " * 60}) + "\n" for number in range(12)
        ),
        [f"line 1, {TOO_LARGE}", "\n\n".join(["A B: " + ("word " * 60)] * 3)],
        "rows that are a document together",
    ),
]


@pytest.mark.parametrize(("name", "source", "expected", "why"), CASES)
def test_a_document_above_the_largest_size_is_refused(tmp_path, name, source, expected, why):
    (tmp_path / name).write_text(source, "utf-8")
    assert outcome(tmp_path / name) == expected, why
    assert LONG.strip() not in expected
    if name[0] == "a":
        assert not any("larger" in found for found in outcome(tmp_path / name, largest=20 * len(source))), why


def test_a_json_array_is_read_up_to_a_row_above_the_largest_size(tmp_path):
    rows = [{"text": GOOD}, {"text": "word " * 100_000}, {"text": GOOD}]
    (tmp_path / "a.json").write_text(json.dumps(rows), "utf-8")
    good, last = outcome(tmp_path / "a.json", largest=100_000)
    assert good == GOOD
    assert last == "row 2, is larger than 0.09537 MB, and what follows cannot be read" + TOO_LARGE.partition("MB")[2]


@pytest.mark.parametrize("form", ["jsonl", "json", "csv", "txt"])
def test_a_very_long_row_costs_no_memory(tmp_path, form):
    path = tmp_path / f"a.{form}"
    opening, ending = {
        "jsonl": ('{"text": "', '"}\n' + lines(GOOD)),
        "json": ('[{"text": "', '"}]'),
        "csv": ('id,text\n1,"', f'"\n2,"{GOOD}"\n'),
        "txt": ("", ""),
    }[form]
    with path.open("w", encoding="utf-8") as file:
        file.write(opening)
        for _ in range(100):
            file.write("word " * 200_000)
        file.write(ending)
    tracemalloc.start()
    found = outcome(path, largest=LARGEST * 1000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "is larger than 1.907 MB" in found[0]
    assert found[1:] == ([GOOD] if form in ("jsonl", "csv") else [])
    assert peak < 20_000_000


UNCLOSED = [
    (
        f'id,text\n1,"{GOOD}"\n2,"Nobody closes this\n3,"{GOOD}"\n4,"{GOOD}"\n',
        [GOOD, "line 3, opens a cell with a quotation mark that is never closed: “Nobody closes this”", GOOD, GOOD],
        "a mark that the next row's would close",
    ),
    (
        f'id,text\n1,{GOOD}\n2,"Nobody closes this\n3,{GOOD}\n4,{GOOD}\n',
        [GOOD, "line 3, opens a cell with a quotation mark that is never closed: “Nobody closes this”", GOOD, GOOD],
        "a mark that nothing closes before the end",
    ),
    (
        f'id,text\n1,"Nobody closes this\n\n2,one,more,cell\n3,"{GOOD}"\n',
        [
            "line 2, opens a cell with a quotation mark that is never closed: “Nobody closes this”",
            "line 4, has 4 cells, but there are 2 columns",
            GOOD,
        ],
        "what it swallowed is read with care",
    ),
    (f'id,text\n1,"Two lines,\n and a ""mark"""\n2,{GOOD}\n', ['Two lines,\n and a "mark"', GOOD], "lines in a cell"),
    (f'id,text\n1,"A mark" behind\n2,{GOOD}', ["A mark behind", GOOD], "a row of one line is read as ever"),
    (f'id,"text\n1,{GOOD}\n', [" has a quotation mark in its header that is never closed"], "the header"),
]


@pytest.mark.parametrize(("source", "expected", "why"), UNCLOSED)
def test_a_quotation_mark_that_is_never_closed_is_named_and_costs_one_row(tmp_path, source, expected, why):
    (tmp_path / "a.csv").write_text(source, "utf-8")
    assert outcome(tmp_path / "a.csv") == expected, why


def test_many_marks_that_are_never_closed_end_the_reading(tmp_path):
    """Else every one of them would be looked for to the end of the file."""
    rows = ["id,text", *(f'{number},"""' + 'x""' * (number % 3) for number in range(500))]
    (tmp_path / "a.csv").write_text("\n".join(rows), "utf-8")
    assert len(outcome(tmp_path / "a.csv", largest=10**6)) < 1000


def test_what_is_no_file_is_refused_in_a_sentence(tmp_path, quotes):
    os.mkfifo(tmp_path / "pipe")
    place = socket.socket(socket.AF_UNIX)
    place.bind(str(tmp_path / "socket"))
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    found = quotes(
        "load", tmp_path / "q.db", tmp_path / "pipe", "/dev/zero", tmp_path / "socket", tmp_path / "good.txt"
    )
    place.close()
    assert found.returncode == 1
    assert [line.removeprefix(f"quotes: {tmp_path}/") for line in found.stderr.splitlines()] == [
        "pipe is a pipe, not a file: send its words to standard input, as -",
        "quotes: /dev/zero is a device, not a file: send its words to standard input, as -",
        "socket cannot be read: No such device or address",
    ]
    assert "documents                    1" in found.stdout


def test_a_long_first_line_on_standard_input_is_a_row(monkeypatch):
    row = json.dumps({"text": "word " * 100_000}) + "\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(row.encode() * 2)))
    assert [one.part for one in read("-", Reading()) if isinstance(one, Document)] == [1, 2]


def test_a_very_deep_folder_is_walked(tmp_path, quotes):
    deep = tmp_path / "deep"
    deep.mkdir()
    where = os.open(deep, os.O_RDONLY)
    for _ in range(1_200):
        os.mkdir("d", dir_fd=where)
        where, outer = os.open("d", os.O_RDONLY, dir_fd=where), where
        os.close(outer)
    with open("good.txt", "w", opener=lambda name, flags: os.open(name, flags, dir_fd=where)) as file:
        file.write(GOOD)
    os.close(where)
    try:
        found = quotes("load", tmp_path / "q.db", deep)
    finally:
        subprocess.run(["rm", "-rf", deep], check=True)  # Python's own way, and pytest's, is recursive
    assert (found.returncode, found.stderr) == (0, "")
