"""Bytes become text: the encoding is told, newlines settle, damage is remarked on, what is no text is refused."""

import codecs
import hashlib
import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.errors import UnreadableError
from quotes.read import text
from quotes.read.encoding import decode

CURLY = "“Ça va,” said Zoë Müller — «très bien».\n"

ENCODINGS = [
    ("utf-8", CURLY.encode()),
    ("utf-8 with its mark", codecs.BOM_UTF8 + CURLY.encode()),
    ("utf-16, little end first", codecs.BOM_UTF16_LE + CURLY.encode("utf-16-le")),
    ("utf-16, big end first", codecs.BOM_UTF16_BE + CURLY.encode("utf-16-be")),
    ("utf-32", codecs.BOM_UTF32_LE + CURLY.encode("utf-32-le")),
]

BINARIES = [
    (b"%PDF-1.7\n1 0 obj", "is a PDF, not text"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a PNG picture"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "is a JPEG picture"),
    (b"PK\x03\x04\x14\0", "is a zip archive, or a Word or OpenDocument file"),
    (b"SQLite format 3\0\x10\0", "is an SQLite database"),
    (bytes(range(32)) * 40, "holds binary data"),
    ("Hello there.".encode("utf-16-le"), "holds binary data"),
    ("é".encode() * 40 + b"\xff" * 39, "is in no encoding that could be told"),
    (b"", "is empty"),
    (codecs.BOM_UTF8, "is empty"),
    (b" \r\n\t\n", "holds nothing but white space"),
]


@pytest.mark.parametrize("data", [data for _, data in ENCODINGS], ids=[name for name, _ in ENCODINGS])
def test_unicode_is_read_as_it_stands(data):
    assert decode(data) == (CURLY, ())


def test_newlines_settle_and_nothing_else_changes():
    odd = "a\r\nb\rc\n\r\nd\u00a0 e\u2028f\x0cg \t\n"

    assert decode(odd.encode()) == ("a\nb\nc\n\nd\u00a0 e\u2028f\x0cg \t\n", ())


def test_only_the_first_byte_order_mark_is_dropped():
    assert decode("\ufeff\ufeffHi".encode()) == ("\ufeffHi", ())


def test_another_encoding_is_told_and_remarked_on():
    words = "Le ministre de la Défense a déclaré : « Nous sommes prêts à répondre », après la réunion à l’Élysée. " * 5
    found, (remark,) = decode(words.encode("cp1252"))

    assert found == words
    assert (remark.kind, remark.start) == ("encoding", words.index("é"))


def test_another_encoding_is_told_from_a_late_byte():
    words = "Plain words of an ordinary story. " * 9000 + "She met Zoë Müller at the café in Orléans. " * 3
    found, remarks = decode(words.encode("cp1252"))

    assert found == words
    assert remarks[0].start == words.index("ë")


def test_broken_utf_8_stays_utf_8():
    data = "“Good morning,” he said.\r\n“Very ".encode() + b"\x93\xff" + " good,” she said.".encode()
    found, remarks = decode(data)

    assert found == "“Good morning,” he said.\n“Very \ufffd\ufffd good,” she said."
    assert [(remark.kind, remark.start) for remark in remarks] == [("broken encoding", 31), ("lost character", 31)]
    assert "byte 38" in remarks[0].message


def test_nul_and_lost_characters_are_data_with_a_remark():
    found, remarks = decode("\0GRASSLEY: Thank you all for \ufffdcoming\ufffd today.\n\0SMITH: Yes.\n".encode())

    assert found.count("\0") == 2
    assert [(remark.kind, remark.start) for remark in remarks] == [("nul", 0), ("lost character", 29)]
    assert remarks[0].message == "a NUL character stands here, the first of 2 places"


@pytest.mark.parametrize(("data", "message"), BINARIES, ids=[message for _, message in BINARIES])
def test_what_is_no_text_is_refused_by_name(tmp_path, data, message):
    path = tmp_path / "story.txt"
    path.write_bytes(data)

    with pytest.raises(UnreadableError) as caught:
        text.read(str(path))

    assert str(caught.value).startswith(f"{path} {message}")


def test_a_missing_file_and_a_folder_are_refused_by_name(tmp_path):
    with pytest.raises(UnreadableError, match=r"gone\.txt does not exist$"):
        text.read(str(tmp_path / "gone.txt"))
    with pytest.raises(UnreadableError, match=r"is a folder, not a file$"):
        text.read(str(tmp_path))
    with pytest.raises(UnreadableError, match=r"cannot be read: .*null"):
        text.read("a\0b")


def test_a_document_keeps_the_hash_of_the_bytes(tmp_path):
    path = tmp_path / "story.txt"
    path.write_bytes(codecs.BOM_UTF8 + b"Hi.\r\n")
    document = text.read(str(path))

    assert (document.path, document.text, document.start, document.end) == (str(path), "Hi.\n", 0, 4)
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_standard_input_is_a_document(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Hi.\r\n")))
    document = text.read("-")

    assert (document.path, document.text) == ("-", "Hi.\n")


@given(st.text())
def test_any_text_comes_back_as_written(words):
    settled = words.replace("\r\n", "\n").replace("\r", "\n")
    try:
        found, _ = decode(codecs.BOM_UTF8 + words.encode())
    except UnreadableError:
        assert not settled.strip()
    else:
        assert found == settled


@given(st.binary())
def test_any_bytes_are_text_or_refused(data):
    try:
        found, remarks = decode(data)
    except UnreadableError:
        return
    assert "\r" not in found
    assert all(0 <= remark.start < remark.end <= len(found) for remark in remarks)
