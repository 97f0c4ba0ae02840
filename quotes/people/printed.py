"""Human names as prose prints them: runs of capitals, titles before them, the parts of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quotes.article.cues import Form, load, resting_on_verbs
from quotes.article.lexicon import word_forms
from quotes.models import Span
from quotes.people.forenames import is_forename as listed
from quotes.words.names import ACCENTS
from quotes.words.vocabulary import people_nouns, words

_PARTICLES = "|".join(sorted(words("names", "particles")))
_TITLES = "Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Sgt|Capt|Cmdr|Adm|Maj|Rev|Prof|Hon|Pres|Amb|Jr|Sr|St"
_CAPITAL = "[" + "".join(letter for letter in map(chr, range(0x530)) if letter.isupper()) + "]"
"""A capital letter of the Latin, Greek or Cyrillic alphabet."""
_PART = (
    rf"(?:(?:{_TITLES})\.|(?:{_CAPITAL}\.-?)+"
    rf"|{_CAPITAL}(?:[^\W\d_]|[{ACCENTS}])*(?:[’'\-][^\W\d_](?:[^\W\d_]|[{ACCENTS}])*)*)"
)
_RUN = re.compile(
    rf"(?<![\w@#]){_PART}(?:[ \u00a0]+(?:(?:{_PARTICLES})[ \u00a0]){{0,3}},?(?:(?<=,)[ ]?(?=[JS]r\.))?{_PART})*"
)
_CONTRACTED = re.compile(r"['’](?:m|re|ve|ll|d|s)$")
_POSSESSIVE = re.compile(r"[’']s?$")
_FUNCTION_CLASSES = (
    "determiner",
    "preposition",
    "conjunction",
    "auxiliary",
    "interjection",
    "joiner",
    "pronoun",
    "object",
    "of",
    "to",
    "by",
    "that",
    "relative",
)

_HEADLINE_CLASSES = ("joiner", "preposition", "determiner", "of", "to", "by", "that", "be")
_INITIALS = frozenset({"dr", "st", "lt"})
"""Titles that without their dot are as likely initials."""
_NO_FORENAMES = frozenset({"le", "la", "de", "du", "von", "der", "bin", "st"})
"""Particles that are no forename either: Le Drian is a surname, Ben Carson is not."""

_PARTY = re.compile(r"[RDI]-[A-Z]")
"""A politician's party and state: Sen. Ann Hill, R-Texas."""

_SURNAMES_TOO = frozenset({"may", "will", "so", "do", "an", "no"})
"""Words of grammar that end a name of two words and more: Theresa May, Yin Myint May."""

_PEOPLES = ("ians", "eans", "oans", "icans")
"""Endings of names for the people of a place: Ohioans."""
_REMEMBERED = 1 << 12
"""Names whose parts are remembered: a text repeats the same few."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A name where it stands: `titles` are the words in front of it, lower-case and without dots."""

    parts: tuple[str, ...]
    titles: tuple[str, ...]
    start: int
    end: int

    @property
    def name(self) -> str:
        """The name alone."""
        return " ".join(self.parts)

    @property
    def full(self) -> bool:
        """Whether there is a forename and a surname."""
        return len(self.parts) > len(self.suffix) + len(self.surname)

    @property
    def suffix(self) -> tuple[str, ...]:
        """Jr., Sr., III."""
        return _suffix(self.parts)

    @property
    def surname(self) -> tuple[str, ...]:
        """The surname's words, lower-case, with a particle that belongs to it: ("le", "drian")."""
        return _surname(self.parts)

    @property
    def forename(self) -> str:
        """The first forename, lower-case and without its dot; "" for a surname alone."""
        return _plain(self.parts[0]) if self.full else ""

    @property
    def given(self) -> tuple[str, ...]:
        """All first names, lower-case and without dots, initials left out."""
        some = self.parts[: len(self.parts) - len(self.suffix) - len(self.surname)]
        return tuple(_plain(part) for part in some if not is_initial(part))

    def is_people(self) -> bool:
        """Whether a lone name is of many people: Americans, the French."""
        last = self.parts[-1].lower()
        listed = last.removesuffix("s") in words("names", "peoples")
        return not self.full and (listed or last.endswith(_PEOPLES))

    def is_body(self) -> bool:
        """Whether a lone name is a country's, or all capitals, and so no person's."""
        return (
            not self.full
            and not self.titles
            and (self.name.isupper() or self.name.lower() in words("names", "countries"))
        )


@lru_cache(maxsize=_REMEMBERED)
def _plain(part: str) -> str:
    return part.lower().rstrip(".").replace("’", "'")


@lru_cache(maxsize=_REMEMBERED)
def _suffix(parts: tuple[str, ...]) -> tuple[str, ...]:
    return parts[-1:] if _plain(parts[-1]) in words("names", "suffixes") and len(parts) > 1 else ()


@lru_cache(maxsize=_REMEMBERED)
def _surname(parts: tuple[str, ...]) -> tuple[str, ...]:
    core = [_plain(part) for part in parts[: len(parts) - len(_suffix(parts))]]
    forenames = core[:-2]
    take = 2 if core[1:] and core[-2] in (words("names", "particles") if forenames else _NO_FORENAMES) else 1
    return tuple(core[-take:])


def names(text: str, span: Span) -> Iterator[Printed]:
    """Every name of one word or more in a stretch, in order."""
    for hit in _RUN.finditer(text, span.start, span.end):
        read = _parts(hit.group())
        if read:
            parts, titles, start, end = read
            yield Printed(parts, titles, hit.start() + start, hit.start() + end)


@lru_cache(maxsize=_REMEMBERED)
def _parts(run: str) -> tuple[tuple[str, ...], tuple[str, ...], int, int] | None:
    """A run without what opens it, titles and nationalities: "French Defense Minister Jean-Yves Le Drian"."""
    pieces = [(hit.group(), hit.start()) for hit in re.finditer(r"[^\s,]+", run)]
    first = 0
    if any(_is_of_headline(piece) for piece, _ in pieces[1:-1]):
        return None
    for k, (piece, _) in enumerate(pieces[:-1]):
        surname = k == first + 1 and is_forename(pieces[first][0]) and k + 1 < len(pieces)
        if surname and _plain(pieces[k + 1][0]) in words("names", "suffixes"):
            break  # Martin King III
        if _is_title(piece) or _POSSESSIVE.search(piece) or (k == first and _is_title_part(piece)):
            first = k + 1
    last, at = pieces[-1]
    if _POSSESSIVE.search(last):
        last = _POSSESSIVE.sub("", last)
        pieces[-1] = (last, at)
    first += _affiliation([piece for piece, _ in pieces[first:]])
    core = pieces[first:]
    if not core or not _is_name(core, pieces[:first]):
        return None
    titles = tuple(_plain(piece) for piece, _ in pieces[:first])
    return tuple(piece for piece, _ in core), titles, core[0][1], at + len(last)


@lru_cache(maxsize=_REMEMBERED)
def _is_title(piece: str) -> bool:
    plain = _plain(piece)
    return plain in people_nouns() or (
        plain in words("names", "titles") and (piece[-1] == "." or plain not in _INITIALS)
    )


@lru_cache(maxsize=_REMEMBERED)
def _is_title_part(piece: str) -> bool:
    plain = piece.lower().replace("’", "'")
    return plain in words("names", "peoples") or plain in words("people", "before") or _is_function_word(plain)


def without_contraction(word: str) -> str:
    """A word in small letters without the verb that leans on it: "i'm" is "i"."""
    return _CONTRACTED.sub("", word)


def _is_function_word(plain: str) -> bool:
    """Whether it is no name but grammar, alone or contracted: "when", "I'm", "there's"."""
    bare = without_contraction(plain)
    return any(bare in words("classes", name) for name in _FUNCTION_CLASSES)


def _affiliation(core: Sequence[str]) -> int:
    """How many words stand before a well-known first name: South Korean-born Monte Haines."""
    body = 0
    while body + 2 < len(core) and _is_body(core[body]):
        body += 1  # Security Jeh Johnson, of "Secretary of Homeland Security Jeh Johnson"
    if body:
        return body + _affiliation(core[body:])
    known = [k for k, piece in enumerate(core[:-1]) if is_forename(piece)]
    if not known or known[0] == 0 or is_initial(core[0]) or len(core) - known[0] < 2:  # noqa: PLR2004 - two names
        return 0
    before = core[: known[0]]
    return known[0] if len(before) > 1 or _is_affiliation(before[0]) else 0


def _is_body(piece: str) -> bool:
    return _plain(piece) in words("names", "places_and_bodies") and not is_forename(piece)


def _is_affiliation(piece: str) -> bool:
    """Whether a word before a first name is no first name itself: an acronym, a body, a place, a compound."""
    plain = _plain(piece)
    acronym = len(piece) > 2 and piece.isupper() and "." not in piece  # noqa: PLR2004 - JJ is a first name
    place = plain in words("names", "places_and_bodies") or plain in words("names", "countries")
    return acronym or place or piece.endswith(("-born", "-based")) or any(letter.isdigit() for letter in piece)


def is_forename(piece: str) -> bool:
    """Whether a word is a well-known first name."""
    return listed(_plain(piece))


def is_party(words_: str) -> bool:
    """Whether words are a politician's party and state: R-Texas."""
    return _PARTY.match(words_) is not None


def is_initial(piece: str) -> bool:
    """Whether a word is an initial or two: J., J.D."""
    return len(piece.replace(".", "")) <= 2 and piece.isupper()  # noqa: PLR2004 - JJ


@resting_on_verbs
def _is_of_headline(piece: str) -> bool:
    """Whether a word with a capital stands in no name, but in a headline: Backs, And, About."""
    plain = _plain(piece)
    if plain in words("names", "particles") or plain == "said" or (piece[-1] == "." and is_initial(piece)):
        return False  # Jock A. Hill
    closed = any(plain in words("classes", name) for name in _HEADLINE_CLASSES)
    return closed or word_forms().get(plain) == "L" or (plain.endswith("s") and plain in cue_verbs())


@resting_on_verbs
def cue_verbs() -> frozenset[str]:
    """Verbs of saying in the third person: says, backs."""
    return frozenset(word for word, cue in load().words.items() if cue.form is Form.FINITE and not cue.noun)


_PERSONAL = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lord", "lady", "sen", "rep", "gov"})
"""Titles behind which a word is a surname, whatever else it means: Mr. Baker."""


def _is_name(core: Sequence[tuple[str, int]], before: Sequence[tuple[str, int]] = ()) -> bool:
    plain = [_plain(piece) for piece, _ in core]
    if before and _plain(before[-1][0]) in _PERSONAL and not _is_function_word(plain[-1]):
        return True
    called = len(core) > 1 and (is_forename(core[0][0]) or is_initial(core[0][0]))
    other = plain[-1] in words("names", "places_and_bodies") or plain[-1] in people_nouns()
    inner = any(piece in words("names", "places_and_bodies") for piece in plain[1:-1])
    acronyms = len(core) > 1 and all(len(piece) > 2 and piece.isupper() for piece, _ in core)  # noqa: PLR2004 - JJ WU
    if inner or acronyms or (other and not (called and len(core) <= 3)):  # noqa: PLR2004 - James Baker, John Foster Park
        return False
    if is_party(core[0][0]) or (len(core) == 1 and before and _plain(before[-1][0]) in words("names", "peoples")):
        return False  # R-Texas; British Columbia
    return (
        (called or not _is_function_word(plain[-1]) or (len(core) > 1 and plain[-1] in _SURNAMES_TOO))
        and not all(_is_title_part(piece) for piece, _ in core)
        and len(plain[-1]) > 1
    )
