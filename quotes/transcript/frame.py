"""The frame of a label: what stands around the speaker on the line."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from quotes.grammars.building import grammar

CHANGE = ">>"
ESCAPED = ("&gt;&gt;", "»")
_DIGITS = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d\d(?:[.,]\d{1,3})?)")


class Frame(NamedTuple):
    """Where a label stands within its token, end exclusive; `stamp` is the time beside it, in seconds."""

    start: int
    end: int
    stamp: float | None
    changes: bool
    """Whether ">>" says that somebody else speaks."""


@lru_cache(maxsize=1 << 12)
def framed(token: str) -> Frame:
    """The frame in a LABEL token; start and end are the same where it names nobody, as ">>"."""
    found = _pattern().fullmatch(token)
    assert found
    start, end = found.span("who")
    if token[start:end][:1] + token[start:end][-1:] in {"[]", "()", "<>"}:
        start, end = start + 1, end - 1
    around = (token[: found.start("who")], token[found.end("who") :])
    stamp = next((at for part in around if (at := seconds(part)) is not None), None)
    return Frame(start, end, stamp, any(mark in around[0] for mark in (CHANGE, *ESCAPED)))


def seconds(printed: str) -> float | None:
    """The first clock time in a text as seconds: 1:02:03 is 3723."""
    found = _DIGITS.search(printed)
    return None if not found else int(found[1] or 0) * 3600 + int(found[2]) * 60 + float(found[3].replace(",", "."))


@cache
def stamp() -> re.Pattern[str]:
    """A clock time as pages print it, with its brackets."""
    return re.compile(grammar("frame").get_terminal("STAMP").pattern.to_regexp())


@cache
def _pattern() -> re.Pattern[str]:
    before, after = (grammar("frame").get_terminal(name).pattern.to_regexp() for name in ("BEFORE", "AFTER"))
    return re.compile(rf"(?:{before})?(?P<who>.*?)(?:{after})?", re.DOTALL)
