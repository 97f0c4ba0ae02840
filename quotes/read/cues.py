"""The captions in a WebVTT or SRT file: when each is shown, and its lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, zip_longest

_STAMP = r"(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}"
# Both forms have it, and so has each of their slips: WebVTT with commas, SRT with full stops or without numbers.
_TIMING = re.compile(rf"^[ \t]*({_STAMP})[ \t]*-->[ \t]*({_STAMP})[^\n]*(?:\n|\Z)", re.MULTILINE)
# Blocks of WebVTT that are no captions: https://www.w3.org/TR/webvtt1/#file-structure
_NO_CUE = re.compile(r"(?:\A|\n)[ \t]*\n(?:NOTE|STYLE|REGION)\b[^\n]*(?:\n[^\n]*\S[^\n]*)*")
# What is left of a caption that the end of the file cuts in its time.
_CUT = re.compile(r"\n[ \t]*\n(?=[^:-]*[:-])[\d:.,\s>-]*\Z")
_TAG = re.compile(r"</?[a-z][^<>]*>|<[\d:.]+>", re.IGNORECASE)
LANGUAGE = re.compile(r"^Language:[ \t]*([\w-]+)", re.MULTILINE)
"""The header in which WebVTT files may tell their language."""
_ENOUGH = 4
_HABIT = 0.5


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption; times in seconds from the start."""

    start: float
    end: float
    lines: tuple[str, ...]


def header(source: str) -> str:
    """What stands before the first caption."""
    first = _TIMING.search(source)
    return source[: first.start()] if first else source


def cues(source: str) -> list[Cue]:
    """Every caption that has words. Lines after a blank line inside a caption still belong to it: nothing is lost."""
    timings = list(_TIMING.finditer(source))
    found = []
    for number, (timing, after) in enumerate(zip_longest(timings, timings[1:]), 2):
        end = after.start() if after else len(source)
        lines = _lines(source[timing.end() : end], number, last=number > len(timings))
        if lines:
            found.append(Cue(_seconds(timing[1]), _seconds(timing[2]), lines))
    return found


def rolled(found: list[Cue]) -> list[Cue]:
    """Captions that roll, each new line shown under the line before it, with every line once.

    The same list where they do not: somebody may say the same again.
    """
    shown = [tuple(bare(line) for line in cue.lines) for cue in found]
    again = sum(lines[0] == before[-1] for before, lines in pairwise(shown))
    if len(found) < _ENOUGH or again < _HABIT * (len(found) - 1):
        return found
    return list(_once(found, shown))


def bare(line: str) -> str:
    """A line without its tags."""
    return _TAG.sub("", line)


def _once(found: list[Cue], shown: list[tuple[str, ...]]) -> Iterator[Cue]:
    before: tuple[str, ...] = ()
    for cue, lines in zip(found, shown, strict=True):
        again = next((n for n in range(min(len(before), len(lines)), 0, -1) if before[-n:] == lines[:n]), 0)
        if lines[again:]:
            yield Cue(cue.start, cue.end, cue.lines[again:])
        before = lines


def _lines(chunk: str, number: int, *, last: bool) -> tuple[str, ...]:
    """The lines of a caption, from its time to the next one's; the identifier of that, `number`, is none of them."""
    chunk = _CUT.sub("", chunk) if last else chunk
    lines = [line.strip() for line in _NO_CUE.sub("\n", f"\n{chunk}").split("\n")[1:]]
    while lines and not lines[-1]:
        lines.pop()
    touches = not chunk.endswith("\n\n")
    apart = len(lines) > 1 and not lines[-2]
    if lines and (lines[-1] == str(number) if last or not touches else apart or lines[-1] == str(number)):
        lines.pop()
    return tuple(line for line in lines if line)


def _seconds(stamp: str) -> float:
    """Seconds of a time stamp `h:mm:ss.fff`, its hours left out or not."""
    *hours, minutes, seconds = stamp.replace(",", ".").split(":")
    return round(sum(map(int, hours)) * 3600 + int(minutes) * 60 + float(seconds), 3)
