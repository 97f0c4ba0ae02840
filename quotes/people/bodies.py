"""Names of bodies that look like people's: a newspaper in another language, a firm of one word, a law."""

import re
from functools import lru_cache

from quotes.people.nonpeople import STATES
from quotes.people.printed import Printed, is_forename
from quotes.words.vocabulary import words

ARTICLES = frozenset("la le el il los las les der die das".split())
"""Articles of other languages, with which newspapers begin: La Stampa, El País, Die Zeit."""
_CAMEL = re.compile(r"(?!Mc|Mac|De|Di|Du|Da|La|Le|Fitz|Van|O[’'])[^\W\d_]*[a-zß-ÿ][A-Z]")
"""A capital inside a word of no Scot's or Frenchman's name: EgyptAir, BuzzFeed."""
_TRADES = frozenset("maker publisher manufacturer operator owner provider seller supplier creator".split())
"""What makes something may be a person or a firm; behind a lone name that nobody bears it is a firm."""
_LONGEST = 6
"""Words of an apposition before its noun: a political crowdfunding website."""
_NOUN_BEFORE = re.compile(r"([^\W\d_][\w-]*),?\s\Z")


def is_paper(name: Printed) -> bool:
    """Whether a name begins with an article of another language, and no title stands before it: Le Courrier Picard."""
    titled = name.titles and name.titles[-1] in words("names", "titles")
    return len(name.parts) > 1 and name.parts[0].lower() in ARTICLES and not titled


def is_law(name: Printed, text: str) -> bool:
    """Whether the text has a law of this name: the Glass-Steagall Act."""
    return not name.titles and f"{name.parts[-1]} Act" in text


def is_body(name: Printed, text: str) -> bool:
    """Whether a name that no person of the text bears in full is a body's, as its form or the text has it.

    The text says so beside the name: the firm Teneo; Teck, the Canadian mining company, says.
    """
    if name.titles and name.titles[-1] in words("names", "titles"):
        return False
    first, last = name.parts[0], name.parts[-1]
    if is_paper(name):
        return True
    if len(name.parts) > 1:
        return not is_forename(first) and last.lower() in STATES
    return bool(_CAMEL.match(last)) or _is_told(last, text)


@lru_cache(maxsize=1 << 10)
def _is_told(word: str, text: str) -> bool:
    behind = re.compile(
        rf"\b{re.escape(word)},\s(?:an?|the|its|his|her|their)\s((?:[\w’'&.-]+\s){{0,{_LONGEST}}}?[\w’'-]+)(?=,|\.|\s(?:of|for|that|which|in)\b)"
    )
    for hit in behind.finditer(text):
        if _is_of_body(hit[1].rpartition(" ")[2].lower(), trades=True):
            return True
    for hit in re.finditer(rf"\b{re.escape(word)}\b", text):
        before = _NOUN_BEFORE.search(text, max(0, hit.start() - 40), hit.start())
        if before and before[1].islower() and _is_of_body(before[1], trades=False):
            return True
    return False


def _is_of_body(noun: str, *, trades: bool) -> bool:
    body = noun in words("speaking", "bodies") - {"left", "right", "side", "state", "country", "city", "town", "court"}
    return body or (trades and noun in _TRADES)
