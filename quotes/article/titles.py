"""Marked matter that is nobody's words: titles of works, programmes and the like."""

import re

_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_SMALL = frozenset(
    ["a", "an", "the", "and", "or", "but", "of", "in", "on", "at", "to", "for", "with", "from", "by", "as", "vs", "is"]
)
_LONGEST = 12
# What stands before the title of a work: the memoir "…", on NBC's "…", titled "…".
_WORK = re.compile(
    r"(?:\b(?:on|of|in|titled|entitled|called|named|film|movie|book|memoir|novel|song|show|series|album|program|programme|"
    r"column|podcast|ad|documentary|article|essay|play|host|reads?|watch|sings?|played)\b[^.!?\"“”]{0,40}|[’']s )$",
    re.IGNORECASE,
)


def is_title(text: str, start: int, end: int) -> bool:
    """Whether the marked words at `start`, `end` look like a title: all its words of weight have capitals.

    One word is a title only after words such as "the film" or "on NBC's".
    """
    weighty = 0
    for k, hit in enumerate(_WORD.finditer(text, start, end)):
        word = hit.group()
        small = word.lower() in _SMALL
        if k == _LONGEST or not (word[0].isupper() or (k and small)):
            return False
        weighty += not small
    if not weighty or text[end - 2] in "!?":
        return False
    return weighty > 1 or bool(_WORK.search(text, max(0, start - 60), start))
