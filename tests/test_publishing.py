"""A site under its publisher's name: title, logo, licence, contact, colour; and what the public may not have."""

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from click import Command
from click.testing import CliRunner
from conftest import ROOT
from datasette.utils import StartupError, parse_metadata
from hypothesis import given
from hypothesis import strategies as st
from made_up import transcript
from served import Site, collection, settings
from sqlite_utils import Database

from quotes.commands.load import load
from quotes.commands.publish import publish
from quotes.errors import UsageError
from quotes.plugin.colours import DARK, LIGHT, _parts, contrast, readable
from quotes.plugin.publishing import Publisher, publisher

TOLD = {
    "title": "Spoken in Kiruna",
    "contact": "desk@example.org",
    "licence": "https://creativecommons.org/licenses/by/4.0/",
    "colour": "#7a1f5c",
}


@pytest.fixture
def branded(tmp_path: Path):
    logo = tmp_path / "logo.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "utf-8")
    site = Site(collection(tmp_path / "q.db"), **settings(**TOLD, logo=str(logo), public=True))
    yield site
    site.close()


def test_every_page_carries_the_publishers_name(branded) -> None:
    for path in ("/", "/search", "/about", "/people", f"/quote/{branded.uid('1')}"):
        page = branded.get(path).text
        assert "Spoken in Kiruna" in page
        assert "creativecommons.org" in page
    assert 'href="mailto:desk@example.org"' in branded.get("/").text
    assert branded.json("/api/v1/openapi.json")["info"]["title"] == "Spoken in Kiruna"
    assert "creativecommons.org" in branded.get("/search.atom").text


def test_logo_and_colour_come_from_this_site(branded) -> None:
    page = branded.get("/").text
    logo = page.partition('class="logo" src="')[2].partition('"')[0]
    sheet = page.partition('stylesheet" href="')[2].partition('"')[0]

    assert branded.get(logo).headers["content-type"] == "image/svg+xml"
    assert "script" not in branded.get(logo).headers["content-security-policy"]
    assert ":#7a1f5c}" in branded.get(sheet).text


@given(st.from_regex(r"\A#[0-9a-f]{6}\Z"), st.sampled_from([LIGHT, DARK]))
def test_any_colour_is_made_fit_to_read(colour: str, paper: str) -> None:
    assert contrast(_parts(readable(colour, paper)), _parts(paper)) >= 4.5


def test_a_setting_that_cannot_be_stops_the_start(tmp_path) -> None:
    for wrong, sentence in (({"tittle": "x"}, "there is no setting tittle"), ({"excerpts": "many"}, "excerpts must")):
        with pytest.raises(StartupError, match=sentence):
            Site(collection(tmp_path / f"{sentence[:5]}.db"), **settings(**wrong))


CONTACTS = [
    ("desk@example.org", "mailto:desk@example.org", "a mail"),
    ("https://example.org/issues/new", "https://example.org/issues/new", "an issue with title and body"),
    (
        "https://example.org/report?quote={uid}&of={page}&text={words}",
        "https://example.org/report",
        "fields of their own",
    ),
]


@pytest.mark.parametrize(("contact", "begins", "why"), CONTACTS, ids=[case[-1] for case in CONTACTS])
def test_a_report_has_the_quotation_filled_in(contact: str, begins: str, why: str) -> None:
    link = Publisher(contact=contact).report("https://example.org/quote/abc", "abc", "Salt & light, 100 %")
    assert link.startswith(begins), why
    values = " ".join(value for found in parse_qs(urlsplit(link).query).values() for value in found)
    assert "abc" in values
    assert "Salt & light, 100 %" in values
    assert "https://example.org/quote/abc" in unquote(link)


def test_the_public_gets_no_file_no_sql_and_no_inner_page(branded) -> None:
    for path in ("/q.db", "/q?sql=select+1", "/q.json?sql=select+1", "/q/-/query.json?sql=select+1"):
        response = branded.get(path)
        while response.status_code == 302:  # as the next Datasette moves SQL to an address of its own
            response = branded.get(response.headers["location"])
        assert response.status_code in {400, 403, 404}, path
    for path in ("databases.json", "metadata.json", "config.json", "threads.json", "permissions", "databases"):
        assert branded.get(f"/-/{path}").status_code == 404, path
    for path in ("files", "files.json", "f~69les.csv", "%66iles/1", "loads.json?_shape=array"):
        assert branded.get(f"/q/{path}").status_code == 404, path
    assert branded.get("/q/quotes.json?_where=1=1").status_code in {400, 403}
    assert branded.get("/-/plugins.json").status_code == 200


def test_paths_of_the_publishers_machine_are_cut(tmp_path) -> None:
    path = collection(
        tmp_path / "q.db",
        transcript(path="/srv/desk/archive/2024/harbour.txt"),
        transcript((("EVA LIND, HOST", "It rains here today."),), path="/srv/desk/archive/rain.txt", title="Rain"),
    )
    site = Site(path, **settings(public=True))
    paths = site.rows("select path from documents union select path from files order by 1")
    pages = site.get("/q/documents.json").text + site.get(f"/quote/{site.uid('1')}").text
    site.close()

    assert paths == [("2024/harbour.txt",), ("rain.txt",)]
    assert "/srv" not in pages
    with Database(path) as db:
        assert db.execute("select count(*) from files where path like '/srv/%'").fetchone()[0] == 2, "the file stays"


def test_the_file_of_settings_that_is_documented_is_taken() -> None:
    told = parse_metadata((ROOT / "docs" / "publish" / "datasette.yaml").read_text("utf-8"))
    found = publisher(told["plugins"]["quotes"])
    assert (found.public, found.excerpts) == (True, 60)


def test_a_copy_for_others_is_written_once(tmp_path) -> None:
    path, public = collection(tmp_path / "q.db", transcript(path="/srv/desk/harbour.txt")), tmp_path / "public.db"

    def run(command: Command, *words: str | Path):
        return CliRunner().invoke(command, [str(word) for word in words])

    assert run(publish, path, public, "--excerpts", "60").exit_code == 0
    assert b"/srv/desk" not in public.read_bytes()
    assert "is there already" in str(run(publish, path, public).exception)
    assert isinstance(run(publish, path, tmp_path / "other.db", "--excerpts", "0").exception, UsageError)
    assert "holds excerpts" in str(run(load, public, "seeds").exception)
