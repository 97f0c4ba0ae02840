"""Sources without a name: what a text calls them at full length, and what sort of source that is."""

import re
from bisect import bisect_left
from functools import lru_cache

from quotes.article.able import is_body, is_document
from quotes.article.lexicon import closed_classes, word_forms
from quotes.kinds import PersonKind
from quotes.models import Span
from quotes.people.mentions import Mention
from quotes.people.nonpeople import PLACES
from quotes.words.vocabulary import words

_NO_MODIFIERS = frozenset("dPortTyOik&BxsfgvLA")
"""Letters of words that stand in no description before its noun; see `quotes.article.lexicon`."""
_MOST_HEADS = 100
"""Nouns whose introductions are looked for in one text."""
_RELATIVE = re.compile(
    r"[ \u00a0](?:who|in|at|from|with|of|for|on|close to|familiar with)\b"
    r"(?:[^,.;:\"“”\n]{1,100}?\b(?:named|identified|quoted|anonymity)\b|[^,.;:\"“”\n]{1,120})"
)


# Where a relative clause ends inside an abbreviation, and the verb that a place before it has: … for Hill could only.
_CUT_OFF = re.compile(r"\b[A-Z]\.\Z")
_AUXILIARY = re.compile(r"\s(?:can|could|may|might|will|would|shall|should|must|has|have|had|is|are|was|were)\b")


class Descriptions:
    """The descriptions in one text."""

    def __init__(self, text: str) -> None:
        """Read the descriptions of `text` as they are asked for."""
        self.text = text
        self._found: dict[str, list[tuple[int, str]]] = {}

    def introduced(self, said: Mention) -> str | None:
        """The fullest words with which the text brought in the source that "the official" takes up."""
        found = self._introductions(said.head or "")
        k = bisect_left(found, said.span.start, key=lambda one: one[0])
        words_ = found[k - 1][1] if k else ""
        here, there = (PLACES & those for those in (said.modifiers, {*words_.lower().split()}))
        return None if here and there and here != there else words_ or None  # the Ohio senator is none from Iowa

    def _introductions(self, head: str) -> list[tuple[int, str]]:
        if len(self._found) >= _MOST_HEADS:
            return self._found.get(head, [])
        if head not in self._found:
            hits = _opening(head).finditer(self.text)
            self._found[head] = [(hit.start(), _up_to_verb(hit.group().strip())) for hit in hits if _is_phrase(hit)]
        return self._found[head]

    def fullest(self, said: Mention, cue: Span | None) -> str:
        """The mention with the relative clause or the place that belongs to it."""
        end = said.span.end
        if cue and cue.start >= end:
            between = self.text[end : cue.start]
            return said.text if "," in between or not _RELATIVE.match(between) else _trim(said.text + between)
        tail = _RELATIVE.match(self.text, end)
        if not tail:
            return said.text
        if _CUT_OFF.search(self.text, end, tail.end() + 1):
            return said.text  # returned to the U, of the U.S.
        verb = None if tail.group().lstrip().startswith("who") else _AUXILIARY.search(tail.group())
        return _trim(said.text + tail.group()[: verb.start() if verb else None])


def kind(said: Mention) -> PersonKind:
    """What a description names: something printed, a body, several people, or one whose name is not told."""
    head = said.head or said.text.rpartition(" ")[2].lower()
    if is_document(head):
        return PersonKind.DOCUMENT
    if is_body(head):
        return PersonKind.ORGANISATION
    return PersonKind.GROUP if said.plural else PersonKind.UNNAMED


@lru_cache(maxsize=1 << 10)
def _opening(head: str) -> re.Pattern[str]:
    """The words that bring in a source: another defense official familiar with the case."""
    words_before = r"\b(?:an?|one|another)[ \u00a0](?P<before>(?:[\w’'-]{1,40}[ \u00a0]){0,5})"
    return re.compile(rf"{words_before}{re.escape(head)}\b(?:{_RELATIVE.pattern})?", re.IGNORECASE)


def _is_phrase(hit: re.Match[str]) -> bool:
    """Whether nothing but adjectives and nouns stands before the head: not "one will mistake this official"."""
    return not any(closed_classes().get(word.lower(), "w") in _NO_MODIFIERS for word in hit["before"].split())


def _up_to_verb(description: str) -> str:
    """An introduction without the verb that follows its place: an officer at the gate [saw]."""
    parts = description.split()
    for k, word in enumerate(parts):
        if k and word_forms().get(word) and "who" not in parts and closed_classes().get(parts[k - 1], "w") not in "dx":
            return " ".join(parts[:k])
    return description


def _trim(description: str) -> str:
    """Without the auxiliaries and adverbs that belong to the verb."""
    parts = description.split()
    while parts and parts[-1].lower() in words("classes", "auxiliary") | words("classes", "be"):
        parts.pop()
    return " ".join(parts)
