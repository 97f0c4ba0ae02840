"""Excerpts: a reader finds quotations with some words around, and nobody gets a whole text, however they ask."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from crawl import APART, asked_for, crawl
from hypothesis import given
from hypothesis import strategies as st
from made_up import article, transcript
from served import Site, collection, settings
from sqlite_utils import Database

from quotes.archive.load import load
from quotes.archive.verify import verify
from quotes.errors import DatabaseError
from quotes.excerpts.copy import HIDDEN, collapsed, publish
from quotes.excerpts.shown import HALF, LEAST, OTHERS, OWN, WORD, Quoted, shown
from quotes.models import Span
from quotes.read.walk import documents
from quotes.store.connect import create_or_open

AROUND = 60
GAP = re.compile(rf"[{APART}{HIDDEN}]+|\[…\]| …|\n\n")
LETTERS = re.compile(r"\w+")


def numbered(words: int) -> tuple[str, list[Span]]:
    """A text of numbered words and where each stands."""
    text = " ".join(f"w{number}" for number in range(words))
    return text, [Span(*found.span()) for found in WORD.finditer(text)]


def quoted(places: list[Span], start: int, end: int, worth: int = OTHERS) -> Quoted:
    return Quoted(Span(places[start].start, places[end - 1].end), worth=worth)


CASES = [
    (400, [(100, 110)], [(70, 140)], "a quotation with thirty words on either side"),
    (400, [(100, 110), (150, 160)], [(70, 190)], "two near each other share the words between"),
    (60, [(20, 30)], [(10, 40)], "of a short text no more than half"),
    (400, [(0, 300)], [(0, 200)], "a long one is cut where half of the text is reached"),
    (20, [(0, 3), (10, 13)], [(0, 4), (9, 14)], "fewer words around, where they would come to more than half"),
]


@pytest.mark.parametrize(("words", "quotations", "expected", "why"), CASES, ids=[case[-1] for case in CASES])
def test_what_is_shown(words, quotations, expected, why) -> None:
    text, places = numbered(words)
    found = shown(text, [quoted(places, *place) for place in quotations], AROUND)
    assert found.stretches == [Span(places[start].start, places[end - 1].end) for start, end in expected], why


def test_what_the_programme_itself_says_is_cut_before_what_its_guests_say() -> None:
    text, places = numbered(100)
    turns = [quoted(places, 0, 50, OWN), quoted(places, 50, 80), quoted(places, 80, 100, OWN)]
    found = shown(text, turns, AROUND)
    assert found.ends == [places[9].end, places[79].end, places[89].end]


@given(st.integers(1, 300), st.lists(st.tuples(st.integers(0, 290), st.integers(1, 80), st.integers(0, 2))), st.data())
def test_never_more_than_half_is_shown(words, drawn, data) -> None:
    text, places = numbered(words)
    quotations = [
        quoted(places, start, min(start + length, words), worth) for start, length, worth in drawn if start < words
    ]
    around = data.draw(st.integers(2, 100))
    found = shown(text, quotations, around)
    told = sum(len(WORD.findall(span.of(text))) for span in found.stretches)
    assert told <= max(words // HALF, LEAST * len(quotations))
    assert all(found.stretches[at].end < found.stretches[at + 1].start for at in range(len(found.stretches) - 1))
    for quotation, end in zip(quotations, found.ends, strict=True):
        assert quotation.words.start < end <= quotation.words.end


@pytest.fixture(scope="module")
def whole(tmp_path_factory, seeds) -> Path:
    """The samples, an article that is gone, and one in a script without spaces."""
    path = tmp_path_factory.mktemp("excerpts") / "words.db"
    db = create_or_open(path)
    load(db, documents([str(seeds)]))
    db.close()
    return collection(
        path,
        article("salt.txt", "“Salt is a threat,”", published="May 4, 2023"),
        transcript(
            (("林敏", "今天的冰很厚我们等待冰来决定不是议会决定" * 20), ("王强", "好")), path="ice.txt", title="冰"
        ),
    )


@pytest.fixture(scope="module")
def excerpted(whole) -> Iterator[Site]:
    site = Site(whole, **settings(public=True, excerpts=AROUND))
    yield site
    site.close()


def grams(text: str, length: int = 8) -> set[tuple[str, ...]]:
    parts = [LETTERS.findall(part.lower()) for part in GAP.split(text)]
    return {tuple(words[at : at + length]) for words in parts for at in range(len(words) - length + 1)}


def texts(path: Path) -> dict[str, str]:
    with Database(path) as db:
        return dict(db.execute("select uid, text from documents").fetchall())


TOLD = """
    select text from documents union select label from documents union select value from facts
    union select 'of ' || label from people
    union select description from appearances union select name from appearances union select label from people
    union select ifnull(appearances.name, people.label) || ' ' || appearances.description
        from appearances join people on people.id = person
    union select people.label || ' ' || appearances.description from appearances join people on people.id = person
    union select people.label || ' ' || text from quotes join people on people.id = speaker
    union select text || ' ' || people.label from quotes join people on people.id = speaker"""
"""What is shown: besides excerpts what a document states about itself, and what it calls its speakers, with what they
said behind or before it, or with our "of" ("Words of a senior official")."""


def hidden_grams(whole: Path, site: Site) -> set[tuple[str, ...]]:
    """Runs of eight words that stand only where nothing is shown."""
    everything = {gram for text in texts(whole).values() for gram in grams(text)}
    return everything - {gram for (text,) in site.rows(TOLD) if text for gram in grams(text)}


@pytest.mark.filterwarnings(
    "ignore:coroutine .*Facet:RuntimeWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
def test_a_crawl_of_everything_finds_nothing_that_is_withheld(whole, excerpted) -> None:
    hidden = hidden_grams(whole, excerpted)
    assert len(hidden) > 1000
    seen = 0
    for path, status, body in crawl(excerpted):
        seen += 1
        assert status < 500, path
        assert not (found := grams(body) & hidden), f"{path}: {sorted(found)[:3]}"
        assert not re.search(r"(?<![\w.:/])/(?:home|work|tmp|root|srv|Users)/", body), path
    assert seen > 200


def withheld(whole: Path, site: Site, length: int = 40) -> list[str]:
    """Stretches of so many characters that are not shown, one behind the other."""
    left = dict(site.rows("select uid, text from documents"))
    return [
        text[at : at + length]
        for uid, text in sorted(texts(whole).items())
        for at in range(0, len(text) - length, length)
        if set(left[uid][at : at + length]) <= {HIDDEN, "\n"} and text[at : at + length].strip()
    ]


def test_what_is_withheld_is_not_in_the_file(whole, excerpted) -> None:
    served = Path(excerpted.datasette.get_database(excerpted.database).path).read_bytes()
    hidden = withheld(whole, excerpted)
    assert len(hidden) > 100
    shown_elsewhere = " ".join(text for (text,) in excerpted.rows("select text from documents"))
    assert not [part for part in hidden if part.encode() in served and part not in shown_elsewhere]


def test_no_question_tells_whether_withheld_words_stand_somewhere(whole, excerpted) -> None:
    phrase = withheld(whole, excerpted)[3]
    assert any(phrase in text for text in texts(whole).values())
    for address in asked_for(excerpted, phrase):
        response = excerpted.get(address)
        assert response.status_code < 500
        if response.status_code == 200:
            found = response.json()
            empty = (
                not found or not (found.get("total") or found.get("quotes") or found.get("people"))
                if isinstance(found, dict)
                else not found
            )
            assert empty or not any(found.get("facets", {}).values()), address


def test_words_that_are_shown_are_found(excerpted) -> None:
    found = excerpted.json("/api/v1/search.json?q=%22We+need+British+defence%22")["quotes"]
    assert [quote["speaker"]["label"] for quote in found] == ["Jean-Yves Le Drian"]
    assert "[…]" in excerpted.get(f"/document/{found[0]['document']['uid']}").text
    page = excerpted.get(f"/quote/{found[0]['uid']}").text
    assert HIDDEN not in page
    assert "with at most 60 words around them" in page


def test_a_quotation_that_is_cut_says_so(excerpted) -> None:
    uid = excerpted.uid("words > 5 + length(text) - length(replace(text, ' ', '')) and text like '% %'")
    assert "The publisher shows the first" in excerpted.get(f"/quote/{uid}").text
    assert excerpted.json(f"/api/v1/quote/{uid}.json")["cut"] is True
    assert excerpted.json(f"/api/v1/quote/{uid}.jsonld")["text"].endswith(" […]")


def test_the_copy_is_a_sound_database(whole, tmp_path) -> None:
    target = tmp_path / "public.db"
    publish(whole, target, AROUND)
    with Database(target) as db:
        assert not list(verify(db))
        before = Database(whole).execute("select uid, speaker, kind from quotes order by uid").fetchall()
        assert db.execute("select uid, speaker, kind from quotes order by uid").fetchall() == before
        for (text,) in db.execute("select text from documents"):
            assert text.count(HIDDEN) > len(re.findall(r"\S", text)) / 3
    with pytest.raises(DatabaseError, match="is there already"):
        publish(whole, target, AROUND)


def test_nothing_is_loaded_into_excerpts(whole, tmp_path) -> None:
    target = tmp_path / "public.db"
    publish(whole, target, AROUND)
    with pytest.raises(DatabaseError, match="holds excerpts"):
        create_or_open(target)


@pytest.mark.parametrize(("words", "times"), [(None, 1), (AROUND, 2)])
def test_a_bar_over_the_copy_comes_to_its_end(whole, tmp_path, words, times) -> None:
    steps: list[int] = []
    publish(whole, tmp_path / "public.db", words, steps.append)
    with Database(whole) as db:
        assert sum(steps) == times * db["documents"].count


def test_a_mark_stands_for_what_is_not_shown() -> None:
    assert collapsed(f"We {HIDDEN * 4} {HIDDEN}\n\nwait") == "We […]\n\nwait"
