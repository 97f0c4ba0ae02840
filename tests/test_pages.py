"""Every page: what it is for, that it runs nothing, pictures of years, and words for every kind."""

import re

import pytest
from made_up import article
from served import Site, collection, text

from quotes.models import Evidence, PersonKind, QuoteKind, Role
from quotes.plugin import wording

PAGES = [
    (
        "/",
        ["Who said what, word for word", "7 quotations and 2 paraphrases", "Radio Kiruna", "1 document gives no date"],
    ),
    ("/search", ["Quotations", "Narrow it down", "the source gives no date"]),
    ("/search?q=ice", ["Quotations with ice", "1 quotation"]),
    ("/people", ["Åsa Brännström", "3 quotations in 2 documents", "a senior official", "unnamed source"]),
    ("/people?q=BRANN", ["Åsa Brännström"]),
    ("/person/asa-brannstrom", ["Åsa Brännström", "What sources call them", "BRÄNNSTRÖM", "Tom Okafor"]),
    ("/about", ["How speakers are known", "a paraphrase, not their words", "What this database does not know"]),
    ("/about/remarks", ["a line seems to be missing here"]),
]


@pytest.mark.parametrize(("path", "expected"), PAGES, ids=[path for path, _ in PAGES])
def test_pages_say_what_they_are_for(site, path, expected):
    response = site.get(path)

    assert response.status_code == 200
    for words in expected:
        assert words in text(response.text)


def test_every_page_forbids_scripts_and_styles_from_text(site):
    for path, _ in PAGES:
        policy = site.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert not re.search(r"<script(?! src=)|style=| on\w+=", site.get(path).text)


def test_pictures_of_years_appear_where_there_are_years(tmp_path):
    documents = [article(f"{year}.txt", f"“Year {year},”", published=f"{year}-01-01") for year in (2001, 2003)]
    site = Site(collection(tmp_path / "q.db", *documents))
    pages = [site.get(path).text for path in ("/", "/person/asa-brannstrom")]
    site.close()

    for page in pages:
        assert "2001: " in page
        assert page.count("<rect") == 2


def test_every_kind_of_evidence_is_explained():
    assert set(wording.EVIDENCE) == set(Evidence)
    assert set(wording.KINDS) == set(wording.KINDS_AT_LENGTH) == set(QuoteKind)
    assert set(wording.ROLES) == set(Role)
    assert set(wording.PEOPLE) == set(PersonKind)
