"""The check on the site: the page, the API, many claims at once, and requests that are no claims."""

import json

import pytest

WORDS = "We wait. The ice decides, not the council."


def test_the_page_without_a_claim_has_a_form_and_a_bookmarklet(site):
    page = site.get("/check")
    assert page.status_code == 200
    assert 'name="claim"' in page.text
    assert 'href="javascript:' in page.text


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("claim=Nobody+owns+a+ferry+that+walks.", '<h2 id="verdict">verbatim</h2>'),
        ("claim=Nobody+owns+a+boat+that+walks.", "<del>ferry</del> <ins>boat</ins>"),
        ("claim=Purple+elephants+dance+on+Tuesday+nights", "not in this collection (3 documents searched"),
        ("claim=Nobody+owns+a+ferry+that+walks.&speaker=Tom+Okafor", "said by someone else"),
        ("claim=%3Cscript%3Ealert(1)%3C/script%3E", "&lt;script&gt;"),
    ],
)
def test_the_page_answers(site, query, shown):
    page = site.get(f"/check?{query}")
    assert page.status_code == 200
    assert shown in page.text


def test_a_claim_by_its_address(site):
    told = site.json("/api/v1/check.json?claim=The+ice+decides,+not+the+council.")
    assert told["verdict"] == "said in translation"
    page = told["sources"][0]["links"]["page"]
    assert site.get(page.removeprefix("http://localhost")).status_code == 200


@pytest.mark.parametrize("kind", ["application/json", "application/json; charset=utf-8", "text/plain"])
def test_many_claims_in_one_post(site, kind):
    claims = [{"claim": WORDS, "speaker": "Brännström"}, {"claim": "nothing of the kind was said"}] * 20
    body = json.dumps({"claims": claims})
    response = site.get("/api/v1/check.json", "POST", content=body, headers={"content-type": kind})
    assert response.status_code == 200, response.text
    verdicts = [answer["verdict"] for answer in response.json()["answers"]]
    assert verdicts == ["said in translation", "not in this collection"] * 20


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("", 400),
        ("[]", 400),
        ('{"claims": [{"words": "a"}]}', 400),
        ('{"claims": [{"claim": 3}]}', 400),
        (json.dumps({"claims": [{"claim": "a b c"}] * 501}), 400),
        (json.dumps({"claims": [{"claim": "word " * 1_000_000}]}), 413),
    ],
)
def test_a_post_that_is_none_is_told_what_to_send(site, body, status):
    response = site.get("/api/v1/check.json", "POST", content=body, headers={"content-type": "application/json"})
    assert response.status_code == status
    assert set(response.json()) == {"status", "title", "way_out"}


def test_a_claim_is_needed(site):
    response = site.get("/api/v1/check.json")
    assert response.status_code == 400
    assert response.json()["title"] == "`claim` is missing"


def test_other_addresses_stay_read_only(site):
    assert site.get("/api/v1/search.json", "POST", headers={"content-type": "application/json"}).status_code == 405


def test_the_answers_are_as_described(site):
    described = site.json("/api/v1/openapi.json")
    schemas = described["components"]["schemas"]
    told = site.json("/api/v1/check.json?claim=Nobody+owns+a+boat+that+walks.&speaker=Brännström")
    assert set(described["paths"]["/check.json"]) == {"get", "post"}
    assert set(told) == set(schemas["Answer"]["properties"])
    assert set(told["sources"][0]) == set(schemas["ClaimSource"]["properties"])
    assert set(told["asked"]) == set(schemas["AskedSpeaker"]["properties"])
