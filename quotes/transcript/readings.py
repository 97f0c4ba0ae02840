"""What each house's grammar makes of a page: the labels it finds, and how much of the page they explain."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from quotes.grammars.building import PAGE, label
from quotes.grammars.styles import ABROAD, STYLES, UNNAMED, Style, style_of
from quotes.transcript.frame import framed
from quotes.transcript.proof import Traits, proved, related, told, traits

HEAD = re.compile(
    r"^(?=[^\na-z]|\w{2,20}:?[ \t]{0,12}[\[(]?\d|[a-z][\w.'’-]{1,24}(?::\s|(?: [a-z][\w.'’-]{1,20}){1,2}$))(?:("
    r"[^\n:]{0,100}+(?::(?=\d)[^\n:]{0,20}){0,3}:[*_]{0,3}(?: ?[\\(\[]*[\d:.]{4,}[\\)\]]*)?"
    r"|[ \t\xa0]*(?:[QA](?:(?=[ \xa0]{2}| ?\xa0)|\.(?=[ \t]))|>>+|(?:&gt;){2,3}|»"
    r"|(?:Mr|Mrs|Ms|Miss|Dr|The|Vice|Senator|Representative|Chair\w*|Congress\w+|Ambassador|General|Admiral|Colonel"
    r"|Secretary|Governor|Judge|Mayor|Professor)\b\.?[^\n.]{1,50}\.(?=\s)|[-–—](?=[ \t]?[A-Z\"“'(\[♪¿¡]))"
    r"|[*_]{1,3}[^\W_][^\n*_:]{1,40}+[*_]{1,3} "
    r"|[A-Z][^\n.:!?|/~=•·»›→>\t]{0,40}+(?: ?(?:[|/~=•·»›→]|>>|[-=]>|::)[ \t]|\t|\.[-–—])"
    r"|[^\n.:!?–—-]{2,60}+(?:-\w[^\n.:!?–—-]{0,40}+){0,2}\.? ?(?:--|[–—-])[ *]|(?:\[|\(|<)[^\n\])>]{1,60}[\])>]"
    r"|(?=[^\n]{1,80}$)(?:[^\n.!?]|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z]{2})\.){1,80}$)|[^\n]{1,60}$)",
    re.MULTILINE,
)
"""How a line begins that may begin with a label: up to a colon and a time, or a short line. Lines of the same head,
digits aside, are read once. Group 1 is missing where a short line ends like a sentence."""
EDGE = 1500
"""What a house prints is looked for among the heads of lines, and so many characters from either end of the page."""
DIGIT = re.compile(r"\d")
TELLING = re.compile(r", (?:guest )?(?:host|byline)\b|\breporting\b", re.IGNORECASE)
"""One such label is enough."""

LABEL, LIKE_TEXT, LONELY, SIGN = 4, 3, 1, 3
"""What counts for a style: a label, one in the letters of any text, such a one that nothing on the page bears out, and
a sign of the house."""


Labels = tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]
"""Labels as expressions, each with the styles that print it."""


class Seen(NamedTuple):
    """A label that a style's grammar finds at the beginning of a line, at an offset in the text."""

    at: int
    traits: Traits


@dataclass(frozen=True, slots=True)
class Reading:
    """What one style makes of a text: the labels that name speakers, and how many of the house's signs there are.

    `weight` is how much of the page it explains.
    """

    style: str
    labels: tuple[Seen, ...] = ()
    signs: int = 0
    telling: bool = False
    weight: int = 0


class _Found(NamedTuple):
    """The places where a style's grammar finds labels, and the most that they can explain."""

    style: str
    places: Sequence[tuple[int, str]]
    signs: int
    bound: int


def readings(sample: str, *, english: bool = True) -> list[Reading]:
    """What each style makes of a text, the one that explains most first; empty where none finds a label.

    A style is left out where what it finds cannot explain more than another one does.
    """
    heads = [(match.start(), match.group(), match.lastindex) for match in HEAD.finditer(sample)]
    signs = _signs(sample, {head: at for at, head, _ in heads}, english=english)
    found: dict[str, list[tuple[int, str]]] = {name: [] for name in signs}
    labels = _labels(tuple(signs))
    seen: dict[str, list[tuple[str, int, int]]] = {}
    for at, head, may_be_label in heads:
        shape = DIGIT.sub("0", head) + _below(sample, at + len(head))
        if not seen.get(shape):
            seen[shape] = _places(sample, at, labels) if may_be_label else []
        for name, start, end in seen[shape]:
            found[name].append((at, sample[at + start : at + end]))
    ranked = sorted(
        (
            _Found(name, places, signs[name], LABEL * len(places) + SIGN * signs[name])
            for name, places in found.items()
            if places
        ),
        key=lambda one: -one.bound,
    )
    return _best(ranked, told(sample))


def _below(sample: str, end: int) -> str:
    """How the next line begins, which may belong to a label: with a bracket, with words, or not at all."""
    below = sample[end : end + 2]
    return below if below in {"\n(", "\n\n"} else below[:1]


def _best(ranked: Iterable[_Found], known: frozenset[str]) -> list[Reading]:
    """The readings of those styles that may be the best, the best first."""
    read: list[Reading] = []
    best = 0
    for one in ranked:
        if one.bound < best:
            break
        read.append(_reading(one, known))
        best = max(best, read[-1].weight)
    return sorted(read, key=lambda one: (-one.weight, _order()[one.style]))


def _signs(sample: str, heads: dict[str, int], *, english: bool) -> dict[str, int]:
    """The styles that a page may be in, each with how many of its house's signs the page prints."""
    looked_at = "\n".join([sample[:EDGE], *heads, sample[-EDGE:]])
    begins, owners = _begins()
    groups = {
        at
        for start in heads.values()
        if (found := begins.match(sample, start))
        for at, shown in enumerate(found.groups())
        if shown is not None
    }
    counted = Counter(owners[at] for at in groups)
    for style in _candidates(english):
        counted[style.name] += sum(any(words in looked_at for words in sign) for sign in style.prints)
    return {
        style.name: counted[style.name]
        for style in _candidates(english)
        if (counted[style.name] or not style.signed) and not (style.needs and not style.needs.search(sample))
    }


@cache
def _candidates(english: bool) -> list[Style]:  # noqa: FBT001
    return [
        style
        for style in STYLES.values()
        if style.name not in UNNAMED and not (style.name == ABROAD if english else style.english)
    ]


@cache
def _begins() -> tuple[re.Pattern[str], list[str]]:
    """All signs at the beginning of lines as one expression, each optional in a group of its own, and whose each is."""
    forms = [(style.name, form) for style in STYLES.values() for form in style.begins]
    return re.compile("".join(f"(?=({form})?)" for _, form in forms), re.MULTILINE), [name for name, _ in forms]


def _reading(found: _Found, known: frozenset[str]) -> Reading:
    style = style_of(found.style)
    told_apart = [traits(printed) for _, printed in found.places]
    kept = proved(told_apart, known) if style.proved else [style.name != PAGE or _is_long(one) for one in told_apart]
    seen = tuple(Seen(at, one) for (at, _), one, good in zip(found.places, told_apart, kept, strict=True) if good)
    telling = any(TELLING.search(printed) for printed in {printed for _, printed in found.places})
    weight = _weight(style, seen) + SIGN * found.signs if seen else 0
    return Reading(found.style, seen, found.signs, telling, weight)


def _weight(style: Style, seen: Sequence[Seen]) -> int:
    """How much of a page some labels explain."""
    if style.signed or not style.proved:
        return LABEL * len(seen)
    shared = related(one.traits for one in seen)
    counted = Counter(
        LABEL if one.traits.capitals else LIKE_TEXT if one.traits.key in shared else LONELY for one in seen
    )
    return sum(value * times for value, times in counted.items())


def _is_long(one: Traits) -> bool:
    """Whether a label is more than a letter: "Q" and "A" are no names in capitals."""
    return len(one.label.words) != 1 or len(one.label.words[0]) > 1


def _places(sample: str, at: int, labels: Labels) -> list[tuple[str, int, int]]:
    """The styles that find a label at `at`, and where its speaker stands from there."""
    return [
        (name, *framed(match.group())[:2])
        for form, names in labels
        if (match := form.match(sample, at))
        for name in names
    ]


@lru_cache(maxsize=256)
def _labels(styles: tuple[str, ...]) -> Labels:
    """The different labels of some styles, and the styles whose each is."""
    shared: dict[str, list[str]] = {}
    for name in styles:
        shared.setdefault(label(name).pattern, []).append(name)
    return tuple((label(names[0]), tuple(names)) for names in shared.values())


@lru_cache(maxsize=1)
def _order() -> dict[str, int]:
    return {name: place for place, name in enumerate(STYLES)}
