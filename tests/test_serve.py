"""`quotes serve`: what it refuses, what it tells Datasette, and that it answers."""

import json
import re
import socket
from contextlib import closing
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from click.testing import CliRunner
from conftest import ROOT
from made_up import transcript
from served import collection, server
from sqlite_utils import Database

from quotes.archive.load import load
from quotes.commands import serve as module
from quotes.commands.serve import serve
from quotes.errors import DatabaseError, QuotesError
from quotes.read.files import File
from quotes.source import Source
from quotes.store.connect import create_or_open

ADDED = b"""The ferry stays in the harbour.

"Nobody owns the walrus," Anna Berg said on Sunday.
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return collection(tmp_path / "q.db")


@pytest.fixture
def told(monkeypatch) -> list[str]:
    """What Datasette's own command is given, the file of settings by what is in it."""
    arguments: list[str] = []

    def note(given: list[str]) -> None:
        arguments.extend(Path(one).read_text("utf-8") if one.endswith("datasette.json") else one for one in given)

    monkeypatch.setattr(module, "_run", note)
    return arguments


def run(*arguments: object):
    return CliRunner().invoke(serve, [str(argument) for argument in arguments])


def test_the_address_to_open_is_printed(path, told):
    result = run(path, "--port", 0)

    port = told[told.index("--port") + 1]
    assert result.output == f"Open http://127.0.0.1:{port}/ (Ctrl+C stops it)\n"
    assert told[0] == str(path)


def test_a_public_site_runs_no_sql_of_visitors(path, told):
    run(path, "--port", 0, "--public")

    assert told[:2] == ["--immutable", str(path)]
    assert '"public": true' in " ".join(told)


def test_a_database_that_is_being_written_is_not_taken_as_unchanging(path, told):
    db = Database(path)
    db.execute("pragma journal_mode = wal")
    with db.atomic():
        db.execute("delete from remarks")
    run(path, "--port", 0, "--public")
    db.close()

    assert told[0] == str(path)


def test_settings_in_a_file_hold_where_no_option_says_otherwise(path, told, tmp_path):
    file = tmp_path / "datasette.yaml"
    file.write_text("plugins:\n  quotes:\n    title: Radio Kiruna\n    contact: desk@example.org\n", "utf-8")
    run(path, "--port", 0, "--config", file, "--title", "Kiruna's words")

    (given,) = [json.loads(one)["plugins"]["quotes"] for one in told if one.startswith("{")]
    assert given == {"title": "Kiruna's words", "contact": "desk@example.org"}


RECIPES = [
    ("Dockerfile", r"^CMD \[(.*)\]$", "/data/public.db", "/etc/quotes/datasette.yaml"),
    ("quotes.service", r"^ExecStart=/opt/quotes/bin/(.*)$", "/srv/quotes/public.db", "/srv/quotes/datasette.yaml"),
]


@pytest.mark.parametrize(("file", "line", "database", "config"), RECIPES, ids=[case[0] for case in RECIPES])
def test_the_recipes_start_a_public_site(path, told, file, line, database, config):
    folder = ROOT / "docs" / "publish"
    command = re.search(line, (folder / file).read_text("utf-8"), re.MULTILINE)[1]
    words = [word.strip('",') for word in command.split()]
    here = {database: str(path), config: str(folder / "datasette.yaml"), "8001": "0"}
    assert words[:2] == ["quotes", "serve"]
    result = run(*(here.get(word, word) for word in words[2:]))

    assert result.exit_code == 0, result.exception
    assert '"excerpts": 60' in " ".join(told)


WRONG = [
    (["--excerpts", "0"], "excerpts must be a number of words from 2 to 1000"),
    (["--colour", "red"], "colour must be six hexadecimal digits, such as #0b5563"),
    (["--logo", "none.svg"], "logo must be a file that ends in .svg, .png, .webp, .jpg, and be there"),
    (["--contact", "desk"], "contact must be a mail address or an address that begins with https://"),
]


@pytest.mark.parametrize(("options", "sentence"), WRONG, ids=[case[0][0] for case in WRONG])
def test_a_setting_that_cannot_be_is_told(path, told, options, sentence):
    result = run(path, "--port", 0, *options)

    assert isinstance(result.exception, QuotesError)
    assert str(result.exception) == sentence
    assert not told


def test_a_taken_port_is_told_with_another(path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = run(path, "--port", port)

    assert isinstance(result.exception, QuotesError)
    assert str(result.exception) == f"port {port} is taken; choose another, such as --port {port + 1}"


def test_an_address_of_another_machine_is_told(path):
    result = run(path, "--host", "192.0.2.1", "--port", 0)

    assert isinstance(result.exception, QuotesError)
    assert "cannot listen on 192.0.2.1" in str(result.exception)


def test_only_a_database_of_ours_is_served(tmp_path):
    (tmp_path / "note.txt").write_text("This is no database. " * 100)
    for name in ("none.db", "note.txt"):
        assert isinstance(run(tmp_path / name).exception, DatabaseError)


def get(address: str) -> tuple[int, str]:
    try:
        with urlopen(address) as response:  # noqa: S310 - our own server
            return response.status, response.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_what_is_added_is_shown_without_a_restart(path):
    """Also where a page was asked for before, which is remembered as long as the database stays the same."""
    with server(path) as address:
        before = get(f"{address}/people")[1], json.loads(get(f"{address}/api/v1/search.json?q=walrus")[1])
        with closing(create_or_open(path).conn) as connection:
            load(Database(connection), [File("new.txt", Source("new.txt", "new.txt"), data=ADDED)])
        after = get(f"{address}/people")[1], json.loads(get(f"{address}/api/v1/search.json?q=walrus")[1])

    assert "Anna Berg" not in before[0]
    assert before[1]["quotes"] == []
    assert "Anna Berg" in after[0]
    assert [quote["text"] for quote in after[1]["quotes"]] == ['"Nobody owns the walrus,"']


def test_quotes_serve_answers_over_a_socket(tmp_path):
    """The real thing: a process of its own, a real client."""
    with server(collection(tmp_path / "q.db", transcript()), "--public") as address:
        status, page = get(f"{address}/")
        (found,) = json.loads(get(f"{address}/api/v1/search.json?q=ice")[1])["quotes"]
        refused = {get(f"{address}/{path}?sql=select+1")[0] for path in ("q/-/query.json", "q.json")}

    assert status == 200
    assert "Who said what" in page
    assert found["page"] == f"{address}/quote/{found['uid']}"
    assert refused <= {400, 403, 404}, "visitors of a public site run no SQL of theirs"
