"""Counts say what they count, and are the same on the pages, in the API and in SQL."""

import re

import pytest
from made_up import HOST, MAYOR, article, transcript
from served import Site, collection, text
from sqlite_utils import Database


@pytest.fixture(scope="module")
def counted(tmp_path_factory):
    """A collection with paraphrases and with one article twice."""
    path = tmp_path_factory.mktemp("counts") / "q.db"
    collection(path, transcript(), *(article(f"{n}.txt", f"“Promise {n},”", published="2020-05-04") for n in range(3)))
    with Database(path) as db:
        first, second = (row[0] for row in db.execute("select id from quotes where kind = 'direct' limit 2"))
        db.execute("update quotes set copy_of = ? where id = ?", [first, second])
        db.conn.commit()
    found = Site(path)
    yield found
    found.close()


def number(pattern: str, page: str) -> int:
    """The number that a page says."""
    found = re.search(pattern, page)
    assert found, f"{pattern} in {page}"
    return int(found[1])


def test_quotations_are_counted_the_same_everywhere(counted):
    (in_sql,) = counted.rows("select count(*) from spoken")[0]

    assert in_sql == 7
    assert number(r"(\d+) quotations", text(counted.get("/").text)) == in_sql
    assert number(r"(\d+) quotations", text(counted.get("/search").text)) == in_sql
    assert counted.json("/api/v1/search.json")["total"] == in_sql
    assert counted.json("/api/v1/stats.json")["quotations"] == in_sql
    assert sum(row["count"] for row in counted.json("/api/v1/facets.json")["facets"]["kind"]) == in_sql


@pytest.mark.parametrize(("name", "slug"), [(MAYOR, "asa-brannstrom"), (HOST, "tom-okafor")])
def test_a_persons_quotations_are_counted_the_same_everywhere(counted, name, slug):
    (in_sql,) = counted.rows(f"select count(*) from said_by_named_people where speaker = '{name}'")[0]
    page = text(counted.get(f"/person/{slug}").text)

    assert number(r"(\d+) quotations? in \d+ document", page) == in_sql
    assert number(r"In their own words (\d+) quotation", page) == in_sql
    assert number(rf"{name}.{{0,80}}? (\d+) quotations? in", text(counted.get("/people").text)) == in_sql
    assert counted.json(f"/api/v1/person/{slug}.json")["quotations"] == in_sql
    assert counted.json(f"/api/v1/person/{slug}/quotes.json")["total"] == in_sql
    assert counted.json(f"/api/v1/search.json?person={slug}")["total"] == in_sql


def test_paraphrases_are_counted_beside_the_words(counted):
    page = counted.get("/person/asa-brannstrom").text
    path = re.search(r'href="([^"]+)">3 paraphrases<', page)

    assert path
    assert "In their own words 4 quotations and 3 paraphrases" in text(page)
    reported = text(counted.get(path[1].replace("&amp;", "&")).text)
    assert "What reporters say they said 3 paraphrases and 4 quotations" in reported
    assert counted.json("/api/v1/stats.json")["paraphrases"] == 3
