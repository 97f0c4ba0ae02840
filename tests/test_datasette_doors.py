"""In a Datasette with others: foreign tables, permissions, templates of a station's own; and without our plugin."""

import json
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from datasette.utils import parse_metadata
from datasette.version import __version__
from served import Site, collection, server, settings
from sqlite_utils import Database

from quotes.archive.verify import verify
from quotes.store.connect import create_or_open
from quotes.store.describe import TABLES
from quotes.store.describe_views import VIEWS

ROOT = Path(__file__).parent.parent
CATS = [{"id": 1, "name": "Misse", "text": "Meow."}, {"id": 2, "name": "Måns", "text": "Prr."}]


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A database that holds our tables and somebody else's."""
    path = collection(tmp_path / "words.db")
    with Database(path) as db:
        db["cats"].insert_all(CATS, pk="id")
        db["toys"].insert({"id": 1, "cat": 1, "what": "ball"}, pk="id", foreign_keys=[("cat", "cats", "id")])
    return path


def test_foreign_tables_beside_ours_keep_datasettes_own_pages(shared):
    site = Site(shared)
    try:
        cats, row = site.get("/words/cats"), site.get("/words/toys/1")
        assert (cats.status_code, row.status_code) == (200, 200)
        assert "Måns" in cats.text
        assert site.json("/words/cats.json?_shape=array") == CATS
        assert site.get("/").text.count("Who said what")
        assert site.json("/api/v1/search.json?q=Meow")["quotes"] == []
        assert site.json("/api/v1/search.json?q=promise")["quotes"]
    finally:
        site.close()


def test_a_database_with_foreign_tables_is_loaded_into_and_verified(shared):
    db = create_or_open(shared)
    try:
        assert not list(verify(db))
        assert db["cats"].count == 2
    finally:
        db.close()


def test_ours_beside_another_database(shared, tmp_path):
    with Database(tmp_path / "dogs.db") as db:
        db["dogs"].insert({"id": 1, "name": "Karo"}, pk="id")
    site = Site(shared, tmp_path / "dogs.db")
    try:
        assert "Karo" in site.get("/dogs/dogs").text
        assert "dogs" in site.get("/").text, "the first page names what else is served"
        assert site.get("/search?q=promise").status_code == 200
    finally:
        site.close()


def _ruled(path: Path, rule: dict[str, object]) -> Site:
    return Site(path, metadata=rule, **({} if __version__.startswith("0.") else {"config": rule}))


PAGES = (
    "/",
    "/search",
    "/people",
    "/check",
    "/search.csv",
    "/search.atom",
    "/api/v1/search.json",
    "/api/v1/stats.json",
)


@pytest.mark.parametrize(
    ("rule", "pages"),
    [
        ({"databases": {"words": {"allow": False}}}, 403),
        ({"databases": {"words": {"tables": {"cats": {"allow": False}}}}}, 200),
        ({"databases": {"words": {"allow_sql": False}}}, 200),
    ],
    ids=["the database", "a table of others", "SQL of visitors"],
)
def test_what_datasette_denies_is_denied_on_our_pages_and_nothing_else(shared, rule, pages):
    site = _ruled(shared, rule)
    try:
        assert {site.get(path).status_code for path in PAGES} == {pages}
        if "allow_sql" in str(rule):
            query = "/words.json?sql=select+1" if __version__.startswith("0.") else "/words/-/query.json?sql=select+1"
            assert site.get(query).status_code == 403
        if "cats" in str(rule):
            assert site.get("/words/cats").status_code == 403
    finally:
        site.close()


def test_a_station_has_its_own_style_and_words_on_every_page(tmp_path):
    own = tmp_path / "templates" / "quotes" / "own"
    own.mkdir(parents=True)
    (own / "head.html").write_text('<link rel="stylesheet" href="/static/own.css">', "utf-8")
    (own / "foot.html").write_text("<p>A service of {{ publisher.title }}.</p>", "utf-8")
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "own.css").write_text("body { color: maroon }", "utf-8")
    site = Site(
        collection(tmp_path / "words.db"),
        template_dir=str(tmp_path / "templates"),
        static_mounts=[("static", str(tmp_path / "static"))],
        **settings(title="Radio Harbour"),
    )
    try:
        for path in ("/", "/search", "/people", "/about", "/nothing"):
            page = site.get(path).text
            if path != "/nothing":
                assert page.index('href="/static/own.css"') > page.index("site.css"), "after ours, so that it wins"
                assert "<p>A service of Radio Harbour.</p>" in page
        assert site.get("/static/own.css").text == "body { color: maroon }"
    finally:
        site.close()


def test_quotes_serve_takes_templates_and_files_of_ones_own(tmp_path):
    own = tmp_path / "templates" / "quotes" / "own"
    own.mkdir(parents=True)
    (own / "foot.html").write_text("<p>Radio Harbour.</p>", "utf-8")
    (tmp_path / "own.css").write_text("body {}", "utf-8")
    options = ("--template-dir", str(tmp_path / "templates"), "--static", f"own:{tmp_path}")
    with server(collection(tmp_path / "words.db"), *options) as address:
        with urlopen(f"{address}/about") as page:  # noqa: S310 - our own
            assert b"<p>Radio Harbour.</p>" in page.read()
        with urlopen(f"{address}/own/own.css") as style:  # noqa: S310
            assert style.read() == b"body {}"


def test_a_page_of_ours_can_be_replaced_whole(tmp_path):
    own = tmp_path / "templates" / "quotes"
    own.mkdir(parents=True)
    (own / "about.html").write_text(
        '{% extends "quotes/base.html" %}{% block main %}<h1>About Radio Harbour</h1>{% endblock %}', "utf-8"
    )
    site = Site(collection(tmp_path / "words.db"), template_dir=str(tmp_path / "templates"))
    try:
        assert "<h1>About Radio Harbour</h1>" in site.get("/about").text
    finally:
        site.close()


PLAIN = """
import asyncio, json, sys
sys._called_from_test = True  # what Datasette asks before it loads installed plugins
from datasette.app import Datasette

async def main():
    datasette = Datasette([sys.argv[1]], **json.loads(sys.argv[2]))
    await datasette.invoke_startup()
    found = {}
    for path in sys.argv[3:]:
        response = await datasette.client.get(path)
        found[path] = [response.status_code, response.text]
    print(json.dumps(found))
    datasette.executor.shutdown()

asyncio.run(main())
"""


def plainly(path: Path, *addresses: str, **options: object) -> dict[str, tuple[int, str]]:
    """The answers of a Datasette that knows nothing of our plugin."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PLAIN, str(path), json.dumps(options), *addresses],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_without_our_plugin_the_tables_and_views_are_readable(tmp_path):
    path = collection(tmp_path / "words.db")
    tables = [f"/words/{name}" for name in (*TABLES, *VIEWS)]
    rows = ["/words/spoken.json?_shape=array", "/words/said_by_named_people.json?_shape=array"]
    search = "/words/quotes?_search=promise"
    found = plainly(path, "/", "/words", "/words/quotes", search, *tables, *rows)

    assert {address: status for address, (status, _) in found.items() if status != 200} == {}
    assert "Who said what, word for word" not in found["/"][1]
    assert "Bread is a promise" in found[search][1]
    spoken = json.loads(found[rows[0]][1])
    assert {row["speaker"] for row in spoken} >= {"Åsa Brännström", "Tom Okafor"}, "names, not numbers"
    assert {row["document"] for row in spoken} >= {"Bakery To Reopen"}
    assert all(row["speaker"] for row in json.loads(found[rows[1]][1]))


def test_without_our_plugin_a_row_names_the_people_and_documents_that_it_points_at(tmp_path):
    """By the file of docs/publish: by itself Datasette 1.0 takes the uid for the label, and 0.65 the title if any."""
    path = collection(tmp_path / "quotes.db")
    labels = parse_metadata((ROOT / "docs" / "publish" / "plain.yaml").read_text("utf-8"))
    options = {"metadata" if __version__.startswith("0.") else "config": labels}
    table = plainly(path, "/quotes/quotes?_labels=on", **options)["/quotes/quotes?_labels=on"][1]

    assert ">Åsa Brännström</a>" in table
    assert ">Bakery To Reopen</a>" in table
