"""Every row once, whoever follows `next` to the end while documents are loaded."""

import pytest
from made_up import article
from served import Site, collection

from quotes.plugin.walks import Walks
from quotes.store.connect import create_or_open
from quotes.store.save import save

NAMES = [f"Anna Berg{letter}" for letter in "abcdefghij"]


def said(number: int, name: str):
    return article(
        f"{number}.txt", f"“Promise number {number} of the harbour,”", name, published=f"2020-01-{number % 28 + 1:02}"
    )


@pytest.mark.parametrize(
    ("path", "rows"),
    [
        ("/api/v1/people.json?q=anna", "people"),
        ("/api/v1/search.json?q=promise", "quotes"),
        ("/api/v1/search.json?q=promise&sort=relevance", "quotes"),
        ("/api/v1/search.json?kind=any", "quotes"),
        ("/api/v1/person/anna-berga/quotes.json?kind=any", "quotes"),
    ],
)
def test_a_walk_gives_each_row_once_while_a_load_adds_rows(tmp_path, path, rows):
    database = collection(tmp_path / "q.db", *(said(n, NAMES[n % 10]) for n in range(30)))
    site = Site(database)
    db = create_or_open(database)
    try:
        separator = "&" if "?" in path else "?"
        before = {row["uid"] for row in site.json(f"{path}{separator}limit=200")[rows]}
        walked, token = [], ""
        for step in range(100):
            page = site.json(f"{path}{separator}limit=2{token}")
            walked += [row["uid"] for row in page[rows]]
            # The last people are quoted most from now on, and words are found that fit better and are newer or older.
            for more in range(3 if step < 8 else 0):
                save(db, said(100 + 3 * step + more, NAMES[9 - more - step % 5]))
            if page["next"] is None:
                break
            token = f"&next={page['next']}"
    finally:
        db.close()
        site.close()

    assert len(walked) == len(set(walked))
    assert before <= set(walked)


def test_walks_that_nobody_asked_for_longest_are_forgotten_first():
    walks = Walks(most=5)
    for name in ("a", "b", "c"):
        walks.keep(name, [1, 2])
        walks.get("a")

    assert [walks.get(name) for name in ("a", "b", "c")] == [[1, 2], None, [1, 2]]


def test_a_walk_that_is_forgotten_goes_on(site, monkeypatch):
    first = site.json("/api/v1/people.json?limit=1")
    monkeypatch.setattr("quotes.plugin.walks._walks", Walks())
    second = site.json(f"/api/v1/people.json?limit=1&next={first['next']}")

    assert second["people"] != first["people"]
