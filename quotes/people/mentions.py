"""What a mention is made of: a name, a pronoun, a description."""

import re
from dataclasses import dataclass
from functools import cache

from quotes.models import Span
from quotes.people.forenames import Gender, forenames
from quotes.people.printed import Printed, is_forename, names, without_contraction
from quotes.words.vocabulary import people_nouns, plural, words

_WORD = re.compile(r"[^\W\d_]+(?:[’'\-.][^\W\d_]+)*")


_RELATIVE = re.compile(r"(?:,| [-–—])?\s(?:who|which|that)$")
"""The relative pronoun that a mention ends in: Ann Roe, who."""
_JOINT = re.compile(r",?\s(?:and|&)\s|,\s")
_POSSESSIVE = re.compile(r"(?<=[^\W\d_]{2})[’']s$")
_THE = re.compile(r"(?:the|a|an|some|many|most|several)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """The words that name a speaker, taken apart.

    `name` is there where they end in a human name, `bare` where that is one word behind an article (the Russians,
    a smiling Clinton); `body` where they name an organisation; `head` is the noun that says what the speaker
    is, `modifiers` the rest.
    """

    span: Span
    text: str
    pronoun: str | None = None
    name: Printed | None = None
    head: str | None = None
    modifiers: frozenset[str] = frozenset()
    body: str | None = None
    bare: bool = False
    plural: bool = False
    parts: tuple[Span, ...] = ()
    """The several people of one mention: Ann Roe and Tom Poe."""


_PRESS = frozenset({"daily", "weekly", "sunday", "morning", "evening", "radio"})
"""First words of newspapers whose last word may be a noun for people."""


def _body(words_: str, head: str | None) -> str | None:
    """The name of an organisation: capitals to the end, and no noun for people at it; its article is left off."""
    parts = words_.split()
    kept = parts[1:] if len(parts) > 1 and parts[0].lower() in ("the", "a", "an") else parts
    plain = kept[-1].lower().rstrip(".’'")
    if kept[1:] and kept[0].lower() in _PRESS:
        return " ".join(kept)  # the Daily Caller
    named = plain in words("names", "places_and_bodies") and len(kept) > 2  # noqa: PLR2004 - the Christian News Service
    if len(kept) > 1 and not named and (is_forename(kept[0]) or (kept[1].rstrip(".").isupper() and len(kept[1]) <= 2)):  # noqa: PLR2004 - J.
        return None
    if not all(part[0].isupper() or part in ("of", "and", "for") for part in kept) or (
        head in people_nouns() and kept[1:] == []
    ):
        return None
    return (
        None
        if plain in people_nouns() - words("people", "irregular")
        or plain in words("names", "peoples")
        or plain.endswith(("ans", "ese"))
        else " ".join(kept)
    )


def mention(text: str, span: Span) -> Mention:
    """Take apart the words at `span`."""
    relative = _RELATIVE.search(text, span.start, span.end)
    span = Span(span.start, relative.start()) if relative else span
    words_ = span.of(text)
    if possessive := _POSSESSIVE.search(words_):  # according to Ann Roe's “The Fixers”
        span = Span(span.start, span.start + possessive.start())
        words_ = span.of(text)
    lower = without_contraction(words_.lower())
    if lower in words("classes", "pronoun"):
        return Mention(span, words_, pronoun=lower, plural=lower in ("they", "we"))
    found = list(names(text, span))
    name = found[-1] if found and found[-1].end == span.end and not found[-1].is_people() else None
    head = _head(words_[: name.start - span.start] if name else words_)
    if name and head and head in words_.split() and _is_of_body(head) and not is_forename(name.parts[0]):
        return Mention(span, words_, body=name.name, head=head)  # the Israeli newspaper Haaretz
    joined = len(found) > 1 and re.search(r"\b(?:and|or)\b|&", words_) is not None
    bare = name is not None and not name.full and _THE.match(words_) is not None
    return Mention(
        span,
        words_,
        name=None if joined else name,
        head=head,
        modifiers=frozenset(hit.group().lower() for hit in _WORD.finditer(words_))
        - {head}
        - words("classes", "determiner"),
        body=None if joined else _body(words_, head),
        bare=bare,
        plural=joined or _is_plural(head),
        parts=_parts(text, span) if joined else (),
    )


def _parts(text: str, span: Span) -> tuple[Span, ...]:
    """The parts of a mention that "and" joins, and commas before it."""
    cuts = [(hit.start(), hit.end()) for hit in _JOINT.finditer(text, span.start, span.end)]
    starts, ends = [span.start, *(end for _, end in cuts)], [*(start for start, _ in cuts), span.end]
    return tuple(map(Span, starts, ends))


def _is_of_body(head: str) -> bool:
    """Whether a noun in front of a name is for a body that bears it."""
    return head in words("speaking", "bodies") and head not in people_nouns()


def _head(description: str) -> str | None:
    """The last noun for a person before any "of" or "in"; else the last word."""
    found = [hit.group().lower() for hit in _WORD.finditer(description)]
    nouns = [word for word in found if word in people_nouns()]
    if nouns:
        return nouns[-1]
    return found[-1] if found and found[-1] not in words("classes", "determiner") else None


def _is_plural(head: str | None) -> bool:
    return head in _plurals() if head else False


@cache
def _plurals() -> frozenset[str]:
    peoples = (f"{people}s" for people in words("names", "peoples"))
    nouns = (plural(noun) for noun in words("people", "nouns"))
    return frozenset([*peoples, *nouns, "men", "women", "people", "children", "others", "police"])


_BY_TITLE = {
    "mr": Gender.HE,
    "mrs": Gender.SHE,
    "ms": Gender.SHE,
    "miss": Gender.SHE,
    "sir": Gender.HE,
    "king": Gender.HE,
    "queen": Gender.SHE,
    "prince": Gender.HE,
    "princess": Gender.SHE,
    "pope": Gender.HE,
    "congresswoman": Gender.SHE,
    "congressman": Gender.HE,
    "spokeswoman": Gender.SHE,
    "spokesman": Gender.HE,
    "chairwoman": Gender.SHE,
    "chairman": Gender.HE,
    "businessman": Gender.HE,
    "businesswoman": Gender.SHE,
}


def gender(printed: Printed) -> Gender | None:
    """The pronoun that a name's titles or forename ask for; None where they do not say."""
    for title in printed.titles:
        if title in _BY_TITLE:
            return _BY_TITLE[title]
    return next((found for given in printed.given if (found := forenames().get(given))), None)
