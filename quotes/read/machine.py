"""Transcripts that a machine has written down, in the JSON of the program that did."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any

from quotes.errors import UnreadableError
from quotes.models import Document, Fact, Facts, Span
from quotes.read import text
from quotes.read.encoding import decode, plain, settled
from quotes.read.made import MadeText
from quotes.read.shapes import PRODUCTS, SHAPES, Shape, at, pieces, shape_of

PAUSE = 2.0
"""Seconds of silence after which a new paragraph begins."""
LONGEST = 60.0
"""Seconds after which the words of nobody known begin a new paragraph with the next sentence."""

_PATHS = ("pieces", "words", "since", "until", "speaker", "whole", "language", "who")
_KEYS = frozenset(
    step for shape in SHAPES for path in _PATHS for step in (getattr(shape, path) or "").replace("|", ".").split(".")
) | {"audio_url", "channel_label", "error", "items", "jobName", "results", "status", "type"}
_STATES = {"error": "failed", "failed": "failed", "queued": "not finished", "processing": "not finished"}
_STATES |= {"in_progress": "not finished"}
_STOPS = (".", "?", "!", "…", "。", "？", "！", "؟", "।")
_UNSPACED = frozenset({"ja", "km", "lo", "my", "th", "yue", "zh"})
"""Languages written without spaces between words."""
_CUT = 8  # what is left of a word such as `false` or of an escape is no longer


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words of one speaker; `between` is what stands before them if they go on in the same paragraph."""

    words: str
    between: str
    since: float | None
    until: float | None
    speaker: str | None
    channel: str

    @property
    def of_channel(self) -> str:
        """Who speaks, where every channel counts its speakers for itself."""
        channel = f"channel {self.channel}" if self.channel.isdigit() else self.channel
        return f"{channel} {self.speaker}" if self.speaker and self.speaker != self.channel else channel

    def joined(self, other: "_Stretch") -> "_Stretch":
        """These words and the next as one stretch."""
        return replace(self, words=f"{self.words}{other.between}{other.words}", until=other.until or self.until)

    def goes_on(self, before: "_Stretch") -> bool:
        """Whether these words follow those before without a pause."""
        return None in (self.since, before.until) or self.since - before.until < PAUSE  # type: ignore[operator]


def read(path: str, data: bytes) -> Document | None:
    """The transcript in a file that is one JSON object; None where the object is something else, or not alone.

    Speakers become labels as the JSON prints them, and adjacent words of one speaker a turn. Where nobody is told,
    each paragraph stands alone. Takes memory in proportion to the file. Raises UnreadableError, its message a
    predicate, for JSON that is cut off, and for a transcript without words.
    """
    source, remarks = decode(data)
    try:
        value = json.loads(source, object_hook=_needed)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            return None
        raise UnreadableError(_broken(error)) from error
    except RecursionError as error:
        raise UnreadableError("is JSON that is nested too deeply") from error
    words, more = transcript(value)
    return text.made_document(path, data, words, remarks, **more) if words else None


def transcript(value: Any) -> tuple[str, dict[str, Any]]:  # noqa: ANN401 - whatever JSON holds
    """The text of a machine's transcript, and the fields of Document that its JSON tells; no text for other JSON.

    Raises UnreadableError, its message a predicate, for a transcript without words.
    """
    shape = shape_of(value)
    if shape is None:
        _refuse_unfinished(value)
        return "", {}
    made, times, speakers = _written(_stretches(shape, value))
    if not str(made):
        raise UnreadableError(f"is a transcript of {shape.product} without any words")
    stated = plain(at(value, shape.language))
    facts = Facts(language=Fact(stated, origin="markup") if stated else None)
    more = {"facts": facts, "times": tuple(times), "speakers": tuple(speakers), "by_machine": True}
    return str(made), more


def _needed(value: dict[str, Any]) -> dict[str, Any]:
    """What is needed of a JSON object: a segment that has its text needs no words, and nobody needs tokens."""
    spare = {"words"} if "start" in value and ("text" in value or "transcript" in value) else set()
    return {key: inner for key, inner in value.items() if key in _KEYS and key not in spare}


def _broken(error: json.JSONDecodeError) -> str:
    cut = error.msg.startswith("Unterminated") or error.pos >= len(error.doc.rstrip()) - _CUT
    if cut:
        return f"is cut off: its JSON ends in the middle, in line {error.doc.count(chr(10)) + 1:,}"
    return f"is not JSON: {error}"


def _refuse_unfinished(value: Any) -> None:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, dict) and value.keys() & {"audio_url", "jobName"}:
        state = _STATES.get(plain(value.get("status")).lower())
        if state:
            reason = plain(value.get("error"))
            raise UnreadableError(f"holds no words: the transcription is {state}{f' ({reason})' if reason else ''}")


def _stretches(shape: Shape, value: Any) -> list[_Stretch]:  # noqa: ANN401
    """The words in the order in which they were said, single ones joined to sentences."""
    channels: dict[str, list[_Stretch]] = {}
    for piece in _pieces(shape, value):
        channels.setdefault(piece.channel, []).append(piece)
    if len(channels) <= 1:
        return [sentence for found in channels.values() for sentence in _sentences(found)]
    told = [replace(one, speaker=one.of_channel) for found in channels.values() for one in _sentences(found)]
    return sorted(told, key=_since)


def _sentences(found: Iterable[_Stretch]) -> Iterator[_Stretch]:
    """Single words joined up to the end of a sentence; segments as they are."""
    sentence: _Stretch | None = None
    for piece in found:
        if sentence and _is_one_sentence(sentence, piece):
            sentence = sentence.joined(piece)
        else:
            if sentence:
                yield sentence
            sentence = piece
    if sentence:
        yield sentence


def _since(piece: _Stretch) -> float:
    return piece.since or 0.0


def _is_one_sentence(before: _Stretch, stretch: _Stretch) -> bool:
    """Whether a single word goes on with the sentence before it."""
    if stretch.speaker != before.speaker or " " in stretch.words or not stretch.goes_on(before):
        return False
    return not stretch.between or not before.words.endswith(_STOPS)


def _pieces(shape: Shape, value: Any) -> Iterator[_Stretch]:  # noqa: ANN401
    """The words or segments that are not empty."""
    spaces = _Spaces(plain(at(value, shape.whole)), plain(at(value, shape.language)))
    who = _who(shape, value)
    speaker = None
    for channel, piece in pieces(shape, value):
        words = settled(plain(at(piece, shape.words))).strip()
        if not words:
            continue
        glued = at(piece, "type") in shape.glued
        if not glued:
            told = at(piece, shape.speaker)
            speaker = _label(who.get(at(piece, shape.since)) if told is None else told)
        since, until = (_seconds(at(piece, path), shape.unit) for path in (shape.since, shape.until))
        yield _Stretch(words, spaces.before(words, "" if glued else None), since, until, speaker, channel)


class _Spaces:
    """What stands between pieces: what the whole text has there, else a space, as the language has it."""

    def __init__(self, whole: str, language: str) -> None:
        self._whole = settled(whole)
        self._at = 0
        self._usual = "" if language.lower().replace("_", "-").split("-")[0] in _UNSPACED else " "

    def before(self, words: str, usual: str | None) -> str:
        """What stands before the next piece."""
        usual = self._usual if usual is None else usual
        start = self._at
        while start < len(self._whole) and self._whole[start].isspace():
            start += 1
        if not self._whole.startswith(words, start):
            return usual
        between, self._at = self._whole[self._at : start], start + len(words)
        return between and " "


def _who(shape: Shape, value: Any) -> dict[Any, Any]:  # noqa: ANN401
    """Who speaks from when, as a list beside the words tells."""
    turns = at(value, shape.who) or []
    items = [item for turn in turns for item in at(turn, "items") or []] if isinstance(turns, list) else []
    return {at(item, shape.since): at(item, shape.speaker) for item in items}


def _label(value: Any) -> str | None:  # noqa: ANN401
    return " ".join(plain(value).split()).rstrip(": ") or None


def _seconds(value: Any, unit: float) -> float | None:  # noqa: ANN401
    """A time in seconds; None for what is no number."""
    try:
        seconds = float(value) * unit
    except (TypeError, ValueError, OverflowError):
        return None
    return round(seconds, 3) if isfinite(seconds) and seconds >= 0 else None


def _written(
    stretches: Iterable[_Stretch],
) -> tuple[MadeText, list[tuple[int, int, float, float]], list[tuple[int, int, str]]]:
    """The text, and the time and the speaker of each stretch of it."""
    made, times, speakers = MadeText(), [], []
    before: _Stretch | None = None
    since = 0.0
    for stretch in stretches:
        span: Span
        changed = before is None or stretch.speaker != before.speaker
        if changed or not stretch.goes_on(before) or _is_long(stretch, before, since):  # type: ignore[arg-type]
            label = stretch.speaker if changed else None
            span = made.paragraph(stretch.words, label, gap=bool(before and changed and not label))
            since = stretch.since or since
        else:
            span = made.run_on(stretch.words, stretch.between)
        if stretch.since is not None:
            until = stretch.since if stretch.until is None else max(stretch.since, stretch.until)
            times.append((span.start, span.end, stretch.since, until))
        if stretch.speaker:
            speakers.append((span.start, span.end, stretch.speaker))
        before = stretch
    return made, times, speakers


def _is_long(stretch: _Stretch, before: _Stretch, since: float) -> bool:
    """Whether a paragraph of nobody's words has gone on for long enough to end here."""
    long = stretch.since is not None and stretch.since - since >= LONGEST
    return stretch.speaker is None and long and before.words.endswith(_STOPS)


def known_programs() -> str:
    """The programs whose JSON is read, for people."""
    *rest, last = PRODUCTS
    return f"{', '.join(rest)} or {last}"
