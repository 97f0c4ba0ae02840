"""Greetings that go back and forth: where labels are lost, each short paragraph of them is somebody else's."""

import re

from quotes.transcript.lexer import Block

_GREETING = r"(?:good (?:morning|afternoon|evening|night|day)|hi|hey|hello|welcome(?: back)?|thanks|thank you)"
GREETS = re.compile(
    rf"(?i:\b{_GREETING}(?: so much| very much)?(?: to you)?)(?:,? [A-Z][a-z]+(?: [A-Z][a-z]+)?)?[.!]\s*\Z"
)
"""How words end that greet somebody."""
REPLIES = re.compile(
    rf"(?i:(?:and |well, )?{_GREETING}\b|(?:it['’]s |i['’]m )?(?:great|good|glad|nice|happy) to be\b"
    r"|my pleasure\b|you['’]?re welcome\b)"
)
"""How a paragraph begins that greets back."""
BRIEF = 100
"""Greetings, and what is said right after them, have fewer characters."""


def is_brief(block: Block) -> bool:
    """Whether a paragraph can be one of an exchange."""
    return block.end_pos - block.start_pos < BRIEF


def greets_back(text: str, before: Block, after: Block) -> bool:
    """Whether a short paragraph greets back whoever has greeted at the end of the one before."""
    greets = before.type == "TEXT" and GREETS.search(
        text, max(before.start_pos, before.end_pos - BRIEF), before.end_pos
    )
    return bool(greets and is_brief(after) and REPLIES.match(text, after.start_pos, after.end_pos))
