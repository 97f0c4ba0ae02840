"""Documents that show something: polls, surveys and figures, which report what they find."""

import re
from collections.abc import Sequence

from quotes.article.clauses import Clause, Form
from quotes.article.lexer import Light
from quotes.article.subjects import cue_of

_NOUN = (
    r"(?:polls?|polling|surveys?|stud(?:y|ies)|reports?|numbers|figures|data|records|documents?|filings?|returns|results?|"
    r"average|analysis|research|estimates?|outcome|search|e-?mails?|papers?|review|memo|statistics|tests?|evidence|ledgers?)"
)
NAMED = re.compile(rf"\b{_NOUN}\b", re.IGNORECASE)
"""A noun for something printed or counted."""
_VERBS = frozenset({"show", "find", "indicate", "suggest", "reveal"})
"""What such a thing does: these verbs are its own, however far it stands before them."""
# A new Herald poll of 500 voters taken last week: no point and no verb stands between it and its verb.
_SUBJECT = re.compile(
    rf"(?:(?:(?<=[.!?;:,—–]\s)|(?<=\n)|\A)|\b(?:and|but|as|with|while|after|including|that)\s|"
    rf"(?P<article>\b(?:an?|the|its|his|her|their|our|this|that|these|those|some|most|several|new|recent|early)\s))"
    rf"(?P<words>(?:(?!(?:of|by|from|in|on|and|but|as|with|that|to|for|after|before|while|when)\b)[\w.’'/&%-]+\s){{0,5}}?{_NOUN})"
    r"(?:\s\([^()]{1,30}\))?"
    r"(?:\s(?:of|from|by|in|on|out|at|for|released|conducted|taken|published|commissioned|last|this|earlier|that|which)"
    r"(?:\s(?!(?:and|but|who)\b)[\w.’'/&%-]+){0,9}?)?\s(?:(?:also|now|seems?\sto|clearly)\s)?\Z",
    re.IGNORECASE,
)
_BACK = 140
"""Characters before a verb in which its document is looked for."""


def claim(text: str, clauses: Sequence[Clause], start: int) -> None:
    """Give verbs of showing to the document before them: a Herald poll taken by the bank last week found."""
    for clause in clauses:
        cue = cue_of(text, clause)
        if not cue or not clause.cue or cue.verb not in _VERBS:
            continue
        at = clause.cue.start_pos
        hit = _SUBJECT.search(text, max(start, at - _BACK), at)
        if hit:
            begin = hit.start("article") if hit["article"] else hit.start("words")
            clause.who = Light("DESC", begin, hit.end("words"), heads=True)
            clause.form, clause.start, clause.end = Form.SAID, begin, clause.cue.end_pos
