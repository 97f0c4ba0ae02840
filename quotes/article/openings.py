"""Where a reported clause starts behind its verb: at "that", at a question word, or with nothing between."""

import re
from functools import cache

from quotes.article import papers
from quotes.article.clauses import Clause
from quotes.article.cues import Cue
from quotes.article.subjects import char_before

# When it was said, between the verb and what was said.
WHEN = (
    r"(?:\s++(?:(?:on|late|early|last|this|earlier)\s++)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month|year|night|"
    r"morning|afternoon|evening|yesterday|today|later|earlier|recently|also|again|then|publicly|repeatedly)(?:[’']s)?)*"
)
_THAT = re.compile(rf"{WHEN},?\s++(?P<that>that)\s", re.IGNORECASE)
# Said in a statement on Monday that …
_THAT_LATER = re.compile(
    r"(?:[^.,;:“”\"()?!]|“[^“”]{1,40}”|\"[^\"]{1,40}\"){1,90}?\s(?P<that>that)\s(?!(?:was|were|is|are|has|have|had|would|will|could|can|[a-z]+ed)\b)"
)
# Said, for the first time, that …
_THAT_ASIDE = re.compile(r",\s[^,;:.“”\"()?!]{1,80},\s(?P<that>that)\s")
_BARE = re.compile(rf"(?:,(?!\s+\w+ing\b)|{WHEN})\s+(?=[\w$“‘])", re.IGNORECASE)
_MATTER = re.compile(
    rf"{WHEN}\s+(?:(?:to|about)\s+)?(?=[\w$“‘])(?!(?:in|at|on|by|for|as|during|after|before|and|or)\b)(?P<that>)",
    re.IGNORECASE,
)
# Told The Post he was there: a clause without "that" behind the hearer, if it starts with a pronoun.
_HEARER = re.compile(
    r"\s+(?:(?!(?:that|he|she|they|it|we|I|there|how|what|why|if|whether|to|about|of|as|in|on|at|for|even|though|when|after)\b)"
    r"[\w.’'&-]+,?\s){1,5}?(?=(?:he|she|they|it|we|I|there)\b)(?P<that>)"
)
_HOW = re.compile(rf"{WHEN}\s++(?P<that>how|why|what|whether|if)\s", re.IGNORECASE)
_WH = re.compile(
    r"(?:\s+(?!(?:if|whether|why|how|what|when|who|where)\b)[\w.’'-]+){0,6}\s+"
    r"(?P<that>if|whether|why|how|what|when|who|where)\s"
)
# Words that open no clause: an object, a phrase with a preposition, an infinitive, a verb.
_NO_CLAUSE = re.compile(
    r"(?:about|after|against|among|around|at|because|before|between|by|during|for|from|in|into|of|on|over|since|through|"
    r"to|toward|under|until|upon|with|without|as|so|and|or|but|than|like|goodbye|hello|no\sto|nothing(?!\sabout)|"
    r"him|himself|herself|themselves|me|us|out|up|off|down|back|yes|when|while|publicly|which|who|whose|where|"
    r"would|will|could|should|can|may|might|is|was|are|were|has|have|had)(?![\w-])"
    r"|[\w-]+ly\s(?:as|in|on|at|to|with|for|by|from|-|–|—)\s",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"(?:about|after|at|before|by|during|for|from|in|into|of|on|through|to|under|with|via)\b")
# A clause has a finite verb, and shows it early.
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|shall|should|may|might|must|do|does|did|isn|aren|wasn|"
    r"don|doesn|didn|won|wouldn|cannot|couldn|said|went|came|made|took|got|gave|want|wants|need|needs|think|thinks|know|"
    r"felt|left|met|saw|seems|remains|makes|[a-z]{2,}ed)\b|[’'](?:re|ll|d|ve|m)\b|\b(?:it|that|there)[’']s\b"
)
_AUXILIARY = re.compile(r"(?:would|will|could|should|can|may|might|is|was|are|were|has|have|had|[a-z]+ed)\b")
_GAP = re.compile(r"\b(?:which|who|that|what)\s$")
# Asked voters to stay, promised to stay: what somebody is to do.
_TO_DO = re.compile(
    r"\s+(?P<that>(?:(?!to\b|that\b|if\b|whether\b)[\w.’'&-]+\s+){0,6}to\s+(?!the\b|a\b|an\b|his\b|her\b|their\b|its\b|any\b)[a-z]+)\b"
)
# Promised to stay: who promises does it; there is no hearer between.
_TO_DO_ONESELF = re.compile(rf"(?i:{WHEN})\s+(?P<that>to\s+(?!the\b|a\b|an\b|his\b|her\b|their\b|its\b|any\b)[a-z]+)\b")
_ONESELF = ("promise", "begin")
_PRONOUN = re.compile(r"(?:he|she|they|it|we|i|there)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:who|which|that|whose|and)\b|[,;]")
_EARLY = 120
"""Characters of a clause within which its verb is looked for."""


def opening(text: str, clause: Clause, cue: Cue) -> int | None:
    """Where the words reported by a clause of saying start, if it reports any behind itself."""
    assert clause.cue
    after = clause.cue.end_pos
    if not cue.requests and cue.group != "ask" and text.startswith(" that ", after):
        return after + 1  # what the second reading finds, which is nearly always the first to be tried
    for pattern in _readings(cue):
        if hit := pattern.match(text, after):
            return hit.start("that")
    needs_word = cue.group == "ask" or cue.has_matter or cue.takes_object or not cue.reports
    return None if needs_word else _bare(text, clause, cue, after)


@cache
def _readings(cue: Cue) -> list[re.Pattern[str]]:
    """What may stand between a verb and what it reports, in the order in which they are tried."""
    asks = cue.group == "ask"
    readings = (
        (cue.requests, _TO_DO_ONESELF if cue.group in _ONESELF else _TO_DO),
        (asks, _WH),
        (not asks, _THAT),
        (not asks and cue.reports, _THAT_ASIDE),
        (cue.reports and not asks, _HOW),
        (cue.has_matter and not asks, _MATTER),
        (cue.takes_object, _HEARER),
        (cue.takes_object, _THAT_LATER),
    )
    return [pattern for applies, pattern in readings if applies]


def _bare(text: str, clause: Clause, cue: Cue, after: int) -> int | None:
    """The start of a clause without "that": Obama said it rained."""
    hit = _BARE.match(text, after)
    if not hit or (hit.group()[0] == "," and char_before(text, clause.start) == ","):
        return None
    if _PREPOSITION.match(text, hit.end()):
        later = _THAT_LATER.match(text, after)
        return later.start("that") if later else None
    if _GAP.search(text, max(0, clause.start - 8), clause.start) and _AUXILIARY.match(text, hit.end()):
        return hit.end()  # a rule that he said would make it harder
    document = bool(clause.who and papers.NAMED.search(text, clause.who.start_pos, clause.who.end_pos))
    if cue.group == "name" and not document:
        return None
    return hit.end() if _is_clause(text, hit.end(), plain=cue.plain or document) else None


def has_verb(text: str, start: int, end: int) -> bool:
    """Whether a word stands in a stretch that may be a finite verb."""
    return bool(_VERB.search(text, start, end))


def _is_clause(text: str, at: int, *, plain: bool) -> bool:
    """Whether the words from `at` have a subject and, soon after it, a verb: not "announced his support"."""
    if _NO_CLAUSE.match(text, at):
        return False
    if plain:
        return True
    relative = _RELATIVE.search(text, at, at + _EARLY)
    end = relative.start() if relative else at + _EARLY
    return bool(_PRONOUN.match(text, at) or _VERB.search(text, at, end))
