"""Who speaks marked words, and who goes on speaking below them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotes.article.able import can_speak
from quotes.article.attributed import Position
from quotes.article.clauses import Clause, Form, Item
from quotes.article.lexer import Light
from quotes.article.subjects import CLAIMS, cue_of, no_speaker

_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Found:
    """A clause that speaks a marked stretch, and whose clause it is.

    `carried` where it stood with an earlier stretch; `via` is whoever relays it, and goes on speaking afterwards;
    `rivals` where somebody else in the sentence may be meant.
    """

    clause: Clause | None
    who: Light | None
    carried: bool = False
    via: Light | None = None
    position: Position | None = None
    nested: bool = False
    rivals: bool = False

    @property
    def uncertain(self) -> bool:
        """Whether it is as likely somebody else: half of these are, in annotated news, so that nobody is named."""
        if self.position is Position.HEAD:
            return True
        if self.via or (self.clause and self.clause.form is Form.ACCORDING):
            return False
        if self.nested and self.position in (Position.BEFORE, Position.FAR):
            return True
        kind = self.who.type if self.who else ""
        if self.rivals and self.position in (Position.BEFORE, Position.FAR, Position.REACHED):
            return kind != "PRON"
        described = kind == "DESC" and self.who and not self.who.heads
        return bool(described) and self.position in (Position.REACHED, Position.FAR)

    def carry(self) -> "Found":
        """The same for a stretch that follows."""
        position = Position.ABOVE if self.position is Position.ABOVE else Position.CARRIED
        return Found(self.clause, self.via or self.who, carried=True, position=position)

    def above(self) -> "Found":
        """The same for a paragraph below."""
        return replace(self, position=Position.ABOVE)


def beside(text: str, found: Found, start: int, end: int) -> bool:
    """Whether nothing but punctuation stands between a stretch and its verb of saying."""
    clause = found.clause
    if not clause or not clause.cue or found.carried:
        return False
    low, high = (clause.end, start) if clause.end <= start else (end, clause.start)
    return not _WORD.search(text, low, high)


def closing(text: str, sentences: Sequence[Sequence[Item]], *, leads: bool = False) -> Found | None:
    """Whoever spoke last in these sentences: what is quoted next is taken for theirs.

    Where a colon leads to it (`leads`) nobody need have spoken: it is then the words of the last one they are about.
    """
    for items in reversed(sentences):
        if items and text[items[0].start_pos if isinstance(items[0], Light) else items[0].start - 1] == "(":
            continue  # a remark in brackets, which changes nobody
        clauses = [one for one in items if isinstance(one, Clause) and one.who and one.form is not Form.OBLIQUE]
        for one in reversed(clauses):
            cue = cue_of(text, one)
            inside = text[max(0, one.start - 6) : one.start].endswith(" that ")
            if one.form in CLAIMS and not (cue and cue.weak) and not inside and one.who and _goes_on(text, one.who):
                return Found(one, one.who, carried=True, position=Position.ABOVE)
        for one in clauses if leads else ():
            if one.who and one.who.heads and not no_speaker(text, one.who) and _goes_on(text, one.who):
                return Found(None, one.who, carried=True, position=Position.ABOVE)
    return None


def _goes_on(text: str, who: Light) -> bool:
    """Whether somebody may go on speaking in the sentence below: no crowd that only "they" or "everyone" names."""
    return can_speak(text, who) and (who.type != "PRON" or text[who.start_pos : who.end_pos].lower() in ("he", "she"))
