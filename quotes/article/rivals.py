"""Who else in a sentence may be meant: somebody with a name, or who speaks too, before the speaker of marked words."""

import re
from collections.abc import Sequence

from quotes.article.clauses import Clause, Form
from quotes.article.lexer import Light
from quotes.article.subjects import CLAIMS, char_before, hangs, has_verb, no_speaker, relative_of

COORDINATE = re.compile(r"[;—–]|[,”\"]\s(?:and|but|while|though|although|yet)\b|\b(?:and|but)\s\Z")
"""What stands between two clauses of which neither is inside the other."""
# Clauses whose own subject speaks, whatever they hang on: he resigned, although he said that “…”.
_ADVERBIAL = re.compile(
    r"(?:\b(?:when|although|though|because|since|where|after|before|ago that|(?:in|during|at|on) which|whom?)|,\swhich)"
    r"\s(?:\w+\s)?\Z"
)
_BACK = 90
"""Characters before a clause in which what it hangs on is looked for."""


def in_its_own_right(text: str, verb: Clause) -> bool:
    """Whether a clause of saying that hangs on another one says who speaks: a speech in which he called it “…”."""
    who = verb.who
    if not who or verb.form is not Form.SAID or not _ADVERBIAL.search(text, max(0, verb.start - _BACK), verb.start):
        return False
    return who.type != "PRON" or text[who.start_pos : who.end_pos].lower() in ("he", "she", "they")


def has_rivals(text: str, clauses: Sequence[Clause], verb: Clause, who: Light) -> bool:
    """Whether one of the `clauses` of a sentence names somebody else than `who` of whom `verb` may be said.

    None does that stands beside the clause of `who`, or only opens the sentence: asked about Poe, Roe said.
    """
    if verb.form in (Form.SAID_BY, Form.ACCORDING) or in_its_own_right(text, verb) or relative_of(text, who, verb):
        return False
    if verb.start > who.end_pos and text[who.end_pos : verb.start].strip() in ("", "as", "of", "for", "from"):
        return False  # Roe accused Poe of saying
    if verb.form is Form.SAYING and text[max(0, verb.start - 5) : verb.start].endswith((" and ", " or ")):
        return False
    opened = char_before(text, who.start_pos) == ","
    inserted = opened and text[verb.end : verb.end + 1] == ","
    return any(_is_rival(text, one, who, opened=opened, inserted=inserted) for one in clauses)


def _is_rival(text: str, one: Clause, who: Light, *, opened: bool, inserted: bool) -> bool:
    if not one.who or one.who.end_pos >= who.start_pos - 1 or COORDINATE.search(text, one.who.end_pos, who.start_pos):
        return False
    if one.form not in CLAIMS and (one.who.type != "NAME" or no_speaker(text, one.who)):
        return False
    subject = one.who.heads and (one.cue or has_verb(text, one)) and not hangs(text, one)
    return bool(not opened or (subject and not inserted))
