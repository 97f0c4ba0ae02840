"""Whatever is typed or loaded is data: it breaks no search and runs on no page."""

import re

import pytest
from made_up import article
from served import Site, collection


@pytest.mark.parametrize(
    "typed",
    [
        '"unbalanced',
        "NEAR(",
        "NEAR(a b, 2)",
        "*",
        "-",
        "a AND",
        "OR",
        "^",
        "text:",
        "()",
        "'",
        "\\",
        "{",
        "😀",
        "a" * 10_000,
        "\x00",
        "%00",
        "a\x00b",
        '"' * 10_000,
        "ice " * 3_000,
        "\u202eice",
        "select * from quotes; --",
    ],
)
def test_search_syntax_is_data(site, typed):
    response = site.get("/search", params={"q": typed})

    assert response.status_code == 200
    assert site.get("/people", params={"q": typed}).status_code == 200


EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'\u202e\u200b {{ 7*7 }}"


def test_hostile_text_is_shown_harmlessly(tmp_path):
    parsed = article(
        f"{EVIL}.txt".replace("/", "_"),
        f"“{EVIL}”",
        name=f"Eve {EVIL}",
        url=f"javascript:alert('{EVIL}')",
        outlet=EVIL,
        title=EVIL,
        byline=EVIL,
        published=EVIL,
    )
    site = Site(collection(tmp_path / "q.db", parsed, article("long.txt", name="A " + "b" * 10_000)))
    pages = ["/", "/search", "/search?q=script", "/people", "/about", "/search.atom"]
    pages += [f"/quote/{uid}" for (uid,) in site.rows("select uid from quotes")]
    pages += [f"/quote/{uid}/embed" for (uid,) in site.rows("select uid from quotes")]
    pages += [f"/document/{uid}" for (uid,) in site.rows("select uid from documents")]
    pages += [f"/person/{uid}" for (uid,) in site.rows("select uid from people")]
    found = {path: site.get(path) for path in pages}
    site.close()

    for path, response in found.items():
        assert response.status_code == 200, path
        assert not re.search(r"<script(?! src=)|<img|href=\"javascript", response.text), path
        assert EVIL[:8] not in response.text
