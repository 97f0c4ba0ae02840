"""A turn's words without the annotations at its ends."""

import pytest

from quotes.kinds import AnnotationKind
from quotes.models import Annotation, Turn
from quotes.parsing.speech import speech

TRANSLATOR = "(Through translator)"

CASES = [
    ("Good morning.", [], "Good morning.", "plain words"),
    (f"{TRANSLATOR} We came by night.", [TRANSLATOR], "We came by night.", "an annotation at the head"),
    ("We left. (Laughter).", ["(Laughter)"], "We left.", "an annotation at the end, with the full stop after it"),
    ("(Laughter) (Applause) Thanks.", ["(Laughter)", "(Applause)"], "Thanks.", "two in a row"),
    ("We (ph) left.", ["(ph)"], "We (ph) left.", "an annotation inside stays where it is"),
    ("(Speaking Welsh).", ["(Speaking Welsh)"], None, "nobody's words are on record"),
    ("(Laughter)", ["(Laughter)"], None, "an annotation and nothing else"),
    ("...", [], None, "dots are no words"),
]


@pytest.mark.parametrize(("text", "notes", "words", "why"), CASES, ids=[case[-1] for case in CASES])
def test_words_of_a_turn(text: str, notes: list[str], words: str | None, why: str) -> None:
    annotations = tuple(
        Annotation(AnnotationKind.OTHER, text.index(note), text.index(note) + len(note)) for note in notes
    )
    found = [text[quote.start : quote.end] for quote in speech(text, [Turn(0, len(text), annotations=annotations)])]
    assert found == ([words] if words else []), why


def test_a_translators_words_are_marked() -> None:
    text = f"{TRANSLATOR} We came by night."
    note = Annotation(AnnotationKind.TRANSLATOR, 0, len(TRANSLATOR))
    (quote,) = speech(text, [Turn(0, len(text), annotations=(note,))])
    assert quote.translated
    assert quote.turn == 0
