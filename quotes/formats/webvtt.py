"""WebVTT (https://www.w3.org/TR/webvtt1/): a cue for each turn that has a time, its speaker as its voice."""

import re
from html import escape

from quotes.formats.annotated import Annotated, name
from quotes.models import Span, Turn

BREAK = re.compile(r"\s*\n\s*")


def write(found: Annotated) -> str:
    """Captions; turns without a time are left out, and a NOTE says how many. Empty cues are not allowed, nor written.

    A speaker whom nobody can tell has no voice.
    """
    turns = [turn for turn in found.parsed.turns if turn.time]
    missing = len(found.parsed.turns) - len(turns)
    note = f"NOTE {missing} turns have no time\n\n" if missing else ""
    return f"WEBVTT\n\n{note}{''.join(_cue(found, turn) for turn in turns)}"


def _cue(found: Annotated, turn: Turn) -> str:
    assert turn.time
    since, until = turn.time
    words = escape(BREAK.sub("\n", Span(turn.start, turn.end).of(found.parsed.document.text).strip()), quote=False)
    person = found.person(turn.speaker)
    voice = f"<v {escape(' '.join(name(person).split()), quote=False)}>" if person else ""
    return f"{_clock(since)} --> {_clock(max(until, since + 0.001))}\n{voice}{words}\n\n"


def _clock(seconds: float) -> str:
    whole = round(seconds * 1000)
    hours, rest = divmod(whole, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"
