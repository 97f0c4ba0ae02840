"""Word classes, one letter each, so that a sentence becomes a string in which patterns of words are plain regexes."""

from functools import cache
from importlib.resources import files

from quotes.article.cues import Form, load, resting_on_verbs
from quotes.words.vocabulary import people_nouns, words

# The letters. Words:      w plain  N name  D name's  n number  h person noun, H several
#                          d determiner  P pronoun  o object pronoun  r relative  t that  T to  y by  O of
#                          a adjective and nothing else, l past form or participle, L third person: of other verbs
#                          i preposition  k conjunction  & joiner  B be  x auxiliary or adverb  A according
# Verbs of saying:         s finite  f base  g participle  v finite with an object;  the same as nouns: m e j
#   S F G V M E J          the same for verbs that report nothing by themselves, until the sentence is settled
#   2                      the first of two words that may be such a verb; what it stays if they are
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
    "noun": "w",
    "adjective": "a",
}
_FORMS = {Form.FINITE: "s", Form.BASE: "f", Form.PARTICIPLE: "g"}
_AS_NOUNS = {"s": "m", "f": "e", "g": "j", "v": "m"}
VERBS = "sfmvegj"


def silent(mark: str) -> str:
    """The letter of a verb that reports nothing by itself, where others have `mark`."""
    return mark.upper()


@resting_on_verbs
def closed_classes() -> dict[str, str]:
    """The letter of every lower-case word that is no plain matter."""
    letters = dict.fromkeys(people_nouns(), "H") | dict.fromkeys(
        words("people", "nouns") | words("people", "before"), "h"
    )
    for form, cue in load().words.items():
        verb = "v" if cue.takes_object and cue.form is not Form.PARTICIPLE else _FORMS[cue.form]
        mark = _AS_NOUNS[verb] if cue.noun else verb
        letters.setdefault(form, silent(mark) if cue.silent else mark)
    for name, mark in _CLASSES.items():
        letters |= dict.fromkeys(words("classes", name), mark)
    return letters


_BY_FORM = {"adjective": "a", "past": "l", "third": "L"}


@cache
def word_forms() -> dict[str, str]:
    """The letter of every word whose form alone tells that it is no noun."""
    lines = (files("quotes.article") / "word_forms.txt").read_text("utf-8").splitlines()
    told = (line.split() for line in lines if not line.startswith("#"))
    return {word: _BY_FORM[form] for form, *words in told for word in words}


_FINITE = frozenset("Bxsfvme")


def is_finite(word: str) -> bool:
    """Whether a word in small letters may be the verb of a sentence, behind its subject."""
    known = closed_classes().get(word)
    if known:
        return known in _FINITE or known in map(silent, "sfvme")
    return word_forms().get(word) in ("l", "L") or word.endswith("ed")


FIRST_OF_TWO = "2"
"""The letter of the first word of a verb of two, the second having the verb's: pointed out, shot back."""


def starts_verb(word: str) -> bool:
    """Whether a verb of saying of two words may start with this one."""
    return word.lower() in load().pairs


def two_word_verb(first: str, particle: str) -> str | None:
    """The class that two words have together, if they are a verb of saying."""
    cue = load().pairs.get(first.lower(), {}).get(particle)
    return _FORMS[cue.form] if cue else None


_CONTRACTED = frozenset(["it", "that", "he", "she", "here", "there", "what", "who", "where", "how", "let", "when"])
_AT_ANY_PLACE = frozenset("dPriTytOk&Bn")
"""Letters of words that stay what they are with a capital inside a sentence: The, In, And."""


def _is_bare(lower: str) -> bool:
    cue = load().words.get(lower)
    may_be_noun = cue is not None and (cue.form is Form.BASE or (cue.noun and cue.form is Form.FINITE))
    return may_be_noun and lower not in people_nouns() and not lower.endswith("ed")


_SHORT_NAME = 5
"""Up to this length a first word in -ing or -ly is as likely a name: King, Kelly."""


def letter(word: str, *, initial: bool) -> str:
    """The class of a word; `initial` where a sentence starts with it, so that its capital says nothing."""
    lower = word.lower().replace("’", "'")
    known = closed_classes().get(lower)
    capital = word[0].isupper() or word[0] == "@"
    if len(word) > 1 and word.isupper():
        return "N"
    if known and initial and capital and _is_bare(lower):
        return "N"  # Bill, Grant, Mark: a sentence hardly opens with a bare verb of saying
    if known and (not capital or initial or known in _AT_ANY_PLACE or lower.endswith("day")):
        return known
    if lower.endswith(("'s", "s'")):
        return "w" if lower[:-2] in _CONTRACTED else "D"
    if capital and not (initial and lower.endswith("ing") and len(lower) > _SHORT_NAME):
        return "x" if initial and lower.endswith("ly") and len(lower) > _SHORT_NAME else "N"
    return "x" if lower.endswith("ly") else word_forms().get(lower, "w")
