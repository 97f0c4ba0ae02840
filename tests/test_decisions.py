"""What a user decides about who is who holds now, after a reload, and in another database."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from conftest import Quotes
from made_up import MAYOR, article, transcript
from sqlite_utils import Database

from quotes.errors import QuotesError, UsageError
from quotes.models import Parsed
from quotes.store import decision_files
from quotes.store.connect import create_or_open
from quotes.store.decisions import Decision, decisions, find_person
from quotes.store.identity import document_uid
from quotes.store.reassign import take, take_back
from quotes.store.rulings import Rulings
from quotes.store.save import save

TWIN = "Åsa Brannstrom-Lind"


def documents() -> list[Parsed]:
    return [
        transcript(),
        article("bakery.txt", name=TWIN),
        article("spring.txt", "“We open in May,”", name=None, description="the mayor of Kiruna"),
    ]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = create_or_open(tmp_path / "q.db")
    for parsed in documents():
        save(database, parsed)
    yield database
    database.close()


def spoken(db: Database) -> dict[str, str]:
    """Who says what, by name."""
    return dict(db.execute("select text, label from quotes join people on people.id = quotes.speaker").fetchall())


def counted(db: Database) -> list[tuple[str, int, int]]:
    return sorted(db.execute("select uid, quotations, documents from people").fetchall())


def uid(number: int) -> str:
    return document_uid(documents()[number].document)


MERGE = Decision("merge", "asa-brannstrom-lind", "asa-brannstrom")
SPLIT = Decision("split", "asa-brannstrom", "Åsa Brännström (skipper)", uid(0))
RENAME = Decision("rename", "asa-brannstrom", "Åsa Margareta Brännström")
ALIAS = Decision("alias", "asa-brannstrom", "the mayor of Kiruna")

CASES = [
    ([MERGE], "“Bread is a promise,”", MAYOR, "a person merged is the other"),
    ([SPLIT], "We wait. The ice decides, not the council.", "Åsa Brännström (skipper)", "another in one document"),
    ([RENAME], "We wait. The ice decides, not the council.", "Åsa Margareta Brännström", "another name"),
    ([ALIAS], "“We open in May,”", MAYOR, "known only by a description"),
    ([MERGE, RENAME], "“Bread is a promise,”", "Åsa Margareta Brännström", "a new name for all who are merged"),
    ([RENAME, MERGE], "“Bread is a promise,”", "Åsa Margareta Brännström", "in either order"),
]


@pytest.mark.parametrize(("taken", "words", "name", "why"), CASES, ids=[case[-1] for case in CASES])
def test_a_decision_holds_now_and_after_a_reload(
    db: Database, taken: list[Decision], words: str, name: str, why: str
) -> None:
    for decision in taken:
        take(db, decision)
    assert spoken(db)[words] == name, why
    before = counted(db)
    for parsed in documents():
        save(db, parsed, Rulings(decisions(db)))
    assert spoken(db)[words] == name, why
    assert counted(db) == before, "a reload changes nothing"


@pytest.mark.parametrize(("taken", "words", "name", "why"), CASES, ids=[case[-1] for case in CASES])
def test_a_decision_holds_in_a_database_made_later(
    tmp_path: Path, taken: list[Decision], words: str, name: str, why: str
) -> None:
    fresh = create_or_open(tmp_path / "later.db")
    for parsed in documents():
        save(fresh, parsed, Rulings(taken))
    assert spoken(fresh)[words] == name, why
    fresh.close()


def test_counts_are_right_after_every_decision(db: Database) -> None:
    for decision in (MERGE, ALIAS, SPLIT, RENAME):
        take(db, decision)
        for person, quotations, found in counted(db):
            own = db.execute("select id from people where uid = ?", [person]).fetchone()
            assert (
                db.execute("select count(*) from quotes where speaker = ? and kind <> 'indirect'", own).fetchone()[0]
                == quotations
            )
            assert db.execute("select count(*) from appearances where person = ?", own).fetchone()[0] == found


def test_a_decision_taken_back_is_gone_after_a_reload(db: Database) -> None:
    take(db, MERGE)
    take_back(db, MERGE)
    assert spoken(db)["“Bread is a promise,”"] == TWIN, "at once"
    for parsed in documents():
        save(db, parsed, Rulings(decisions(db)))
    assert spoken(db)["“Bread is a promise,”"] == TWIN


def test_a_decision_says_who_when_and_why(db: Database) -> None:
    take(db, Decision("merge", MERGE.person, MERGE.target, by="Eva Lind", why="one person, she says"))
    (taken,) = decisions(db)
    assert (taken.by, taken.why) == ("Eva Lind", "one person, she says")
    assert taken.decided.endswith("Z")
    take(db, MERGE)
    assert decisions(db)[0].why == "one person, she says", "telling it again without a reason forgets none"
    assert decisions(db)[0].decided == taken.decided


def test_the_command_tells_who_and_why(tmp_path: Path, db: Database, quotes: Quotes) -> None:
    words = ("people", "merge", tmp_path / "q.db", MERGE.person, MERGE.target, "--by", "Eva", "--why", "the same voice")
    assert quotes(*words).returncode == 0
    assert [(taken.by, taken.why) for taken in decisions(db)] == [("Eva", "the same voice")]
    listed = quotes("people", "decisions", tmp_path / "q.db").stdout
    assert "Eva,the same voice" in listed


def test_merging_in_a_circle_is_refused(db: Database) -> None:
    take(db, MERGE)
    with pytest.raises(QuotesError, match="already"):
        take(db, Decision("merge", MERGE.target, MERGE.person))


def test_a_file_of_decisions_comes_back_as_it_went(tmp_path: Path) -> None:
    taken = [MERGE, SPLIT, RENAME, ALIAS, Decision("apart", "a", "b"), Decision("reject", "a", "")]
    file = StringIO()
    decision_files.write(taken, file)
    path = tmp_path / "decisions.csv"
    path.write_text(file.getvalue(), "utf-8")
    assert decision_files.read(str(path)) == taken


BAD_FILES = [
    ("verb,person,target,document\nmarry,a,b,\n", "line 2", "no such verb"),
    ("verb,person,target,document\nmerge,a,b,\nmerge,,b,\n", "line 3", "nobody named"),
    ("verb,person,target,document\nsplit,a,b,\n", "line 2", "a split without its document"),
    ("verb,person,target,document\nmerge,a,,\n", "line 2", "a merge into nobody"),
    ("verb,person,target,document\nreject,a,b,\n", "line 2", "a rejection has no target"),
]


@pytest.mark.parametrize(("content", "line", "why"), BAD_FILES, ids=[case[-1] for case in BAD_FILES])
def test_a_bad_file_of_decisions_names_its_line(tmp_path: Path, content: str, line: str, why: str) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(QuotesError) as caught:
        decision_files.read(str(path))
    assert line in str(caught.value), why


def test_people_are_found_by_slug_or_name(db: Database) -> None:
    assert find_person(db, "asa-brannstrom") == find_person(db, "åsa brännström") == "asa-brannstrom"


def test_who_is_not_found_is_told_who_comes_near(db: Database) -> None:
    with pytest.raises(UsageError, match=r"did you mean .*asa-brannstrom"):
        find_person(db, "Brännström")
