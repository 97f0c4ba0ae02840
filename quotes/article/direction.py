"""Whose a marked stretch is: the clause after it, before it, around it, or the speaker carried on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.article.cues import Cue, load
from quotes.article.clauses import Clause, Form, Item
from quotes.article.lexer import Light

_GLUE = re.compile(r"[\s,—–―-]*")
_OPEN_END = ",?!…—–-"
"""Last characters inside the marks that let the sentence run on to its speaker."""
_WORD = re.compile(r"\w+")
_PREPOSITION = re.compile(r"(?:by|in|with|while|when|after|before) $")
_CLOSE = 5
"""How many words may stand between a weak verb of saying and the mark: called the new plan “…”."""


def cue_of(text: str, clause: Clause) -> Cue | None:
    """The verb of a clause of saying; None for "according to" and the like."""
    if not clause.cue:
        return None
    words = text[clause.cue.start_pos : clause.cue.end_pos].lower().split()
    cues = load()
    return cues.words.get(words[-1]) or cues.pairs.get(words[-2] if len(words) > 1 else "", {}).get(words[-1])


@dataclass(frozen=True, slots=True)
class Found:
    """A clause that speaks a marked stretch, and whose clause it is; `carried` where it stood with an earlier stretch."""

    clause: Clause | None
    who: Light | None
    carried: bool = False


def attribute(text: str, sentences: Sequence[Sequence[Item]], before: Found | None) -> list[tuple[Light, Found | None]]:
    """For every marked stretch of a paragraph its attribution; `before` is the last paragraph's, if it may go on."""
    out: list[tuple[Light, Found | None]] = []
    last = before
    for k, items in enumerate(sentences):
        following = sentences[k + 1] if k + 1 < len(sentences) else ()
        for at, item in enumerate(items):
            if isinstance(item, Light):
                found = _Place(text, items, at).find() or _carry(text, items, at, last, following)
                out.append((item, found))
                last = found or last
    return out


class _Place:
    """A marked stretch among the items of its sentence."""

    def __init__(self, text: str, items: Sequence[Item], at: int) -> None:
        self.text, self.items, self.at = text, items, at
        quoted = items[at]
        assert isinstance(quoted, Light)
        self.start, self.end = quoted.start_pos, quoted.end_pos
        self.left = [one for one in items[:at] if isinstance(one, Clause)]
        nexts = [k for k in range(at + 1, len(items)) if isinstance(items[k], Light)]
        self.right = [one for one in items[at + 1 : nexts[0] if nexts else len(items)] if isinstance(one, Clause)]

    def find(self) -> Found | None:
        """The speaker within the sentence: right behind the closing mark, before the opening one, or at the end."""
        behind = self._behind()
        ahead = self._ahead()
        if behind and (self._runs_on() or not ahead):
            return behind
        return ahead or self._trailing() or self._colon()

    def _runs_on(self) -> bool:
        inner = self.text[self.end - 2 : self.end - 1]
        return inner in _OPEN_END or self.text[self.end : self.end + 2].strip()[:1] in (",", "—", "–", "-")

    def _behind(self) -> Found | None:
        """“…,” Obama said / “…,” said Obama / “…,” according to Obama."""
        if not self.right:
            return None
        first = self.right[0]
        if first.form in (Form.WAITS, Form.SAYING, Form.ALSO, Form.BARE):
            return None
        glue = _GLUE.match(self.text, self.end)
        return Found(first, first.who) if glue and glue.end() >= first.start else None

    def _ahead(self) -> Found | None:
        """Obama said: “…”: the nearest verb of saying before the mark, a weak one only where it stands close."""
        verbs = [one for one in self.left if one.cue]
        if not verbs:
            return None
        chosen = next((one for one in reversed(verbs) if self._reaches(one)), verbs[-1])
        who = self._subject(chosen)
        return Found(chosen, who) if who else None

    def _reaches(self, verb: Clause) -> bool:
        cue = cue_of(self.text, verb)
        if not cue or not cue.weak:
            return True
        return cue.group != "think" and len(_WORD.findall(self.text, verb.end, self.start)) <= _CLOSE

    def _subject(self, verb: Clause) -> Light | None:
        """Who says it: the noun phrase of the clause itself, else the speaker or the head of the sentence before it."""
        if verb.who and (verb.form is not Form.SAID_BY or self._inverted(verb)):
            return verb.who
        earlier = [one for one in self.left if one.end <= verb.start and one.who]
        for one in reversed(earlier):
            if one.form is not Form.WAITS:
                return one.who
        heads = [one for one in earlier if one.who and one.who.heads] or earlier
        if not heads:
            return verb.who
        return heads[-1 if verb.form is Form.SAYING and self._after_preposition(verb) else 0].who

    def _inverted(self, verb: Clause) -> bool:
        """Whether “said X” has its speaker behind it: only right after a mark or a full sentence's comma."""
        at = self.items.index(verb)
        return at == 0 or isinstance(self.items[at - 1], Light)

    def _after_preposition(self, verb: Clause) -> bool:
        return bool(_PREPOSITION.search(self.text, max(0, verb.start - 8), verb.start))

    def _trailing(self) -> Found | None:
        """Aimed at an “acceleration” of the campaign, the official said."""
        for clause in reversed([one for one in self.items[self.at + 1 :] if isinstance(one, Clause)]):
            if clause.form in (Form.SAID, Form.SAID_BY, Form.ACCORDING) and self._after_comma(clause):
                return Found(clause, clause.who)
        return None

    def _after_comma(self, clause: Clause) -> bool:
        return self.text[max(0, clause.start - 3) : clause.start].rstrip()[-1:] in (",", "—", "–", "-", "”", '"')

    def _colon(self) -> Found | None:
        """Obama: “…”."""
        if self.text[max(0, self.start - 2) : self.start].strip() != ":" or not self.left:
            return None
        heads = [one for one in self.left if one.who and one.who.heads] or self.left
        return Found(None, heads[-1].who)


def _carry(
    text: str, items: Sequence[Item], at: int, last: Found | None, following: Sequence[Item]
) -> Found | None:
    """A stretch that is a sentence of its own goes on with the speaker before it."""
    if at == 0 and last:
        return Found(last.clause, last.who, carried=True)
    if at > 0 and isinstance(items[at - 1], Light) and last:
        return Found(last.clause, last.who, carried=True)
    if at == 0 and following and isinstance(following[0], Clause) and following[0].form in (Form.SAID, Form.SAID_BY):
        return Found(following[0], following[0].who)
    heads = [one for one in items[:at] if isinstance(one, Clause) and one.who]
    heads = [one for one in heads if one.who.heads] or heads
    return Found(None, heads[0].who) if heads else None


def closing(sentences: Sequence[Sequence[Item]]) -> Found | None:
    """Whoever spoke last in a paragraph, else the head of its last sentence: a quotation under it is taken for theirs."""
    clauses = [[one for one in items if isinstance(one, Clause) and one.who] for items in sentences]
    for one in (one for sentence in reversed(clauses) for one in reversed(sentence)):
        if one.form in (Form.SAID, Form.SAID_BY, Form.ACCORDING):
            return Found(one, one.who, carried=True)
    for sentence in reversed(clauses):
        for one in sentence:
            if one.who and one.who.heads:
                return Found(None, one.who, carried=True)
    return None
