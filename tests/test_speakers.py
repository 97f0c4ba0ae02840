"""Who speaks, on what evidence, and when nobody is named."""

import pytest
from transcript_cases import document

from quotes.kinds import Evidence, PersonKind, Role
from quotes.models import Remark, Turn
from quotes.people.cast import Cast
from quotes.people.fullnames import find_mentions, is_name
from quotes.people.identities import at_odds, shortens, unique
from quotes.people.speakers import resolve
from quotes.people.talk import addressed, introduces, opening, own_names, signatures, signs_off
from quotes.transcript.outline import outline


def speakers(text: str, style: str = "npr") -> tuple[Cast, tuple[Turn, ...], tuple[Remark, ...]]:
    page = document(text)
    cast = Cast()
    turns, remarks = resolve(page, outline(page, style), cast)
    return cast, turns, remarks


def names(text: str) -> list[str | None]:
    cast, turns, _ = speakers(text)
    return [cast[turn.speaker].name if turn.speaker else None for turn in turns]


def test_people_are_entered_in_the_order_of_their_turns_with_the_labels_that_name_them() -> None:
    cast, turns, _ = speakers("ANN LEE, HOST:\n\nHi.\n\nOMAR KAYA: Hi.\n\nLEE: Bye.\n")
    assert [person.name for person in cast.people()] == ["Ann Lee", "Omar Kaya"]
    assert cast["p1"].labels == ("ANN LEE, HOST", "LEE")
    assert [turn.speaker for turn in turns] == ["p1", "p2", "p1"]


def test_a_role_holds_for_second_references() -> None:
    _, turns, _ = speakers("ANN LEE, HOST:\n\nHi.\n\nLEE: Bye.\n")
    assert [turn.role for turn in turns] == [Role.HOST, Role.HOST]


def test_the_houses_own_reporter_is_told_by_the_text() -> None:
    _, turns, _ = speakers("ANN LEE, HOST:\n\nNPR's Omar Kaya is here.\n\nKAYA: Hi.\n")
    assert (turns[1].role, turns[1].evidence) == (Role.REPORTER, Evidence.NAMED_IN_TEXT)


def test_what_a_label_says_of_its_speaker_is_kept() -> None:
    cast, _, _ = speakers("Ms. ANN LEE (Author, Springfield): Hi.\n\nUNIDENTIFIED MAN #2: Hi.\n")
    assert [(person.kind, person.description) for person in cast.people()] == [
        (PersonKind.PERSON, "Author, Springfield"),
        (PersonKind.UNNAMED, "UNIDENTIFIED MAN #2"),
    ]


@pytest.mark.parametrize(
    ("why", "text", "expected"),
    [
        ("a headline's capitals make no name", "Storm Batters Weber\n\nANN LEE, HOST: Hi.\n\nWEBER: Hi.\n", "Weber"),
        ("a title is no given name", "ANN LEE, HOST: Mayor Weber is here.\n\nWEBER: Hi.\n", "Weber"),
        ("nor is a word that opens a sentence", "ANN LEE, HOST: Yesterday Weber came.\n\nWEBER: Hi.\n", "Weber"),
        ("nor a place", "ANN LEE, HOST: Boats on Lake Weber sank.\n\nWEBER: Hi.\n", "Weber"),
        ("nor an acronym or a possessive", "ANN LEE, HOST: FIFA Weber, Ohio's Weber.\n\nWEBER: Hi.\n", "Weber"),
        ("nobody names himself in passing", "ANN LEE, HOST: So?\n\nWEBER: Max Weber wrote that.\n", "Weber"),
        (
            "a middle name is the same person",
            "ANN LEE, HOST: Otto Weber. Otto B. Weber.\n\nWEBER: Hi.\n",
            "Otto B. Weber",
        ),
        ("the text writes the name", "ANN LEE, HOST: Bill DeWeber is here.\n\nDEWEBER: Hi.\n", "Bill DeWeber"),
    ],
)
def test_a_surname_gets_only_a_name_that_the_text_gives_it(why: str, text: str, expected: str) -> None:
    assert names(text)[-1] == expected, why


def test_nobody_is_addressed_across_a_gap() -> None:
    text = "ANN LEE, BYLINE: Hello.\n\nHi, Renata.\n\n\nWEBER: Hi.\n\n\nLEE: So, Renata, why?\n\n\nWEBER: Rain.\n"
    assert "Renata Weber" not in names(text)


def test_a_mr_and_a_ms_are_two_people() -> None:
    cast, _, _ = speakers("MR. WEBER: Hi.\n\nMS. WEBER: Hi.\n\nMR. WEBER: Bye.\n")
    assert [person.labels for person in cast.people()] == [("MR. WEBER",), ("MS. WEBER",)]


def test_an_office_is_held_by_whom_the_page_names() -> None:
    cast, turns, _ = speakers("Remarks by President Weber in Springfield\n\nTHE PRESIDENT: Hi.\n", "whitehouse")
    assert (cast["p1"].name, turns[0].evidence) == ("Weber", Evidence.OFFICE)


def test_of_two_holders_of_an_office_neither_is_chosen() -> None:
    assert names("THE PRESIDENT: Hi.\n\nANN LEE: President Weber met President Kaya.\n")[0] is None


def test_an_unlabelled_turn_without_evidence_is_nobodys() -> None:
    assert names("ANN LEE, HOST: Hi.\n\n\nIt rained.\n\n\nLEE: It did.\n") == ["Ann Lee", None, "Ann Lee"]


def test_an_unlabelled_turn_answers_to_its_name_only_if_it_answers_the_asker() -> None:
    text = "ANN LEE, HOST:\n\nOmar, why?\n\n\n{}\n\n\nOMAR KAYA: More.\n\nLEE: Thanks, Omar.\n"
    assert names(text.format("Well, Ann, it rained."))[1] == "Omar Kaya"
    assert names(text.format("Well, it rained."))[1] is None


def test_two_who_introduce_themselves_in_one_paragraph_are_nobody() -> None:
    assert names("ANN LEE, BYLINE: Hi.\n\n\nI'm Omar Kaya. And I'm Otto Weber.\n\n\nLEE: Hi.\n")[1] is None


def test_a_sign_off_names_an_unlabelled_reporter() -> None:
    assert names("ANN LEE, HOST: Hi.\n\n\nIt rained. Omar Kaya, NPR News, Springfield.\n")[1] == "Omar Kaya"


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("weber", "otto weber", True),
        ("drian", "jean-yves le drian", True),
        ("le drian", "jean-yves le drian", True),
        ("navarro", "lulu garcia-navarro", True),
        ("o weber", "otto weber", True),
        ("a weber", "otto weber", False),
        ("otto weber", "otto weber", False),
        ("web", "otto weber", False),
    ],
)
def test_how_a_name_is_shortened(short: str, full: str, *, expected: bool) -> None:
    assert shortens(short.split(), full.split()) is expected


def test_names_that_one_person_may_bear_are_one() -> None:
    assert unique(iter([("Otto", "Weber"), ("Otto", "B.", "Weber")])) == [("Otto", "B.", "Weber")]
    assert len(unique(iter([("Otto", "Weber"), ("Anna", "Weber")]))) == 2


def test_titles_at_odds() -> None:
    assert at_odds(["mr"], ["ms"])
    assert not at_odds(["mr", "senator"], ["dr"])


def test_the_names_of_a_text() -> None:
    text = "Mayor Otto Weber met NPR's Ann Lee. Then Otto Weber left."
    found = find_mentions(text, [(0, len(text), False)], ["weber", "lee"])
    assert set(found.names["weber"]) == {(6, ("Otto", "Weber")), (41, ("Otto", "Weber"))}
    assert found.names["lee"] == [(27, ("Ann", "Lee"))]


@pytest.mark.parametrize(
    ("words", "expected"), [("Ann Lee", True), ("Lee", False), ("Mayor Lee", False), ("A Lee", True)]
)
def test_what_can_be_a_name(words: str, *, expected: bool) -> None:
    assert is_name(words.split()) is expected


def test_who_introduces_and_signs() -> None:
    text = "Hi. I'm Ann Lee in Ohio. Ann Lee, NPR News, Springfield."
    assert introduces(text, text.index("Ann"))
    assert signs_off(text, text.rindex("Ann Lee") + len("Ann Lee"))
    assert list(own_names(text, 0, len(text))) == [("Ann", "Lee")]
    assert [span.of(text) for span in signatures(text, 0, len(text))] == ["Ann Lee"]


def test_a_quoted_introduction_is_somebody_elses() -> None:
    text = '"I\'m Ann Lee," she said.'
    assert not list(own_names(text, 0, len(text)))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Good morning, Renee.", {"Renee"}),
        ("Well, Renee, very well.", {"Renee"}),
        ("Renee, it rained.", {"Renee"}),
        ("Unfortunately, it rained.", set()),
        ("And Paris, where it rained.", set()),
        ("It rained in Paris, France.", set()),
    ],
)
def test_whom_the_first_words_turn_to(words: str, expected: set[str]) -> None:
    assert opening(words, 0, len(words)) == expected


def test_thanks_at_the_end_turn_to_somebody() -> None:
    text = "It rained for days. " * 12 + "Thank you, Renee."
    assert addressed(text, 0, len(text)) == {"Renee"}
