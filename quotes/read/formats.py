"""The form of a file, told by its name or its first bytes, and the reader for it."""

import codecs
import io
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from quotes.errors import QuotesError, UnreadableError
from quotes.models import Document
from quotes.read import archives, brat, captions, corpora, html, machine, tei, text
from quotes.read.binary import refuse_binary
from quotes.read.columns import Columns
from quotes.read.failure import Failure
from quotes.read.limit import LARGEST, too_large
from quotes.read.metadata import KnownFacts
from quotes.read.passed_over import may_hold_documents
from quotes.read.row import HEAD
from quotes.read.rows import is_alone, is_object
from quotes.read.stories import split
from quotes.source import inside_archive

SUFFIXES = {
    ".ann": "brat",
    ".csv": "csv",
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".srt": "srt",
    ".tei": "tei",
    ".tsv": "tsv",
    ".vtt": "vtt",
    ".xhtml": "html",
}
"""The form of a file by the end of its name."""
_CAPTIONS = ("srt", "vtt")
_CORPORA = ("csv", "json", "jsonl", "tsv")
_OBJECT = re.compile(rb'\{\s*"(?:[^"\\]|\\.){0,200}"\s*:')
_MANIFEST = re.compile(rb'\{\s*"format": "\w+",\s*"(?:files|tables)": \[')
_LINES = re.compile(rb"[^\n]*\n\s*\{")
_OPENINGS = (
    (re.compile(rb"WEBVTT\s"), "vtt"),
    (re.compile(rb"\d+\r?\n\d+:\d\d:\d\d[,.]\d+ -->"), "srt"),
    (
        re.compile(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype )?html\b", re.IGNORECASE | re.DOTALL),
        "html",
    ),
    (
        re.compile(
            rb"(?:<\?xml[^>]*>\s*)?(?:<(?:\?|!--).{0,2000}?(?:\?|--)>\s*){0,20}<(?:\w+:)?(?:TEI|teiCorpus)\b", re.DOTALL
        ),
        "tei",
    ),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """How the user wants files to be read: the columns of corpora, and what is known of documents beside them."""

    columns: Columns = field(default_factory=Columns)
    known: KnownFacts = field(default_factory=KnownFacts)
    largest: int = LARGEST
    """Bytes of the largest document that is read."""


def read(path: str, reading: Reading, data: bytes | None = None) -> Iterator[Document | Failure]:
    """The documents in a file or, for `-`, in standard input; a Failure for a file or a row that cannot be read.

    `data` are the bytes of the file where they have been read already.
    """
    try:
        for found in _read(path, reading, data):
            yield reading.known.added_to(found) if isinstance(found, Document) else found
    except UnreadableError as error:
        yield Failure(text.printable(path), error)
    except QuotesError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a reader meets, one bad file never costs the good ones
        told = f"cannot be read: {type(error).__name__}: {error}; please report it, with the file if you may"
        yield Failure(text.printable(path), UnreadableError(told))


def _read(path: str, reading: Reading, data: bytes | None) -> Iterator[Document | Failure]:
    with _opened(path, data) as file:
        with text.opening(path):
            head = file.peek(HEAD)
        if head.startswith(archives.GZIP):
            with text.naming(path):
                inner = archives.unzipped(file)
                archives.refuse_nested(inner.peek(HEAD))
            name = path.removesuffix(Path(path).suffix) if Path(path).suffix.lower() == ".gz" else path
            yield from _documents(path, name, inner, reading)
        elif archives.is_archive(head):
            with text.naming(path):
                yield from _members(path, file, reading)
        else:
            yield from _documents(path, path, file, reading)


def _members(path: str, file: io.BufferedReader, reading: Reading) -> Iterator[Document | Failure]:
    """The documents of all files in a zip archive, numbered as its parts, each with the path of its file inside."""
    part = failures = 0
    for member in archives.members(file):
        if not may_hold_documents(member.name):
            continue
        inside = f"{path}/{member.name}"
        try:
            for found in _member(inside, member, reading):
                part += isinstance(found, Document)
                failures += isinstance(found, Failure)
                yield _inside(member.name, part, found) if isinstance(found, Document) else found
        except UnreadableError as error:
            failures += 1
            yield Failure(text.printable(inside), error)
    if not part + failures:
        raise UnreadableError("holds no documents")


def _inside(name: str, part: int, document: Document) -> Document:
    """A document of a file in an archive, known by its place and by its own bytes, whatever lies beside it."""
    several = document.row or document.part
    row = inside_archive(f"{name}#{several}" if several else name)
    if not document.part or document.of_rows:
        return replace(document, part=part, row=row, of_rows=True)
    own = text.sha256(f"{document.sha256} {document.part}".encode())  # the stories of a page share its bytes
    return replace(document, part=part, row=row, of_rows=True, sha256=own)


def _member(inside: str, member: archives.Member, reading: Reading) -> Iterator[Document | Failure]:
    with text.naming(inside):
        if member.problem:
            raise member.problem
        file = member.open()
        archives.refuse_nested(file.peek(HEAD))
    yield from _documents(inside, inside, file, reading)


def _documents(path: str, name: str, file: io.BufferedReader, reading: Reading) -> Iterator[Document | Failure]:
    """The documents in an open file, whose form its `name` may tell."""
    with text.opening(path):
        head = file.peek(HEAD)
    form = form_of(name, head)
    if form in _CORPORA and head:
        with text.naming(path):
            refuse_binary(head)
            if form == "json" and is_alone(head):
                yield from _alone(path, file, reading)
            else:
                yield from corpora.read(path, file, form, reading.columns, reading.largest)
        return
    with text.naming(path):
        with text.opening(path):
            data = file.read(reading.largest + 1)
        if len(data) > reading.largest:
            raise too_large(reading.largest)
        if form == "html":
            yield from html.read(path, data)
        elif form in _CAPTIONS:
            yield captions.read(path, data)
        elif form == "tei":
            yield from tei.read(path, data)
        elif form == "brat":
            yield brat.read(path, data)
        else:
            yield from split(text.document(path, data))


def _alone(path: str, file: io.BufferedReader, reading: Reading) -> Iterator[Document | Failure]:
    """What stands in a file that begins with a JSON object and shows no row behind it: it, or rows of great length."""
    data = file.read(reading.largest + 1)
    if len(data) <= reading.largest:
        yield from _object(path, data, reading)
    elif is_object(data[: data.find(b"\n") + 1]):
        again: io.BufferedReader = io.BufferedReader(_Rejoined(data, file), HEAD)
        yield from corpora.read(path, again, "jsonl", reading.columns, reading.largest)
    else:
        raise too_large(reading.largest)


class _Rejoined(io.RawIOBase):
    """A file of which the beginning has been read, from its beginning."""

    def __init__(self, data: bytes, rest: io.BufferedReader) -> None:
        self._data = io.BytesIO(data)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - whatever holds bytes
        return self._data.readinto(buffer) or self._rest.readinto(buffer)


def _object(path: str, data: bytes, reading: Reading) -> Iterator[Document | Failure]:
    """What stands in one JSON object: a machine's transcript, else a corpus."""
    if _MANIFEST.match(data):  # of `quotes export`: it lists the files beside it
        return
    transcript = machine.read(path, data)
    if transcript:
        yield transcript
        return
    form = "jsonl" if _LINES.match(data) else "json"
    try:
        file: io.BufferedReader = io.BufferedReader(io.BytesIO(data), HEAD)
        yield from corpora.read(path, file, form, reading.columns, reading.largest)
    except UnreadableError as error:
        raise UnreadableError(f"{error}; nor is it a transcript of {machine.known_programs()}") from error


@contextmanager
def _opened(path: str, data: bytes | None) -> Iterator[io.BufferedReader]:
    """The bytes of a file or of standard input, of which the latter stays open for whoever reads on."""
    raw: Any = sys.stdin.buffer if path == text.STANDARD_INPUT else io.BytesIO(data or b"")
    if data is None and path != text.STANDARD_INPUT:
        with text.opening(path):
            raw = text.opened(path)
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
