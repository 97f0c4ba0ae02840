"""Names folded, compared and given their capitals back."""

import pytest

from quotes.words.names import capitals, fold, folded, same, shouted, slip

CAPITALS = [
    ("LE DRIAN", "Le Drian"),
    ("A MARTÍNEZ", "A Martínez"),
    ("JOHN MCCAIN", "John McCain"),
    ("CONOR MACDONALD", "Conor MacDonald"),
    ("ANA MACHADO", "Ana Machado"),
    ("SEAN O'BRIEN", "Sean O'Brien"),
    ("O`DOWD", "O'Dowd"),
    ("LENA GARCIA-NAVARRO", "Lena Garcia-Navarro"),
    ("BILL DE BLASIO", "Bill de Blasio"),
    ("GEORGE W. ROSSI", "George W. Rossi"),
    ("JJ LEE", "JJ Lee"),
    ("AJ LEE", "AJ Lee"),
    ("McGREE", "McGree"),
    ("LaROCHE", "LaRoche"),
    ("Ines Kaya", "Ines Kaya"),
    ("FRANK OKORO III", "Frank Okoro III"),
]


@pytest.mark.parametrize(("printed", "written"), CAPITALS)
def test_capitals_are_given_back(printed: str, written: str) -> None:
    assert capitals(printed.split(" ")) == written


def test_folding_drops_case_accents_full_stops_and_kinds_of_apostrophes() -> None:
    assert folded(["MARTÍNEZ", "O’Neill", "O`Neill", "W."]) == ("martinez", "o'neill", "o'neill", "w")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("martinez", "martinez", True),
        ("mart?nez", "martinez", True),
        ("mart\ufffdnez", "martinez", True),
        ("martin", "martinez", False),
        ("martinos", "martinez", False),
    ],
)
def test_a_letter_lost_to_a_wrong_encoding_is_overlooked(one: str, other: str, *, expected: bool) -> None:
    assert same(one, other) is expected


def test_folding_keeps_words_apart_that_differ() -> None:
    assert fold("Weber") != fold("Weaver")


@pytest.mark.parametrize(("word", "expected"), [("WEBER", True), ("McGREE", True), ("A", False), ("Weber", False)])
def test_words_in_capitals_are_told(word: str, *, expected: bool) -> None:
    assert shouted(word) is expected


@pytest.mark.parametrize(
    ("wrong", "right", "expected"),
    [
        ("wallce", "wallace", True),
        ("wallacee", "wallace", True),
        ("wallaec", "wallace", True),
        ("wallade", "wallace", True),
        ("wallace", "wallace", False),
        ("walce", "wallace", False),
        ("weber", "wallace", False),
        ("", "a", True),
    ],
)
def test_one_slip_of_a_typist(wrong: str, right: str, *, expected: bool) -> None:
    assert slip(wrong, right) is expected
