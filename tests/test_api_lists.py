"""The JSON API: lists page through everything, find what is asked for, and count the same."""

import pytest
from made_up import article
from served import Site, collection


@pytest.mark.parametrize("sort", ["newest", "relevance"])
@pytest.mark.parametrize("query", ["kind=any", "q=promise", "kind=direct"])
def test_pages_together_are_the_whole_list(tmp_path_factory, sort, query):
    documents = [article(f"{n}.txt", f"“Promise number {n},”", published=f"2020-01-{1 + n % 9:02}") for n in range(9)]
    site = Site(collection(tmp_path_factory.mktemp("pages") / "q.db", *documents))
    whole = site.json(f"/api/v1/search.json?{query}&sort={sort}&size=100")
    found, path = [], f"/api/v1/search.json?{query}&sort={sort}&size=2"
    page = site.json(path)
    while True:
        found += page["quotes"]
        if page["next"] is None:
            break
        page = site.json(f"{path}&next={page['next']}")
    site.close()

    assert found == whole["quotes"]
    assert len(found) == whole["total"] == (18 if query == "kind=any" else 9)


@pytest.mark.parametrize("budget", [1, 3, 100])
def test_common_words_are_looked_through_a_window_at_a_time(tmp_path_factory, monkeypatch, budget):
    """Nothing is left out when more match than one page may look at, and a filter lets few of them through."""
    monkeypatch.setattr("quotes.store.queries.search.COUNTED", 1)
    monkeypatch.setattr("quotes.store.queries.search.LOOKED", budget)
    documents = [article(f"{n}.txt", f"“Promise number {n},”", outlet=f"Outlet {n % 4}") for n in range(12)]
    site = Site(collection(tmp_path_factory.mktemp("window") / "q.db", *documents))
    found, token = [], ""
    for _ in range(30):
        page = site.json(f"/api/v1/search.json?q=promise&outlet=Outlet+1&size=2{token}")
        found += [quote["text"] for quote in page["quotes"]]
        if page["next"] is None:
            break
        token = f"&next={page['next']}"
    site.close()

    assert found == ["“Promise number 9,”", "“Promise number 5,”", "“Promise number 1,”"]


def test_a_page_has_as_many_rows_as_asked_for(site):
    assert len(site.json("/api/v1/search.json?limit=2")["quotes"]) == 2
    assert len(site.json("/api/v1/people.json?limit=1")["people"]) == 1
    assert len(site.json("/api/v1/person/asa-brannstrom/quotes.json?limit=1&kind=any")["quotes"]) == 1
    assert site.get("/api/v1/search.json?limit=201").status_code == 400


@pytest.mark.parametrize(
    ("path", "known"),
    [("search.json?limt=2", "limit"), ("stats.json?q=a", "no parameters"), ("quote/x.json?sort=newest", "around")],
)
def test_a_parameter_that_nothing_knows_is_a_clear_error(site, path, known):
    response = site.get(f"/api/v1/{path}")

    assert response.status_code == 400
    assert response.json()["title"].startswith("There is no parameter")
    assert known in response.json()["way_out"]


def test_hits_are_offsets_of_the_words_searched_for(site):
    (found,) = site.json("/api/v1/search.json?q=%22council%22+decided")["quotes"]

    assert [found["text"][start:end] for start, end in found["hits"]] == ["decides", "council"]


def test_lists_of_people_page_through_everybody(site):
    found, token = [], ""
    while True:
        page = site.json(f"/api/v1/people.json?size=1{token}")
        found += [person["uid"] for person in page["people"]]
        if page["next"] is None:
            break
        token = f"&next={page['next']}"

    assert len(found) == len(set(found)) == 4
    assert found[0] == "asa-brannstrom"


def test_a_persons_quotations_can_be_searched(site):
    found = site.json("/api/v1/person/asa-brannstrom/quotes.json?q=ice")["quotes"]

    assert [quote["speaker"]["uid"] for quote in found] == ["asa-brannstrom"]


def test_facets_and_statistics_count_the_same(site):
    facets = site.json("/api/v1/facets.json?kind=any")["facets"]
    stats = site.json("/api/v1/stats.json")

    assert {row["value"]: row["count"] for row in facets["kind"]} == {
        row["value"]: row["count"] for row in stats["divided"]["kind"]
    }
    assert (stats["quotations"], stats["paraphrases"]) == (7, 2)
