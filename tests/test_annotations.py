"""Transcribers' parentheses: kinds, places, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.grammars.building import grammar
from quotes.kinds import AnnotationKind as Kind
from quotes.transcript.annotations import annotations, directions, kind_of, label_annotations, recording_of

KINDS = [
    ("(Through translator)", Kind.TRANSLATOR),
    ("(through an interpreter)", Kind.TRANSLATOR),
    ('(SOUNDBITE OF TV SHOW, "HARBOR")', Kind.SOUNDBITE),
    ("(Soundbite of phone ringing)", Kind.SOUNDBITE),
    ("(SOUNDBITE OF MUSIC VIDEO)", Kind.SOUNDBITE),
    ("(BEGIN VIDEOTAPE)", Kind.SOUNDBITE),
    ("(END AUDIO CLIP)", Kind.SOUNDBITE),
    ("(LAUGHTER)", Kind.LAUGHTER),
    ("(Laughter.)", Kind.LAUGHTER),
    ("(SOUNDBITE OF LAUGHTER)", Kind.LAUGHTER),
    ("[laughs]", Kind.LAUGHTER),
    ("(APPLAUSE)", Kind.APPLAUSE),
    ("(CHEERING)", Kind.APPLAUSE),
    ("(CROSSTALK)", Kind.CROSSTALK),
    ("(SOUNDBITE OF MUSIC)", Kind.MUSIC),
    ("(Speaking Spanish)", Kind.LANGUAGE),
    ("(Foreign language spoken)", Kind.LANGUAGE),
    ("(Spanish spoken)", Kind.LANGUAGE),
    ("(Reading)", Kind.READING),
    ("(Singing) ", Kind.SINGING),
    ("(Chanting in foreign language)", Kind.SINGING),
    ("(As Grandma, singing)", Kind.CHARACTER),
    ("(as Jane Doe)", Kind.CHARACTER),
    ("(ph)", Kind.PHONETIC),
    ("(Unintelligible)", Kind.UNINTELLIGIBLE),
    ("(inaudible)", Kind.UNINTELLIGIBLE),
    ("(sic)", Kind.SIC),
    (r"[sic\]", Kind.SIC),
    ("(Whispering)", Kind.OTHER),
    ("(Playing guitar)", Kind.OTHER),
    ("(COMMERCIAL BREAK)", Kind.OTHER),
    ("(voice-over)", Kind.OTHER),
    ("(via telephone)", Kind.OTHER),
    ("[POST-PUBLICATION CLARIFICATION: It was iron.]", Kind.OTHER),
]
NONE = [
    "(the town of bells)",
    "(R-Ohio)",
    "(D)",
    "(as you know)",
    "(by the way)",
    "(including Spain)",
    "(depending on whom you ask)",
    "(NATO)",
    "(2015)",
    "(from Ohio)",
    "(a song)",
]


@pytest.mark.parametrize(("printed", "kind"), KINDS, ids=[printed for printed, _ in KINDS])
def test_an_annotation_has_a_kind(printed: str, kind: Kind) -> None:
    assert kind_of(printed.strip()) is kind


@pytest.mark.parametrize("printed", NONE)
def test_an_authors_own_parenthesis_is_no_annotation(printed: str) -> None:
    assert kind_of(printed) is None


def test_what_a_soundbite_is_of_stays_as_printed() -> None:
    assert recording_of('(SOUNDBITE OF TV SHOW, "HARBOR")') == 'TV SHOW, "HARBOR"'
    assert recording_of("(LAUGHTER)") is None


def test_annotations_stand_at_the_head_inside_and_glued() -> None:
    text = "(Laughter) It was Tar(ph) who (I mean it) came (laughter)."
    assert [text[note.start : note.end] for note in annotations(text, 0, len(text))] == [
        "(Laughter)",
        "(ph)",
        "(laughter)",
    ]


def test_whatever_has_a_line_of_its_own_is_a_direction() -> None:
    text = "(A door)"
    assert [note.kind for note in directions(text, 0, len(text))] == [Kind.OTHER]


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("STUDENTS (singing)", ["(singing)"]),
        ("MAN (Through translator)", ["(Through translator)"]),
        ("ANN LEE (Bell Ringer)", []),
        ("THE BELLS (Music Group)", []),
        ("ANN LEE (Singing Teacher)", []),
        ("Mr. LEE(ph)", ["(ph)"]),
    ],
)
def test_in_a_label_words_with_a_capital_tell_who_speaks(label: str, found: list[str]) -> None:
    assert [label[note.start : note.end] for note in label_annotations(label, 0, len(label))] == found


@given(st.text(alphabet=st.sampled_from("()[] aAs.ph\n"), max_size=60))
def test_annotations_lie_in_order_and_in_brackets(text: str) -> None:
    found = list(annotations(text, 0, len(text)))
    assert all(text[note.start] in "([" and text[note.end - 1] in ")]" for note in found)
    assert [note.start for note in found] == sorted(note.start for note in found)


def test_each_kind_is_a_rule_of_the_grammar() -> None:
    """A kind is known in two places: a rule of `annotations.lark`, and AnnotationKind, by the rule's name."""
    rules = {rule.origin.name for rule in grammar("annotations").rules}
    assert {str(kind) for kind in Kind} == rules - {"start"}
