"""A turn's words as a quotation of its speaker."""

from collections.abc import Iterator, Sequence

from quotes.models import Annotation, AnnotationKind, Quote, QuoteKind, Turn


def speech(text: str, turns: Sequence[Turn]) -> Iterator[Quote]:
    """Each turn's words without the annotations at its outer ends.

    A turn that holds annotations only, such as "(Speaking Spanish).", is nobody's words on record and yields nothing.
    """
    for index, turn in enumerate(turns):
        start, end = _words(text, turn)
        if any(char.isalnum() for char in text[start:end]):
            yield Quote(
                start,
                end,
                QuoteKind.SPEECH,
                speaker=turn.speaker,
                evidence=turn.evidence,
                certainty=turn.certainty,
                translated=any(note.kind is AnnotationKind.TRANSLATOR for note in turn.annotations),
                turn=index,
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
