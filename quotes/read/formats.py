"""The form of a file, told by its name or its first bytes, and the reader for it."""

import codecs
import io
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quotes.errors import UnreadableError
from quotes.models import Document
from quotes.read import captions, corpora, html, machine, text
from quotes.read.binary import refuse_binary
from quotes.read.columns import Columns
from quotes.read.failure import Failure
from quotes.read.metadata import KnownFacts
from quotes.read.rows import HEAD, is_alone
from quotes.read.stories import split

SUFFIXES = {
    ".csv": "csv",
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".srt": "srt",
    ".tsv": "tsv",
    ".vtt": "vtt",
    ".xhtml": "html",
}
"""The form of a file by the end of its name."""
_CAPTIONS = ("srt", "vtt")
_CORPORA = ("csv", "json", "jsonl", "tsv")
_OBJECT = re.compile(rb'\{\s*"(?:[^"\\]|\\.){0,200}"\s*:')
_LINES = re.compile(rb"[^\n]*\n\s*\{")
_OPENINGS = (
    (re.compile(rb"WEBVTT\s"), "vtt"),
    (re.compile(rb"\d+\r?\n\d+:\d\d:\d\d[,.]\d+ -->"), "srt"),
    (
        re.compile(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype )?html\b", re.IGNORECASE | re.DOTALL),
        "html",
    ),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """How the user wants files to be read: the columns of corpora, and what is known of documents beside them."""

    columns: Columns = field(default_factory=Columns)
    known: KnownFacts = field(default_factory=KnownFacts)


def read(path: str, reading: Reading) -> Iterator[Document | Failure]:
    """The documents in a file or, for `-`, in standard input; a Failure for a file or a row that cannot be read."""
    try:
        for found in _read(path, reading.columns):
            yield reading.known.added_to(found) if isinstance(found, Document) else found
    except UnreadableError as error:
        yield Failure(text.printable(path), error)


def _read(path: str, columns: Columns) -> Iterator[Document | Failure]:
    with _opened(path) as file:
        with text.opening(path):
            head = file.peek(HEAD)
        form = form_of(path, head)
        if form in _CORPORA and head:
            with text.naming(path):
                refuse_binary(head)
                if form == "json" and is_alone(head):
                    yield from _object(path, file.read(), columns)
                else:
                    yield from corpora.read(path, file, form, columns)
            return
        with text.opening(path):
            data = file.read()
    with text.naming(path):
        if form == "html":
            yield from html.read(path, data)
        elif form in _CAPTIONS:
            yield captions.read(path, data)
        else:
            yield from split(text.document(path, data))


def _object(path: str, data: bytes, columns: Columns) -> Iterator[Document | Failure]:
    """What stands in one JSON object: a machine's transcript, else a corpus."""
    transcript = machine.read(path, data)
    if transcript:
        yield transcript
        return
    form = "jsonl" if _LINES.match(data) else "json"
    try:
        yield from corpora.read(path, io.BufferedReader(io.BytesIO(data), HEAD), form, columns)
    except UnreadableError as error:
        raise UnreadableError(f"{error}; nor is it a transcript of {machine.known_programs()}") from error


@contextmanager
def _opened(path: str) -> Iterator[io.BufferedReader]:
    """The bytes of a file or of standard input, of which the latter stays open for whoever reads on."""
    with text.opening(path):
        raw: Any = sys.stdin.buffer if path == text.STANDARD_INPUT else io.FileIO(path)
    reader = io.BufferedReader(raw, HEAD)
    try:
        yield reader
    finally:
        if path == text.STANDARD_INPUT:
            reader.detach()
        else:
            reader.close()


def form_of(path: str, head: bytes) -> str:
    """The form of a file, "text" if it is no other; `head` is its beginning."""
    by_name = SUFFIXES.get(Path(path).suffix.lower())
    if by_name:
        return by_name
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if _OBJECT.match(start):
        return "json" if is_alone(start) else "jsonl"
    return next((form for opening, form in _OPENINGS if opening.match(start)), "text")
