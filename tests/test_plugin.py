"""The plugin is a good guest in a Datasette: its other databases, permissions, address, robots and start."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from served import Site, collection, settings
from sqlite_utils import Database

from quotes.plugin.site import SHOWN


def test_a_database_that_is_not_ours_leaves_datasette_as_it_is(tmp_path):
    with Database(tmp_path / "cats.db") as db:
        db["cats"].insert({"name": "Misse"})
    site = Site(tmp_path / "cats.db")
    home, search = site.get("/"), site.get("/search")
    site.close()

    assert "cats" in home.text
    assert "Who said what" not in home.text
    assert search.status_code == 404


def _takes_config() -> bool:
    from datasette.version import __version__

    return not __version__.startswith("0.")


def test_a_private_instance_stays_private(tmp_path: Path):
    rule = {"allow": {"id": "root"}}
    site = Site(collection(tmp_path / "q.db"), metadata=rule, **({"config": rule} if _takes_config() else {}))
    pages = [site.get(path).status_code for path in ("/", "/search", "/api/v1/search.json")]
    site.close()

    assert pages == [403, 403, 403]


@pytest.mark.parametrize("table", SHOWN)
def test_a_table_that_is_denied_shows_on_no_page(table, tmp_path: Path):
    """Datasette's own rule for one table holds for the pages that are made from it."""
    rule = {"databases": {"q": {"tables": {table: {"allow": {"id": "root"}}}}}}
    site = Site(collection(tmp_path / "q.db"), metadata=rule, **({"config": rule} if _takes_config() else {}))
    uid = site.rows("select uid from quotes")[0][0]
    paths = ("/", "/search", f"/quote/{uid}", "/people", "/check", "/api/v1/search.json", f"/api/v1/quote/{uid}.json")
    pages = [site.get(path).status_code for path in (*paths, "/search.csv", "/corrections.atom")]
    known = {"ds_actor": site.datasette.sign({"a": {"id": "root"}}, "actor")}
    allowed = [site.get(path, cookies=known).status_code for path in paths]
    site.close()

    assert set(pages) == {403}
    assert set(allowed) == {200}


def test_addresses_keep_a_proxys_prefix(tmp_path):
    site = Site(collection(tmp_path / "q.db"), settings={"base_url": "/spoken/"})
    page = site.get("/search").text
    site.close()

    assert 'href="/spoken/people"' in page
    assert not re.search(r'(?:href|src|action)="/(?!spoken/)', page)


def test_robots_are_told(site, tmp_path):
    assert "Disallow: /words" in site.get("/robots.txt").text
    closed = Site(collection(tmp_path / "q.db"), **settings(robots=False))
    assert closed.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"
    closed.close()


def test_the_plugin_can_be_imported_before_datasette():
    """Datasette imports its plugins while it is itself being imported: ours must not want it then."""
    check = "import sys, quotes.plugin; sys.exit('datasette.app' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
