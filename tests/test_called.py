"""What sources call a person: only what was said of that person; people are found by name, not by description."""

import pytest
from made_up import article
from served import Site, collection, text

from quotes.store.queries.called import is_theirs

THEIRS = {"brian", "sandoval"}

CASES = [
    ("Brian Sandoval", True, "the name"),
    ("Gov. Sandoval", True, "a title and the surname"),
    ("SANDOVAL", True, "a label in capitals"),
    ("Nevada’s governor", True, "an office of a place"),
    ("the Republican governor of Nevada", True, "a description with its article"),
    ("his combative former campaign manager", True, "a description with a pronoun"),
    ("Vice President", True, "an office in capitals"),
    ("Senator", True, "an office alone"),
    ("historian at the National Library", True, "a description without an article, and of what"),
    ("chief rival", False, "words without an article"),
    ("Neither Cruz nor Sandoval", False, "of several"),
    ("candidates", False, "a plural is said of several"),
    ("Rival", False, "a word without its article"),
    ("nominee", False, "a word without its article"),
    ("Representatives", False, "a plural, although an office"),
    ("The company", False, "a body"),
    ("the Republican governors", False, "a plural"),
    ("Senators from two states", False, "a plural with more words"),
    ("an honor Sandoval", False, "an article before a name is cut wrongly"),
    ("eager all evening to jab senators", False, "no description of anybody"),
    ("Marco Rubio", False, "somebody else's name"),
    ("the spokesman for the party said in a statement", False, "a clause"),
]


@pytest.mark.parametrize(("form", "theirs", "why"), CASES, ids=[f"{case[0]}: {case[2]}" for case in CASES])
def test_forms(form: str, *, theirs: bool, why: str) -> None:
    assert is_theirs(form, THEIRS) is theirs, why


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    found = Site(
        collection(
            tmp_path_factory.mktemp("called") / "q.db",
            article("one.txt", "“One,”", "Anna Berg", "the mayor of Kiruna"),
            article("two.txt", "“Two,”", "Anna Berg", "candidates"),
            article("three.txt", "“Three,”", "Anna Berg", "the mayor of Kiruna"),
            article("four.txt", "“Four,”", "ANNA BERG"),
            article("five.txt", "“Five,”", None, "a coalition of mayors and bergs"),
        )
    )
    yield found
    found.close()


def test_the_page_lists_the_common_forms_first_with_how_often(site: Site) -> None:
    called = site.json("/api/v1/person/anna-berg.json")["called"]
    assert [(row["form"], row["documents"]) for row in called] == [("Anna Berg", 4), ("the mayor of Kiruna", 2)]
    page = text(site.get("/person/anna-berg").text)
    assert "the mayor of Kiruna 2 documents, such as" in page
    assert "candidates" not in page


def test_a_search_offers_people_by_name_only(site: Site) -> None:
    page = text(site.get("/search?q=berg").text)
    assert "People of this name: Anna Berg" in page
    assert "coalition" not in page


def test_unnamed_sources_are_found_by_description_where_they_are_asked_for(site: Site) -> None:
    assert site.json("/api/v1/people.json?q=coalition")["people"] == []
    found = site.json("/api/v1/people.json?q=coalition&kind=unnamed")["people"]
    assert [row["label"] for row in found] == ["a coalition of mayors and bergs"]


@pytest.mark.parametrize(
    ("descriptions", "heads", "why"),
    [
        (["the mayor of Kiruna"], "the mayor of Kiruna", "nobody else describes her"),
        (["the mayor of Kiruna", "the baker from Oulu"], None, "two that nothing decides between"),
        (["a bitter rival of Ray"] * 2 + ["candidate"] * 8, None, "few of many"),
        (["Senator"] * 3 + ["candidate"] * 6, "Senator", "a third of those who describe her"),
        (["the chief"] * 2, None, "a bare noun says nothing by itself"),
    ],
)
def test_what_heads_a_page_is_what_many_of_those_say_who_describe_somebody(tmp_path, descriptions, heads, why):
    documents = [
        article(f"{number}.txt", f"“Word {number},”", "Anna Berg", words) for number, words in enumerate(descriptions)
    ]
    site = Site(collection(tmp_path / "q.db", *documents))
    try:
        assert site.json("/api/v1/person/anna-berg.json")["description"] == heads, why
    finally:
        site.close()
