"""The page of a person: their names, namesakes, what they come back to, and when."""

import re

import pytest
from made_up import article
from served import Site, collection, text

NAMES = ["Åsa Brännström", "Åsa L. Brännström", "Erik Brännström", "Tom Okafor"]


@pytest.fixture(scope="module")
def family(tmp_path_factory):
    documents = [article(f"{n}.txt", f"“The glacier is a promise of {n},”", name) for n, name in enumerate(NAMES)]
    more = [article(f"more{n}.txt", f"“Glaciers melt, said number {n},”", NAMES[0]) for n in range(2)]
    others = [article(f"other{n}.txt", f"“Bread number {n},”", "Tom Okafor") for n in range(200)]
    found = Site(collection(tmp_path_factory.mktemp("people") / "q.db", *documents, *more, *others))
    yield found
    found.close()


def test_namesakes_and_likely_duplicates_are_named(family):
    page = text(family.get("/person/asa-brannstrom").text)

    assert "1 other page may be about the same person, and no source says so Åsa L. Brännström 1 quotation in " in page
    assert "Others of this surname: Erik Brännström 1, one document ." in page


def test_rare_words_that_somebody_repeats_are_topics(family):
    page = family.get("/person/asa-brannstrom").text
    path = re.search(r'href="([^"]+q=glaciers?)"', page)

    assert path
    assert "Words they come back to" in page
    assert family.get(path[1]).text.count('class="hit direct"') == 3


def test_somebody_without_a_name_has_no_namesakes(site):
    (uid,) = site.rows("select uid from people where kind = 'unnamed' and label = 'a senior official'")[0]

    assert "surname" not in text(site.get(f"/person/{uid}").text)
