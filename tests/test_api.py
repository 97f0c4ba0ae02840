"""The JSON API: answers and errors have the shape that its description gives them; it is only read."""

import json
import re

import pytest
from served import Site

from quotes.plugin.api import check_schema
from quotes.plugin.api.openapi import PATHS
from quotes.plugin.api.schemas import SCHEMAS


def fits(value: object, schema: dict, path: str = "") -> None:
    """Assert that a value has the shape that the description gives it."""
    if "$ref" in schema:
        fits(value, (SCHEMAS | check_schema.SCHEMAS)[schema["$ref"].rpartition("/")[2]], path)
    elif "anyOf" in schema:
        assert value is None or fits(value, schema["anyOf"][0], path) is None
    else:
        names = {"object": dict, "array": list, "string": str, "integer": int, "number": float}
        names |= {"boolean": bool, "null": type(None)}
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
    assert set(described["paths"]) == {*PATHS, "/check.json"}
    names = set(re.findall(r"#/components/schemas/(\w+)", json.dumps(described)))
    assert names <= set(described["components"]["schemas"])


BAD = [
    ("search.json?kind=shouted", 400),
    ("search.json?since=2024-13-01", 400),
    ("search.json?size=0", 400),
    ("search.json?size=201", 400),
    ("search.json?size=ten", 400),
    ("search.json?next=nonsense", 404),
    ("search.json?guests=maybe", 400),
    ("people.json?next=W10", 404),
    ("people.json?kind=ghost", 400),
    ("quote/nothing.json", 404),
    ("quote/nothing.jsonld", 404),
    ("quote/nothing/cite", 404),
    ("quote/nothing/cite?style=no-such-style", 400),
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
