"""`quotes people suggest`: likely duplicates and non-people with evidence, reviewed in a CSV file and applied."""

import csv
import shlex
import shutil
from io import StringIO
from pathlib import Path

import pytest
from made_up import article
from sqlite_utils import Database

from quotes.people.nonpeople import Sign, signs
from quotes.store.connect import create_or_open
from quotes.store.joins import join
from quotes.store.save import save

SMALL = frozenset(
    "backs hits says variety previously claim fraud found honor tell nothing grand central way club".split()
)

NAMES = [
    ("Le Pen Backs Trump And Denounces Clinton", Sign.PHRASE, "a headline"),
    ("Obama Says Museum Will Tell", Sign.PHRASE, "a headline with an auxiliary"),
    ("ISIS Hits Death", Sign.VERB, "a headline with a verb of the documents"),
    ("Pennsylvania", Sign.PLACE, "a state"),
    ("POLITICO Florida", Sign.PLACE, "an outlet of a state"),
    ("Variety", Sign.COMMON, "an outlet that is a common word"),
    ("Previously", Sign.COMMON, "a word at the head of a sentence"),
    ("Grand Central", Sign.COMMON, "a place of two common words"),
    ("NGP VAN", Sign.CAPITALS, "a firm"),
    ("EgyptAir Flight MS", Sign.CAPITALS, "a flight"),
    ("Flight 804", Sign.FIGURE, "a flight"),
    ("Texas-based Matt Mackowiak", Sign.DESCRIBED, "a description before a name"),
    ("Quinnipiac University", Sign.BODY, "a body"),
    ("Suffolk Pollster", None, "nothing that is known"),
    ("Barack Obama", None, "a name"),
    ("William A. Ackman", None, "an initial is no article"),
    ("America Ferrera", None, "a country as a first name"),
    ("Will Smith", None, "a first name that is an auxiliary as well"),
    ("Grant Young", None, "a common surname"),
    ("JD Vance", None, "two initials"),
    ("Harry Hurt III", None, "a number behind a name"),
    ("Ban Ki-moon", None, "a name"),
    ("Pierre de Vos", None, "a particle"),
    ("Virginia Woolf", None, "a state that is a first name"),
    ("HILLARY CLINTON", None, "a name in capitals"),
    ("Houston Brandt", None, "a city that is a first name, or may be"),
]


@pytest.mark.parametrize(("name", "sign", "why"), NAMES, ids=[case[0] for case in NAMES])
def test_signs(name: str, sign: Sign | None, why: str) -> None:
    found = signs(name, SMALL)
    assert (sign in found) if sign else not found, why


DOCUMENTS = [
    ("Michele Kelemen", "a reporter"),
    ("Michele Kelemen", None),
    ("Michelle Kelemen", None),
    ("Barack Obama", None),
    ("Barack Obama", None),
    ("Barack Obama", None),
    ("Obama", None),
    ("Suu Kyi", None),
    ("Aung San Suu Kyi", None),
    ("Oslo-based Kari Norheim", None),
    ("FranÃ§ois Hollande", None),
    ("Le Pen Backs Trump And Denounces Clinton", None),
    ("Pennsylvania", None),
    ("Pennsylvania", None),
    ("Steve Rosenthal", "a union organizer"),
    ("Steven M. Rosenthal", "a tax specialist"),
    ("Mary Kay Henry", None),
    ("Mary Henry", None),
]
EXPECTED = {
    "merge michelle-kelemen michele-kelemen",
    "alias barack-obama Obama",
    "merge suu-kyi aung-san-suu-kyi",
    "rename oslo-based-kari-norheim Kari Norheim",
    "rename frana-ois-hollande François Hollande",
    "reject le-pen-backs-trump-and-denounces-clinton",
    "reject pennsylvania",
    "merge mary-henry mary-kay-henry",
}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("suggest") / "q.db"
    db = create_or_open(path)
    for number, (name, description) in enumerate(DOCUMENTS):
        save(db, article(f"{number}.txt", f"“Word {number},”", name, description))
    join(db)
    db.close()
    return path


@pytest.fixture
def path(loaded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(loaded, tmp_path / "q.db"))


def suggested(quotes, path: Path, *options: str) -> list[dict[str, str]]:
    done = quotes("people", "suggest", path, *options)
    assert done.returncode == 0, done.stderr
    return list(csv.DictReader(StringIO(done.stdout)))


def told(rows: list[dict[str, str]]) -> set[str]:
    return {f"{row['verb']} {row['person']} {row['target']}".strip() for row in rows}


def reviewed(tmp_path: Path, rows: list[dict[str, str]], ok: str) -> Path:
    file = tmp_path / "review.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0].keys())
        writer.writeheader()
        writer.writerows(row | {"ok": ok} for row in rows)
    return file


def test_what_is_suggested(quotes, path) -> None:
    rows = suggested(quotes, path)
    assert told(rows) == EXPECTED
    assert all(row["evidence"] and row["ok"] == "" for row in rows)
    counts = [(int(row["quotations"]), int(row["documents"])) for row in rows]
    assert counts == sorted(counts, reverse=True)
    assert rows[0]["person"] == "pennsylvania", "most quoted first: two documents"
    assert len(suggested(quotes, path, "--most", "3")) == 3


def test_each_command_can_be_run_as_it_stands(quotes, path) -> None:
    for row in suggested(quotes, path):
        program, *words = shlex.split(row["command"])
        assert program == "quotes"
        done = quotes(*words)
        assert done.returncode == 0, (row["command"], done.stderr)
    assert suggested(quotes, path) == [], "what is decided is not asked again"


def test_a_yes_is_applied(quotes, path, tmp_path) -> None:
    rows = suggested(quotes, path)
    done = quotes("people", "suggest", path, "--apply", reviewed(tmp_path, rows, "yes"))
    assert f"{len(rows)} decisions taken" in done.stdout, done.stderr
    db = Database(path)
    names = {name for (name,) in db.execute("select label from people")}
    db.close()
    assert {"François Hollande", "Kari Norheim", "Aung San Suu Kyi"} <= names
    assert not names & {"Pennsylvania", "Obama", "Michelle Kelemen", "Le Pen Backs Trump And Denounces Clinton"}


def test_a_no_is_not_asked_again(quotes, path, tmp_path) -> None:
    before = Database(path).execute("select uid, quotations from people order by uid").fetchall()
    done = quotes("people", "suggest", path, "--apply", reviewed(tmp_path, suggested(quotes, path), "no"))
    assert done.returncode == 0, done.stderr
    assert Database(path).execute("select uid, quotations from people order by uid").fetchall() == before
    assert suggested(quotes, path) == []


def test_rows_left_empty_change_nothing(quotes, path, tmp_path) -> None:
    done = quotes("people", "suggest", path, "--apply", reviewed(tmp_path, suggested(quotes, path), ""))
    assert "0 decisions taken" in done.stdout
    assert told(suggested(quotes, path)) == EXPECTED


WRONG = [
    ("ok,verb,person,target\nperhaps,merge,a,b\n", "line 2: perhaps is neither yes nor no"),
    ("verb,person,target\nmerge,a,b\n", "line 1: the column ok is missing"),
    ("ok,verb,person,target\nyes,marry,a,b\n", "line 2: a decision has a verb"),
    ("ok,verb,person,target\nno,apart,a,b\n", "line 2: no cannot be said to apart"),
]


@pytest.mark.parametrize(("content", "message"), WRONG, ids=[case[1] for case in WRONG])
def test_a_file_that_is_none_is_refused(quotes, path, tmp_path, content: str, message: str) -> None:
    file = tmp_path / "review.csv"
    file.write_text(content, "utf-8")
    done = quotes("people", "suggest", path, "--apply", file)
    assert done.returncode == 1
    assert message in done.stderr
    assert quotes("people", "suggest", path, "--apply", tmp_path / "none.csv").returncode == 1
