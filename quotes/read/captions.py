"""Captions, WebVTT and SRT, with their speakers and times."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import unescape

from quotes.errors import UnreadableError
from quotes.models import Document, Fact, Facts, Remark, Span
from quotes.read import text
from quotes.read.cues import LANGUAGE, Cue, bare, cues, header, rolled
from quotes.read.encoding import decode
from quotes.read.made import MadeText

ROLLED = Remark("rolled captions", 0, 1, "each line of these captions is shown several times and read once")
PAUSE = 2.0
"""Seconds of silence after which a new paragraph begins."""

# WebVTT's voice span, <v.class Name>: https://www.w3.org/TR/webvtt1/#webvtt-cue-voice-span
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]+)>")
_CHANGE = re.compile(r"(?:>>+|[-–—](?=\s?\w))\s*")  # how subtitlers open a line of another speaker
_MARK = re.compile(r"(?<!>)>>+")  # a change wherever it stands: "Thank you. >> You're welcome."
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


def read(path: str, data: bytes) -> Document:
    """The document in captions, WebVTT or SRT. Raises UnreadableError, its message a predicate, where there are none.

    Captions run on until the speaker changes, which begins a paragraph: `Name: words` for a voice, and a gap before
    the words where only `>>` or a dash tells. `times` and `speakers` are given stretch by stretch.
    """
    source, remarks = decode(data)
    made, times, speakers = MadeText(), [], []
    before = None
    found = cues(source)
    shown = rolled(found)
    for stretch in _stretches(shown):
        span = _write(made, stretch, before)
        times.append((span.start, span.end, stretch.start, stretch.end))
        if stretch.voice:
            speakers.append((span.start, span.end, stretch.voice))
        before = stretch
    if not times:
        raise UnreadableError("holds no captions")
    stated = LANGUAGE.search(header(source))
    facts = Facts(language=Fact(stated[1], origin="markup") if stated else None)
    more = {"facts": facts, "times": tuple(times), "speakers": tuple(speakers)}
    document = text.made_document(path, data, str(made), remarks, **more)
    return replace(document, remarks=(*document.remarks, ROLLED)) if shown != found else document


def _stretches(captions: Iterable[Cue]) -> Iterator[_Stretch]:
    """The words of captions, cut where the speaker changes."""
    for caption in captions:
        opening, *voiced = _VOICE.split("\n".join(caption.lines))
        for voice, chunk in [(None, opening), *zip(voiced[::2], voiced[1::2], strict=True)]:
            for words, change in _speeches(unescape(bare(chunk))):
                yield _Stretch(words, caption.start, caption.end, _name(voice), change)


def _speeches(chunk: str) -> Iterator[tuple[str, bool]]:
    """The lines of a caption run together, up to each line that opens with a change of speaker or a label."""
    lines: list[str] = []
    changed = False
    for line in map(str.strip, _MARK.sub(r"\n\g<0>", chunk).split("\n")):
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
