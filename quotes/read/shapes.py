"""How programs that write down speech lay out their JSON: one table, a row for each kind of list they print."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

EACH = "*"
"""The part of a path that stands for every item of a list."""
_MILLISECONDS = 0.001


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of list of words or segments.

    Paths are keys parted by dots, `0` the first item of a list, `*` every item; `a|b` is b where there is no a.
    `pieces` leads to the list, `words` and the other paths start at one of its items, `whole` and `language` at the
    top. `unit` is the length of the unit of times in seconds. `whole` is the text as one string, which tells what
    stands between two pieces. `who` is a list of segments whose `items` tell the speaker by the time of a piece.
    `glued` has the values of `type` of a piece that joins the piece before it.
    """

    product: str
    pieces: str
    words: str
    since: str
    until: str
    speaker: str = "speaker"
    unit: float = 1.0
    whole: str | None = None
    language: str | None = None
    who: str | None = None
    glued: frozenset[str] = frozenset()


SHAPES = (
    Shape(
        "AssemblyAI", "utterances", "text", "start", "end",
        unit=_MILLISECONDS, whole="text", language="language_code",
    ),
    Shape(
        "AssemblyAI", "words", "text", "start", "end",
        unit=_MILLISECONDS, whole="text", language="language_code",
    ),
    Shape(
        "Deepgram", "results.utterances", "transcript", "start", "end",
        language="results.channels.0.detected_language",
    ),
    Shape(
        "Deepgram", "results.channels.*.alternatives.0.words", "punctuated_word|word", "start", "end",
        whole="results.channels.0.alternatives.0.transcript", language="results.channels.0.detected_language",
    ),
    Shape(
        "Amazon Transcribe", "results.channel_labels.channels.*.items", "alternatives.0.content",
        "start_time", "end_time",
        speaker="speaker_label", language="results.language_code", glued=frozenset({"punctuation"}),
    ),
    Shape(
        "Amazon Transcribe", "results.items", "alternatives.0.content", "start_time", "end_time",
        speaker="speaker_label|channel_label", whole="results.transcripts.0.transcript",
        language="results.language_code", who="results.speaker_labels.segments", glued=frozenset({"punctuation"}),
    ),
    Shape(
        "Amazon Transcribe Call Analytics", "Transcript", "Content", "BeginOffsetMillis", "EndOffsetMillis",
        speaker="ParticipantRole|ParticipantId", unit=_MILLISECONDS, language="LanguageCode",
    ),
    Shape("Podcasting 2.0", "segments", "body", "startTime", "endTime"),
    Shape("Whisper", "segments", "text", "start", "end", whole="text", language="language"),
    Shape(
        "whisper.cpp", "transcription", "text", "offsets.from", "offsets.to",
        unit=_MILLISECONDS, language="result.language",
    ),
)  # fmt: skip
"""Every kind that is known, the better list of a program first.

Field names are those of the programs' own references: AssemblyAI's Transcript object, Deepgram's pre-recorded
response, Amazon Transcribe's batch output, the Podcasting 2.0 namespace's JSON transcripts, Whisper's writer and
WhisperX's result.
"""
PRODUCTS = tuple(dict.fromkeys(shape.product for shape in SHAPES))
"""The programs by name, each once."""

_STEP = re.compile(r"\d+")


def shape_of(value: Any) -> Shape | None:  # noqa: ANN401 - whatever JSON holds
    """The shape of a machine's transcript, of several lists the first that tells speakers, else the first.

    None for any other JSON, such as a row of a corpus.
    """
    fitting = [shape for shape in SHAPES if _fits(shape, value)]
    told = (shape for shape in fitting if at(_first(shape, value), shape.speaker) is not None)
    return next(told, fitting[0] if fitting else None)


def pieces(shape: Shape, value: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """The words or segments in a transcript of this shape, each with its channel: its label, or its number from 0."""
    head, _, rest = shape.pieces.partition(f".{EACH}.")
    found = at(value, head)
    for number, channel in enumerate(_listed(found) if rest else [{}]):
        name = str(at(channel, "channel_label") or number)
        for piece in _listed(at(channel, rest) if rest else found):
            yield name, piece


def at(value: Any, path: str | None) -> Any:  # noqa: ANN401
    """What stands at a path; None where nothing does."""
    for way in path.split("|") if path else ():
        found = value
        for step in way.split("."):
            found = _step(found, step)
        if found is not None:
            return found
    return None


def _step(value: Any, step: str) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and _STEP.fullmatch(step) and int(step) < len(value):
        return value[int(step)]
    return None


def _fits(shape: Shape, value: Any) -> bool:  # noqa: ANN401
    """Whether the first piece has words, and a time or the place of one."""
    first = _first(shape, value)
    if not isinstance(first, dict) or not isinstance(at(first, shape.words), str):
        return False
    return shape.since.split(".")[0] in first


def _first(shape: Shape, value: Any) -> Any:  # noqa: ANN401
    return next((piece for _, piece in pieces(shape, value)), None)


def _listed(value: Any) -> list[Any]:  # noqa: ANN401
    return value if isinstance(value, list) else []
