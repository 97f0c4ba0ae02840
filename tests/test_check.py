"""Claims against the record: verdicts, what is pointed out, whose the words are, and claims that are hardly any."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import transcript
from sqlite_utils import Database

from quotes import check
from quotes.check.alignment import align
from quotes.check.answers import ChangeKind, Verdict
from quotes.check.records import densest
from quotes.check.whom import name
from quotes.check.words import forms, quick
from quotes.models import Document
from quotes.parsing.parse import parse
from quotes.read.walk import documents
from quotes.store.connect import create_or_open
from quotes.store.save import save

ARTICLE = """Ferries Stay In Port

Mayor Åsa Brännström said the town would not pay for the ice.

“If the harbour freezes, the ferries will stay in port for 14 days,” Brännström said. “Nobody in Kiruna has to walk.”

Nils Utsi, a fisherman, said that the council had never asked anyone who owns a boat.

“We can't fish, and we won't leave,” said Utsi. “Not all of us voted for the old breakwater.”

The harbour had last frozen over in the winter of 1987, when the old breakwater was still being built by hand.
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, a transcript and an article made up for this."""
    path = tmp_path_factory.mktemp("check") / "record.db"
    db = create_or_open(path)
    for found in documents(["seeds"]):
        save(db, parse(found))
    save(db, transcript(published="2019-01-02"))
    save(db, parse(Document("ferries.txt", "f", ARTICLE, 0, len(ARTICLE))))
    db.close()
    return path


LE_DRIAN = "We need British defence capabilities to win this war."
CASES = [
    (LE_DRIAN, None, Verdict.VERBATIM, "a sentence as printed"),
    (LE_DRIAN.upper(), None, Verdict.VERBATIM, "case says nothing"),
    ("“Nobody owns a ferry — that walks.”", None, Verdict.VERBATIM, "dashes and quotes say nothing"),
    ("We cannot fish, and we will not leave", None, Verdict.VERBATIM, "a contraction is the words it stands for"),
    ("the ferries will stay in port for fourteen days", None, Verdict.IN_PART, "cut short; a number is a number"),
    ("We need British … capabilities to win this war.", None, Verdict.IN_PART, "words left out at an ellipsis"),
    ("We need French defence capabilities to win this war.", None, Verdict.ALTERED, "another word"),
    ("We do not need British defence capabilities to win this war.", None, Verdict.ALTERED, "turned round"),
    (LE_DRIAN, "Le Drian", Verdict.VERBATIM, "by surname"),
    (LE_DRIAN, "J-Y Le Drian", Verdict.VERBATIM, "by initials"),
    (LE_DRIAN, "French defense minister Le Drian", Verdict.VERBATIM, "with the office before it"),
    (LE_DRIAN, "François Hollande", Verdict.SOMEONE_ELSE, "another name"),
    (LE_DRIAN, "Rumpelstiltskin", Verdict.SOMEONE_ELSE, "a name that is not there"),
    ("We wait. The ice decides, not the council.", None, Verdict.TRANSLATION, "through a translator"),
    ("the council had never asked anyone who owns a boat", None, Verdict.PARAPHRASE, "only reported"),
    (
        "If the harbour freezes, the ferries will stay in port for 14 days, Nobody in Kiruna has to walk.",
        None,
        Verdict.VERBATIM,
        "one quotation that the article interrupts",
    ),
    (
        "Nobody owns a ferry that walks. We can't fish, and we won't leave.",
        None,
        Verdict.JOINED,
        "two people in one mouth",
    ),
    (
        "The harbour had last frozen over in the winter of 1987, when the old breakwater was still being built",
        None,
        Verdict.IN_TEXT,
        "the reporter's own words",
    ),
    ("The purple elephants of Vienna dance on Tuesdays with forty violins.", None, Verdict.NOT_FOUND, "not there"),
    (
        "If your harbour boils, the wagons will stay in town for many days",
        None,
        Verdict.ALTERED,
        "four words in ten are others, and the rest keep their places",
    ),
    ("owns a ferry that walks.", None, Verdict.ALTERED, "a “Nobody” dropped, not only cut"),
    ("days for port in stay will ferries the, freezes harbour the if", None, Verdict.NOT_FOUND, "all in other places"),
    ("I am not going to talk about that any more today", None, Verdict.NOT_FOUND, "words that everybody uses"),
    ("ferry", None, Verdict.IN_PART, "one word of a quotation"),
    ("", None, Verdict.NOT_FOUND, "nothing"),
]


@pytest.mark.parametrize(("text", "speaker", "verdict", "why"), CASES, ids=[case[3] for case in CASES])
def test_the_verdict(record: Path, text: str, speaker: str | None, verdict: Verdict, why: str) -> None:
    assert check(record, text, speaker).verdict is verdict, why


POINTED = [
    ("We do not need British defence capabilities to win this war.", ChangeKind.NEGATION, "not", ""),
    ("We can fish, and we won't leave", ChangeKind.NEGATION, "", "can't"),
    ("all of us voted for the old breakwater.", ChangeKind.NEGATION, "", "Not"),
    ("If the harbour freezes, the ferries will stay in port for 41 days", ChangeKind.NUMBER, "41", "14"),
    ("We need Swedish defence capabilities to win this war.", ChangeKind.NAME, "Swedish", "British"),
    ("If the harbour freezes, the ferries might stay in port for 14 days", ChangeKind.TENSE, "might", "will"),
    ("When the harbour freezes, the ferries will stay in port for 14 days", ChangeKind.CONDITION, "When", "If"),
]


@pytest.mark.parametrize(("text", "kind", "claimed", "printed"), POINTED, ids=[case[1] for case in POINTED])
def test_a_change_that_matters_is_pointed_out(
    record: Path, text: str, kind: ChangeKind, claimed: str, printed: str
) -> None:
    changes = {(change.kind, change.claimed, change.printed) for change in check(record, text).material}
    assert any(
        change[0] is kind and claimed in change[1] and (printed in change[2] or not printed) for change in changes
    )


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the ferries will stay in port for 14 days", "If"),
        ("Nobody owns … walks.", "that"),
        ("fish, and we won't leave", "can't"),
    ],
)
def test_what_a_cut_leaves_out_is_shown(record: Path, text: str, word: str) -> None:
    answer = check(record, text)
    assert answer.verdict is Verdict.IN_PART
    assert any(word in cut for cut in answer.left_out)


@pytest.mark.parametrize(
    ("text", "word"), [("the ferries will stay in port for 14 days", "If"), ("fish, and we won't leave", "can't")]
)
def test_a_cut_that_turns_the_sentence_warns(record: Path, text: str, word: str) -> None:
    assert any(f"“{word}”" in warning for warning in check(record, text).warnings)


def test_the_evidence_leads_to_the_words(record: Path) -> None:
    source = check(record, LE_DRIAN).source
    assert source
    db = Database(record)
    text, offset = db.execute('select text, "offset" from documents where uid = ?', [source.document_uid]).fetchone()
    assert text[source.start - offset : source.end - offset].split() == LE_DRIAN.rstrip(".").split()
    assert db.execute("select count(*) from quotes where uid = ?", [source.uid]).fetchone() == (1,)
    assert source.speaker == "Jean-Yves Le Drian"


def test_nothing_is_said_never_to_have_been_said(record: Path) -> None:
    answer = check(record, "The purple elephants of Vienna dance on Tuesdays.", "Le Drian")
    assert "not in this collection (7 documents searched" in answer.explanation
    assert "does not show that they were never said" in answer.explanation


def test_an_ambiguous_name_lists_the_candidates(tmp_path: Path) -> None:
    db = create_or_open(tmp_path / "two.db")
    lines = [
        ("ANN HILL, HOST", "The bridge will be closed until the river falls again."),
        ("BOB HILL", "We have always crossed it on foot in the summer."),
    ]
    save(db, transcript(lines))
    answer = check(db, "We have always crossed it on foot in the summer.", "Hill")
    assert answer.verdict is Verdict.VERBATIM
    assert answer.asked
    assert answer.asked.status == "ambiguous"
    assert {person.label for person in answer.asked.candidates} == {"Ann Hill", "Bob Hill"}
    db.close()


SAME = [
    ("Bill Clinton", "William J. Clinton", "a short form"),
    ("Joe Biden", "Joseph R. Biden Jr.", "a short form, and what stands behind the name"),
    ("J-Y Le Drian", "Jean-Yves Le Drian", "initials"),
    ("Lulu Garcia-Navarro", "Lulu Navarro", "one half of the surname"),
    ("Senator Sanders", "Bernie Sanders", "an office"),
]
OTHERS = [
    ("Hillary Clinton", "Bill Clinton", "a namesake"),
    ("Ted Cruz", "Ned Cruz", "both may be short for Edward, but not for each other"),
    ("Bob Dole", "William Dole", "Bob is short for Robert"),
]


@pytest.mark.parametrize(("asked", "known", "why"), SAME)
def test_one_persons_names_agree(asked: str, known: str, why: str) -> None:
    assert name(asked).agrees(name(known)), why


@pytest.mark.parametrize(("asked", "known", "why"), OTHERS)
def test_two_peoples_names_do_not_agree(asked: str, known: str, why: str) -> None:
    assert not name(asked).agrees(name(known)), why


def test_the_densest_stretch_is_where_the_words_are_and_not_where_one_of_them_is_repeated() -> None:
    often = "The harbour is the harbour, and a harbour needs harbour walls. " * 20
    text = (
        f"{often}{'Nothing here. ' * 100}The old breakwater in the harbour was built by hand. {'Nothing here. ' * 100}"
    )
    start, end = densest(text, quick("the old breakwater in the harbour was built by hand"))
    assert "breakwater" in text[start:end]
    assert end - start < len(text) / 2


def test_a_run_is_closed_in_the_claim_as_in_the_text() -> None:
    claim = forms("It is cold all the way. It is certainly a good question.")
    blocks = align(claim, forms("It is certainly a good question.")).blocks
    assert [tuple(block) for block in blocks] == [(6, 0, 6)]


ODD = [
    "\0\x01\x02",
    '" OR 1=1 --',
    "NEAR(a b, 3) AND text:x*",
    '"""" * ^ ( ) : -',
    "'; drop table quotes; --",
    "我们需要英国的防务能力来赢得这场战争",
    "Нам нужны британские возможности",
    "ضرورة القدرات البريطانية",
    "\ud800 half a character",
    "…",
    "[...] (…)",
    "%%% &&&",
    "a" * 100_000,
    "word " * 200_000,
    "(" * 5_000,
    "…" * 5_000,
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_whatever_is_pasted_has_one_answer(record: Path, text: str) -> None:
    answer = check(record, text, speaker=text[:50])
    assert answer.verdict in Verdict
    assert answer.explanation


@given(st.text(max_size=80), st.text(max_size=30))
def test_any_text_has_one_answer(text: str, speaker: str) -> None:
    assert check(EMPTY, text, speaker).verdict is Verdict.NOT_FOUND


EMPTY = create_or_open(":memory:")


def test_check_at_the_terminal(record: Path, quotes: Callable[..., object]) -> None:
    done = quotes("check", record, "We need French defence capabilities to win this war.", "--speaker", "Le Drian")
    assert done.returncode == 0
    assert done.stdout.startswith("ALTERED\n")
    assert "“French” stands for “British” (name)" in done.stdout


def test_check_as_json(record: Path, quotes: Callable[..., object]) -> None:
    told = json.loads(quotes("check", record, LE_DRIAN, "--json").stdout)
    assert told["verdict"] == "verbatim"
    assert told["sources"][0]["speaker"] == "Jean-Yves Le Drian"
    assert told["searched"]["documents"] == 7
