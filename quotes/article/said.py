"""Whether anybody says what a clause of saying reports: not what is only asked, denied, or another's."""

import re
from collections.abc import Sequence

from quotes.article.clauses import Clause, Form
from quotes.article.cues import Cue, load
from quotes.article.cues import Form as CueForm
from quotes.article.lexer import Light
from quotes.article.subjects import WOULD, relative_of

_HYPOTHETICAL = re.compile(r"\b(?:if|whether|unless)\s(?:\w+\s)?\Z", re.IGNORECASE)
_QUESTION = re.compile(r"[^.!?\n]{0,200}\?")
BACK = 24
"""Characters before a clause of saying in which what it hangs on is looked for."""
# What stands before a participle whose subject is that of its sentence.
_OPENS = re.compile(
    r"(?:[^\w\s]|ly|\b(?:and|or|but|by|in|to|with|while|when|after|before|for|of|from|as|at|not|then|without|"
    r"statement|letter|tweet|e-?mail|release|conference|memo|ad|op-ed|interview|speech|video|post))\s\Z"
)
# Continued to say, was quick to say: it was said.
_DID = re.compile(
    r"\b(?:continu(?:es?|ed|ing)|go(?:es|ing)?\son|went\son|proceed(?:s|ed)|beg(?:an|ins?)|start(?:s|ed)|(?:is|are|was|were)\squick)"
    r"\sto\s\Z"
)
_UNSAID = re.compile(r"(?:\b(?:never|not|nor|neither)|n[’']t)\s(?:\w+\s)?\Z")
_BELONGS = re.compile(r"\s(?:of|in|from|at|on|for|with|whose)\b[^,;:“”\"()—–]{2,60}\s")
_THING = re.compile(r"\b(?:that|which)\s(?:\w+\s)?\Z")


def is_source(text: str, clause: Clause) -> bool:
    """Whether what is done "by" somebody is saying: reported by the club, but not: pressed by the club."""
    assert clause.cue
    printed = text[clause.cue.start_pos : clause.cue.end_pos].lower()
    cue = load().words.get(printed.removesuffix(" by").rpartition(" ")[2])
    return not cue or (cue.reports and not cue.takes_object and not cue.weak)


def is_far(text: str, clause: Clause, who: Light) -> bool:
    """Whether a description stands in another clause than the verb: as often as not somebody else says it."""
    if who.type != "DESC" or who is clause.who or (who.heads and clause.form in (Form.SAYING, Form.ALSO)):
        return False
    if clause.form is Form.SAID_BY and who.heads and _BELONGS.fullmatch(text, who.end_pos, clause.start):
        return False  # candidates of both parties say the country must play a role
    return clause.form is not Form.SAID and not relative_of(text, who, clause)


def is_anothers(text: str, clause: Clause, who: Light) -> bool:
    """Whether the verb belongs to a noun right before it: with some polls indicating, a slide show that predicted."""
    if who is clause.who or text[who.end_pos : clause.start].isspace():
        return False
    before = text[max(0, clause.start - BACK) : clause.start]
    if clause.form is Form.SAYING:
        return not _OPENS.search(before)
    return bool(_THING.search(before)) and not relative_of(text, who, clause)


def is_asked(text: str, clause: Clause, who: Light, parts: Sequence[tuple[int, int]]) -> bool:
    """Whether nobody has said it, since it is only supposed or asked: if he says, does he say."""
    start = min(clause.start, who.start_pos)
    return bool(_HYPOTHETICAL.search(text, max(0, start - BACK), start) or _QUESTION.match(text, parts[-1][1]))


def is_unsaid(text: str, clause: Clause) -> bool:
    """Whether the text has it that nobody said so: never said, has not said."""
    assert clause.cue
    return bool(_UNSAID.search(text, max(0, clause.cue.start_pos - BACK), clause.cue.start_pos))


def is_finite(text: str, clause: Clause, cue: Cue) -> bool:
    """Not "to say", "would say", "can he say"; and a form that may be a noun needs several people before it."""
    assert clause.cue
    if cue.form is not CueForm.BASE:
        return True
    if _DID.search(text, max(0, clause.cue.start_pos - BACK), clause.cue.start_pos):
        return True
    before = max(0, clause.start - 8)
    if WOULD.search(text, clause.who.end_pos if clause.who else before, clause.cue.end_pos):
        return False
    if WOULD.search(text, before, clause.start):
        return False
    return not cue.noun or (clause.who is not None and text[clause.who.end_pos - 1] in "sey")
