"""The same words elsewhere: other wordings, other lengths, other people; nested and common words are none."""

import pytest
from made_up import transcript
from served import Site, collection

from quotes.check.disagreements import disagreements
from quotes.check.elsewhere import elsewhere
from quotes.models import Document
from quotes.parsing.parse import parse
from quotes.store.connect import open_existing

WORDS = "the harbour will freeze again before the ferries are paid for"


def _article(path: str, text: str, day: str):
    from dataclasses import replace

    from quotes.models import Fact, Facts

    document = Document(path, path, text, 0, len(text), facts=Facts(published=Fact(day, "user")))
    return replace(parse(document), document=document)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    said = f"I can tell you that {WORDS}, and nobody in this town doubts it."
    documents = [
        transcript(
            [("ANN HILL, HOST", "What about the ice?"), ("BOB SAND", said)], path="a.txt", published="2020-01-02"
        ),
        _article("b.txt", f"Bob Sand spoke.\n\n“{WORDS.capitalize()},” said Bob Sand.\n", "2020-01-03"),
        _article("c.txt", f"Eva Lind spoke.\n\n“{WORDS.capitalize()},” said Eva Lind.\n", "2020-01-04"),
        _article(
            "d.txt",
            f"Bob Sand spoke.\n\n“{WORDS.capitalize().replace('ferries', 'boats')},” said Bob Sand.\n",
            "2020-01-05",
        ),
    ]
    return collection(tmp_path_factory.mktemp("elsewhere") / "words.db", *documents)


@pytest.fixture(scope="module")
def found(path):
    db = open_existing(path)
    uid = db.execute(
        "select quotes.uid from quotes join documents on documents.id = document where path = 'b.txt'"
    ).fetchone()[0]
    yield elsewhere(db.conn, uid)
    db.close()


def test_every_place_says_what_it_is(found):
    told = {(place.date, place.relation, place.disagrees) for place in found.places}
    assert told == {
        ("2020-01-02", "longer", False),
        ("2020-01-04", "the same words", True),
        ("2020-01-05", "other wording", False),
    }


def test_the_earliest_and_the_longest_are_named(found):
    first = next(place for place in found.places if place.date == "2020-01-02")
    assert (found.earliest, found.longest) == (first.uid, first.uid)


def test_another_wording_has_its_difference(found):
    (place,) = [place for place in found.places if place.steps]
    assert [(step.claimed, step.printed) for step in place.steps if step.kind == "changed"] == [("ferries", "boats")]


def test_the_page_its_json_and_the_list_of_disagreements_show_them(path):
    site = Site(path)
    uid = site.rows("select quotes.uid from quotes join documents on documents.id = document where path = 'b.txt'")[0][
        0
    ]
    page = site.get(f"/quote/{uid}").text
    assert "The same words elsewhere" in page
    assert "Sources disagree" in page
    assert len(site.json(f"/api/v1/quote/{uid}.json")["elsewhere"]["places"]) == 3
    listed = site.get("/about/disagreements").text
    assert "Eva Lind" in listed
    assert "Bob Sand" in listed
    assert "ANN HILL" not in listed
    site.close()


def test_disagreements_are_pairs_of_different_people(path):
    db = open_existing(path)
    pairs, whole = disagreements(db.conn)
    assert whole
    assert {(pair.first["speaker"], pair.second["speaker"]) for pair in pairs} == {
        ("Bob Sand", "Eva Lind"),
        ("Eva Lind", "Bob Sand"),
    }
    db.close()


def test_a_phrase_that_anybody_uses_is_no_disagreement(tmp_path):
    phrase = "is going to be the next president of the United States"
    documents = [
        _article("a.txt", f"Bob Sand spoke.\n\n“She {phrase},” said Bob Sand.\n", "2020-01-03"),
        _article("b.txt", f"Eva Lind spoke.\n\n“He {phrase},” said Eva Lind.\n", "2020-01-04"),
        _article("c.txt", f"Tom Ray spoke.\n\n“I think he {phrase},” said Tom Ray.\n", "2020-01-05"),
    ]
    db = open_existing(collection(tmp_path / "words.db", *documents))
    assert disagreements(db.conn) == ([], True)
    (uid,) = db.execute("select uid from quotes where text like '%She%'").fetchone()
    assert [place.disagrees for place in elsewhere(db.conn, uid).places] == [False, False]
    db.close()
