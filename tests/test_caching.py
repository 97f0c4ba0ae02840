"""Answers that a browser or a proxy may keep, and for how long."""

import datetime as dt
import gzip

import pytest
from made_up import article
from served import Site, collection, settings
from sqlite_utils import Database

from quotes.store.connect import create_or_open
from quotes.store.save import save


@pytest.fixture
def changing(tmp_path):
    site = Site(collection(tmp_path / "q.db"))
    yield site
    site.close()


@pytest.fixture
def still(tmp_path):
    site = Site(**settings(public=True), immutables=[str(collection(tmp_path / "q.db"))])
    yield site
    site.close()


PATHS = ("/", "/search?q=ice", "/people", "/api/v1/search.json?q=ice", "/search.atom", "/q/quotes", "/q/quotes.json")


@pytest.mark.parametrize("path", PATHS)
def test_who_holds_an_answer_is_not_sent_it_again(changing, path) -> None:
    first = changing.get(path)
    again = changing.get(path, headers={"If-None-Match": first.headers["etag"]})

    assert first.status_code == 200
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert first.headers["cache-control"] == "private, no-cache"


def test_an_answer_does_not_hold_when_the_database_has_changed(changing, tmp_path) -> None:
    tag = changing.get("/search").headers["etag"]
    db = create_or_open(tmp_path / "q.db")
    save(db, article("new.txt", "“We open in May,”"))
    db.close()
    response = changing.get("/search", headers={"If-None-Match": tag})

    assert response.status_code == 200
    assert "We open in May" in response.text


def test_each_address_has_an_etag_of_its_own(changing) -> None:
    tags = [changing.get(path).headers["etag"] for path in PATHS]
    assert len(set(tags)) == len(tags)
    assert changing.get("/", headers={"host": "example.org"}).headers["etag"] not in tags, "links name the host"


def test_what_does_not_change_is_kept_for_a_day(still) -> None:
    assert still.get("/search").headers["cache-control"] == "public, max-age=86400"
    page = still.get("/").text
    sheet = page.partition('stylesheet" href="')[2].partition('"')[0]
    assert "immutable" in still.get(sheet).headers["cache-control"]


def test_the_quotation_of_the_day_is_kept_until_midnight(still, monkeypatch) -> None:
    def at(time: str, **headers: str):
        monkeypatch.setattr("quotes.plugin.day.now", lambda: dt.datetime.fromisoformat(time))
        return still.get("/", headers=headers)

    evening = at("2026-02-03T23:59:50+00:00")
    held = {"If-None-Match": evening.headers["etag"]}

    assert evening.headers["cache-control"] == "public, max-age=10"
    assert at("2026-02-03T23:59:59+00:00", **held).status_code == 304
    assert at("2026-02-04T00:00:00+00:00", **held).status_code == 200
    assert at("2026-02-04T00:00:00+00:00").headers["cache-control"] == "public, max-age=86400"


NOT_KEPT = [
    ("/nothing-here", {}, "an error"),
    ("/search", {"cookie": "ds_actor=somebody"}, "somebody who is logged in"),
    ("/search", {"authorization": "Bearer x"}, "somebody with a token"),
]


@pytest.mark.parametrize(("path", "headers", "why"), NOT_KEPT, ids=[case[-1] for case in NOT_KEPT])
def test_what_is_not_for_everybody_is_not_kept(changing, path, headers, why) -> None:
    assert "etag" not in changing.get(path, headers=headers).headers, why


def test_answers_are_compressed_for_those_who_can_read_it(still) -> None:
    plain = still.get("/search", headers={"accept-encoding": "identity"})
    packed = still.get("/search", headers={"accept-encoding": "gzip"})

    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.text == plain.text
    assert len(gzip.compress(plain.content)) < len(plain.content) / 2


def test_a_database_of_somebody_else_is_left_to_datasette(tmp_path) -> None:
    with Database(tmp_path / "cats.db") as db:
        db["cats"].insert({"name": "Misse"})
    site = Site(tmp_path / "cats.db")
    assert "etag" not in site.get("/cats/cats.json").headers
    site.close()
