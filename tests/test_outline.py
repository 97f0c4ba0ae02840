"""Pages cut into pieces and turns: the cases of tests/cases/turns, and what a piece is."""

from itertools import pairwise
from pathlib import Path

import pytest
from transcript_cases import SEPARATOR, document, render

from quotes.kinds import DocumentKind, PieceKind
from quotes.parsing.detection import detect
from quotes.transcript.outline import outline

CASES = sorted((Path(__file__).parent / "cases" / "turns").glob("*.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_page_gives_its_turns(case: Path) -> None:
    with case.open(encoding="utf-8", newline="") as file:
        why, page, expected = file.read().split(SEPARATOR)
    assert render(page) == expected, why


STRANGERS = "one-long-line-of-strangers"
"""A page of a single line and nobody who comes back: it may as well be an article."""


@pytest.mark.parametrize("case", [case for case in CASES if case.stem != STRANGERS], ids=lambda path: path.stem)
def test_a_page_is_taken_for_a_transcript(case: Path) -> None:
    page = document(case.read_text("utf-8").split(SEPARATOR)[1])
    assert detect(page).kind is DocumentKind.TRANSCRIPT, (
        "its labels are not among those that are looked for: see HEAD in quotes/transcript/readings.py"
    )


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_pieces_tile_a_page(case: Path) -> None:
    page = document(case.read_text("utf-8").split(SEPARATOR)[1])
    pieces = outline(page, detect(page, kind="transcript").style or "").pieces
    assert [pieces[0].start, pieces[-1].end] == [0, len(page.text)]
    assert all(one.end == other.start for one, other in pairwise(pieces))


def pieces_of(text: str) -> list[tuple[str, str]]:
    page = document(text)
    pieces = outline(page, detect(page, kind="transcript").style or "").pieces
    return [(str(piece.kind), text[piece.start : piece.end].strip()) for piece in pieces]


def test_a_station_page_has_furniture_title_gap_turns_trailer_and_afterword() -> None:
    text = (
        "© 2024 WXYZ\nPlay Live Radio\n\nFerry Bells Ring\n\n\nBells rang on Monday.\n\n\nLENA ROSSI, BYLINE: Loud."
        " Transcript provided by NPR, Copyright NPR.\n\nLena Rossi joined in 2004.\n"
    )
    assert pieces_of(text) == [
        ("furniture", "© 2024 WXYZ\nPlay Live Radio"),
        ("title", "Ferry Bells Ring"),
        ("gap", ""),
        ("turn", "Bells rang on Monday."),
        ("gap", ""),
        ("turn", "LENA ROSSI, BYLINE: Loud."),
        ("trailer", "Transcript provided by NPR, Copyright NPR."),
        ("afterword", "Lena Rossi joined in 2004."),
    ]


def test_headings_and_directions_are_pieces_of_their_own() -> None:
    text = "ANNA KAYA, CNN ANCHOR: Hi.\n\nHarbor News\n\n(BEGIN VIDEO CLIP)\n\nKAYA: Rain.\n"
    assert [kind for kind, _ in pieces_of(text)] == ["turn", "heading", "annotation", "turn"]


def test_a_summary_before_a_host_is_prose() -> None:
    kinds = [kind for kind, _ in pieces_of("Ferry Bells\n\nThe bells rang on Monday.\n\nLENA ROSSI, HOST: Hi.\n")]
    assert kinds == ["title", "prose", "turn"]


def test_a_page_that_is_only_spaced_out_has_no_gaps() -> None:
    text = "\n\n\n".join(f"{'ROSSI' if number % 2 else 'KAYA'}: Word {number}." for number in range(12))
    page = document(text)
    cut = outline(page, "npr")
    assert not any(piece.kind is PieceKind.GAP for piece in cut.pieces)
    assert not cut.remarks


def test_facts_are_what_the_page_states() -> None:
    text = "© 2024 WXYZ\n\nFerry Bells Ring\n\nPublished May 3, 2016 at 5:00 AM EDT\n\nLENA ROSSI, HOST: Hi.\n"
    page = document(text)
    facts = outline(page, "npr").facts
    stated = {name: getattr(facts, name) for name in ("title", "outlet", "published", "copyright")}
    assert {name: fact and fact.value for name, fact in stated.items()} == {
        "title": "Ferry Bells Ring",
        "outlet": "WXYZ",
        "published": "May 3, 2016",
        "copyright": "© 2024 WXYZ",
    }
    assert all(fact.span.of(text).find(fact.value) >= 0 for fact in stated.values())
