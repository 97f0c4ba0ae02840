"""Flipped bytes in a database cost a sentence, never a traceback; text with NUL characters is no damage."""

import random
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlite_utils import Database

from quotes.archive.load import load
from quotes.cli import commands
from quotes.errors import QuotesError
from quotes.read.text import document
from quotes.store.connect import create_or_open
from quotes.store.damage import is_damaged
from quotes.store.queries import document as questions

SEEDS = Path(__file__).parent.parent / "seeds"
COMMANDS = (
    ("verify", "{db}"),
    ("export", "{db}", "{out}"),
    ("export", "{db}", "{out}", "--format", "parquet"),
    ("people", "decisions", "{db}"),
    ("load", "{db}", str(SEEDS)),
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "q.db"
    assert CliRunner().invoke(commands, ["load", str(path), str(SEEDS)]).exit_code == 0
    with Database(path) as db:
        db.execute("pragma journal_mode = delete")
    return path


def outcome(words: tuple[str, ...], path: Path) -> str:
    """What a command says, where it ends as it should."""
    given = [word.format(db=path, out=path.parent / "out") for word in words]
    found = CliRunner().invoke(commands, given)
    error = found.exception
    if error is None or (isinstance(error, SystemExit) and error.code in (0, 1)):
        return found.output
    assert isinstance(error, QuotesError), (given, error)
    assert "\n" not in str(error)
    return str(error)


@pytest.mark.parametrize("flips", [2, 10, 40])
@pytest.mark.parametrize("seed", range(4))
def test_flipped_bytes_cost_a_sentence(whole, tmp_path, seed, flips):
    choice = random.Random(f"{seed} {flips}")  # noqa: S311 - no secret
    data = bytearray(whole.read_bytes())
    for _ in range(flips):
        data[choice.randrange(len(data))] ^= 1 << choice.randrange(8)
    for words in COMMANDS:
        path = tmp_path / "q.db"
        for ending in ("-wal", "-shm"):
            Path(f"{path}{ending}").unlink(missing_ok=True)
        path.write_bytes(data)
        outcome(words, path)


STRANGE = [
    ("update quotes set text = cast(x'ff41' as text)", "is damaged"),
    ("update quotes set start = 'three'", "is damaged"),
    ("update documents set text = x'00ff'", "is damaged"),
]


@pytest.mark.parametrize(("change", "told"), STRANGE)
def test_values_that_nobody_wrote_are_damage(whole, tmp_path, change, told):
    path = tmp_path / "q.db"
    shutil.copy(whole, path)
    with Database(path) as db:
        for trigger in db.triggers:
            db.execute(f"drop trigger {trigger.name}")
        db.execute(change)
    assert is_damaged(path)
    assert told in outcome(("verify", "{db}"), path)


def test_a_whole_database_is_not_damaged(whole):
    assert not is_damaged(whole)


def test_every_table_becomes_a_parquet_file_of_its_types(tmp_path):
    from pyarrow import parquet, types

    path = tmp_path / "q.db"
    with create_or_open(path) as db:
        load(db, [document("a.txt", b"\xe2\x80\x9cBread is a promise,\xe2\x80\x9d said Nora Quist, who bakes it.")])
        load(db, [document("a.txt", b"\xe2\x80\x9cSalt is a threat,\xe2\x80\x9d said Nora Quist, who bakes it.")])
    outcome(("export", "{db}", "{out}", "--format", "parquet"), path)
    gone = parquet.read_table(tmp_path / "out" / "gone.parquet")
    quotes = parquet.read_table(tmp_path / "out" / "quotes.parquet")
    assert len(gone.column("document")[0].as_py()) == 12
    assert types.is_int64(quotes.schema.field("copy_of").type)
    assert types.is_string(quotes.schema.field("speaker_uid").type)


def test_text_behind_a_nul_is_stored_and_shown_and_no_damage(tmp_path):
    text = "MIRA OST, HOST: It\0 rained.\n\nJON WIK: It\0 did, and “we are wet,” said the mayor.\n"
    path = tmp_path / "q.db"
    with create_or_open(path) as db:
        load(db, [document("nul.txt", text.encode())])
        found = questions.document(db.conn, db.execute("select uid from documents").fetchone()[0])
        assert found
        assert found["length"] == len(text)
        assert questions.text(db.conn, found, 0, len(text)) == text
    assert "stand where they should" in outcome(("verify", "{db}"), path)
