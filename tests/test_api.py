"""The JSON API: what it tells, how it pages, what it says to bad requests."""

import json
import re
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from made_up import article, transcript
from served import Site, collection, server
from sqlite_utils import Database

from quotes.plugin.api.openapi import PATHS
from quotes.plugin.api.schemas import SCHEMAS


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    found = Site(collection(tmp_path_factory.mktemp("api") / "words.db"))
    yield found
    found.close()


def fits(value: object, schema: dict, path: str = "") -> None:
    """Assert that a value has the shape that the description gives it."""
    if "$ref" in schema:
        fits(value, SCHEMAS[schema["$ref"].rpartition("/")[2]], path)
    elif "anyOf" in schema:
        assert value is None or fits(value, schema["anyOf"][0], path) is None
    else:
        names = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}
        kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        assert type(value) in [names[kind] for kind in kinds], f"{path} is {value!r}"
        assert value in schema.get("enum", [value]), path
        for name in schema.get("required", []) if isinstance(value, dict) else []:
            assert name in value, f"{path} lacks {name}"
            fits(value[name], schema["properties"][name], f"{path}.{name}")
        for number, item in enumerate(value if isinstance(value, list) and "items" in schema else []):
            fits(item, schema["items"], f"{path}[{number}]")


def addresses(site: Site) -> dict[str, str]:
    """An address that works for each path of the description."""
    uid = site.uid("text like '%promise%'")
    document = site.rows("select uid from documents where kind = 'transcript'")[0][0]
    filled = {name: name.replace("{slug}", "asa-brannstrom") for name in PATHS}
    filled = {name: path.replace("{uid}", document if "document" in path else uid) for name, path in filled.items()}
    return {name: f"/api/v1{path}" for name, path in filled.items()} | {
        "/oembed": f"/api/v1/oembed?url=http://localhost/quote/{uid}"
    }


@pytest.mark.parametrize("path", [path for path in PATHS if not path.endswith("/cite")])
def test_answers_have_the_shape_that_is_described(site, path):
    response = site.get(addresses(site)[path])
    kind, content = next(iter(PATHS[path]["responses"]["200"]["content"].items()))

    assert response.status_code == 200
    assert response.headers["content-type"] == f"{kind}; charset=utf-8"
    assert response.headers["access-control-allow-origin"] == "*"
    fits(response.json(), content["schema"])


def test_the_description_is_served(site):
    described = site.json("/api/v1/openapi.json")

    assert described["openapi"] == "3.1.0"
    assert set(described["paths"]) == set(PATHS)
    names = set(re.findall(r"#/components/schemas/(\w+)", json.dumps(described)))
    assert names <= set(described["components"]["schemas"])


def test_a_quotation_is_told_whole(site):
    found = site.json("/api/v1/quote/" + site.uid("text like '%promise%'") + ".json")

    assert found["text"] == "“Bread is a promise,”"
    assert found["speaker"]["name"] == "Åsa Brännström"
    assert found["evidence"] == "named beside the quotation"
    assert found["mention"]["text"] == "Åsa Brännström"
    assert found["cue"]["text"] == "said"
    assert found["selectors"][0] == {
        "type": "TextQuoteSelector",
        "exact": "“Bread is a promise,”",
        "prefix": "",
        "suffix": " Åsa Brännström said on Tuesday.",
    }
    assert found["selectors"][1]["end"] - found["selectors"][1]["start"] == len(found["text"])
    assert found["document"]["facts"]["outlet"] == {
        "value": "Norrbotten Post",
        "origin": "user",
        "start": None,
        "end": None,
    }
    assert len(found["document"]["sha256"]) == 64
    assert [passage["current"] for passage in found["context"]] == [False, False, True, False]
    assert found["links"]["source"].startswith("https://example.org/bakery#:~:text=")
    assert found["links"]["archive"] == "https://web.archive.org/web/20230504/https://example.org/bakery"


@pytest.mark.parametrize(("around", "turns"), [(0, 1), (1, 3), (2, 5), (10, 5)])
def test_context_is_as_wide_as_asked(site, around, turns):
    found = site.json("/api/v1/quote/" + site.uid("text like '%ferries%'") + f".json?around={around}")

    assert len(found["context"]) == turns


def test_spans_of_a_document_slice_its_text(site):
    uid = site.rows("select uid from documents where kind = 'transcript'")[0][0]
    found = site.json(f"/api/v1/document/{uid}.json")

    assert "".join(found["text"][piece["start"] : piece["end"]] for piece in found["pieces"]) == found["text"]
    for quote in found["quotes"]:
        assert found["text"][quote["start"] : quote["end"]] == quote["text"]
        assert found["turns"][quote["turn"]]["speaker_uid"] == quote["speaker_uid"]
    assert found["next_from"] is None


@pytest.mark.parametrize("sort", ["newest", "relevance"])
@pytest.mark.parametrize("query", ["", "q=promise", "kind=direct"])
def test_pages_together_are_the_whole_list(tmp_path_factory, sort, query):
    documents = [article(f"{n}.txt", f"“Promise number {n},”", published=f"2020-01-{1 + n % 9:02}") for n in range(9)]
    site = Site(collection(tmp_path_factory.mktemp("pages") / "q.db", *documents))
    whole = site.json(f"/api/v1/search.json?{query}&sort={sort}&size=100")
    found, path = [], f"/api/v1/search.json?{query}&sort={sort}&size=2"
    page = site.json(path)
    while True:
        found += page["quotes"]
        if page["next"] is None:
            break
        page = site.json(f"{path}&next={page['next']}")
    site.close()

    assert found == whole["quotes"]
    assert len(found) == whole["total"] == (18 if not query else 9)


@pytest.mark.parametrize("budget", [1, 3, 100])
def test_common_words_are_looked_through_a_window_at_a_time(tmp_path_factory, monkeypatch, budget):
    """Nothing is left out when more match than one page may look at, and a filter lets few of them through."""
    monkeypatch.setattr("quotes.store.queries.search.COUNTED", 1)
    monkeypatch.setattr("quotes.store.queries.search.LOOKED", budget)
    documents = [article(f"{n}.txt", f"“Promise number {n},”", outlet=f"Outlet {n % 4}") for n in range(12)]
    site = Site(collection(tmp_path_factory.mktemp("window") / "q.db", *documents))
    found, token = [], ""
    for _ in range(30):
        page = site.json(f"/api/v1/search.json?q=promise&outlet=Outlet+1&size=2{token}")
        found += [quote["text"] for quote in page["quotes"]]
        if page["next"] is None:
            break
        token = f"&next={page['next']}"
    site.close()

    assert found == ["“Promise number 9,”", "“Promise number 5,”", "“Promise number 1,”"]


def test_hits_are_offsets_of_the_words_searched_for(site):
    (found,) = site.json("/api/v1/search.json?q=%22council%22+decided")["quotes"]

    assert [found["text"][start:end] for start, end in found["hits"]] == ["decides", "council"]


def test_lists_of_people_page_through_everybody(site):
    found, token = [], ""
    while True:
        page = site.json(f"/api/v1/people.json?size=1{token}")
        found += [person["uid"] for person in page["people"]]
        if page["next"] is None:
            break
        token = f"&next={page['next']}"

    assert len(found) == len(set(found)) == 4
    assert found[0] == "asa-brannstrom"


def test_a_persons_quotations_can_be_searched(site):
    found = site.json("/api/v1/person/asa-brannstrom/quotes.json?q=ice")["quotes"]

    assert [quote["speaker"]["uid"] for quote in found] == ["asa-brannstrom"]


def test_facets_and_statistics_count_the_same(site):
    facets = site.json("/api/v1/facets.json")["facets"]
    stats = site.json("/api/v1/stats.json")

    assert {row["value"]: row["count"] for row in facets["kind"]} == {
        row["value"]: row["count"] for row in stats["divided"]["kind"]
    }
    assert (stats["quotations"], stats["paraphrases"]) == (7, 2)


@pytest.mark.parametrize("style", ["apa", "mla", "chicago", "csl", None])
def test_citations_are_text_or_csl_json(site, style):
    uid = site.uid("text like '%promise%'")
    response = site.get(f"/api/v1/quote/{uid}/cite{f'?style={style}' if style else ''}")

    assert response.status_code == 200
    assert "Bakery To Reopen" in response.text
    assert response.headers["content-type"].startswith("application/vnd" if style == "csl" else "text/plain")


BAD = [
    ("search.json?kind=shouted", 400),
    ("search.json?since=2024-13-01", 400),
    ("search.json?size=0", 400),
    ("search.json?size=101", 400),
    ("search.json?size=ten", 400),
    ("search.json?next=nonsense", 404),
    ("search.json?guests=maybe", 400),
    ("people.json?next=W10", 404),
    ("people.json?kind=ghost", 400),
    ("quote/nothing.json", 404),
    ("quote/nothing.jsonld", 404),
    ("quote/nothing/cite", 404),
    ("quote/nothing/cite?style=vancouver", 400),
    ("quote/nothing.json?around=11", 400),
    ("document/nothing.json", 404),
    ("document/nothing.json?from=x", 404),
    ("person/nobody.json", 404),
    ("person/nobody/quotes.json", 404),
    ("oembed", 400),
    ("oembed?url=http://[", 404),
    ("oembed?url=x&format=xml", 400),
    ("oembed?url=x&maxwidth=wide", 400),
    ("search.json?kind=", 400),
    ("search.json?until=", 400),
    ("search.json?until=20240203", 400),
    ("people.json?size=", 400),
    ("", 404),
    ("nothing", 404),
]


@pytest.mark.parametrize(("path", "status"), BAD, ids=[path for path, _ in BAD])
def test_errors_are_json_with_the_way_out(site, path, status):
    response = site.get(f"/api/v1/{path}")

    assert response.status_code == status
    assert response.headers["access-control-allow-origin"] == "*"
    found = response.json()
    fits(found, SCHEMAS["Error"])
    assert found["status"] == status


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_it_is_only_read(site, method):
    response = site.get("/api/v1/search.json", method=method)

    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD, OPTIONS"


def test_browsers_may_ask_first(site):
    assert site.get("/api/v1/search.json", method="OPTIONS").status_code == 204


def test_a_moved_quotation_is_followed(tmp_path):
    from quotes.store.connect import create_or_open
    from quotes.store.save import save

    path = collection(tmp_path / "q.db", article())
    site = Site(path)
    old = site.uid("kind = 'indirect'"), site.uid("text like '%promise%'")
    site.close()
    db = create_or_open(path)
    save(db, article(words="“Bread is a debt,”"))
    db.close()
    site = Site(path)
    moved, gone = (site.get(f"/api/v1/quote/{uid}.json") for uid in old)
    new = site.uid("kind = 'indirect'")
    site.close()

    assert moved.status_code == 301
    assert moved.headers["location"] == f"/api/v1/quote/{new}.json"
    assert gone.status_code == 410
    assert "“Bread is a promise,”" in gone.json()["way_out"]


def test_a_merged_person_leads_to_the_other(tmp_path):
    path = collection(tmp_path / "q.db", transcript())
    with Database(path) as db:
        db["decisions"].insert({"verb": "merge", "person": "asa-b", "target": "asa-brannstrom", "document": ""})
    site = Site(path)
    paths = ("/person/asa-b", "/api/v1/person/asa-b.json", "/api/v1/person/asa-b/quotes.json")
    found = {path: site.get(path) for path in paths}
    site.close()

    assert {path: (answer.status_code, answer.headers["location"]) for path, answer in found.items()} == {
        path: (301, path.replace("asa-b", "asa-brannstrom")) for path in found
    }


def test_quotes_serve_answers_over_a_socket(tmp_path):
    """The real thing: a process of its own, a real client."""

    def get(address: str) -> tuple[int, str]:
        try:
            with urlopen(address) as response:  # noqa: S310 - our own server
                return response.status, response.read().decode()
        except HTTPError as error:
            with error:
                return error.code, error.read().decode()

    with server(collection(tmp_path / "q.db", transcript()), "--public") as address:
        status, page = get(f"{address}/")
        (found,) = json.loads(get(f"{address}/api/v1/search.json?q=ice")[1])["quotes"]
        refused = {get(f"{address}/{path}?sql=select+1")[0] for path in ("q/-/query.json", "q.json")}

    assert status == 200
    assert "Who said what" in page
    assert found["page"] == f"{address}/quote/{found['uid']}"
    assert refused <= {400, 403, 404}, "visitors of a public site run no SQL of theirs"
