"""What a word is for a claim: how much it tells, and which changes of it change what is said."""

from functools import cache

from quotes.check.words import forms
from quotes.words.vocabulary import words

FUNCTION_WEIGHT = 0.35
"""What a function word counts for beside a word of content: any two texts share "of the"."""

_CLASSES = "determiner pronoun object relative that to by of preposition conjunction joiner be"
_MORE = (
    "as at do does did done doing has have had having will would can could may might must shall should so than too very"
    " just then there here now also only well yes yeah okay oh uh um ah not no 's am get got go going think know want"
    " said say says like it its i you we us one this that these those what"
)

NEGATIONS = frozenset(
    "not no never none nobody nothing neither nor nowhere without hardly scarcely barely cannot unable refuse refuses"
    " refused deny denies denied fail fails failed".split()
)
"""Words that turn a sentence round."""

CONDITIONS = frozenset(
    "if unless until only but except however though although whether provided assuming would could might may maybe"
    " perhaps probably possibly almost nearly allegedly supposedly should when".split()
)
"""Words that take something back from a sentence, or make it hang on something."""

MODALS = frozenset("will would shall should can could may might must ought cannot".split())
AUXILIARIES = frozenset("am is are was were be been being has have had do does did going".split())
"""Forms by which the tense of a promise is known."""

EXTENT = frozenset(
    "all every everyone everybody everything always some somebody someone something sometimes most many few any anybody"
    " anyone anything more less least fewer only mainly mostly partly entirely completely ever rarely often seldom both"
    " half double twice first last before after over under above below up down".split()
)
"""Words that say how much, how many, or in which direction."""

PERSONS = frozenset(
    "i me my mine we us our ours you your yours he him his she her hers they them their theirs it its".split()
)


@cache
def function_words() -> frozenset[str]:
    """Words that say nothing by themselves."""
    told: set[str] = set()
    for name in _CLASSES.split():
        for word in words("classes", name):
            told.update(forms(word))
    return frozenset(told | set(_MORE.split()))


def weight(form: str) -> float:
    """What a word counts for."""
    return FUNCTION_WEIGHT if form in function_words() else 1.0


def is_content(form: str) -> bool:
    """Whether a word tells something by itself."""
    return form not in function_words()
