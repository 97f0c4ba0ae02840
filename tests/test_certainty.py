"""How sure a speaker is, from the evidence to the database."""

from dataclasses import replace

import pytest
from made_up import article
from sqlite_utils import Database

from quotes.kinds import Certainty, Evidence
from quotes.models import Document
from quotes.parsing.parse import parse
from quotes.people.certainty import BY_EVIDENCE, calibration
from quotes.store.connect import create_or_open
from quotes.store.queries.filters import Filters
from quotes.store.queries.search import search
from quotes.store.save import save


def test_every_kind_of_evidence_has_a_level() -> None:
    assert set(BY_EVIDENCE) == set(Evidence)


def test_surer_levels_are_more_often_right() -> None:
    sure, likely, doubtful = (calibration()["marked"][level]["right"] for level in Certainty)

    assert sure > likely > doubtful


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("“It is quite safe to walk on it,” Ann Roe said.", "sure"),
        ("Ann Roe said: “It is quite safe to walk on it.”", "sure"),
        ("“It is quite safe to walk on it,” Ann Roe said, according to Tom Poe.", "likely"),
        ("According to a book, Ann Roe said, “It is quite safe to walk on it.”", "likely"),
        ("Ann Roe told the old miners of the valley at noon that it was “quite safe to walk on it.”", "likely"),
        ("“It is quite safe to walk on it,” an engineer said.", "likely"),
        ("Ann Roe warned the town at noon.\n\n“It is quite safe to walk on it.”", "doubtful"),
        ("It would not be “quite safe to walk on it.”", None),
    ],
)
def test_levels_of_marked_words(text: str, certainty: str | None) -> None:
    (quote,) = (
        one for one in parse(Document("x.txt", "", text, 0, len(text)), kind="article").quotes if "“" in text[one.start]
    )

    assert quote.certainty == certainty


def test_doubtful_words_are_on_nobodys_page(db: Database) -> None:
    parsed = article()
    save(db, replace(parsed, quotes=tuple(replace(one, certainty=Certainty.DOUBTFUL) for one in parsed.quotes)))
    (person,) = (row["uid"] for row in db["people"].rows_where("kind = 'person'"))

    assert [row["quotations"] for row in db["people"].rows] == [0]
    assert not search(db.conn, None, Filters(person=person)).rows
    assert search(db.conn, None, Filters(person=person, certainty="doubtful")).rows
    assert not db.execute("select count(*) from said_by_named_people").fetchone()[0], "nor theirs in SQL"


@pytest.fixture
def db(tmp_path) -> Database:
    return create_or_open(tmp_path / "q.db")
