"""Citations, linked data, and links that scroll to the words."""

from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from served import Site, collection

from quotes.cite.cited import Cited, web
from quotes.cite.linked import deep_link, fragment, json_ld
from quotes.cite.references import csl
from quotes.cite.styles import READ, REFERENCES, STYLES, Style

LINK = "https://quotes.example/quote/abc"
ARTICLE = Cited(
    uid="abc",
    words="“Bread is a promise,”",
    link=LINK,
    title="Bakery To Reopen",
    transcript=False,
    speaker="Jean-Paul Le Ber",
    named=True,
    outlet="Norrbotten Post",
    byline="By Eva Lind and Per Ek",
    date="2023-05-04",
    url="https://example.org/bakery",
)
BROADCAST = Cited(
    uid="abc",
    words="We wait.",
    link=LINK,
    title="The Harbour Freezes Over",
    transcript=True,
    translated=True,
    speaker="Åsa Brännström",
    named=True,
    outlet="Radio Kiruna",
    program="Morning Ice",
)
UNNAMED = Cited(
    uid="abc", words="no", link=LINK, title="Salt?", transcript=False, paraphrase=True, speaker="a senior official"
)
CASES = [
    (
        "apa",
        ARTICLE,
        (
            "Lind, E. & Ek, P. (2023, May 4). Bakery To Reopen. Norrbotten Post. https://example.org/bakery"
            " In the text: (Jean-Paul Le Ber, as cited in Lind, 2023)"
        ),
    ),
    (
        "mla",
        ARTICLE,
        "Le Ber, Jean-Paul. Quoted in “Bakery To Reopen.” Norrbotten Post, 4 May 2023, https://example.org/bakery.",
    ),
    (
        "chicago",
        ARTICLE,
        (
            "Jean-Paul Le Ber, quoted in Eva Lind and Per Ek, “Bakery To Reopen,” Norrbotten Post, May 4, 2023,"
            " https://example.org/bakery."
        ),
    ),
    (
        "apa",
        BROADCAST,
        (
            f"Radio Kiruna. (n.d.). The Harbour Freezes Over [Transcript]. Morning Ice. {LINK}"
            " In the text: (Åsa Brännström, as cited in Radio Kiruna, n.d.)"
        ),
    ),
    (
        "mla",
        BROADCAST,
        (
            "Brännström, Åsa (through a translator). Quoted in “The Harbour Freezes Over.” Morning Ice,"
            f" Radio Kiruna, n.d., {LINK}."
        ),
    ),
    (
        "chicago",
        BROADCAST,
        (
            "Åsa Brännström (through a translator), quoted in “The Harbour Freezes Over,” Morning Ice, Radio Kiruna,"
            f" transcript, n.d., {LINK}."
        ),
    ),
    ("apa", UNNAMED, f"Salt? (n.d.). {LINK} In the text: (a senior official, as cited in Salt?, n.d.)"),
    ("mla", UNNAMED, f"A senior official. Paraphrased in “Salt?” n.d., {LINK}."),
    ("chicago", UNNAMED, f"A senior official, paraphrased in “Salt?,” n.d., {LINK}."),
]


@pytest.mark.parametrize(("style", "cited", "expected"), CASES)
def test_citations(style, cited, expected):
    assert STYLES[style].write(cited) == expected


def test_csl_json_is_what_reference_managers_read():
    assert csl(ARTICLE) == {
        "id": "abc",
        "type": "article-newspaper",
        "title": "Bakery To Reopen",
        "URL": "https://example.org/bakery",
        "note": "Quoted: Jean-Paul Le Ber: “Bread is a promise,”",
        "container-title": "Norrbotten Post",
        "publisher": "Norrbotten Post",
        "author": [{"family": "Lind", "given": "Eva"}, {"family": "Ek", "given": "Per"}],
        "issued": {"date-parts": [[2023, 5, 4]]},
    }
    assert "issued" not in csl(BROADCAST), "a date that is not known is not made up"
    assert csl(BROADCAST)["type"] == "broadcast"


def test_linked_data_calls_only_words_a_quotation():
    assert json_ld(ARTICLE)["@type"] == "Quotation"
    assert json_ld(ARTICLE)["creator"] == {"@type": "Person", "name": "Jean-Paul Le Ber"}
    assert json_ld(UNNAMED)["@type"] == "Statement"
    assert "creator" not in json_ld(UNNAMED)
    assert json_ld(BROADCAST)["disambiguatingDescription"] == "a translator's words"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("“Bread is a promise,”", ":~:text=Bread%20is%20a%20promise%2C"),
        ("well-known", ":~:text=well%2Dknown"),
        ("a & b", ":~:text=a%20%26%20b"),
        (" ".join("abcdefghijklmnop"), ":~:text=a%20b%20c%20d%20e,l%20m%20n%20o%20p"),
    ],
)
def test_text_fragments(words, expected):
    assert fragment(words) == expected


@given(st.text())
def test_a_fragment_is_an_address_whatever_the_words(words):
    directive = fragment(words.encode("utf-8", "replace").decode())

    assert directive.isascii()
    assert not set(directive[len(":~:text=") :]) & set("-&# \"'<>")
    assert unquote(directive)


def test_a_deep_link_keeps_the_fragment_of_its_address():
    assert deep_link("https://example.org/a", "b") == "https://example.org/a#:~:text=b"
    assert deep_link("https://example.org/a#top", "b") == "https://example.org/a#top:~:text=b"


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("https://example.org/a", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        (" https://example.org", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_followed(url, may):
    assert web(url) is may
    assert replace(ARTICLE, url=url).address == (url if may else LINK)


MAYBE = st.none() | st.text()


@given(
    st.builds(
        Cited,
        uid=st.text(),
        words=st.text(),
        link=st.just(LINK),
        title=st.text(),
        transcript=st.booleans(),
        speaker=MAYBE,
        named=st.booleans(),
        byline=MAYBE,
        outlet=MAYBE,
    )
)
def test_anything_can_be_cited(cited):
    for style in STYLES.values():
        assert LINK in style.write(cited)
        assert "None" not in style.write(replace(cited, title="t", speaker=None, outlet=None, byline=None))
    assert csl(cited)["id"] == cited.uid
    assert json_ld(cited)["text"] == cited.words


def test_a_style_is_an_entry_in_one_place(tmp_path, monkeypatch):
    """A new one stands on the page, in the quotation's JSON and in the API without another line anywhere."""
    style = Style("Newest", lambda cited: f"new {cited.link}")
    monkeypatch.setitem(STYLES, "newest", style)
    monkeypatch.setitem(READ, "newest", style)
    site = Site(collection(tmp_path / "q.db"))
    uid = site.json("/api/v1/search.json")["quotes"][0]["uid"]
    page = site.get(f"/quote/{uid}")
    assert page.status_code == 200
    assert "Newest" in page.text
    assert "RIS" in page.text
    assert site.json(f"/api/v1/quote/{uid}.json")["citations"]["newest"].startswith("new http")
    for name in STYLES:
        assert site.get(f"/api/v1/quote/{uid}/cite?style={name}").status_code == 200
    assert "newest" in site.get("/api/v1/openapi.json").text
    site.close()


def test_what_is_read_and_what_is_imported_is_all_there_is():
    assert READ | REFERENCES == STYLES
