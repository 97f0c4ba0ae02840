"""Who speaks marked words, and how they stand to them."""

import re
from dataclasses import dataclass, replace

from quotes.article.attributed import Position
from quotes.article.clauses import Clause, Form
from quotes.article.lexer import Light

_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Found:
    """A clause that speaks a marked stretch, and whose clause it is.

    `carried` where it stood with an earlier stretch; `via` is whoever relays it, and goes on speaking afterwards
    unless it is only `cited`; `rivals` where somebody else in the sentence may be meant.
    """

    clause: Clause | None
    who: Light | None
    carried: bool = False
    via: Light | None = None
    position: Position | None = None
    nested: bool = False
    rivals: bool = False
    cited: bool = False

    @property
    def uncertain(self) -> bool:
        """Whether it is as likely somebody else: half of these are, in annotated news, so that nobody is named."""
        if self.position is Position.HEAD:
            return True
        if (self.via and not self.cited) or (self.clause and self.clause.form is Form.ACCORDING):
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
        if self.cited:
            return replace(self, carried=True, position=position)
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
