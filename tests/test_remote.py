"""Files at addresses, through fsspec: the same documents as from a disk, and sentences about what is not there."""

import gzip
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner, Result

from quotes.cli import commands
from quotes.read import remote
from quotes.read.files import File, files, is_still
from quotes.read.remote import is_remote, local

fsspec = pytest.importorskip("fsspec")

STORY = "The ferry was late by {0} hours.\n\n“We waited {0} hours for it,” Nora Quist said.\n"


@pytest.fixture
def memory() -> Iterator[Any]:
    """A store of objects that lives in this process."""
    store = fsspec.filesystem("memory")
    yield store
    store.rm("/archive", recursive=True)


def fill(store: Any) -> None:
    store.pipe("/archive/b/2.txt", STORY.format(2).encode())
    store.pipe("/archive/a.txt", STORY.format(1).encode())
    store.pipe("/archive/c.txt.gz", gzip.compress(STORY.format(3).encode(), mtime=0))
    store.pipe("/archive/.hidden.txt", b"nobody reads this")
    store.pipe("/archive/picture.png", b"\x89PNG")


def run(*words: object) -> Result:
    result = CliRunner().invoke(commands, [str(word) for word in words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("s3://bucket/key.txt", True),
        ("simplecache::s3://bucket/key", True),
        ("https://example.org/a.txt", True),
        ("file:///tmp/a.txt", False),
        ("C://folder", False),
        ("folder/a:b.txt", False),
        ("-", False),
    ],
)
def test_what_is_an_address(path, expected):
    assert is_remote(path) is expected


def test_a_file_address_is_an_ordinary_path(tmp_path):
    assert local("file:///tmp/a%20b.txt") == "/tmp/a b.txt"  # noqa: S108 - only a name
    assert local("file://localhost/etc") == "/etc"
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    (plain,), (shared,) = list(files([str(tmp_path)])), list(files([f"file://{tmp_path}"]))
    assert isinstance(plain, File)
    assert isinstance(shared, File)
    assert (plain.source, plain.size, plain.modified) == (shared.source, shared.size, shared.modified)
    assert (plain.everywhere, shared.everywhere) == (False, True)


def test_a_folder_in_a_store_is_walked_like_one_on_a_disk(memory):
    fill(memory)
    found = list(files(["memory://archive"]))
    assert [file.source.name for file in found if isinstance(file, File)] == ["a.txt", "b/2.txt", "c.txt.gz"]
    assert [file.source.name for file in files(["memory://archive/*.txt"]) if isinstance(file, File)] == ["a.txt"]


def test_a_load_from_a_store_is_passed_over_when_nothing_has_changed(memory, tmp_path):
    fill(memory)
    path = tmp_path / "q.db"
    assert "new 3" in " ".join(run("load", path, "memory://archive", "--jobs", "1").stdout.split())
    assert "unchanged 3" in " ".join(run("load", path, "memory://archive", "--jobs", "1").stdout.split())
    memory.pipe("/archive/a.txt", STORY.format(7).encode())
    again = " ".join(run("load", path, "memory://archive", "--jobs", "1").stdout.split())
    assert "replaced 1 unchanged 2" in again
    assert run("verify", path).exit_code == 0


def test_a_file_that_changes_while_it_is_read_is_noticed(memory):
    fill(memory)
    (file,) = files(["memory://archive/a.txt"])
    assert isinstance(file, File)
    assert is_still(file)
    memory.pipe("/archive/a.txt", b"another text")
    assert not is_still(file)
    memory.rm("/archive/a.txt")
    assert not is_still(file)


def test_an_archive_in_a_store_is_read(memory, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("one.txt", STORY.format(1))
    memory.pipe("/archive/a.zip", (tmp_path / "a.zip").read_bytes())
    assert '"path": "memory:///archive/a.zip/one.txt"' in run("parse", "--format", "jsonl", "memory://archive").stdout


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("memory://archive/none.txt", "memory://archive/none.txt does not exist"),
        ("nowhere://bucket/key", "nowhere://bucket/key cannot be reached: Protocol not known: nowhere"),
        ("s3://bucket/key", "s3://bucket/key cannot be reached: Install s3fs to access S3"),
        ("memory://archive/*.none", "memory://archive/*.none holds no documents"),
    ],
)
def test_what_is_not_there_is_named(memory, path, said):
    fill(memory)
    done = run("parse", path, "memory://archive/a.txt")
    assert done.exit_code == 1
    assert said in done.stderr
    assert "Nora Quist" in done.stdout


def test_without_fsspec_the_extra_is_named(monkeypatch):
    monkeypatch.setattr(remote, "find_spec", lambda _: None)
    done = run("parse", "s3://bucket/key")
    assert done.exit_code == 1
    assert "s3://bucket/key needs fsspec: pip install 'attributed-quotes[cluster]'" in done.stderr


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    folder = tmp_path / "served"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY.format(1), "utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as found:
        Thread(target=found.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{found.server_port}"
        found.shutdown()


def test_a_file_on_a_web_server_is_read(server, tmp_path):
    pytest.importorskip("aiohttp")
    path = tmp_path / "q.db"
    done = run("load", path, f"{server}/a.txt?token=secret", "--jobs", "1")
    assert done.exit_code == 0, done.stderr
    assert b"secret" not in path.read_bytes()
    missing = run("parse", f"{server}/b.txt")
    assert "/b.txt does not exist" in missing.stderr
