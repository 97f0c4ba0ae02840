"""Paths become documents in order; a bad file never costs the good ones."""

import io
import os
import sys

import pytest

from quotes.models import Document
from quotes.read.walk import documents


def write(folder, files):
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def outcome(folder, paths=None):
    """What came of each file: its name and text, or its name and what is wrong with it."""
    root = f"{folder}{os.sep}"
    return [
        (found.path.removeprefix(root), found.text if isinstance(found, Document) else str(found).removeprefix(root))
        for found in documents(paths or [str(folder)])
    ]


def test_a_folder_is_walked_by_name(tmp_path):
    write(tmp_path, {"b.txt": b"B", "a/z": b"Z", "a/y.text": b"Y", "c.md": b"C"})

    assert outcome(tmp_path) == [("a/y.text", "Y"), ("a/z", "Z"), ("b.txt", "B"), ("c.md", "C")]


def test_paths_keep_the_order_in_which_they_are_given(tmp_path):
    write(tmp_path, {"b.txt": b"B", "a.txt": b"A"})

    assert outcome(tmp_path, [f"{tmp_path}/b.txt", f"{tmp_path}/a.txt"]) == [("b.txt", "B"), ("a.txt", "A")]


def test_what_never_holds_a_document_is_passed_over_in_a_folder(tmp_path):
    write(
        tmp_path,
        {
            "a.txt": b"A",
            ".hidden": b"H",
            ".git/config": b"G",
            "picture.PNG": b"\x89PNG",
            "page_files/style.css": b"p {}",
            "page_files/logo.svg": b"<svg/>",
            "quotes.db": b"SQLite format 3\0",
            "quotes.db-wal": b"\0",
        },
    )

    assert outcome(tmp_path) == [("a.txt", "A")]


def test_bad_files_are_named_and_the_good_ones_go_on(tmp_path):
    write(tmp_path, {"a.txt": b"A", "b.txt": b"", "c.pdf": b"%PDF-1.7", "d.bin": b"\0\1\2\3", "e.txt": b"E"})

    assert outcome(tmp_path) == [
        ("a.txt", "A"),
        ("b.txt", "b.txt is empty"),
        ("c.pdf", "c.pdf is a PDF, not text: save its words as plain text or HTML"),
        ("d.bin", "d.bin holds binary data, not text"),
        ("e.txt", "E"),
    ]


def test_a_file_that_is_named_is_always_read(tmp_path):
    write(tmp_path, {".notes": b"N", "words.css": b"W"})

    assert outcome(tmp_path, [f"{tmp_path}/.notes", f"{tmp_path}/words.css"]) == [(".notes", "N"), ("words.css", "W")]


def test_a_folder_with_nothing_to_read_is_a_failure(tmp_path):
    write(tmp_path, {"sub/picture.png": b"\x89PNG"})

    assert outcome(tmp_path) == [(str(tmp_path), f"{tmp_path} holds no documents")]


def test_a_missing_path_is_a_failure(tmp_path):
    assert outcome(tmp_path, [f"{tmp_path}/gone"]) == [("gone", "gone does not exist")]


def test_links_are_read_but_never_walked_in_circles(tmp_path):
    write(tmp_path, {"a.txt": b"A"})
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")

    assert outcome(tmp_path) == [("a.txt", "A"), ("b.txt", "A")]


def test_a_link_to_nothing_is_a_failure(tmp_path):
    write(tmp_path, {"a.txt": b"A"})
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone.txt")

    assert outcome(tmp_path) == [("a.txt", "A"), ("b.txt", "b.txt does not exist")]


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path):
    write(tmp_path, {"a.txt": b"A"})
    os.mkfifo(tmp_path / "pipe")

    assert outcome(tmp_path) == [("a.txt", "A")]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a file name is always text")
def test_a_file_name_that_is_no_utf_8_can_be_printed(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:  # noqa: PTH123 - pathlib takes no bytes
        file.write(b"A")

    assert outcome(tmp_path) == [("caf\ufffd.txt", "A")]


def test_a_dash_is_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))

    assert [str(failure) for failure in documents(["-"])] == ["standard input is empty"]
