"""Every page: what it is for, that it runs nothing, pictures of years, and words for every kind."""

import re

import pytest
from made_up import article, transcript
from served import Site, collection, text

from quotes.kinds import Evidence, PersonKind, QuoteKind, Role
from quotes.plugin import wording

PAGES = [
    (
        "/",
        ["Who said what, word for word", "7 quotations and 2 paraphrases", "Radio Kiruna", "1 document gives no date"],
    ),
    ("/search", ["Quotations", "Narrow it down", "the source gives no date"]),
    ("/search?q=ice", ["Quotations with ice", "1 quotation"]),
    ("/people", ["Åsa Brännström", "3 quotations in 2 documents", "a senior official", "unnamed source"]),
    ("/people?q=BRANN", ["Åsa Brännström"]),
    ("/person/asa-brannstrom", ["Åsa Brännström", "In their own words", "BRÄNNSTRÖM 1", "Tom Okafor"]),
    ("/about", ["How speakers are known", "a paraphrase, not their words", "What this database does not know"]),
    ("/about/remarks", ["a line seems to be missing here"]),
]


@pytest.mark.parametrize(("path", "expected"), PAGES, ids=[path for path, _ in PAGES])
def test_pages_say_what_they_are_for(site, path, expected):
    response = site.get(path)

    assert response.status_code == 200
    for words in expected:
        assert words in text(response.text)


def test_every_page_forbids_scripts_and_styles_from_text(site):
    for path, _ in PAGES:
        policy = site.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert not re.search(r"<script(?! src=)|style=| on\w+=", site.get(path).text)


def test_pictures_of_years_tell_their_gaps_and_have_a_table(tmp_path):
    documents = [article(f"{year}.txt", f"“Year {year},”", published=f"{year}-01-01") for year in (2001, 2003, 2007)]
    site = Site(collection(tmp_path / "q.db", *documents, article("undated.txt", "“Some year,”")))
    pages = {path: site.get(path).text for path in ("/", "/person/asa-brannstrom", "/search")}
    site.close()

    for page in pages.values():
        assert page.count("<title>2001: 1 ") == 1
        assert "None in 2002 and 2004 to 2006. 1 more without a date." in text(page)
        assert re.search(r"2001 1 2003 1 2007 1", text(page))


def test_people_and_outlets_have_small_pictures_on_one_scale(tmp_path):
    documents = [
        article(f"{month}.txt", f"“In {month},”", published=f"2001-{month:02}-01", outlet=outlet)
        for month, outlet in [(1, "Post"), (2, "Post"), (4, "Times")]
    ]
    site = Site(collection(tmp_path / "q.db", *documents))
    page = site.get("/").text
    site.close()

    sparks = re.findall(r'<svg class="spark".*?</svg>', page)
    assert [spark.count("<rect") for spark in sparks] == [3, 2, 1]
    assert "January 2001: 1" in sparks[0]


def test_the_quotation_of_the_day_is_the_same_all_day(tmp_path, monkeypatch):
    said = [f"“The {what} can wait until the ice has gone in spring,”" for what in ("harbour", "bakery", "ferry")]
    site = Site(collection(tmp_path / "q.db", *(article(f"{words}.txt", words) for words in said), transcript()))

    def of_the_day() -> str:
        return text(re.search(r'class="today".*?</section>', site.get("/").text, re.DOTALL)[0])

    days = set()
    for day in range(1, 29):
        monkeypatch.setattr("quotes.plugin.day.today", lambda day=day: f"2026-02-{day:02}")
        assert of_the_day() == of_the_day()
        days.add(of_the_day())
    site.close()

    assert len(days) == 3, "long enough to stand by themselves, and nobody's but a guest's"


def test_examples_of_searches_find_something(tmp_path):
    documents = [article(f"{n}.txt", f"“The climate conference promises {n} glaciers,”") for n in range(3)]
    others = [article(f"o{n}.txt", f"“Bread number {n} is for somebody else,”", "Tom Okafor") for n in range(250)]
    site = Site(collection(tmp_path / "q.db", *documents, *others))
    shown = site.get("/").text.partition("examples")[2].partition("</p>")[0]
    links = re.findall(r'href="(/search\?q=[^"]+)"', shown)
    found = [site.get(link).text.count('class="hit ') for link in links]
    site.close()

    assert len(links) == 3
    assert all(found)


def test_every_kind_of_evidence_is_explained():
    assert set(wording.EVIDENCE) == set(Evidence)
    assert set(wording.KINDS) == set(wording.KINDS_AT_LENGTH) == set(QuoteKind)
    assert set(wording.ROLES) == set(Role)
    assert set(wording.PEOPLE) == set(PersonKind)


DESCRIBED = [
    (["a baker", "a baker", "the worst mayor ever seen"], "a baker", "what most documents say"),
    (["the mayor", None, None], "the mayor", "nobody says anything else"),
    (["the mayor", "a retired baker"], None, "each says something else: none is a title"),
]


@pytest.mark.parametrize(("said", "expected", "why"), DESCRIBED, ids=[case[-1] for case in DESCRIBED])
def test_a_person_goes_by_what_most_documents_call_them(tmp_path, said, expected, why):
    documents = [article(f"{n}.txt", f"“Day {n},”", "Ada Berg", description=words) for n, words in enumerate(said)]
    site = Site(collection(tmp_path / "q.db", *documents))
    head = text(site.get("/person/ada-berg").text.partition('class="lead"')[2].partition("</p>")[0])
    told = site.json("/api/v1/person/ada-berg.json")["description"]
    listed = text(site.get("/people").text)
    site.close()

    assert told == expected, why
    assert {words for words in said if words and words in head} == ({expected} - {None}), why
    assert not [words for words in said if words and words != expected and words in listed]
