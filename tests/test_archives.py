"""Files inside .gz and .zip are read as if they lay unpacked; what cannot be is named and costs nothing else."""

import gzip
import io
import json
import sqlite3
import sys
import tarfile
import tracemalloc
from contextlib import closing
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from quotes.models import Document
from quotes.read.formats import Reading
from quotes.read.walk import documents

GOOD = "Ada Berg said: “We wait.”"
OTHER = "Tom Dahl said: “We go.”"
ROWS = "".join(json.dumps({"text": words}, ensure_ascii=False) + "\n" for words in (GOOD, OTHER))
FORMS = {
    "a.txt": GOOD,
    "a.jsonl": ROWS,
    "a.json": f"[{','.join(ROWS.splitlines())}]",
    "a.csv": f"id,text\n1,{GOOD}\n2,{OTHER}\n",
    "a.html": f"<html><body><article><p>{GOOD}</p><p>{'It rained for a week. ' * 9}</p></article></body></html>",
    "a.vtt": f"WEBVTT\n\n00:01.000 --> 00:02.000\n{GOOD}\n",
}


def zipped(files: dict[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def outcome(path: Path, **reading) -> list[tuple[str, str]]:
    """The path and the text of each document, or the path and what is wrong, without the folder."""
    root = f"{path.parent}/"
    return [
        (found.path.removeprefix(root), found.text if isinstance(found, Document) else str(found).removeprefix(root))
        for found in documents([str(path)], Reading(**reading))
    ]


@pytest.mark.parametrize("name", FORMS)
def test_a_gz_is_read_as_what_is_inside(tmp_path, name):
    plain = tmp_path / name
    plain.write_text(FORMS[name], "utf-8")
    packed = tmp_path / f"{name}.gz"
    packed.write_bytes(gzip.compress(FORMS[name].encode(), mtime=0))
    expected = [text for _, text in outcome(plain)]
    assert outcome(packed) == [(f"{name}.gz", text) for text in expected]
    assert expected[0].startswith("Ada Berg")
    whole = [found for path in (plain, packed) for found in documents([str(path)])]
    assert len({found.sha256 for found in whole}) == len(whole) // 2 or name in ("a.txt", "a.html", "a.vtt")


def test_the_files_of_a_zip_are_its_parts(tmp_path):
    names = {f"{number}/{name}": text for number, (name, text) in enumerate(FORMS.items())}
    beside = {".hidden": "H", "__MACOSX/a.txt": "M", "b/.c/d.txt": "D", "picture.png": b"\x89PNG", "empty/": ""}
    (tmp_path / "all.zip").write_bytes(zipped(names | beside))
    found = list(documents([str(tmp_path / "all.zip")]))
    assert [one.path.removeprefix(f"{tmp_path}/") for one in found] == [
        f"all.zip/{path}" for path in names for _ in range(2 if path[-3:] in ("onl", "son", "csv") else 1)
    ]
    assert [one.part for one in found] == list(range(1, 10))
    assert [one.text for one in found][:3] == [GOOD, GOOD, OTHER]


def test_standard_input_may_be_a_gz(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(ROWS.encode(), mtime=0))))
    assert [found.text for found in documents(["-"])] == [GOOD, OTHER]


def test_a_zip_on_standard_input_is_refused(monkeypatch):
    raw = io.BytesIO(zipped({"a.txt": GOOD}))
    raw.seekable = lambda: False  # as a pipe is
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(raw))
    assert [str(found) for found in documents(["-"])] == [
        "standard input is a zip archive, which must be given as a file"
    ]


def encrypted(data: bytes) -> bytes:
    """A zip archive that says of its first file that it is encrypted."""
    at = data.index(b"PK\x01\x02")
    return data[:6] + b"\x01" + data[7 : at + 8] + b"\x01" + data[at + 9 :]


def tar(name: str, content: bytes) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        member = tarfile.TarInfo(name)
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    return data.getvalue()


GZ = gzip.compress(GOOD.encode(), mtime=0)
NESTED = "is an archive inside an archive: unpack it first"
BAD = [
    ("a.zip", encrypted(zipped({"a.txt": GOOD, "b.txt": OTHER})), ["/a.txt is encrypted: unpack it first", OTHER]),
    ("a.zip", zipped({"a.txt.gz": GZ, "b.txt": OTHER}), [f"/a.txt.gz {NESTED}", OTHER]),
    ("a.zip", zipped({"a.zip": zipped({"a.txt": GOOD}), "b.txt": OTHER}), [f"/a.zip {NESTED}", OTHER]),
    ("a.zip", zipped({"a.tar": tar("a.txt", GOOD.encode())}), [f"/a.tar {NESTED}"]),
    ("a.txt.gz", gzip.compress(GZ, mtime=0), [f" {NESTED}"]),
    ("a.tgz", gzip.compress(tar("a.txt", GOOD.encode()), mtime=0), [f" {NESTED}"]),
    ("a.txt.gz", GZ[:-9], [" is damaged, and cannot be unpacked further: Compressed file ended before the end"]),
    ("a.txt.gz", GZ[:12] + b"\xff\xff" + GZ[14:], [" is damaged, and cannot be unpacked further: "]),
    ("a.zip", zipped({"a.txt": GOOD})[:-9], [" is a damaged zip archive: File is not a zip file"]),
    ("a.zip", zipped({}), [" holds no documents"]),
    ("a.zip", zipped({"a.png": b"\x89PNG"}), [" holds no documents"]),
    ("a.zip", zipped({"a.txt": "", "b.txt": OTHER}), ["/a.txt is empty", OTHER]),
    (
        "a.docx",
        zipped({"[Content_Types].xml": "", "word/document.xml": GOOD}),
        [" is a Word, OpenDocument or EPUB file"],
    ),
]


@pytest.mark.parametrize(("name", "data", "expected"), BAD, ids=[f"{k}-{name}" for k, (name, *_) in enumerate(BAD)])
def test_what_cannot_be_unpacked_is_named(tmp_path, name, data, expected):
    (tmp_path / name).write_bytes(data)
    found = [text.removeprefix(name) for _, text in outcome(tmp_path / name)]
    assert len(found) == len(expected)
    assert all(one.startswith(wanted) for one, wanted in zip(found, expected, strict=True)), found


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.zip"])
def test_a_bomb_is_refused_in_bounded_memory(tmp_path, name):
    bomb = b'{"text": "' + b" " * 1_000_000 + b'"}\n'
    data = (
        gzip.compress(bomb * 100, mtime=0)
        if name.endswith("gz")
        else zipped({"a.jsonl": bomb * 70, "b.jsonl": bomb * 30})
    )
    (tmp_path / name).write_bytes(data)
    tracemalloc.start()
    found = [isinstance(one, Document) or str(one) for one in documents([str(tmp_path / name)])]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "unpacks to more than 200 times its size: unpack it first, if you trust it" in found[-1]
    assert 60 < found.count(True) < 71
    assert peak < 20_000_000


def test_a_document_in_an_archive_may_be_no_larger_than_any(tmp_path):
    (tmp_path / "a.zip").write_bytes(zipped({"a.txt": "word " * 10_000, "b.txt": OTHER}))
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"word " * 10_000, mtime=0))
    large = "is larger than 0.009537 MB: cut it into documents, or allow more with --largest"
    assert outcome(tmp_path / "a.zip", largest=10_000) == [
        ("a.zip/a.txt", f"a.zip/a.txt {large}"),
        ("a.zip/b.txt", OTHER),
    ]
    assert outcome(tmp_path / "a.txt.gz", largest=10_000) == [("a.txt.gz", f"a.txt.gz {large}")]


def test_a_zip_is_on_record_file_by_file(tmp_path, quotes):
    """Shown as archive.zip/inner.txt, the same document as the plain file; a changed member replaces its own only."""
    many = "".join(json.dumps({"id": f"r{number}", "text": f"{GOOD} {number}"}) + "\n" for number in range(3))
    (tmp_path / "all").mkdir()
    archive = tmp_path / "all" / "a.zip"
    archive.write_bytes(zipped({"in/1.txt": GOOD, "in/2.txt": OTHER, "in/3.jsonl": many}))
    (tmp_path / "all" / "1.txt").write_text(GOOD, "utf-8")
    (tmp_path / "all" / "rows.jsonl.gz").write_bytes(gzip.compress(ROWS.encode(), mtime=0))
    db = tmp_path / "q.db"
    assert quotes("load", db, tmp_path / "all").returncode == 0
    paths = "select path from documents order by path"
    with closing(sqlite3.connect(db)) as connection:
        assert [path for (path,) in connection.execute(paths)] == [
            "1.txt",
            "a.zip/in/2.txt",
            "a.zip/in/3.jsonl#r0",
            "a.zip/in/3.jsonl#r1",
            "a.zip/in/3.jsonl#r2",
            "rows.jsonl.gz",
            "rows.jsonl.gz",
        ]
    archive.write_bytes(zipped({"in/0.txt": "New.", "in/1.txt": GOOD, "in/2.txt": OTHER + " Now.", "in/3.jsonl": many}))
    changed = quotes("load", db, tmp_path / "all")
    assert "replaced                     1" in " ".join(changed.stdout.split("\n")), changed.stdout
    assert quotes("verify", db).returncode == 0
    with closing(sqlite3.connect(db)) as connection:
        assert ("a.zip/in/0.txt",) in connection.execute(paths).fetchall()
        assert len(connection.execute(paths).fetchall()) == 8
    again = quotes("load", db, tmp_path / "all")
    assert again.returncode == 0
