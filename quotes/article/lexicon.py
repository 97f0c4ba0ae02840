"""Word classes, one letter each, so that a sentence becomes a string in which patterns of words are plain regexes."""

import tomllib
from functools import cache
from importlib.resources import files

from quotes.article.cues import Form, load

# The letters. Words:      w plain  N name  D name's  n number  h person noun
#                          d determiner  P pronoun  o object pronoun  r relative  t that  T to  y by  O of
#                          i preposition  k conjunction  & joiner  B be  x auxiliary or adverb  A according
# Verbs of saying:         s finite  f base  g participle  v finite with an object;  the same as nouns: m e j
# Marked stretches:        q.  Punctuation: , ; : - ( ) .
_CLASSES = {
    "determiner": "d",
    "pronoun": "P",
    "object": "o",
    "relative": "r",
    "that": "t",
    "to": "T",
    "by": "y",
    "of": "O",
    "preposition": "i",
    "conjunction": "k",
    "joiner": "&",
    "be": "B",
    "auxiliary": "x",
    "source": "A",
    "number": "n",
}
_FORMS = {Form.FINITE: "s", Form.BASE: "f", Form.PARTICIPLE: "g"}
_AS_NOUNS = {"s": "m", "f": "e", "g": "j", "v": "m"}


@cache
def closed_classes() -> dict[str, str]:
    """The letter of every lower-case word that is no plain matter."""
    data = tomllib.loads((files("quotes.article") / "words.toml").read_text("utf-8"))
    letters: dict[str, str] = {}
    people = data["people"]
    for noun in people["nouns"].split():
        letters[noun] = letters[_plural(noun)] = "h"
    letters |= dict.fromkeys((people["irregular"] + " " + people["before"]).split(), "h")
    for form, cue in load().words.items():
        letter = "v" if cue.takes_object and cue.form is not Form.PARTICIPLE else _FORMS[cue.form]
        if form not in letters:
            letters[form] = _AS_NOUNS[letter] if cue.noun else letter
    for name, letter in _CLASSES.items():
        letters |= dict.fromkeys(data["classes"][name].split(), letter)
    return letters


PARTICLES = frozenset(particle for pairs in load().pairs.values() for particle in pairs)
"""Second words of verbs of two: pointed out, shot back."""


def two_word_verb(first: str, particle: str) -> str | None:
    """The class that two words have together, if they are a verb of saying."""
    cue = load().pairs.get(first.lower(), {}).get(particle)
    return _FORMS[cue.form] if cue else None


_CONTRACTED = frozenset("it that he she here there what who where how let when".split())
_AT_ANY_PLACE = frozenset("dPoriTytOk&Bn")
"""Letters of words that stay what they are with a capital inside a sentence: The, In, And."""


def letter(word: str, *, initial: bool) -> str:
    """The class of a word; `initial` where a sentence starts with it, so that its capital says nothing."""
    lower = word.lower().replace("’", "'")
    known = closed_classes().get(lower)
    capital = word[0].isupper() or word[0] == "@"
    if known and (not capital or initial or known in _AT_ANY_PLACE or lower.endswith("day")):
        return known
    if lower.endswith(("'s", "s'")):
        return "w" if lower[:-2] in _CONTRACTED else "D"
    if capital and not (initial and lower.endswith("ing")):
        return "x" if initial and lower.endswith("ly") else "N"
    return "x" if lower.endswith("ly") else "w"


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
