"""Changes that matter: what a changed word does to what is said."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quotes.check.answers import Change, ChangeKind
from quotes.check.numerals import is_number
from quotes.check.steps import Stretch
from quotes.check.wordkinds import AUXILIARIES, CONDITIONS, EXTENT, MODALS, NEGATIONS, PERSONS, is_content
from quotes.check.words import Word

LIKE = 4
"""Letters that two forms of one verb share at least."""

UNTOLD = frozenset({"it", "its"})
_SENTENCE = re.compile(r"[.?!…:]|\n|[\"“”‘—–]\s*$")
_VERB = re.compile(r"(?:ed|ing|en|t|es|s)?$")


@dataclass(frozen=True, slots=True)
class _Token:
    """A word with how it is printed, and whether a sentence begins with it."""

    form: str
    printed: str
    initial: bool

    @property
    def capital(self) -> bool:
        """Whether it looks like a name or a part of one."""
        return self.printed[:1].isupper() and is_content(self.form) and not is_number(self.form)


def changes(told: Sequence[Stretch]) -> list[Change]:
    """What is pointed out of the steps: for each changed stretch the gravest things it does."""
    found: list[Change] = []
    for stretch in told:
        if stretch.kind in {"equal", "left out", "inserted"}:
            continue
        step = stretch.step
        claimed = _tokens(stretch.match.claim.text, stretch.match.claim.words, stretch.claimed)
        printed = _tokens(stretch.match.passage.text, stretch.match.passage.words, stretch.printed)
        plain_claim = stretch.match.claim.text.islower() or stretch.match.claim.text.isupper()
        kinds = list(dict.fromkeys(_kinds(claimed, printed, plain=plain_claim))) or [ChangeKind.WORDING]
        found += [Change(kind, step.claimed, step.printed, kind is not ChangeKind.WORDING) for kind in kinds]
    return found


def _tokens(text: str, words: Sequence[Word], span: tuple[int, int]) -> list[_Token]:
    found = []
    for index in range(*span):
        word = words[index]
        before = text[words[index - 1].end : word.start] if index else "\n"
        found.append(_Token(word.form, text[word.start : word.end], index == 0 or bool(_SENTENCE.search(before))))
    return found


def _kinds(claimed: list[_Token], printed: list[_Token], *, plain: bool) -> Iterator[ChangeKind]:
    one, other = ({token.form for token in side} for side in (claimed, printed))
    if _count(claimed, NEGATIONS) != _count(printed, NEGATIONS) or _prefixed(one, other):
        yield ChangeKind.NEGATION
    if _numbers(claimed, printed) != _numbers(printed, claimed):
        yield ChangeKind.NUMBER
    if _names(claimed, printed, plain=plain):
        yield ChangeKind.NAME
    if (
        one & MODALS != other & MODALS
        or (one & AUXILIARIES and other & AUXILIARIES and one & AUXILIARIES != other & AUXILIARIES)
        or _inflected(one, other)
    ):
        yield ChangeKind.TENSE
    for kind, words in ((ChangeKind.CONDITION, CONDITIONS - MODALS), (ChangeKind.EXTENT, EXTENT)):
        if one & words != other & words:
            yield kind
    if (one ^ other) & (PERSONS - UNTOLD) and one & PERSONS and other & PERSONS:
        yield ChangeKind.PERSON


def _count(tokens: Iterable[_Token], words: frozenset[str]) -> Counter[str]:
    return Counter(token.form for token in tokens if token.form in words)


def _prefixed(one: set[str], other: set[str]) -> bool:
    """Whether a word has lost or got a prefix that turns it round: "legal" and "illegal"."""
    return any(
        long in {prefix + short for prefix in ("un", "in", "im", "il", "ir", "dis", "non")}
        for left, right in ((one, other), (other, one))
        for long in left - right
        for short in right - left
        if len(short) > LIKE - 1
    )


def _numbers(tokens: Iterable[_Token], beside: Iterable[_Token]) -> Counter[str]:
    """The numbers of one side; "one" is a number only where the other side has one."""
    counted = any(is_number(token.form) for token in beside)
    return Counter(
        token.form
        for token in tokens
        if token.form == "percent" or (is_number(token.form) and (counted or token.printed.lower() != "one"))
    )


def _names(claimed: list[_Token], printed: list[_Token], *, plain: bool) -> bool:
    """Whether a name has been changed, added or dropped; at the beginning of a sentence any capital may be one's."""
    there = {token.form for token in printed if token.capital and not token.initial}
    here = {token.form for token in claimed if token.capital and not token.initial} if not plain else set()
    if there - {token.form for token in claimed} or here - {token.form for token in printed}:
        return True
    first = [token.form for token in printed if token.capital and token.initial]
    started = [token.form for token in claimed if token.initial and is_content(token.form)]
    return bool(first and started and first[0] != started[0] and not _inflected(set(first[:1]), set(started[:1])))


def _inflected(one: set[str], other: set[str]) -> bool:
    """Whether a verb stands in another form."""
    return any(
        left != right
        and min(len(left), len(right)) >= LIKE - 1
        and _VERB.sub("", left)[: max(LIKE, len(_VERB.sub("", left)) - 1)]
        == _VERB.sub("", right)[: max(LIKE, len(_VERB.sub("", left)) - 1)]
        and (left.endswith(("ed", "ing")) or right.endswith(("ed", "ing")))
        for left in one - other
        for right in other - one
    )
