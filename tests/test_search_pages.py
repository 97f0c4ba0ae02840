"""Searches on the site: what is found, how it is narrowed and ordered, and feeds of it."""

import csv
import io
import re
from xml.etree import ElementTree as ET

import pytest
from made_up import article
from served import Site, collection, text
from sqlite_utils import Database


def test_a_search_for_a_name_offers_the_person(site):
    assert "People of this name: Tom Okafor" in text(site.get("/search?q=okafor").text)


def test_searches_can_be_narrowed(site):
    def found(query: str) -> int:
        return site.get(f"/search?{query}").text.count('class="hit ')

    assert found("") == 7
    assert found("person=asa-brannstrom") == 3
    assert found("kind=indirect") == 2
    assert found("kind=any") == 9
    assert found("translated=yes") == 1
    assert found("guests=yes") == 5
    assert found("outlet=Radio+Kiruna") == 5
    assert found("program=Morning+Ice&role=host") == 2
    assert found("since=2023-05-05") == 5
    assert found("until=2023-05-04") == 1
    assert found("unresolved=yes") == 0


def test_paraphrases_come_on_request_led_by_the_words_of_the_reporter(site):
    own, asked = site.get("/search?q=oven").text, site.get("/search?q=oven&kind=indirect").text

    assert "there are 2 paraphrases" in text(own)
    assert "The oven will be lit again in spring" not in text(own)
    assert '</mark> will be lit again in spring<span class="reporter">, she said</span>' in asked


def test_words_in_several_copies_of_a_story_are_found_once(tmp_path):
    path = collection(tmp_path / "q.db", article("a.txt"), article("b.txt", "“A promise again,”"))
    with Database(path) as db:
        original, copy = (row[0] for row in db.execute("select id from quotes where kind = 'direct' order by id"))
        db.execute("update quotes set copy_of = ? where id = ?", [original, copy])
        db.conn.commit()
    site = Site(path)
    counts = [site.get(f"/search?q=promise{more}").text.count('class="hit ') for more in ("", "&copies=yes")]
    site.close()

    assert counts == [1, 2]


def test_newest_come_first_and_undated_last(site):
    page = site.get("/search").text

    assert page.index("2024-02-03") < page.index("2023-05-04") < page.rindex("the source gives no date")


def test_other_forms_of_a_word_are_told(site):
    assert "Also found: decides" in text(site.get("/search?q=decided").text)
    assert "Also found" not in text(site.get("/search?q=decides").text)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("promisse", "promise"), ("harbuor", "harbour"), ("zzzzzz", None), ("ice*", None)],
)
def test_a_mistyped_word_is_corrected_by_words_of_the_collection(site, typed, meant):
    page = site.get(f"/search?q={typed}").text
    found = re.search(r"Did you mean <a href=\"([^\"]+)\">(.*?)</a>", page)

    assert (found and found[2]) == meant
    if found:
        assert 'class="hit ' in site.get(found[1].replace("&amp;", "&")).text


def test_the_box_for_a_person_leads_to_one_or_asks_which(tmp_path):
    names = ("Anna Berg", "Anna Bergman", "Åsa Brännström")
    site = Site(collection(tmp_path / "q.db", *(article(f"{name}.txt", f"“Ice by {name},”", name) for name in names)))
    to_one, whole = site.get("/search?q=ice&by=brann"), site.get("/search?by=anna+berg")
    several, nobody = (text(site.get(f"/search?q=ice&by={by}").text) for by in ("anna", "xyz"))
    site.close()

    assert to_one.headers["location"] == "/search?q=ice&person=asa-brannstrom"
    assert whole.headers["location"] == "/search?person=anna-berg"
    assert "Whose words? Anna Berg" in several
    assert "Nobody here has a name like xyz" in nobody


@pytest.mark.parametrize(("path", "rows"), [("/search.{}", 7), ("/search.{}?kind=any", 9), ("/search.{}?q=ice", 1)])
def test_a_whole_search_is_a_file(site, monkeypatch, path, rows):
    monkeypatch.setattr("quotes.plugin.pages.downloads.AT_ONCE", 2)
    table = list(csv.DictReader(io.StringIO(site.get(path.format("csv")).text)))
    listed = site.json(path.format("json"))

    assert [row["uid"] for row in table] == [row["uid"] for row in listed]
    assert len(table) == rows
    assert len({row["uid"] for row in table}) == rows


@pytest.mark.parametrize("path", ["/people.{}", "/people.{}?q=brann", "/person/asa-brannstrom.{}", "/search.{}?q=zzz"])
def test_other_lists_are_files_too(site, monkeypatch, path):
    monkeypatch.setattr("quotes.plugin.pages.downloads.AT_ONCE", 1)
    table = list(csv.DictReader(io.StringIO(site.get(path.format("csv")).text)))

    assert [row["uid"] for row in table] == [row["uid"] for row in site.json(path.format("json"))]
    assert bool(table) == ("zzz" not in path)


@pytest.mark.parametrize("path", ["/search.atom?q=ice", "/person/asa-brannstrom.atom"])
def test_feeds_are_atom(site, path):
    response = site.get(path)
    root = ET.fromstring(response.text.encode())  # noqa: S314 - our own feed
    names = {"a": "http://www.w3.org/2005/Atom"}

    assert response.headers["content-type"].startswith("application/atom+xml")
    assert root.find("a:updated", names).text >= "2025"
    entries = root.findall("a:entry", names)
    assert entries
    for entry in entries:
        assert entry.find("a:updated", names).text >= "2025", "when it came into the collection, not when it was said"
        for part in ("id", "title", "updated", "author/a:name", "content"):
            assert entry.find(f"a:{part}", names).text


def test_a_feed_tells_what_is_new_in_the_collection(tmp_path, monkeypatch):
    path = collection(
        tmp_path / "q.db", *(article(f"{n}.txt", f"“Promise {n},”", published="2020-05-04") for n in "ab")
    )
    with Database(path) as db:
        db.execute("update documents set stored = '2020-06-01T00:00:00Z'")
        db.conn.commit()
    collection(
        path, article("old.txt", "“An old promise,”", published="1999-01-01"), article("no.txt", "“No promise,”")
    )
    site = Site(path)
    feeds = [site.get(f"/search.atom{query}").text for query in ("", "?q=promise")]
    monkeypatch.setattr("quotes.store.queries.latest.COUNTED", 1)
    feeds.append(site.get("/search.atom?q=promise").text)
    site.close()

    for feed in feeds:
        titles = re.findall(r"<title>[^:]+: (“.*?”)</title>", feed)
        assert set(titles[:2]) == {"“An old promise,”", "“No promise,”"}
        assert len(titles) == 4
