"""What every test may lean on."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import command
import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from served import Site
    from sqlite_utils import Database

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

settings.register_profile("untimed", deadline=None)  # machines are noisy: no test is about time
settings.load_profile("untimed")

Quotes = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five sample documents."""
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora and scorers, where it lies beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared")
    return SHARED


@pytest.fixture(scope="session")
def quotes() -> Quotes:
    """The `quotes` command in a process of its own, as a user runs it."""

    def run(*words: str | Path, stdin: str | bytes = "", cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
        given = stdin if isinstance(stdin, bytes) else stdin.encode()
        return command.run([str(word) for word in words], given, cwd)

    return run


@pytest.fixture
def db(tmp_path: Path) -> Iterator["Database"]:
    """A new database, with nothing in it yet."""
    from quotes.store.connect import create_or_open

    database = create_or_open(tmp_path / "q.db")
    yield database
    database.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Site"]:
    """The site of the usual three documents, only to be read."""
    from served import Site, collection

    found = Site(collection(tmp_path_factory.mktemp("site") / "words.db"))
    yield found
    found.close()
