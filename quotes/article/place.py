"""A marked stretch among the clauses of its sentence."""

from collections.abc import Sequence

from quotes.article.clauses import Clause, Item
from quotes.article.lexer import Light
from quotes.article.subjects import cue_of

CLOSE = 5
"""How many words may stand between a weak verb of saying and the mark: called the new plan “…”."""
BACK = 90
"""Characters before a stretch in which what leads to it is looked for."""


class Place:
    """A marked stretch: the items of its sentence, the clauses before it, the one right behind it."""

    def __init__(self, text: str, items: Sequence[Item], at: int) -> None:
        self.text, self.items, self.at = text, items, at
        quoted = items[at]
        assert isinstance(quoted, Light)
        self.start, self.end = quoted.start_pos, quoted.end_pos
        self.left = [one for one in items[:at] if isinstance(one, Clause)]
        self.right = [one for one in items[at + 1 : at + 2] if isinstance(one, Clause)]

    def is_weak(self, verb: Clause) -> bool:
        """Whether a verb of saying yields to others in its sentence."""
        cue = cue_of(self.text, verb)
        return bool(cue and cue.weak)
