"""The people that a text names: who is who by surname, with the offices it gives them."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from quotes.models import Span
from quotes.people.forenames import Gender
from quotes.people.leading import acts, is_alone, opens
from quotes.people.mentions import gender
from quotes.people.printed import Printed, is_initial, names
from quotes.words.vocabulary import people_nouns, titles, words

_HEAD = re.compile(r"([^\W\d_]+(?:[’'-][^\W\d_]+)*)(?=\s*$|\s+(?:of|at|in|for|with|who|from|and|to|under|on|turned)\b)")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SHORT = {
    "sen": "senator",
    "gov": "governor",
    "rep": "representative",
    "gen": "general",
    "prof": "professor",
    "pres": "president",
}
_SMALL = re.compile(r"\b[a-z]\w*")
_ARTICLES = frozenset({"the", "a", "an"})
"""Words that stand before names as titles do, and say nothing of who bears them."""
# Words with capitals inside a sentence, or right behind a quotation that runs on.
_INSIDE = re.compile(r"(?:(?<=[\w,;’')][ \u00a0])|(?<=[,?!][”\"’'][ \u00a0]))[^\W\d_a-zß-öø-ÿ][\w’'-]*")
# Read backwards from the name, which is where it must end.
_OFFICE_BEFORE = re.compile(r"(?:[ \u00a0][^\W\d_]+(?:[’'-][^\W\d_]+)*){1,6}")
_SHORTENED = r"(?<=\b(?:Mr|Ms|Dr|St))\.|(?<=\b(?:Mrs|Sen|Gov|Rep|Gen|Rev))\.|(?<=\b[A-Z])\."
_OFFICE_AFTER = re.compile(
    rf",\s+(?P<office>(?:an? |the |his |her |its |their )?(?:[^,.;:\"“”()\n]|{_SHORTENED}){{3,90}})[,.;]"
)
_NO_OFFICE = re.compile(
    r"(?:and|or|but|you|he|she|it|they|we|I|there|with|who|whom|whose|which|that|would|will|could|should|was|is|are|were|has|have|had|in|on|at|by|for|"
    r"from|as|to|of|after|before|while|when|where|if|still|told|said|one|"
    r"(?!acting|managing|founding|leading|ranking|presiding|retired)[a-z]+(?:ing|ed))\b"
)


_SAYING = re.compile(r"\s(?:said|says|told|tells|wrote)\b")
_TO_MR = re.compile(
    r"(?:\s(?:--|[–—]).*)?\s(?:to|of|for|with|from)\s(?:Mr|Ms|Mrs|Dr|Sen|Gov|Rep|Gen)$"
    r"|\swho\s.*\s(?:Mr|Ms|Mrs)$|\s--\s.*$"
)
"""Where a description breaks off in the middle of another's name: a former aide to Sen."""
_TO_DO = re.compile(r"\bto\s[a-z]")
"""What somebody does, and not what they are: eager to jab senators."""


@dataclass(slots=True, eq=False)
class Figure:
    """Somebody with a full name.

    `places` are where it stands, `offices` the nouns that say what they do, each with the first place that does,
    `said_of` all words of their titles and appositions.
    """

    printed: Printed
    gender: Gender | None = None
    places: list[int] = field(default_factory=list)
    offices: dict[str, int] = field(default_factory=dict)
    said_of: set[str] = field(default_factory=set)
    description: str | None = None
    id: str | None = None

    def stands_between(self, start: int, end: int) -> bool:
        """Whether the full name stands somewhere between two places."""
        return bisect_right(self.places, start) < bisect_left(self.places, end)

    def is_human(self) -> bool:
        """Whether anything but two capitals says that this is a person: a forename, a title, an office, words said."""
        if self.gender or self.offices or not _ARTICLES.issuperset(self.printed.titles):
            return True
        return bool(self.id) and not any(part.isupper() and not is_initial(part) for part in self.printed.parts)


class Figures:
    """Everybody whom the given stretches name in full, found again by surname."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self.text = text
        self.by_name: dict[tuple[str, str], Figure] = {}
        self.by_surname: dict[str, list[Figure]] = defaultdict(list)
        self.by_forename: dict[str, list[Figure]] = defaultdict(list)
        self.holders: dict[str, list[Figure]] = defaultdict(list)
        self.printed = [one for span in spans for one in names(text, span)]
        for one in self.printed:
            if one.full:
                self._meet(one)
        for one in self.printed:
            if not one.full and one.titles:
                self._meet_titled(one)
        self.printed = sorted([*self.printed, *self._shared(spans)], key=lambda one: one.start)

    @cached_property
    def _small(self) -> frozenset[str]:
        return frozenset(_SMALL.findall(self.text))

    @cached_property
    def _inside(self) -> frozenset[str]:
        return frozenset(_INSIDE.findall(self.text))

    def _shared(self, spans: Sequence[Span]) -> Iterator[Printed]:
        """Surnames alone that are other words too, which no run of capitals tells: Baker, of Brian Baker."""
        others = people_nouns() | words("names", "places_and_bodies")
        some = sorted(word.title() for word in self.by_surname if word in others)
        taken = {one.start for one in self.printed} | {one.end for one in self.printed}
        pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, some))})\b")
        for hit in (hit for span in spans if some for hit in pattern.finditer(self.text, span.start, span.end)):
            if taken.isdisjoint(hit.span()):
                yield Printed((hit.group(),), (), *hit.span())

    def _meet_titled(self, printed: Printed) -> None:
        """Mr. Obama, President Obama: whoever is named in full elsewhere, else somebody with no first name."""
        known = [] if ("", printed.surname[-1]) in self.by_name else self.named(printed)
        if len(known) == 1:
            known[0].gender = known[0].gender or gender(printed)
        elif not known and printed.titles[-1] in titles() and not printed.is_people():
            self._meet(printed)

    def _meet(self, printed: Printed) -> None:
        key = (printed.forename, printed.surname[-1])
        figure = self.by_name.get(key)
        if figure is None:
            figure = self.by_name[key] = Figure(printed)
            self.by_surname[printed.surname[-1]].append(figure)
            if printed.full:
                self.by_forename[printed.forename].append(figure)
        elif len(printed.parts) > len(figure.printed.parts):
            figure.printed = printed
        figure.gender = figure.gender or gender(printed)
        figure.places.append(printed.start)
        self._note_offices(figure, printed)

    def _note_offices(self, figure: Figure, printed: Printed) -> None:
        before = _OFFICE_BEFORE.match(self.text[max(0, printed.start - 80) : printed.start][::-1])
        after = _OFFICE_AFTER.match(self.text, printed.end)
        title, apposition = before.group()[::-1] if before else "", after["office"] if after else ""
        short = [_SHORT.get(word, word) for word in printed.titles]
        for noun in (*_heads(title), *_heads(apposition), *(word for word in short if word in people_nouns())):
            self.hold(figure, noun, printed.start)
        figure.said_of |= {hit.group().lower() for hit in _WORD.finditer(f"{title} {apposition}")} | set(short)
        if not figure.description:
            figure.description = _description(title, apposition)

    def named(self, printed: Printed) -> list[Figure]:
        """Everybody whom a name may mean: the same full name, or those of that surname or forename, `MANY` at most."""
        if printed.full:
            known = self.by_name.get((printed.forename, printed.surname[-1]))
            return [known] if known else []
        wanted = printed.parts[0].lower().replace("’", "'").rstrip(".")
        some = (
            self.by_surname.get(printed.surname[-1])
            or self.by_surname.get(wanted)
            or (not printed.is_body() and self.by_forename.get(wanted))
            or []
        )
        asked = gender(printed)
        if len(some) >= MANY:
            return some[:MANY]
        return [one for one in some if not (asked and one.gender and one.gender is not asked)]

    def borne(self, word: str, span: Span) -> Printed | None:
        """A word at `span` as the surname of somebody named in full: Baker, where the text has a Brian Baker."""
        if word[:1].isupper() and self.by_surname.get(word.lower()):
            return Printed((word,), (), span.start, span.end)
        return None

    def between(self, start: int, end: int) -> Iterator[Figure]:
        """Everybody whose full name stands between two places."""
        first = bisect_left(self.printed, start, key=lambda one: one.start)
        for one in islice(self.printed, first, None):
            if one.start >= end:
                return
            if one.full:
                yield from self.named(one)

    def hold(self, figure: Figure, noun: str, at: int) -> None:
        """Note that the text calls somebody by a noun at `at`."""
        if noun not in figure.offices:
            figure.offices[noun] = at
            self.holders[noun].append(figure)

    def leads(self, outside: Sequence[Span]) -> Iterator[tuple[int, Figure]]:
        """Where a name that only one bears is the subject of a sentence, most likely, or of a verb of saying.

        What stands in the stretches `outside`, quotations above all, is passed over.
        """
        ends = [one.end for one in outside]
        for one in self.printed:
            k = bisect_right(ends, one.start)
            if (k < len(outside) and outside[k].start <= one.start) or not is_alone(self.text, one.end):
                continue
            named = one.full or one.titles
            if opens(self.text, one.start) or (named and acts(self.text, one.start, one.end)):
                meant = self.named(one)
                if len(meant) == 1:
                    yield one.start, meant[0]

    def is_common(self, word: str) -> bool:
        """Whether a lone word has its capital only from the sentence that it opens, as far as the text shows.

        It stands elsewhere with a small letter, or nowhere with a capital inside a sentence. An acronym is none.
        """
        return not (len(word) > 1 and word.isupper()) and (word.lower() in self._small or word not in self._inside)


MANY = 12
"""So many people of one surname or office are never told apart."""


def _description(before: str, after: str) -> str | None:
    """The office as printed, in front of the name or behind it; None where neither names an office."""
    titles = before.split()
    nouns = [k for k, word in enumerate(titles) if word.lower() in people_nouns()]
    if nouns and nouns[-1] == len(titles) - 1:
        first = nouns[-1]
        while first > 0 and _is_of_office(titles[first - 1]):
            first -= 1
        return " ".join(titles[first:])
    office = _TO_MR.sub("", _SAYING.split(after.strip(), maxsplit=1)[0])
    heads = _heads(office)
    return office if heads and not _NO_OFFICE.match(office) and not _TO_DO.search(office.split(heads[0])[0]) else None


def _is_of_office(word: str) -> bool:
    """Whether a word before an office belongs to it: And President Hill is the president."""
    office = word[0].isupper() or word.lower() in people_nouns()
    return office and word.lower() not in words("classes", "conjunction")


def _heads(stretch: str) -> list[str]:
    """The nouns for people at which a noun phrase of the stretch ends: not "the official agenda"."""
    return [hit.group(1).lower() for hit in _HEAD.finditer(stretch) if hit.group(1).lower() in people_nouns()]
