"""The pages, and Datasette's own pages of our tables."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import article, transcript
from served import Site, collection
from sqlite_utils import Database

from quotes.models import Evidence, PersonKind, QuoteKind, Role
from quotes.plugin import wording
from quotes.plugin.marked import Mark, spaced, stretches
from quotes.store.connect import create_or_open
from quotes.store.describe import QUERIES, TABLES
from quotes.store.queries.quote import paragraphs
from quotes.store.save import save


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    found = Site(collection(tmp_path_factory.mktemp("site") / "words.db"))
    yield found
    found.close()


def text(page: str) -> str:
    """The text of a page with its tags taken out."""
    plain = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)
    return " ".join(plain.replace("&#39;", "'").replace("&#34;", '"').split())


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


def test_the_page_of_a_quotation_shows_the_words_in_their_place(site):
    page = site.get("/quote/" + site.uid("text like '%promise%'")).text

    assert '<mark class="quoted">“Bread is a promise,”</mark>' in page
    shown = text(page)
    for words in (
        "the name stands beside the quotation",
        "The bakery burnt down in May.",
        "https://example.org/bakery given when it was loaded",
        "4 May 2023",
        "Lind, E. (2023, May 4). Bakery To Reopen.",
    ):
        assert words in shown
    assert "https://example.org/bakery#:~:text=Bread%20is%20a%20promise%2C" in page


def test_two_turns_stand_before_and_after(site):
    page = text(site.get("/quote/" + site.uid("text like '%ferries%'")).text)

    for words in ("Madam Mayor, what now?", "The ice decides", "And the ferries?", "Nobody owns", "with my dog"):
        assert words in page


@pytest.mark.parametrize(
    ("where", "heading"),
    [
        ("translated = 'yes'", "A translator’s words."),
        ("kind = 'indirect'", "A paraphrase, not their words."),
        ("document = (select id from documents where path = 'salt.txt')", "Unnamed source."),
        ("date is null", "The source gives no date."),
    ],
)
def test_what_must_be_said_beside_the_words_is_said(site, where, heading):
    assert heading in text(site.get(f"/quote/{site.uid(where)}").text)


def test_missing_facts_are_told_in_words(site):
    for (uid,) in site.rows("select uid from quotes"):
        assert "None" not in text(site.get(f"/quote/{uid}").text)


def test_the_page_of_a_document_holds_all_of_it(site):
    (uid, whole), *_ = site.rows("select uid, text from documents where kind = 'transcript'")
    response = site.get(f"/document/{uid}")

    page = text(response.text)
    for line in whole.splitlines():
        words = line.partition(": ")[2] or line
        for part in re.split(r"(?<=\))\s*", words):
            assert part.strip() in page
    assert 'id="t3"' in response.text
    assert "Remark: a line seems to be missing here" in page


def test_a_document_marks_its_quotations_where_they_stand(site):
    uid, document = site.rows(
        "select quotes.uid, documents.uid from quotes join documents on documents.id = document"
        " where quotes.kind = 'direct'"
    )[0]

    assert f'id="q-{uid}" href="/quote/{uid}"' in site.get(f"/document/{document}").text


def test_a_long_document_is_read_in_parts_with_nothing_left_out(tmp_path, monkeypatch):
    monkeypatch.setattr("quotes.store.queries.document.LONG", 120)
    site = Site(collection(tmp_path / "q.db", transcript()))
    (uid,) = site.rows("select uid from documents")[0]
    path, shown = f"/document/{uid}", ""
    while path:
        page = site.get(path).text
        shown += text(page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        path = following[1].replace("&amp;", "&") if following else ""
    site.close()

    for words in ("Madam Mayor, what now?", "The ice decides", "And the ferries?", "Nobody owns", "with my dog"):
        assert shown.count(words) == 1


@pytest.mark.parametrize("path", ["/search.atom?q=ice", "/person/asa-brannstrom.atom"])
def test_feeds_are_atom(site, path):
    response = site.get(path)
    root = ET.fromstring(response.text.encode())  # noqa: S314 - our own feed
    names = {"a": "http://www.w3.org/2005/Atom"}

    assert response.headers["content-type"].startswith("application/atom+xml")
    assert root.find("a:updated", names).text.startswith("2024-02-03")
    entries = root.findall("a:entry", names)
    assert entries
    for entry in entries:
        for part in ("id", "title", "updated", "author/a:name", "content"):
            assert entry.find(f"a:{part}", names).text


def test_searches_can_be_narrowed(site):
    def found(query: str) -> int:
        return site.get(f"/search?{query}").text.count('class="hit ')

    assert found("") == 9
    assert found("person=asa-brannstrom") == 4
    assert found("kind=indirect") == 2
    assert found("translated=yes") == 1
    assert found("guests=yes") == 7
    assert found("outlet=Radio+Kiruna") == 5
    assert found("program=Morning+Ice&role=host") == 2
    assert found("since=2023-05-05") == 5
    assert found("until=2023-05-04") == 2
    assert found("unresolved=yes") == 0


def test_words_in_several_copies_of_a_story_are_found_once(tmp_path):
    path = collection(tmp_path / "q.db", article("a.txt"), article("b.txt", "“A promise again,”"))
    with Database(path) as db:
        original, copy = (row[0] for row in db.execute("select id from quotes where kind = 'direct' order by id"))
        db.execute("update quotes set copy_of = ? where id = ?", [original, copy])
        db.conn.commit()
    site = Site(path)
    counts = [site.get(f"/search?q=promise{more}").text.count('class="hit ') for more in ("", "&copies=yes")]
    site.close()

    assert counts == [1, 2]


def test_newest_come_first_and_undated_last(site):
    page = site.get("/search").text

    assert page.index("2024-02-03") < page.index("2023-05-04") < page.rindex("the source gives no date")


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


@pytest.mark.parametrize("path", ["/search", "/people", "/about/remarks", "/person/asa-brannstrom"])
@pytest.mark.parametrize(
    "token", ["nonsense", "W10", "WzFd.", "e30", "WzEsMiwzXQ", "W251bGxd", "WzFlOTk5XQ", "W10=" * 100]
)
def test_a_wrong_page_token_is_one_sentence(site, path, token):
    response = site.get(path, params={"next": token})

    assert response.status_code == 404
    assert "leave it out to begin again" in text(response.text)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/quote/nothing", 404),
        ("/quote/nothing/embed", 404),
        ("/document/nothing", 404),
        ("/person/nobody", 404),
        ("/quote/%00%ff", 404),
        ("/quote/" + "a" * 3000, 404),
        ("/search?kind=shouted", 400),
        ("/search?since=yesterday", 400),
        ("/people?kind=ghost", 400),
    ],
)
def test_what_is_not_there_is_told_with_the_way_out(site, path, status):
    response = site.get(path)

    assert response.status_code == status
    assert "Search the quotations" in text(response.text)


def test_an_old_address_says_where_the_words_went(tmp_path):
    path = collection(tmp_path / "q.db", article())
    with Database(path) as db:
        old = dict(db.execute("select kind, uid from quotes").fetchall())
    db = create_or_open(path)
    save(db, article(words="“Bread is a debt,”"))
    db.close()
    site = Site(path)
    gone, moved = site.get(f"/quote/{old['direct']}"), site.get(f"/quote/{old['indirect']}")
    site.close()

    assert gone.status_code == 410
    assert "“Bread is a promise,”" in text(gone.text)
    assert moved.status_code == 301
    assert moved.headers["location"].startswith("/quote/")


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


def test_pictures_of_years_appear_where_there_are_years(tmp_path):
    documents = [article(f"{year}.txt", f"“Year {year},”", published=f"{year}-01-01") for year in (2001, 2003)]
    site = Site(collection(tmp_path / "q.db", *documents))
    pages = [site.get(path).text for path in ("/", "/person/asa-brannstrom")]
    site.close()

    for page in pages:
        assert "2001: " in page
        assert page.count("<rect") == 2


def test_datasettes_own_pages_know_our_tables(site):
    for table, words in TABLES.items():
        page = site.get(f"/words/{table}")
        assert page.status_code == 200
        assert words.title in text(page.text)
    quotes = text(site.get("/words/quotes").text)
    assert "Åsa Brännström" in quotes, "labels stand for foreign keys"
    assert "The words, exactly as printed" in site.get("/words/quotes").text


@pytest.mark.parametrize("query", QUERIES)
def test_ready_made_queries_run(site, query):
    response = site.get(f"/words/{query}?person=bran&outlet=Radio+Kiruna")

    assert response.status_code == 200
    assert QUERIES[query]["title"] in text(response.text)


def test_every_column_of_every_table_is_described(site):
    stored = {
        table: {column for (column,) in site.rows(f"select name from pragma_table_info('{table}')")}
        for (table,) in site.rows(
            "select name from sqlite_master where type = 'table' and name not like '%\\_fts%' escape '\\'"
            " and name not like '\\_%' escape '\\' and name not like 'sqlite%'"
        )
    }

    assert {table: set(words.columns) for table, words in TABLES.items()} == stored


def test_every_kind_of_evidence_is_explained():
    assert set(wording.EVIDENCE) == set(Evidence)
    assert set(wording.KINDS) == set(wording.KINDS_AT_LENGTH) == set(QuoteKind)
    assert set(wording.ROLES) == set(Role)
    assert set(wording.PEOPLE) == set(PersonKind)


def test_copies_of_a_story_lead_to_each_other(tmp_path):
    path = collection(tmp_path / "q.db", article("a.txt", outlet="Post"), article("b.txt", "“Bread,”", outlet="Times"))
    with Database(path) as db:
        db["stories"].insert({"id": 1, "uid": "story", "label": "Bakery To Reopen"})
        db.execute("update documents set story = 1")
        db.conn.commit()
    site = Site(path)
    pages = [site.get(f"/document/{uid}") for (uid,) in site.rows("select uid from documents order by outlet")]
    pages.append(site.get("/quote/" + site.uid("text = '“Bread,”'")))
    site.close()

    assert ["Other copies Times" in text(page.text) for page in pages] == [True, False, False]
    assert ["Other copies Post" in text(page.text) for page in pages] == [False, True, True]


def test_tables_with_words_have_a_search_box(site):
    for table in ("quotes", "documents", "people"):
        assert 'name="_search"' in site.get(f"/words/{table}").text
    assert "1 row" in text(site.get("/words/quotes?_search=promises").text)


def test_facets_are_offered_on_what_divides(site):
    page = text(site.get("/words/quotes").text)

    for column in ("speaker", "kind", "outlet", "translated"):
        assert re.search(rf"\b{column} \d", page)


def test_a_database_that_is_not_ours_leaves_datasette_as_it_is(tmp_path):
    with Database(tmp_path / "cats.db") as db:
        db["cats"].insert({"name": "Misse"})
    site = Site(tmp_path / "cats.db")
    home, search = site.get("/"), site.get("/search")
    site.close()

    assert "cats" in home.text
    assert "Who said what" not in home.text
    assert search.status_code == 404


def test_a_private_instance_stays_private(tmp_path: Path):
    rule = {"allow": {"id": "root"}}
    site = Site(collection(tmp_path / "q.db"), metadata=rule, **({"config": rule} if _takes_config() else {}))
    pages = [site.get(path).status_code for path in ("/", "/search", "/api/v1/search.json")]
    site.close()

    assert pages == [403, 403, 403]


def test_addresses_keep_a_proxys_prefix(tmp_path):
    site = Site(collection(tmp_path / "q.db"), settings={"base_url": "/spoken/"})
    page = site.get("/search").text
    site.close()

    assert 'href="/spoken/people"' in page
    assert not re.search(r'(?:href|src|action)="/(?!spoken/)', page)


def test_robots_are_told(site, monkeypatch):
    assert "Disallow: /words" in site.get("/robots.txt").text
    monkeypatch.setenv("QUOTES_NO_ROBOTS", "1")
    assert site.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"


LONG_LINE = "This line goes on, as paragraphs of a page do that were not broken to fit a width; " * 2 + "it ends."
WRAPPED = "These lines were broken to fit a width, as\nthose of a page that was printed are, and so\nthey are one."


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\n \xa0 \n Two. ", ["One.", "Two."]),
        (f"{LONG_LINE}\n{LONG_LINE}", [LONG_LINE, LONG_LINE]),
        (WRAPPED, [WRAPPED]),
        (f"{WRAPPED}\n\n{WRAPPED}", [WRAPPED, WRAPPED]),
        ("Short.\nLines.", ["Short.", "Lines."]),
        ("", []),
    ],
)
def test_paragraphs_are_told_from_wrapped_lines(words, expected):
    assert [words[start:end] for start, end in paragraphs(words)] == expected


@given(st.text("ab. \n\r\t\xa0"))
def test_no_paragraph_loses_a_character(words):
    assert "".join(part + gap for part, gap in spaced(words)) == words
    assert sum(not char.isspace() for start, end in paragraphs(words) for char in words[start:end]) == sum(
        not char.isspace() for char in words
    )


def test_text_is_cut_at_every_mark():
    marks = [Mark(12, 16, "outer", "a"), Mark(14, 16, "inner"), Mark(0, 11, "before")]
    found = stretches("0123456789", 10, marks)

    assert [(stretch.text, stretch.classes, stretch.target) for stretch in found] == [
        ("0", "before", None),
        ("1", "", None),
        ("23", "outer", "a"),
        ("45", "outer inner", "a"),
        ("6789", "", None),
    ]


def _takes_config() -> bool:
    from datasette.version import __version__

    return not __version__.startswith("0.")


def test_the_plugin_can_be_imported_before_datasette():
    """Datasette imports its plugins while it is itself being imported: ours must not want it then."""
    check = "import sys, quotes.plugin; sys.exit('datasette.app' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
