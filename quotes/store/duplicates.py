"""People who are likely one, and are not joined by themselves: decisions to merge or rename, with their evidence."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from quotes.people.namesakes import FullName, read
from quotes.people.nonpeople import DESCRIBED
from quotes.people.shortnames import is_common, is_first_name, may_be_short
from quotes.store.decisions import Decision
from quotes.store.identity import slug
from quotes.store.known import Known
from quotes.store.namesakes import Bearer
from quotes.words.names import slip

Found = tuple[Decision, str]
"""A decision that may be right, and its evidence."""

LONG = 5
"""Letters of a name in which one may be a slip."""
VOWELS = frozenset("aeiouy")
ALIKE = tuple(map(set, ("ck", "sz", "vw", "mn", "bp", "dt", "gj")))
"""Letters that are taken for each other by ear or eye."""
CROWD = 30
"""People whose names are alike: where there are more, that says nothing of two of them."""
MOSTLY = 0.8
"""Share of the documents of all who bear a surname that makes one of them likely to be meant by it."""
OFTEN = 3
"""Documents in which somebody must appear for their surname alone to mean them."""


def duplicates(known: Known) -> Iterator[Found]:
    """Everybody who is likely somebody else."""
    yield from _spelt_wrong(known)
    yield from _described(known)
    yield from _surnames(known)
    yield from _unsure(known)
    yield from _parts(known)
    yield from _slips(known)


def _merge(known: Known, one: Bearer, other: Bearer, evidence: str) -> Iterator[Found]:
    """The lesser one merged into the greater, where that is neither done nor decided against."""
    if known.are_one(one, other) or any(known.is_decided(a, b) for a in _uids(one) for b in _uids(other)):
        return
    if one.documents & other.documents or len(one.sexes | other.sexes) > 1 or one.is_told_from(other):
        return
    lesser, greater = sorted((one, other), key=lambda bearer: (known.counts(bearer.uid), bearer.uid))
    shared = ", ".join(sorted(one.shares(other))[:4])
    told = f"; both are called {shared}" if shared else ""
    yield Decision("merge", known.page(lesser.uid), known.page(greater.uid)), evidence + told


def _uids(one: Bearer) -> set[str]:
    return {one.uid, *one.names}


def _unsure(known: Known) -> Iterator[Found]:
    """Names that may be forms of one, and somebody else may be meant, or too little speaks for it."""
    for pair in known.pairs:
        if not pair.against:
            yield from _merge(known, pair.one, pair.other, f"differ in: {', '.join(sorted(pair.forms))}")


def _alike(known: Known, keys: Callable[[FullName], Iterable[tuple[str, str]]]) -> Iterator[tuple[Bearer, Bearer]]:
    """Every two bearers of names that have a key in common."""
    by_key: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in known.bearers.values():
        for name in one.read:
            for key in keys(name):
                by_key[key].add(one.uid)
    near = {pair for uids in by_key.values() if len(uids) <= CROWD for pair in combinations(sorted(uids), 2)}
    yield from ((known.bearers[one], known.bearers[other]) for one, other in sorted(near))


def _slips(known: Known) -> Iterator[Found]:
    """Names that one slip of a typist parts, and first names that are short for each other by the whole table."""

    def without_a_letter(word: str) -> set[str]:
        return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))} if len(word) >= LONG else set()

    for one, other in _alike(known, lambda name: ((name.given, part) for part in without_a_letter(name.surname))):
        first, second = one.read[0], other.read[0]
        if first.given == second.given and _mistyped(first.surname, second.surname):
            yield from _merge(known, one, other, f"one letter apart: {first.surname}, {second.surname}")
    for one, other in _alike(known, lambda name: ((name.surname, part) for part in without_a_letter(name.given))):
        first, second = one.read[0], other.read[0]
        if first.surname == second.surname and _mistyped(first.given, second.given):
            yield from _merge(known, one, other, f"one letter apart: {first.given}, {second.given}")
    for one, other in _alike(known, lambda name: [(name.surname, "")]):
        first, second = one.read[0], other.read[0]
        if first.surname == second.surname and may_be_short(first.given, second.given):
            yield from _merge(known, one, other, f"a table of short names has {first.given} and {second.given}")


def _mistyped(one: str, other: str) -> bool:
    """Whether two names are one letter apart that a typist mistakes: left out, swapped, or another vowel."""
    changed = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    if is_common(one) or is_common(other) or not slip(one, other):
        return False
    return len(one) != len(other) or len(changed) > 1 or set(changed[0]) <= VOWELS or set(changed[0]) in ALIKE


def _parts(known: Known) -> Iterator[Found]:
    """A name of two words that ends a longer one: Suu Kyi, Aung San Suu Kyi."""
    by_end: dict[tuple[str, ...], list[Bearer]] = defaultdict(list)
    for one in known.bearers.values():
        words = one.uid.split("-")
        if len(words) > 2:  # noqa: PLR2004 - longer than the two words that end it
            by_end[tuple(words[-2:])].append(one)
    for one in known.bearers.values():
        longer = by_end.get(tuple(one.uid.split("-")), [])
        if len(longer) == 1 and not is_first_name(one.read[0].given):
            shorter, whole = one, longer[0]
            if not known.are_one(shorter, whole) and not known.is_decided(shorter.uid, whole.uid):
                evidence = f"{shorter.name} ends {whole.name}"
                yield Decision("merge", known.page(shorter.uid), known.page(whole.uid)), evidence


def _described(known: Known) -> Iterator[Found]:
    """A description stuck to a name: Texas-based Matt Mackowiak."""
    for one in known.bearers.values():
        first, _, rest = one.name.partition(" ")
        if DESCRIBED.search(first) and read(rest):
            yield from _better(known, one, rest, f"{first} is no name")


def _spelt_wrong(known: Known) -> Iterator[Found]:
    """A name whose accents a wrong encoding has broken: FranÃ§ois Hollande."""
    for one in known.bearers.values():
        name = one.name
        for _ in range(2):  # some are broken twice
            try:
                name = name.encode("cp1252").decode("utf-8")
            except UnicodeError:
                break
        if name != one.name and read(name):
            yield from _better(known, one, name, "a wrong encoding has broken the accents")


def _better(known: Known, one: Bearer, name: str, evidence: str) -> Iterator[Found]:
    """Somebody merged into whoever bears the better name, else shown under it."""
    uid = slug(name)
    if uid in known.bearers and uid != one.uid:
        if not known.is_decided(one.uid, uid):
            yield Decision("merge", one.uid, known.page(uid)), evidence
    elif not known.is_decided(one.uid):
        yield Decision("rename", one.uid, name), evidence


def _surnames(known: Known) -> Iterator[Found]:
    """A surname by which documents know somebody, where one person is far more often quoted than all others."""
    bearing: dict[str, set[str]] = defaultdict(set)
    for one in known.bearers.values():
        for reading in one.read:
            bearing[reading.surname].add(known.page(one.uid))
    for form, (surname, _, documents) in known.alone.items():
        pages = sorted(bearing.get(form.replace("-", " "), ()), key=lambda uid: (-known.counts(uid)[1], uid))
        if not pages or known.is_decided(pages[0], form) or known.is_decided(form):
            continue
        first, everybody = known.counts(pages[0])[1], sum(known.counts(uid)[1] for uid in pages)
        if first >= OFTEN and first >= MOSTLY * everybody:
            alone = f"{surname} alone in {documents} document{'' if documents == 1 else 's'}"
            evidence = f"{alone}; of {everybody} documents with this surname {first} mean {pages[0]}"
            yield Decision("alias", pages[0], surname), evidence
