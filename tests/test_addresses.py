"""Addresses of the site that lead nowhere are told with the way out; old ones lead to the new."""

import pytest
from made_up import article, transcript
from served import Site, collection, text
from sqlite_utils import Database

from quotes.store.connect import create_or_open
from quotes.store.save import save


@pytest.mark.parametrize("path", ["/search", "/people", "/about/remarks", "/person/asa-brannstrom"])
@pytest.mark.parametrize(
    "token", ["nonsense", "W10", "WzFd.", "e30", "WzEsMiwzXQ", "W251bGxd", "WzFlOTk5XQ", "W10=" * 100]
)
def test_a_wrong_page_token_is_one_sentence(site, path, token):
    response = site.get(path, params={"next": token})

    assert response.status_code == 404
    assert "leave it out to begin again" in text(response.text)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/quote/nothing", 404),
        ("/quote/nothing/embed", 404),
        ("/document/nothing", 404),
        ("/person/nobody", 404),
        ("/quote/%00%ff", 404),
        ("/quote/" + "a" * 3000, 404),
        ("/search?kind=shouted", 400),
        ("/search?since=yesterday", 400),
        ("/people?kind=ghost", 400),
    ],
)
def test_what_is_not_there_is_told_with_the_way_out(site, path, status):
    response = site.get(path)

    assert response.status_code == status
    assert "Search the quotations" in text(response.text)


def test_an_old_address_says_where_the_words_went(tmp_path):
    path = collection(tmp_path / "q.db", article())
    with Database(path) as db:
        old = dict(db.execute("select kind, uid from quotes").fetchall())
    db = create_or_open(path)
    (replaced,) = db.execute("select uid from documents").fetchone()
    save(db, article(words="“Bread is a debt,”"))
    (successor,) = db.execute("select uid from documents").fetchone()
    db.close()
    site = Site(path)
    gone, moved = site.get(f"/quote/{old['direct']}"), site.get(f"/quote/{old['indirect']}")
    document, new = site.get(f"/document/{replaced}"), f"/document/{successor}"
    site.close()

    assert gone.status_code == 410
    assert "“Bread is a promise,”" in text(gone.text)
    assert moved.status_code == 301
    assert moved.headers["location"].startswith("/quote/")
    assert new in gone.text
    assert document.status_code == 410
    assert new in document.text


def test_a_moved_quotation_is_followed(tmp_path):
    path = collection(tmp_path / "q.db", article())
    site = Site(path)
    old = site.uid("kind = 'indirect'"), site.uid("text like '%promise%'")
    site.close()
    db = create_or_open(path)
    save(db, article(words="“Bread is a debt,”"))
    db.close()
    site = Site(path)
    moved, gone = (site.get(f"/api/v1/quote/{uid}.json") for uid in old)
    new = site.uid("kind = 'indirect'")
    site.close()

    assert moved.status_code == 301
    assert moved.headers["location"] == f"/api/v1/quote/{new}.json"
    assert gone.status_code == 410
    assert "“Bread is a promise,”" in gone.json()["way_out"]


def test_a_merged_person_leads_to_the_other(tmp_path):
    path = collection(tmp_path / "q.db", transcript())
    with Database(path) as db:
        db["decisions"].insert({"verb": "merge", "person": "asa-b", "target": "asa-brannstrom", "document": ""})
    site = Site(path)
    paths = ("/person/asa-b", "/api/v1/person/asa-b.json", "/api/v1/person/asa-b/quotes.json")
    found = {path: site.get(path) for path in paths}
    site.close()

    assert {path: (answer.status_code, answer.headers["location"]) for path, answer in found.items()} == {
        path: (301, path.replace("asa-b", "asa-brannstrom")) for path in found
    }
