"""Greetings that go back and forth: where labels are lost, each short paragraph of them is somebody else's."""

import re
from collections.abc import Sequence

from quotes.transcript.lexer import BREAKS, Block

_GREETING = r"(?:good (?:morning|afternoon|evening|night|day)|hi|hey|hello|welcome(?: back)?|thanks|thank you)"
_FOR = r"(?: for (?:\w+ ){0,4}(?:us|me|time|here|in|on|coming|program|show|call|calling|talking|joining|insights?))"
_TO = r"(?: to (?:the |our )?(?:program|show|you))"
GREETS = re.compile(
    rf"(?i:\b{_GREETING}(?: (?:so|very) much| a lot| again)?{_TO}?{_FOR}?)"
    r"(?:,? (?P<given>[A-Z][a-z]+)(?: [A-Z][a-z]+)?)?[.!]\s*\Z"
)
"""How words end that greet somebody."""
REPLIES = re.compile(
    rf"(?i:(?:and |well, |oh, )?{_GREETING}\b"
    r"|(?:it['’]s |i['’]m |it was )?(?:(?:great|good|glad|nice|happy) to (?:be|talk)|(?:my|a|always a) pleasure)\b"
    r"|(?:you['’]?re (?:very |quite |so )?welcome|you bet|sure thing|any ?time|no problem|take care)\b)"
)
"""How a paragraph begins that greets back."""
BRIEF = 100
"""Greetings, and what is said right after them, have fewer characters."""


ASKS = re.compile(r"\?[\"”’]?\s*\Z")


def is_interjected(text: str, after: Sequence[Block]) -> bool:
    """Whether one short paragraph is left, and asks or thanks: before a label printed again it is somebody else's."""
    words = [block for block in after if block.type not in BREAKS]
    if not words or words[-1].end_pos - words[0].start_pos >= BRIEF or any(one.type != "TEXT" for one in words):
        return False
    if any(block.type in {"BREAK", "GAP"} for block in after[: after.index(words[-1])]):
        return False
    start, end = words[0].start_pos, words[-1].end_pos
    return bool(ASKS.search(text, start, end) or GREETS.search(text, start, end))


def is_brief(block: Block) -> bool:
    """Whether a paragraph can be one of an exchange."""
    return block.end_pos - block.start_pos < BRIEF


def greets_back(text: str, before: Block, after: Block) -> bool:
    """Whether a short paragraph greets back whoever has greeted at the end of the one before."""
    greets = before.type == "TEXT" and GREETS.search(
        text, max(before.start_pos, before.end_pos - BRIEF), before.end_pos
    )
    return bool(greets and is_brief(after) and REPLIES.match(text, after.start_pos, after.end_pos))


def greeted_last(text: str, start: int, end: int) -> str | None:
    """The first name of whom the last words of `text[start:end]` greet or thank."""
    found = GREETS.search(text, max(start, end - BRIEF), end)
    return found["given"] if found else None


def replies(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is short and begins as replies do."""
    return end - start < BRIEF and REPLIES.match(text, start, end) is not None
