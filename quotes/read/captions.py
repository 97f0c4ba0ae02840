"""Captions, WebVTT and SRT, with their speakers and times."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from quotes.errors import UnreadableError
from quotes.models import Document, Span
from quotes.read import text
from quotes.read.encoding import decode
from quotes.read.extras import need
from quotes.read.made import MadeText

PAUSE = 2.0
"""Seconds of silence after which a new paragraph begins."""

# WebVTT's voice span, <v.class Name>: https://www.w3.org/TR/webvtt1/#webvtt-cue-voice-span
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]+)>")
_TAG = re.compile(r"</?[a-z][^<>]*>|<[\d:.]+>", re.IGNORECASE)
_CHANGE = re.compile(r"(?:>>+|[-–—](?=\s?\w))\s*")  # how subtitlers open a line of another speaker
_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]][.!]?$")
_LONGEST_LABEL = 80


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words of one speaker within one caption; `voice` and `change` say what is known of the speaker."""

    words: str
    start: float
    end: float
    voice: str | None
    change: bool


def read(path: str, data: bytes, form: str) -> Document:
    """The document in captions; `form` is "vtt" or "srt". Raises UnreadableError, its message a predicate.

    Captions run on until the speaker changes, which begins a paragraph: `Name: words` for a voice, and a gap before
    the words where only `>>` or a dash tells. `times` and `speakers` are given stretch by stretch.
    """
    source, remarks = decode(data)
    need("webvtt", "captions")
    from webvtt import WebVTT
    from webvtt.errors import MalformedCaptionError, MalformedFileError

    try:
        captions = WebVTT.from_buffer(source.lstrip("\n").split("\n"), format=form)
    except (MalformedFileError, MalformedCaptionError) as error:
        raise UnreadableError(f"holds no captions that can be read: {error}") from error
    made, times, speakers = MadeText(), [], []
    before = None
    for stretch in _stretches(captions.captions, entities=form == "vtt"):
        span = _write(made, stretch, before)
        times.append((span.start, span.end, stretch.start, stretch.end))
        if stretch.voice:
            speakers.append((span.start, span.end, stretch.voice))
        before = stretch
    if not times:
        raise UnreadableError("holds no captions")
    return text.made_document(path, data, str(made), remarks, times=tuple(times), speakers=tuple(speakers))


def _stretches(captions: Iterable[Any], *, entities: bool) -> Iterator[_Stretch]:
    """The words of captions, cut where the speaker changes."""
    for caption in captions:
        start, end = _seconds(caption.start), _seconds(caption.end)
        opening, *voiced = _VOICE.split(caption.raw_text)
        for voice, chunk in [(None, opening), *zip(voiced[::2], voiced[1::2], strict=True)]:
            plain = _TAG.sub("", chunk)
            for words, change in _speeches(unescape(plain) if entities else plain):
                yield _Stretch(words, start, end, _name(voice), change)


def _speeches(chunk: str) -> Iterator[tuple[str, bool]]:
    """The lines of a caption run together, up to each line that opens with a change of speaker or a label."""
    lines: list[str] = []
    changed = False
    for line in map(str.strip, chunk.split("\n")):
        change = _CHANGE.match(line)
        plain = " ".join(line[change.end() if change else 0 :].split())
        if (change or _labelled(plain)) and lines:
            yield " ".join(lines), changed
            lines, changed = [], False
        lines += [plain] if plain else []
        changed = changed or bool(change)
    if lines:
        yield " ".join(lines), changed


def _write(made: MadeText, stretch: _Stretch, before: _Stretch | None) -> Span:
    """Add a stretch, in a paragraph of its own where it may be another speaker's."""
    if before is None or stretch.voice != before.voice:
        return made.paragraph(stretch.words, stretch.voice, gap=not (stretch.voice or _aside(stretch)))
    if stretch.change:
        return made.paragraph(stretch.words, gap=not _labelled(stretch.words))
    pause = stretch.start - before.end >= PAUSE
    if pause or _labelled(stretch.words) or _aside(stretch) or _aside(before):
        return made.paragraph(stretch.words)
    return made.run_on(stretch.words)


def _aside(stretch: _Stretch) -> bool:
    """True for a stretch that is nobody's words: (LAUGHTER)."""
    return bool(_ASIDE.match(stretch.words))


def _labelled(words: str) -> bool:
    """True for words that open with a label, `NAME:` or `First Last, role:`."""
    head, colon, rest = words[:_LONGEST_LABEL].partition(":")
    name = re.split("[,(]", head, maxsplit=1)[0].split()
    capitals = all(word[0].isupper() or not word[0].isalpha() for word in name)
    return bool(colon and name and name[0][0].isupper() and capitals and rest[:1] in ("", " "))


def _name(voice: str | None) -> str | None:
    return " ".join(unescape(voice).split()) if voice else None


def _seconds(stamp: str) -> float:
    """Seconds of a time stamp `h:mm:ss.fff`."""
    hours, minutes, seconds = stamp.replace(",", ".").split(":")
    return round(int(hours) * 3600 + int(minutes) * 60 + float(seconds), 3)
