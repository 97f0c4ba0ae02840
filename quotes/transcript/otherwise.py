"""What prints labels, and is no record of what people said: plays, chats, questions often asked."""

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Other:
    """A kind of page, and how its lines begin: so many different signs tell, one of them so often."""

    name: str
    signs: tuple[str, ...]
    different: int = 1
    times: int = 1


OTHERS = (
    Other(
        "a play or a screenplay",
        (
            r"[ \t]*(?:ACT|SCENE|Act|Scene) (?:[IVX]+|\d+|ONE|TWO|THREE|FOUR|FIVE)\b",
            r"[\[(_* \t]*(?:Re-)?(?:Enter|Exit|Exeunt)\b(?=[ ,.\])]|$)",
            r"[ \t]*(?:CURTAIN|BLACKOUT|FADE (?:IN|OUT)|(?:[A-Z]+ )?CUT TO|DISSOLVE TO|LIGHTS (?:UP|DOWN))[.:]?[ \t]*$",
            r"[ \t]{0,40}(?:\d{1,3}[ \t]{1,40})?(?:INT|EXT)\.? [A-Z]",
            r"[ \t]*(?i:dramatis person(?:ae|æ)|(?:the )?characters|cast of characters):?[ \t]*$",
            r"[^\n]{0,60}\b(?i:a (?:play|comedy|tragedy|farce) in (?:one|two|three|four|five) (?:acts?|scenes?))\b",
        ),
        different=2,
    ),
    Other(
        "a chat",
        (
            r"\[?\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?\]? (?:<[^>\n]{1,30}> |\* \S+ has (?:joined|left|quit))",
            r"\[?\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?\]?(?: -)? [^\n:]{1,40}:",
            r"(?!(?i:operator))[^\n:]{1,40}[ \t]+\[?\d{1,2}:\d\d ?[AP]M\]?[ \t]*$",
            r"<[\w.-]{1,20}> (?!<)[^A-Z\n]{1,80}[^\n.?!]$",
        ),
        times=3,
    ),
    Other("an exercise", (r"(?=[^\n_]*_{3})[^\n_]*\w",), times=3),
    Other("comments on a page", (r"[^\n:]{1,40} says:[ \t]*$", r"(?:Reply|Log in to reply|Report|Like)[ \t]*$"), 2, 2),
    Other(
        "minutes of a meeting",
        (
            r"[#* \t]*(?i:(?:draft )?minutes of\b)",
            r"[* \t]*(?:\d+\. )?(?i:(?:apologies|in attendance|present)\b[^\n:]{0,30}:)",
            r"[* \t]*(?:\d+\. )?(?i:(?:matters arising|any other business|(?:date of )?next meeting|action items)\b)",
        ),
        different=2,
    ),
)
QUESTIONS = re.compile(r"^[^\n]{0,40}\b(?i:frequently asked questions|faqs?)\b", re.MULTILINE)
"""A heading above questions that nobody has asked aloud."""
HEADING = 1000
"""It stands within so many characters of the beginning."""
SAMPLE = 20_000
"""Signs are looked for within so many characters."""


@cache
def _signs() -> tuple[tuple[Other, tuple[re.Pattern[str], ...]], ...]:
    return tuple((one, tuple(re.compile(f"^{sign}", re.MULTILINE) for sign in one.signs)) for one in OTHERS)


def other(sample: str, *, asks: bool) -> str | None:
    """What a page is that is no transcript, by what it prints beside its words; None where nothing says so.

    `asks` tells that its labels name nobody but who asks and who answers.
    """
    if asks and QUESTIONS.search(sample, 0, HEADING):
        return "questions often asked"
    for one, signs in _signs():
        counted = [sum(1 for _ in sign.finditer(sample, 0, SAMPLE)) for sign in signs]
        if sum(times > 0 for times in counted) >= one.different and max(counted) >= one.times:
            return one.name
    return None
