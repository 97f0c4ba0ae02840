"""What a user decides about one quotation holds now, after a reload, under a better grammar and in a changed source."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from conftest import Quotes
from made_up import HOST, MAYOR, article, transcript
from sqlite_utils import Database

from quotes.archive.verify import verify
from quotes.kinds import QuoteKind
from quotes.models import Parsed, Quote
from quotes.store.connect import create_or_open
from quotes.store.decisions import decisions
from quotes.store.rulings import rulings
from quotes.store.save import save
from quotes.store.verdicts import NO_QUOTATION, NOBODY, SPEAKER, speaker, take, take_back, verdict, verdicts

BREAD = "“Bread is a promise,”"


def documents() -> list[Parsed]:
    return [transcript(), article()]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = create_or_open(tmp_path / "q.db")
    load(database)
    yield database
    assert not list(verify(database))
    database.close()


def load(db: Database, *parsed: Parsed) -> None:
    for one in parsed or documents():
        save(db, one, rulings(db))


def uid(db: Database, words: str) -> str:
    return str(db.execute("select uid from quotes where text like ?", [f"%{words}%"]).fetchone()[0])


def said(db: Database, words: str) -> str | None:
    """Who says something; "nobody" where no name is known, None where the quotation is not there."""
    sql = "select ifnull(label, 'nobody') from quotes left join people on people.id = speaker where text like ?"
    row = db.execute(sql, [f"%{words}%"]).fetchone()
    return row and row[0]


def decide(db: Database, words: str, verb: str, name: str | None = None) -> str:
    about = uid(db, words)
    reached = verdict(db, about, verb, why="heard again")
    if name:
        reached = verdict(db, about, verb, speaker(db, name, reached.document), by="Eva Lind", why="heard again")
    take(db, reached)
    return about


CASES = [
    ("Bread is", SPEAKER, HOST, HOST, "somebody known here"),
    ("Bread is", SPEAKER, "Nils Ahlgren", "Nils Ahlgren", "somebody new"),
    ("Bread is", SPEAKER, "Ahlgren", "Ahlgren", "somebody known by a surname"),
    ("Bread is", NOBODY, None, "nobody", "nobody can tell"),
    ("Bread is", NO_QUOTATION, None, None, "no quotation"),
    ("And the ferries", SPEAKER, MAYOR, MAYOR, "a turn"),
    ("And the ferries", NOBODY, None, "nobody", "a turn whose speaker nobody can tell"),
]


@pytest.mark.parametrize(("words", "verb", "name", "expected", "why"), CASES, ids=[case[-1] for case in CASES])
def test_a_verdict_holds_now_and_after_a_reload(db, words, verb, name, expected, why) -> None:
    decide(db, words, verb, name)
    assert said(db, words) == expected, why
    people = sorted(db.execute("select uid, quotations, documents from people").fetchall())
    load(db)
    load(db)
    assert said(db, words) == expected, why
    assert sorted(db.execute("select uid, quotations, documents from people").fetchall()) == people
    if "ferries" in words:
        found = db.execute("select speaker, evidence from turns where position = 2").fetchone()
        assert found == db.execute("select speaker, evidence from quotes where text like ?", [f"%{words}%"]).fetchone()


def test_a_corrected_speaker_is_told_from_one_that_was_read(db) -> None:
    decide(db, "Bread is", SPEAKER, HOST)
    assert db.execute("select evidence from quotes where text like '%Bread is%'").fetchone() == ("correction",)
    (found,) = verdicts(db)
    assert (found.was, found.by, found.why, found.words) == (MAYOR, "Eva Lind", "heard again", BREAD)
    assert not decisions(db), "those about people are listed apart"


def longer(parsed: Parsed) -> Parsed:
    """As a better grammar might have it: the first quotation without its marks, so under another uid."""
    first, *others = parsed.quotes
    return replace(parsed, quotes=(replace(first, start=first.start + 1, end=first.end - 2), *others))


def changed(parsed: Parsed, before: str) -> Parsed:
    """As the file might stand tomorrow: with something before it, so under other uids throughout."""

    def moved(quote: Quote) -> Quote:
        spans = {name: getattr(quote, name) for name in ("mention", "cue")}
        shifted = {name: type(span)(span.start + by, span.end + by) for name, span in spans.items() if span}
        return replace(quote, start=quote.start + by, end=quote.end + by, **shifted)

    by = len(before)
    text = before + parsed.document.text
    document = replace(parsed.document, text=text, end=len(text), sha256=sha256(text.encode()).hexdigest())
    first, *pieces = parsed.pieces
    shifted = tuple(replace(piece, start=piece.start + by, end=piece.end + by) for piece in pieces)
    return replace(
        parsed,
        document=document,
        pieces=(replace(first, end=first.end + by), *shifted),
        quotes=tuple(moved(quote) for quote in parsed.quotes),
    )


@pytest.mark.parametrize("reading", [longer, lambda parsed: changed(parsed, "Corrected at noon.\n\n")])
@pytest.mark.parametrize(("verb", "name", "expected"), [(SPEAKER, HOST, HOST), (NO_QUOTATION, None, None)])
def test_a_verdict_follows_its_words(db, reading, verb, name, expected) -> None:
    old = decide(db, "Bread is", verb, name)
    load(db, reading(article()))
    assert said(db, "Bread is a promise") == expected
    (found,) = verdicts(db)
    assert found.quotation != old
    load(db, reading(article()))
    assert said(db, "Bread is a promise") == expected
    assert said(db, "oven will be lit") is not None, "and touches no other words"


def twice() -> Parsed:
    """An article in which the same words stand twice."""
    one = article(words="“Yes,”")
    at = one.document.text.index("The oven")
    text = one.document.text[:at] + "“Yes,” the baker said.\n\n" + one.document.text[at:]
    document = replace(one.document, text=text, end=len(text), sha256=sha256(text.encode()).hexdigest())
    second = Quote(at, at + 6, QuoteKind.DIRECT, None)
    pieces = (one.pieces[0], replace(one.pieces[1], end=len(text)))
    return replace(one, document=document, pieces=pieces, quotes=(one.quotes[0], second))


def test_of_the_same_words_in_two_places_those_meant_are_followed(db) -> None:
    load(db, twice())
    first, second = (row[0] for row in db.execute("select uid from quotes where text = '“Yes,”' order by start"))
    take(db, verdict(db, second, NO_QUOTATION, why="a misprint"))
    load(db, twice(), twice())
    assert [row[0] for row in db.execute("select uid from quotes where text = '“Yes,”'")] == [first]
    load(db, changed(twice(), "Corrected at noon.\n\n"))
    left = db.execute("select label from quotes join people on people.id = speaker where text = '“Yes,”'").fetchall()
    assert left == [(MAYOR,)]
    assert db.execute("select moved_to from gone where uid = ?", [second]).fetchone() == (None,)


def test_what_is_taken_back_is_as_it_was_after_a_reload(db) -> None:
    about = decide(db, "Bread is", NO_QUOTATION)
    take_back(db, about)
    load(db)
    assert said(db, "Bread is") == MAYOR


def test_the_command_decides_and_its_file_carries_it_to_another_database(quotes: Quotes, db, tmp_path) -> None:
    about = uid(db, "Bread is")
    path, other = tmp_path / "q.db", tmp_path / "other.db"
    words = ("--speaker", HOST, "--why", "a slip of ours", "--by", "Eva")
    assert quotes("decide", path, about, *words).returncode == 0
    assert said(db, "Bread is") == HOST

    fresh = create_or_open(other)
    load(fresh)
    file = tmp_path / "decisions.csv"
    file.write_text(quotes("people", "decisions", path).stdout, "utf-8")
    assert "1 decision taken" in quotes("people", "decisions", other, "--import", file).stdout
    assert said(fresh, "Bread is") == HOST
    assert verdicts(fresh) == verdicts(db)
    assert quotes("decide", path, about, "--undo").returncode == 0
    assert not verdicts(db)
    fresh.close()


WRONG = [
    (("--speaker", HOST), "a correction needs a reason"),
    (("--why", "x"), "give one of"),
    (("--speaker", HOST, "--not-a-quotation", "--why", "x"), "give one of"),
    (("--speaker", " ", "--why", "x"), "nobody can be called by an empty name"),
]


@pytest.mark.parametrize(("words", "sentence"), WRONG, ids=[case[1] for case in WRONG])
def test_a_decision_that_cannot_be_is_told(quotes: Quotes, db, tmp_path, words, sentence) -> None:
    done = quotes("decide", tmp_path / "q.db", uid(db, "Bread is"), *words)
    assert done.returncode == 2
    assert sentence in done.stderr


@pytest.mark.usefixtures("db")
def test_an_unknown_quotation_is_told(quotes: Quotes, tmp_path) -> None:
    done = quotes("decide", tmp_path / "q.db", "abc", "--not-a-quotation", "--why", "x")
    assert done.returncode == 2
    assert "there is no quotation abc" in done.stderr
