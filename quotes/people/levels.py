"""How sure it is who says the words of an article: where the speaker stands, and how the name is known.

Measured on annotated news (tests/measure.py); the README and /about print how often each level was right there.
"""

from quotes.article.attributed import Attribution, Position
from quotes.kinds import Certainty, Evidence

_BESIDE = frozenset(
    {Position.BEHIND, Position.BEFORE, Position.COLON, Position.SIGNED, Position.OWNED, Position.CARRIED}
)
"""Positions that leave hardly a doubt where the speaker has a name."""
_AFAR = frozenset({Position.REACHED, Position.FAR})
"""Positions in which a description is as likely somebody else."""


def level(one: Attribution, evidence: Evidence | None) -> Certainty:
    """The level of an attribution whose speaker is known by `evidence`.

    A named speaker beside the words is sure. Where the sentence goes on before it comes to them, where somebody else
    relays the words, or where the source has no name, it is likely. It is doubtful where the clause hangs on another
    one, where a description is reached from afar, and where the speaker is carried on from the paragraph above.
    """
    described = evidence is Evidence.DESCRIPTION
    if one.nested or one.position is Position.ABOVE or (described and one.position in _AFAR):
        return Certainty.DOUBTFUL
    beside = one.position in _BESIDE or one.position is Position.CLAUSE
    return Certainty.SURE if beside and not described and not one.via else Certainty.LIKELY
