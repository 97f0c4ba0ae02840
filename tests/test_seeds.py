"""What the five sample documents say, as a reader of them would tell it."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from quotes.models import Parsed
from quotes.parsing.parse import parse
from quotes.read.text import read
from quotes.show.report import report

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").iterdir())
SHA256 = {
    "000": "36b87f93c96e85688015529a058834bf2a2eb7737d04c0de873390bf077f7148",
    "001": "23b3b050eeb6bcac5c4098edbb0cff160708f6e216dda36ed0b71fdfa044486f",
    "002": "311c05bfb97e2fabd2f11842eea9fdc23777adfbf31fa865a022e083f903b853",
    "003": "802da17012573c1beb56445e46be59399f37f9eaaaa1267da9e80d10a18a575b",
    "004": "7c2a77b2bd9b575e7822cabf8e8e7a60684a77405480bf3a901ed849d73d59ea",
}


def seed(number: str) -> Parsed:
    return parse(read(str(next(path for path in SEEDS if path.name.startswith(number)))))


def said(number: str) -> list[dict[str, Any]]:
    """The marked or spoken quotations of a seed, with the speaker's row in place of the id."""
    shape = report(seed(number), with_text=True)
    people = {person["id"]: person for person in shape["people"]}
    return [
        {**quote, "speaker": people.get(quote["speaker"]), "text": shape["text"][quote["start"] : quote["end"]]}
        for quote in shape["quotes"]
        if quote["kind"] != "indirect"
    ]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_the_bytes_are_as_they_came(path: Path) -> None:
    assert hashlib.sha256(path.read_bytes()).hexdigest() == SHA256[path.name[:3]]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_pieces_tile_the_text(path: Path) -> None:
    parsed = parse(read(str(path)))
    ends = [0, *(piece.end for piece in parsed.pieces)]
    assert [piece.start for piece in parsed.pieces] == ends[:-1]
    assert ends[-1] == len(parsed.document.text)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_every_span_slices_words(path: Path) -> None:
    shape = report(parse(read(str(path))), with_text=True)
    for quote in shape["quotes"]:
        words = shape["text"][quote["start"] : quote["end"]]
        assert words == words.strip() != ""
        for part in filter(None, (quote["mention"], quote["cue"], quote["via"])):
            assert shape["text"][part["start"] : part["end"]] == part["text"]


def test_the_defence_minister_is_one_person_under_two_labels() -> None:
    parsed = seed("000")
    (minister,) = [person for person in parsed.people if person.name == "Jean-Yves Le Drian"]
    assert {"LE DRIAN", "DRIAN"} <= set(minister.labels)
    words = [quote for quote in said("000") if quote["speaker"] and quote["speaker"]["name"] == minister.name]
    assert len(words) == 5
    assert all(quote["translated"] and not quote["text"].startswith("(") for quote in words)


def test_nobody_can_tell_the_host_of_000() -> None:
    first = said("000")[0]
    assert first["speaker"] is None
    assert first["evidence"] is None


def test_the_host_of_004_is_known_by_being_addressed() -> None:
    first = said("004")[0]
    assert first["speaker"]["name"] == "Renee Montagne"
    assert first["evidence"] == "addressed by name"
    assert first["text"].startswith("French President Francois Hollande")


def test_a_biography_after_the_trailer_is_nobodys_speech() -> None:
    parsed = seed("004")
    assert parsed.pieces[-1].kind == "afterword"
    assert max(quote.end for quote in parsed.quotes) < parsed.pieces[-1].start


def test_the_minister_of_003_has_his_full_name() -> None:
    quotes = said("003")
    assert [quote["mention"]["text"] for quote in quotes] == ["the minister", "Le Drian", "the minister"]
    assert {quote["speaker"]["name"] for quote in quotes} == {"Jean-Yves Le Drian"}


def test_unnamed_sources_keep_their_fullest_description() -> None:
    for number, expected in {
        "001": ["a Defense Ministry official who declined to be identified"] * 2,
        "002": ["a French official"] * 2
        + ["the Russians", "Barack Obama"]
        + ["a senior Paris official"] * 2
        + ["one defence aide"] * 2,
    }.items():
        told = [quote["speaker"]["name"] or quote["speaker"]["description"] for quote in said(number)]
        assert told == expected


def test_copyright_of_the_page_copy_is_no_air_date() -> None:
    facts = seed("000").facts
    assert facts.copyright is not None
    assert facts.copyright.value == "© 2021 WFAE"
    assert facts.published is None
