"""A turn's words as a quotation of its speaker."""

import re
from collections.abc import Iterator, Sequence

from quotes.kinds import AnnotationKind, Evidence, QuoteKind
from quotes.models import Annotation, Quote, Turn

TRANSLATOR = re.compile(
    r"\b(?:translator|interpreter|int[ée]rprete|interpr[èe]te|dolmetscher(?:in)?|traductora?|tradutora?|traduct(?:eur|rice))\b",
    re.IGNORECASE,
)
"""What a label says of somebody whose words are another's: "INTERPRETER", "PUTIN'S TRANSLATOR"."""


def speech(text: str, turns: Sequence[Turn]) -> Iterator[Quote]:
    """Each turn's words without the annotations at its outer ends.

    A turn that holds annotations only, such as "(Speaking Spanish).", is nobody's words on record and yields nothing.
    """
    translated = False
    for index, turn in enumerate(turns):
        start, end = _words(text, turn)
        translated = is_translated(text, turn) or (translated and turn.evidence is Evidence.CONTINUES)
        if any(char.isalnum() for char in text[start:end]):
            yield Quote(
                start,
                end,
                QuoteKind.SPEECH,
                speaker=turn.speaker,
                evidence=turn.evidence,
                certainty=turn.certainty,
                translated=translated,
                turn=index,
            )


def is_translated(text: str, turn: Turn) -> bool:
    """Whether a page says that the words are a translator's: beside them, or in the label.

    Another language in the label, or before words in English without a full stop between, says so too: "(Speaking
    Spanish) Thank you." In "(Speaking Spanish). Thank you." what was said in Spanish is left out.
    """
    if any(note.kind is AnnotationKind.TRANSLATOR for note in turn.annotations):
        return True
    if turn.label and TRANSLATOR.search(turn.label.of(text)):
        return True
    spoken = (note for note in turn.annotations if note.kind is AnnotationKind.LANGUAGE)
    return any(
        note.start < turn.start
        or (note.start == turn.start and text[note.end : note.end + 2].strip(" \xa0")[:1].isalpha())
        for note in spoken
    )


def _words(text: str, turn: Turn) -> tuple[int, int]:
    """The turn's bounds with outer annotations and white space cut off."""
    start, end = turn.start, turn.end
    inside = [note for note in turn.annotations if turn.start <= note.start and note.end <= turn.end]
    for note in inside:
        if not _blank(text, start, note.start):
            break
        start = max(start, note.end)
    for note in reversed(inside):
        if not _closes(text, note, end):
            break
        end = min(end, note.start)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _blank(text: str, start: int, end: int) -> bool:
    return not text[start:end].strip()


def _closes(text: str, note: Annotation, end: int) -> bool:
    """Whether nothing but white space, or the full stop of "(Laughter).", follows the annotation."""
    return note.start < end and not text[note.end : end].strip(" \t\n\xa0.")
