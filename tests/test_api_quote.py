"""The JSON API: a quotation told whole with what stands around it, its document, its citations."""

import pytest


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


@pytest.mark.parametrize("style", ["apa", "mla", "chicago", "csl", None])
def test_citations_are_text_or_csl_json(site, style):
    uid = site.uid("text like '%promise%'")
    response = site.get(f"/api/v1/quote/{uid}/cite{f'?style={style}' if style else ''}")

    assert response.status_code == 200
    assert "Bakery To Reopen" in response.text
    assert response.headers["content-type"].startswith("application/vnd" if style == "csl" else "text/plain")
