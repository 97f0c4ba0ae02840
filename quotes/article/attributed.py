"""A quotation found in prose, before its speaker is resolved."""

from dataclasses import dataclass
from enum import StrEnum

from quotes.kinds import QuoteKind
from quotes.models import Span


class Position(StrEnum):
    """Where the speaker stands to the words."""

    BEHIND = "“…,” X said"
    BEFORE = "X said: “…”"
    FAR = "X said it was, after all, “…”"
    REACHED = "X, after a while, said “…”"
    OUTER = "X said that Y felt “…”"
    AROUND = "it was “…” after all, X said"
    COLON = "X: “…”"
    OWNED = "X's claim that “…”"
    SIGNED = "“…” — X"
    NEXT = "“…” X said that it was so."
    HEAD = "X would not be “…”"
    CARRIED = "“…,” X said. “…”"
    ABOVE = "X spoke in the paragraph above"
    CLAUSE = "X said that it was so"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words in prose and the words beside them that say whose they are.

    `mention` covers the words that name its speaker there, `cue` the words of saying, `via` the words that name
    whoever relayed it. Fragments of one broken quotation share a `group` number.
    """

    start: int
    end: int
    kind: QuoteKind
    mention: Span | None = None
    cue: Span | None = None
    via: Span | None = None
    group: int | None = None
    position: Position | None = None
    nested: bool = False
    """True where the clause of saying stands inside another one, or hangs on a word such as "when"."""
    continues: bool = False
    """True where the speaker is carried on from the quotation before."""
