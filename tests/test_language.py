"""The language of a document is stored, and no English rule runs over another."""

import json

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from served import Site

from quotes.archive.load import load
from quotes.cli import commands
from quotes.kinds import QuoteKind
from quotes.models import Document, Fact, Facts, Span
from quotes.parsing.english import language, parts
from quotes.parsing.parse import parse
from quotes.read import captions
from quotes.read.formats import Reading
from quotes.read.walk import documents
from quotes.store.connect import create_or_open
from quotes.words.language import PLACES, WINDOW, code_of, guess, name, names

ENGLISH = (
    "The mayor of Millbrook said that the old bridge would stay closed until spring, and that nobody had asked the"
    ' engineers about it. "We should have known years ago," Ann Hill told reporters on the steps of the town hall.'
)
FRENCH = (
    "Le maire de Saint-Aubin a déclaré que le vieux pont resterait fermé jusqu'au printemps, et que personne n'avait"
    " consulté les ingénieurs. « Nous aurions dû le savoir depuis des années », a dit Anne Colin aux journalistes."
)
GERMAN = (
    "Der Bürgermeister von Altdorf sagte, die alte Brücke bleibe bis zum Frühjahr geschlossen, und niemand habe die"
    " Ingenieure gefragt. „Das hätten wir seit Jahren wissen müssen“, sagte Anna Hügel den Reportern vor dem Rathaus."
)
SPANISH = (
    "El alcalde de Villanueva dijo que el viejo puente seguirá cerrado hasta la primavera y que nadie preguntó a los"
    " ingenieros. «Deberíamos haberlo sabido hace años», dijo Ana Colina a los periodistas ante el ayuntamiento."
)
PORTUGUESE = (
    "O presidente da câmara de Vila Nova disse que a velha ponte continuará fechada até à primavera e que ninguém"
    " perguntou aos engenheiros. “Devíamos ter sabido há anos”, disse Ana Colina aos jornalistas à porta da câmara."
)
TEXTS = {"en": ENGLISH, "fr": FRENCH, "de": GERMAN, "es": SPANISH, "pt": PORTUGUESE}


def document(text, stated=None, origin="markup"):
    facts = Facts(language=Fact(stated, origin) if stated else None)
    return Document("page.txt", "", text, 0, len(text), facts=facts)


@pytest.mark.parametrize("code", TEXTS)
def test_a_text_tells_its_language(code):
    found = parse(document(TEXTS[code]))

    assert found.facts.language == Fact(code, "guess")
    assert ("another language" in {remark.kind for remark in found.remarks}) == (code != "en")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Ann Hill said the bridge is closed.", "too short to tell"),
        ("", "nothing there"),
        ("1,024 = 2 ** 10; 3.14159 " * 40, "no letters"),
    ],
)
def test_what_cannot_be_told_is_unknown_and_read_as_english(text, why):
    found = language(document(text))

    assert (found.fact, found.english, found.remarks) == (None, True, ()), why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (ENGLISH.upper(), "captions and headlines in capitals"),
        (ENGLISH.encode().decode("cp1252").replace("o", "\ufffd", 9), "lost characters"),
        (ENGLISH.replace('"', "â€œ"), "an encoding taken for another"),
        (f"«Hasta la vista», wrote El Diario de Villanueva.\n\n{ENGLISH}", "a foreign title"),
        (
            ENGLISH.replace("Ann Hill", "Jean-Yves Le Drian").replace("Millbrook", "Vélizy-Villacoublay"),
            "foreign names",
        ),
        (ENGLISH.replace(" ", "\n"), "one word a line"),
    ],
)
def test_damaged_and_mixed_english_is_english(text, why):
    assert guess(text).code == "en", why
    assert language(document(text)).english, why


@pytest.mark.parametrize("code", [code for code in TEXTS if code != "en"])
def test_no_english_rule_runs_over_another_language(code):
    """What is marked stays, as the words of nobody known; nothing is reported and nobody named."""
    text = f'{TEXTS[code]} "Ann Hill said that she said it," said John Smith, who said that he had said so.'
    found = parse(document(text, code, "user"), kind="article")

    assert found.people == ()
    assert {quote.speaker for quote in found.quotes} == {None}
    assert {quote.kind for quote in found.quotes} <= {QuoteKind.DIRECT, QuoteKind.MIXED}
    assert len(found.quotes) == 2


STATED = [
    (ENGLISH, "fr", "markup", "fr", True, ["language in doubt"], "a template's language: the words decide about rules"),
    (FRENCH, "en-US", "markup", "en", False, ["language in doubt", "another language"], "the same the other way round"),
    (FRENCH, "fr-CA", "markup", "fr", False, ["another language"], "both agree"),
    (ENGLISH, "French", "user", "fr", False, ["language in doubt", "another language"], "the user knows best"),
    ("Oui.", "fr", "markup", "fr", False, ["another language"], "too short to contradict"),
    (ENGLISH, "c. 1950", "markup", "en", True, [], "no language is stated"),
]


@pytest.mark.parametrize(("text", "stated", "origin", "stored", "english", "remarks", "why"), STATED)
def test_what_is_stated_comes_before_the_guess(text, stated, origin, stored, english, remarks, why):
    found = language(document(text, stated, origin))

    assert found.fact.value == stored, why
    assert found.english is english, why
    assert [remark.kind for remark in found.remarks] == remarks, why


def test_a_document_may_change_its_language():
    """Most places decide what is stored; each paragraph is read by the rules of its own language."""
    begins = "\n\n".join([ENGLISH] * 4)
    text = "\n\n".join([begins, *[FRENCH] * 8, begins])
    found = parse(document(text), kind="article")
    inside = [quote for quote in found.quotes if quote.speaker]

    assert found.facts.language.value == "en"
    assert "several languages" in {remark.kind for remark in found.remarks}
    assert {person.name for person in found.people if person.kind == "person"} == {"Ann Hill"}
    assert inside
    assert all(quote.start < len(begins) or quote.start > len(text) - len(begins) for quote in inside)


def test_the_parts_of_a_text_lose_nothing():
    text = f"{ENGLISH}\nYes.\n\n{FRENCH}\nOui.\n{ENGLISH}"
    english, others = parts(text, [Span(0, len(text))])

    assert [span.of(text).strip() for span in english] == [f"{ENGLISH}\nYes.", ENGLISH]
    assert [span.of(text).strip() for span in others] == [f"{FRENCH}\nOui."]


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        *[(form, "en") for form in ("en", "EN", "en-US", "en_us", "eng", "English", "english")],
        *[(form, "de") for form in ("de-AT", "ger", "deu", "German")],
        ("pt-BR", "pt"),
        ("zh-Hans", "zh"),
        ("iw", "he"),
        ("nb-NO", "no"),
        *[(form, None) for form in ("", "und", "mul", "a language", "?", "1")],
    ],
)
def test_languages_are_stated_in_many_ways(stated, code):
    assert code_of(stated) == code


def test_every_language_has_a_name():
    assert name("fr") == "French"
    assert name("xx") == "xx"
    assert all(code_of(code) == code and code_of(named) == code for code, named in names().items())


@given(st.text(max_size=WINDOW * (PLACES + 1)))
def test_any_text_gets_the_same_answer_again(text):
    assert guess(text) == guess(text)


def test_readers_keep_what_sources_state(tmp_path):
    (tmp_path / "a.html").write_text(f'<html lang="fr-FR"><article><p>{FRENCH}</p></article></html>', "utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": SPANISH, "language": "spa"}) + "\n", "utf-8")
    (tmp_path / "c.vtt").write_text(
        f"WEBVTT\nKind: captions\nLanguage: de\n\n00:01.000 --> 00:09.000\n{GERMAN}\n", "utf-8"
    )
    (tmp_path / "d.json").write_text(
        json.dumps({"segments": [{"start": 0, "end": 9, "text": PORTUGUESE}], "language": "portuguese"}), "utf-8"
    )
    found = [parse(one) for one in documents([str(tmp_path)], Reading())]

    assert [(one.facts.language.value, one.facts.language.origin) for one in found] == [
        (code, "markup") for code in ("fr", "es", "de", "pt")
    ]


def test_captions_without_a_language_state_none():
    assert captions.read("x.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nLanguage: none\n").facts.language is None


def test_the_language_is_printed_stored_and_shown(tmp_path):
    (tmp_path / "a.txt").write_text(FRENCH, "utf-8")
    (tmp_path / "b.txt").write_text(ENGLISH, "utf-8")
    printed = CliRunner().invoke(commands, ["parse", "--format", "jsonl", str(tmp_path / "a.txt")]).stdout
    path = tmp_path / "q.db"
    db = create_or_open(path)
    load(db, documents([str(tmp_path / name) for name in ("a.txt", "b.txt")], Reading()))
    db.close()
    site = Site(path)
    ((uid, stored),) = site.rows("select uid, language from documents where path like '%a.txt'")
    page = site.get(f"/document/{uid}").text
    told = site.json(f"/api/v1/document/{uid}.json")
    found = site.json("/api/v1/search.json?language=fr")
    site.close()

    assert json.loads(printed)["language"] == stored == "fr"
    assert json.loads(printed)["facts"]["language"] == {"origin": "guess", "start": None, "end": None}
    assert "<bdi>French</bdi>" in page
    assert "guessed by the words" in page
    assert "this is in French, and sentences are read for who says what in English only" in page
    assert (told["language"], told["facts"]["language"]["origin"]) == ("fr", "guess")
    assert [row["text"] for row in found["quotes"]] == ["« Nous aurions dû le savoir depuis des années »"]
    assert found["query"]["language"] == "fr"


def test_what_a_user_told_outlives_a_later_guess(tmp_path):
    (tmp_path / "a.txt").write_text(ENGLISH, "utf-8")
    path = str(tmp_path / "a.txt")
    facts = tmp_path / "facts.csv"
    facts.write_text("path,language\na.txt,gd\n", "utf-8")
    database = str(tmp_path / "q.db")
    for options in (["--metadata", str(facts)], []):
        assert CliRunner().invoke(commands, ["load", database, path, *options]).exit_code == 0
    db = create_or_open(tmp_path / "q.db")
    stored = list(db.query("select value, origin from facts where name = 'language'"))
    db.close()

    assert stored == [{"value": "gd", "origin": "user"}]
