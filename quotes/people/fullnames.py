"""The names that a text writes out: where they stand and how they are written."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from quotes.words.names import fold, shouted
from quotes.words.vocabulary import titles, words

_WORD = r"[^\W\d_a-zß-öø-ÿ](?:[^\W_]|['’\u0300-\u036f-])*"
_SMALL = r"(?:al|bin|da|de|del|della|der|den|di|dos|du|el|ibn|la|le|van|von) "
_GAP = r"(?: |\\_|\n(?=\S))"
RUN = re.compile(rf"{_WORD}(?:(?<=\b[A-Z])\.)?(?:{_GAP}(?:{_SMALL}){{0,2}}{_WORD}(?:(?<=\b[A-Z])\.)?){{0,11}}")
"""Words with capitals that follow each other, particles between them.

Between two words stands a space, the end of a wrapped line, or "\\_", the no-break space of front matter.
"""
WORD = re.compile(r"[^ \n\\_]+")
TITLES = titles() | words("names", "peoples") | {"army", "foreign", "former", "interior", "sec"}
OPENERS = frozenset(
    "a about after again all also although always among an and another any are as at be because been"
    " before both but by can could did do does during each earlier either even every finally first for"
    " friday from had has have he hello her here hey hi his how i if in instead is it its just last later"
    " like many maybe meanwhile monday more most my neither never next no nor not now of oh ok okay on"
    " once one only or other our over perhaps right saturday she since so some sometimes soon still such"
    " sunday tell thank thanks that the their then there these they this those though through thursday"
    " thus today together tomorrow tonight too tuesday under unlike until up was we wednesday welcome well"
    " were what when where whether which while who whose why will with would yeah yes yesterday yet you"
    " your".split()
)
"""Words that open a sentence, and are no given name."""
PLACES = frozenset(
    "avenue bay bridge camp cape city college county east fort hospital lake mount mt new north point"
    " port river road school south street time times university west".split()
)
"""Words that begin a name which is no person's."""
GIVEN = 3
"""Nobody is taken to have more given names."""
ACRONYM = 3
"""Two capitals can be a first name: JJ."""
NO_NAME = TITLES | PLACES | {f"{title}s" for title in TITLES}
ENDINGS = re.compile(r"['’](?:s|m|re|ve|ll|d)?\Z")
"""What makes a word with a capital no given name: "NPR's", "I'm"."""
SENTENCE = re.compile(r"(?:\A|[.?!:;\n\"“”‘(\[]|-)\s*\Z")
"""After these any word has a capital."""
GUEST = re.compile(r"\b(?:by|with|Sen\.|Rep\.|Gov\.|Dr\.|Mr\.|Mrs\.|Ms\.) \Z", re.IGNORECASE)
APPOSITION = re.compile(r"(?: \([A-Z][^)]{0,20}\))?, [a-z]")
"""In a headline, where every word has a capital, a name is what follows "with" or a title, or is then explained."""


@dataclass(slots=True)
class Mentions:
    """What a text writes, for the words asked about.

    `written` has the ways in which a folded word is written, first seen first. `names` has, by its folded last word,
    every name of two words or more as (offset, words).
    """

    written: dict[str, str] = field(default_factory=dict)
    names: dict[str, list[tuple[int, tuple[str, ...]]]] = field(default_factory=lambda: defaultdict(list))


def find_mentions(text: str, stretches: Iterable[tuple[int, int, bool]], wanted: Iterable[str]) -> Mentions:
    """Read stretches of `text`, as (start, end, whether it is a headline), once for the folded words `wanted`."""
    found, needed = Mentions(), frozenset(wanted)
    for start, end, headline in stretches if needed else ():
        for run in RUN.finditer(text, start, end):
            parts = list(WORD.finditer(text, *run.span()))
            for index, part in enumerate(parts):
                bare = _bare(part.group())
                key = fold(bare)
                if key in needed and not shouted(bare):
                    found.written.setdefault(key, bare)
                    if index:
                        _note(found, text, parts[: index + 1], key, headline=headline)
    return found


def _note(found: Mentions, text: str, parts: Sequence[re.Match[str]], key: str, *, headline: bool) -> None:
    """Keep the name that ends with the last of `parts`, if there is one."""
    start, end = parts[0].start(), parts[-1].end()
    name = [*(part.group() for part in parts[:-1]), _bare(parts[-1].group())]
    opens = name[0].casefold() in OPENERS and bool(SENTENCE.search(text, max(0, start - 4), start))
    first = _first_given(name, opens=opens)
    if not first < len(name) - 1 <= first + GIVEN:
        return
    at = parts[first].start()
    titled = first and fold(name[first - 1]) in TITLES
    if not headline or titled or GUEST.search(text, max(0, at - 6), at) or APPOSITION.match(text, end):
        found.names[key].append((at, tuple(name[first:])))


def _first_given(name: Sequence[str], *, opens: bool = True) -> int:
    """Where a name begins in a run that ends with its surname: after the last title, possessive, verb or acronym.

    `opens` tells that the first word has its capital only because a sentence begins with it.
    """
    first = 0
    for index, word in enumerate(name[:-1]):
        low = fold(word)
        opener = low in OPENERS and (opens or index > 0)
        if low in NO_NAME or opener or ENDINGS.search(word) or _acronym(word):
            first = index + 1
    while first < len(name) - 1 and name[first].islower():
        first += 1
    return first


def is_name(name: Sequence[str]) -> bool:
    """Whether words with capitals can be a given name and a surname, and nothing else among them."""
    initial = len(name[0]) == 1
    return len(name) > 1 and _first_given([*name, ""], opens=not initial) == 0


def _acronym(word: str) -> bool:
    return len(word) >= ACRONYM and word.isupper() and "." not in word


def _bare(word: str) -> str:
    """The word without the ending of a possessive."""
    return word[:-2] if word.endswith(("'s", "’s")) else word
