"""Corrections: listed with who, when and why, told on the page they are about, and reported with a link."""

from collections.abc import Iterator
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from served import Site, collection, settings, text

from quotes.store.connect import create_or_open
from quotes.store.decisions import Decision
from quotes.store.reassign import take as decide
from quotes.store.verdicts import NO_QUOTATION, NOBODY, SPEAKER, speaker, take, verdict


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    path: Path = collection(tmp_path_factory.mktemp("corrected") / "q.db")
    db = create_or_open(path)
    about = dict(db.execute("select substr(text, 1, 9), uid from quotes").fetchall())
    reached = verdict(db, about["“Bread is"], SPEAKER)
    take(
        db,
        verdict(db, reached.quotation, SPEAKER, speaker(db, "Nils Ahlgren", reached.document), by="Eva", why="A slip."),
    )
    take(db, verdict(db, about["“Salt is "], NO_QUOTATION, why="A headline of ours."))
    take(db, verdict(db, about["I walked "], NOBODY, why="<b>He</b> asked us."))
    decide(db, Decision("rename", "tom-okafor", "Thomas Okafor", by="Eva", why="His own spelling."))
    db.close()
    found = Site(path, **settings(contact="desk@example.org", title="Kiruna"))
    yield found
    found.close()


LISTED = [
    ("These words are Nils Ahlgren’s; they were taken for Åsa Brännström’s.", "A slip."),
    ("These words are no quotation; they were taken for a senior official’s.", "A headline of ours."),
    ("Nobody can tell whose words these are; they were taken for UNIDENTIFIED MAN’s.", "<b>He</b> asked us."),
    ("The name that is shown is now Thomas Okafor.", "His own spelling."),
]


@pytest.mark.parametrize(("sentence", "why"), LISTED)
def test_a_correction_is_listed_with_its_reason(site, sentence, why) -> None:
    page = site.get("/corrections")
    assert page.status_code == 200
    assert sentence in text(page.text)
    assert why in unescape(page.text)
    assert why in [*feed(site, "content")] or any(why in content for content in feed(site, "content"))
    assert sentence in feed(site, "title")


def feed(site: Site, name: str) -> list[str]:
    root = ET.fromstring(site.get("/corrections.atom").content)  # noqa: S314 - our own
    return [element.text or "" for element in root.iter(f"{{http://www.w3.org/2005/Atom}}{name}")]


def test_the_feed_says_when_something_was_decided(site) -> None:
    assert all(stamp.startswith("20") and stamp.endswith("Z") for stamp in feed(site, "updated"))


def test_a_corrected_quotation_says_so(site) -> None:
    page = site.get(f"/quote/{site.uid('evidence = ' + repr('correction'))}").text
    assert "Corrected on" in text(page)
    assert "A slip." in page
    assert "whoever publishes this has corrected it" in text(page)


def test_what_was_taken_out_says_why(site) -> None:
    ((uid,),) = site.rows("select quotation from decisions where verb = 'not a quotation'")
    page = site.get(f"/quote/{uid}")
    assert page.status_code == 410
    assert "A headline of ours." in page.text


def test_each_quotation_can_be_reported(site) -> None:
    for (uid,) in site.rows("select uid from quotes"):
        page = site.get(f"/quote/{uid}").text
        assert f'href="mailto:desk@example.org?subject=Mistake%20in%20quotation%20{uid}' in page
        assert ">Report a mistake</a>" in page
    assert site.json(f"/api/v1/quote/{uid}.json")["links"]["report"].startswith("mailto:desk@example.org?")


def test_long_lists_of_corrections_have_pages(tmp_path) -> None:
    path = collection(tmp_path / "q.db")
    db = create_or_open(path)
    for number in range(120):
        decide(db, Decision("alias", "tom-okafor", f"Okafor {number}"))
    db.close()
    site = Site(path)
    seen, link = [], "/corrections"
    while link:
        page = site.get(link).text
        seen += [part.partition('"')[0] for part in page.split('class="hit" id="')[1:]]
        link = unescape(page.partition('rel="next" href="')[2].partition('"')[0])
    site.close()
    assert len(seen) == len(set(seen)) == 120
