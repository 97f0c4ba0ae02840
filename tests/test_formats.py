"""The form of a file is told by its name, or by its first bytes where the name tells nothing."""

import pytest

from quotes.models import Document
from quotes.read.formats import Reading, form_of
from quotes.read.walk import documents

FORMS = [
    ("a.txt", b"ANN: Hi.", "text"),
    ("a.CSV", b"text\nHi.", "csv"),
    ("a.htm", b"ANN: Hi.", "html"),
    ("a", b"\n<!DOCTYPE html>\n<title>", "html"),
    ("a.txt", b'<?xml version="1.0"?>\n<!-- saved --><html lang="en">', "html"),
    ("a.txt", b"<p>He wrote <html> here", "text"),
    ("-", b"\xef\xbb\xbfWEBVTT\n\n", "vtt"),
    ("-", b"WEBVTTS are captions.", "text"),
    ("-", b"1\r\n00:00:01,000 --> 00:00:02,000\r\nHi.", "srt"),
    ("-", b'{"text": "Hi."}\n{"te', "jsonl"),
    ("-", b'{"text": "Hi."}\n', "json"),
    ("-", b'{\n "text": "Hi.",\n', "json"),
    ("a.txt", b'{"segments": [{"start": 1', "json"),
    ("-", b"{APPLAUSE}\n", "text"),
    ("-", b"", "text"),
    ("-", b"<?xml" * 9999, "text"),
]


@pytest.mark.parametrize(("path", "head", "form"), FORMS)
def test_the_form_is_told(path, head, form):
    assert form_of(path, head) == form


def test_every_form_in_a_folder_is_read(tmp_path):
    files = {
        "a.csv": "text\nOne.\nTwo.\n",
        "b.html": "<article><p>AB: Hi.<p>CD: Hi.</article>",
        "c.json": '[{"text": "Three."}]',
        "d.srt": "1\n00:00:01,000 --> 00:00:02,000\nFour.\n",
        "e.txt": "Five.",
        "f.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nSix.\n",
        "g.csv": "a,b\n1,2\n",
        "h.vtt": "no captions",
        "i.csv": "",
        "j.json": "\x89PNG\r\n\x1a\n",
    }
    for name, words in files.items():
        (tmp_path / name).write_text(words, "latin-1")
    found = list(documents([str(tmp_path)], Reading()))

    assert [entry.text for entry in found if isinstance(entry, Document)] == [
        "One.",
        "Two.",
        "AB: Hi.\n\nCD: Hi.",
        "Three.",
        "Four.",
        "Five.",
        "Six.",
    ]
    assert [str(entry).removeprefix(f"{tmp_path}/") for entry in found if not isinstance(entry, Document)] == [
        "g.csv names no column that holds text: choose with --text-column among a, b",
        "h.vtt holds no captions",
        "i.csv is empty",
        "j.json is a PNG picture, not text: save its words as plain text or HTML",
    ]
