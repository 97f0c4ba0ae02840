"""Made-up conversations rendered in each style and parsed again; any text at all."""

from itertools import pairwise

import pytest
from house_forms import FORMS, label
from hypothesis import given, settings
from hypothesis import strategies as st
from transcript_cases import document

from quotes.grammars.styles import STYLES
from quotes.kinds import PieceKind
from quotes.models import Outline
from quotes.parsing.detection import detect
from quotes.people.cast import Cast
from quotes.people.speakers import resolve
from quotes.transcript.outline import outline

GIVEN = ["Lena", "Omar", "Inés", "Jean-Paul", "Ruth", "Tomas"]
SURNAMES = ["Rossi", "McCarthy", "O'Hara", "Garcia-Moreau", "Weber", "Kaya"]
SENTENCES = ["The bridge is closed.", "Is it? (Laughter) I doubt it.", "Nobody knows (ph) why.", "It rained - all day."]
FURNITURE = ["© 2024 WXYZ\nPlay Live Radio\nNext Up:\n0:00 0:00\n\nFerry Bells Ring\n\n", "Transcript\n\n", ""]
TRAILERS = [" Transcript provided by NPR, Copyright NPR.", "\n\nCopyright 2015 NPR.\n\nTags\nNews", "\n", ""]
ASIDES = ["(SOUNDBITE OF RAIN)", "(LAUGHTER)", "(APPLAUSE)"]

people = st.lists(st.sampled_from(SURNAMES), min_size=2, max_size=4, unique=True).flatmap(
    lambda surnames: st.tuples(st.permutations(GIVEN).map(lambda given: given[: len(surnames)]), st.just(surnames)).map(
        lambda pair: list(zip(*pair, strict=True))
    )
)


@st.composite
def conversations(draw: st.DrawFn) -> list[tuple[tuple[str, str], str]]:
    """Who says what, everybody of the cast at least once."""
    cast = draw(people)
    more = draw(st.lists(st.sampled_from(cast), max_size=8))
    return [(who, draw(st.sampled_from(SENTENCES))) for who in [*cast, *more]]


def checked(text: str, style: str) -> Outline:
    """The outline of a text, its promises kept: pieces tile, spans hold each other and lie in order."""
    page = document(text)
    cut = outline(page, style)
    ends = [0, *(piece.end for piece in cut.pieces)]
    assert [piece.start for piece in cut.pieces] == ends[:-1]
    assert ends[-1] == len(text)
    assert all(one.end <= other.start for one, other in pairwise(cut.turns))
    spoken = {at for piece in cut.pieces if piece.kind is PieceKind.TURN for at in range(piece.start, piece.end)}
    for turn in cut.turns:
        assert spoken.issuperset(range(turn.start, turn.end))
        assert text[turn.start : turn.end].strip() == text[turn.start : turn.end] != ""
        assert turn.label is None or turn.label.end <= turn.start
        assert all(note.start < note.end <= turn.end for note in turn.annotations)
    return cut


@pytest.mark.parametrize("style", FORMS)
@given(
    talk=conversations(),
    furniture=st.sampled_from(FURNITURE),
    trailer=st.sampled_from(TRAILERS),
    asides=st.lists(st.sampled_from([*ASIDES, "", "", ""]), min_size=12, max_size=12),
    gaps=st.lists(st.booleans(), min_size=12, max_size=12),
)
@settings(max_examples=40)
def test_a_rendered_conversation_comes_back(
    style: str,
    talk: list[tuple[tuple[str, str], str]],
    furniture: str,
    trailer: str,
    asides: list[str],
    gaps: list[bool],
) -> None:
    text, expected, seen = furniture, [], set()
    for index, (person, words) in enumerate(talk):
        text += label(style, person, first=person not in seen, host=not index, minute=index)
        seen.add(person)
        expected.append((len(text), len(text) + len(words), " ".join(person)))
        text += words
        if index + 1 < len(talk):
            text += "\n\n" + (f"{asides[index]}\n\n" if asides[index] else "") + ("\n" if gaps[index] else "")
    text += trailer
    cut = checked(text, style)
    cast = Cast()
    turns, _ = resolve(document(text), cut, cast)
    names = {person.id: person.name for person in cast.people()}
    assert [(turn.start, turn.end, names[turn.speaker or ""]) for turn in turns] == expected


@pytest.mark.parametrize("style", STYLES)
@given(text=st.text(alphabet=st.sampled_from("AB a.:;,()[]#\n\n\xa0\0\"'?!-©\ufffdÉQ1"), max_size=80))
@settings(max_examples=150)
def test_any_text_is_cut_without_an_exception(style: str, text: str) -> None:
    cut = checked(text, style)
    resolve(document(text), cut, Cast())
    detect(document(text))


@given(
    text=st.lists(
        st.sampled_from(
            ["ANN LEE, HOST:", "LEE:", " Hi.", "\n", "\n\n", "\n\n\n", "(LAUGHTER)", "© 2015 X", "I'm Ann Lee."]
        )
    ).map("".join)
)
@settings(max_examples=300)
def test_a_turn_after_a_gap_never_has_the_label_before_it(text: str) -> None:
    cut = checked(text, "npr")
    gaps = [piece.end for piece in cut.pieces if piece.kind is PieceKind.GAP]
    for turn in cut.turns:
        if turn.label:
            assert not any(turn.label.end < gap <= turn.start for gap in gaps)
