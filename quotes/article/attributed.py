"""A quotation found in prose, before its speaker is resolved."""

from dataclasses import dataclass

from quotes.models import QuoteKind, Span


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
    continues: bool = False
    """True where the speaker is carried on from the quotation before."""
