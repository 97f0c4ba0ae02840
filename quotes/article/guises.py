"""Words that look like verbs of saying and are none, told by their neighbours: his latest remarks, a report issued by.

Every row of the tables is a pattern of word classes, as in `quotes.article.phrases`, and an example of which it
decides one word; tests/test_spelling.py reads each example, and reads it again without the row.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from quotes.article.phrases import compiled

_LOOKS = "(said_or_noun|say_or_noun|saying_or_noun)"
_BEFORE = "(determiner|names_own|of|preposition)"
_MODIFIER = "(noun|adjective|number|past|name)"
_NO_OBJECT = "(?! (that|quoted|determiner|pronoun|object))"
"""Behind a verb of saying any of these may follow, behind a noun hardly one."""
_NO_CLAIM = "(?! (?<= quoted determiner . .) (?! adverb{0,2} (said|say|told|be)))"
"""Behind marked words a noun phrase without a verb is none, but a clause: “…,” the statement added."""
_NO_ACT = "(?! (?<= (preposition|by) saying_or_noun) adverb{0,2} that)"
"""With "that" behind it, what looks like a participle is one: by warning darkly that."""


class Guise(NamedTuple):
    """What stands around a word, itself the last one of what is looked back at; an example, the word in brackets."""

    pattern: str
    example: str


NOUNS = (
    Guise(f"(?<= determiner ({_LOOKS}|saying))", "These [claims] that he said"),
    Guise("(?<= names_own .)", "Obama's [claims] that he said"),
    Guise(f"(?<= (preposition|of|by|number) ({_LOOKS}|say)) {_NO_ACT}", "In [answer] he said"),
    Guise(f"(?<= {_BEFORE} {_MODIFIER} {_LOOKS}) {_NO_OBJECT} {_NO_CLAIM}", "The bridge [reports] in May said"),
    Guise(f"(?<= (determiner|names_own) {_MODIFIER} say_or_noun)", "The caustic [claim] “no” was heard"),
    Guise(f"(?<= {_BEFORE} {_MODIFIER} {_MODIFIER} {_LOOKS}) {_NO_OBJECT}", "The old bridge [report] said"),
    Guise(f"(?<= (of|preposition) (noun|adjective|past) {_LOOKS})", "He said of medical [claims] that it rained"),
    Guise(f"(?<= (of|preposition) person {_LOOKS})", "He said of executive [orders] that it rained"),
    Guise(
        f"(?<= (determiner|names_own) adjective ({_LOOKS}|say)) (?! (that|determiner))", "The abject [claims] he said"
    ),
    Guise(f"(?<= (determiner|names_own) adjective adjective ({_LOOKS}|say))", "The able abject [claims] that he said"),
    Guise(f"(?<= according to {_LOOKS})", "According to [report] it said"),
    Guise("(?<= to (saying_or_noun|said_or_noun))", "He went to [claims] and said"),
    Guise("(?<= name (say_or_noun|saying_or_noun)) (?= (person|people))", "Ohio [state] delegates said"),
    Guise(
        "(?<= (say_or_noun|saying_or_noun)) (?= (preposition|of) | (noun|adjective){1,2} (person|people)+ name)",
        "Workers [comment] on it and said",
    ),
)
"""Nouns: after a determiner, a preposition, a possessive."""


PARTICIPLES = (
    Guise("(?<! [^.] .) (?= (preposition|conjunction|by|to))", "[Asked] about it he said no"),
    Guise("(?<= (of|preposition|determiner) .) (?= (noun|adjective|name))", "In [declared] wars he said"),
    Guise("(?<= (noun|name|person|people) (said|said_or_noun)) (?= adverb{0,2} said)", "Papers [announced] said"),
)
"""Participles: opening a sentence, before a noun, after a noun with its verb to come."""

BRIEFED = (
    Guise(
        "(?<= (person|people) .) (?= (preposition|of)"
        " (determiner|names_own|adjective|past|noun|number|name|person|people){1,4} adverb{0,2} (said|say))",
        "Officials [briefed] on the talks said",
    ),
)
"""Participles behind people, before a phrase and the verb of saying: as little of a verb as an adverb."""


def pattern(verbs: str, rows: Sequence[Guise]) -> re.Pattern[str]:
    """One expression of all rows for words of the classes `verbs`, given as "said|say"."""
    return re.compile(compiled(f"({verbs}) ({' | '.join(row.pattern for row in rows)})"))


VERBS_AS_NOUNS = "said_or_noun|say_or_noun|saying_or_noun|say|saying"
VERBS_AS_PARTICIPLES = "said|said_or_noun|told"
