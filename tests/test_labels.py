"""The inside of labels: one case a form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.kinds import Role
from quotes.transcript.labels import Label, Who, read_label

PERSON = Who.PERSON
CASES = [
    ("KELLY", Label(PERSON, ("KELLY",))),
    ("LENA ROSSI, HOST", Label(PERSON, ("LENA", "ROSSI"), role=Role.HOST)),
    ("LENA ROSSI, host", Label(PERSON, ("LENA", "ROSSI"), role=Role.HOST)),
    ("LENA ROSSI, guest host", Label(PERSON, ("LENA", "ROSSI"), role=Role.HOST)),
    ("LENA ROSSI, BYLINE", Label(PERSON, ("LENA", "ROSSI"), role=Role.REPORTER)),
    ("LENA ROSSI, BYLINE3", Label(PERSON, ("LENA", "ROSSI"), role=Role.REPORTER)),
    ("LENA ROSSI reporting", Label(PERSON, ("LENA", "ROSSI"), role=Role.REPORTER)),
    (
        "ANN LEE, CNN ANCHOR, WORLD NEWS",
        Label(PERSON, ("ANN", "LEE"), role=Role.HOST, roles=("CNN ANCHOR", "WORLD NEWS")),
    ),
    (
        'Ms. ANN LEE (Author, "Rain: A Life"; Resident, Springfield)',
        Label(PERSON, ("ANN", "LEE"), ("Ms.",), notes=('(Author, "Rain: A Life"; Resident, Springfield)',)),
    ),
    ("Lieutenant Colonel TANAKA", Label(PERSON, ("TANAKA",), ("Lieutenant", "Colonel"))),
    ("Secretary of State ANN LEE", Label(PERSON, ("ANN", "LEE"), ("Secretary of State",))),
    ("VICE PRESIDENT ANN LEE", Label(PERSON, ("ANN", "LEE"), ("VICE PRESIDENT",))),
    ("Mr.\ufffdWEBER", Label(PERSON, ("WEBER",), ("Mr.",))),
    ("FRANK OKORO JR.", Label(PERSON, ("FRANK", "OKORO"), suffix="JR.")),
    ("Mr. WEBER of New Mexico", Label(PERSON, ("WEBER",), ("Mr.",), origin="of New Mexico")),
    ("GOV. ANN LEE (D), OHIO", Label(PERSON, ("ANN", "LEE"), ("GOV.",), roles=("OHIO",), notes=("(D)",))),
    ("A MART?N, HOST", Label(PERSON, ("A", "MART?N"), role=Role.HOST)),
    ("JULIA CHILD", Label(PERSON, ("JULIA", "CHILD"))),
    ("KING", Label(PERSON, ("KING",))),
    ("WEBER (voice-over)", Label(PERSON, ("WEBER",), notes=("(voice-over)",))),
    ("ROSSI AND WEBER", Label(Who.JOINT, ("ROSSI",), others=(("WEBER",),))),
    ("THE VICE PRESIDENT", Label(Who.OFFICE, ("THE", "VICE", "PRESIDENT"))),
    ("The PRESIDING OFFICER", Label(Who.OFFICE, ("The", "PRESIDING", "OFFICER"))),
    ("UNIDENTIFIED WOMAN #1", Label(Who.UNNAMED, ("UNIDENTIFIED", "WOMAN"), number="1")),
    (
        "Unidentified Woman #2(Resident, Springfield)",
        Label(Who.UNNAMED, ("Unidentified", "Woman"), number="2", notes=("(Resident, Springfield)",)),
    ),
    ("ANSWERING MACHINE MESSAGE", Label(Who.UNNAMED, ("ANSWERING", "MACHINE", "MESSAGE"))),
    ("AI-GENERATED VOICE #4", Label(Who.UNNAMED, ("AI-GENERATED", "VOICE"), number="4")),
    ("Q", Label(Who.GROUP, ("Q",))),
    ("STUDENTS (singing)", Label(Who.GROUP, ("STUDENTS",), notes=("(singing)",))),
    ("BOTH", Label(Who.GROUP, ("BOTH",))),
    ("NPR", Label(Who.NETWORK, ("NPR",))),
    ("EDITOR'S NOTE", Label(Who.NOTICE, ("EDITOR'S", "NOTE"))),
    ("Composer ID", Label(Who.NOTICE, ("Composer", "ID"))),
]


@pytest.mark.parametrize(("printed", "expected"), CASES, ids=[printed for printed, _ in CASES])
def test_a_label_is_taken_apart(printed: str, expected: Label) -> None:
    assert read_label(printed) == expected


@given(st.text(max_size=40))
def test_any_label_is_read(printed: str) -> None:
    assert read_label(printed).who in Who
