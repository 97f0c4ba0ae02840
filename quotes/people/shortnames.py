"""Short forms of first names: Joe for Joseph, Jeff for Jeffrey."""

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from nicknames import NickNamer


@cache
def _lists() -> dict[str, list[str]]:
    return tomllib.loads((files("quotes.people") / "shortnames.toml").read_text("utf-8"))


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(_lists()[name])


@cache
def _table() -> NickNamer:
    return NickNamer()


def is_common(surname: str) -> bool:
    """Whether a folded surname is so common that two people may bear it with one first name."""
    return surname in _list("common")


@lru_cache(maxsize=1 << 14)
def full_forms(given: str) -> frozenset[str]:
    """The folded first names that `given`, folded, is well known to be short for; none where it is no short form."""
    if given not in _list("short"):
        return frozenset()
    pairs = ((full, f"{given} {full}") for full in _table().canonicals_of(given))
    return frozenset(
        full
        for full, pair in pairs
        if (full[0] == given[0] or pair in _list("other_letter"))
        and pair not in _list("unlikely")
        # Of two short forms neither is the full one: Bob and Bobby.
        and full not in _list("short")
    )


def may_be_short(given: str, other: str) -> bool:
    """Whether one of two first names is short for the other by the whole table, old and odd pairs included."""
    return given in _table().nicknames_of(other) or other in _table().nicknames_of(given)


def is_short(given: str, other: str) -> bool:
    """Whether one of two first names is well known to be short for the other, or both are for a third: Jim, Jimmy."""
    ours, theirs = full_forms(given), full_forms(other)
    if other in ours or given in theirs:
        return True
    # Not so Ted and Ned, although both are short for Edward.
    return bool(ours & theirs) and (given.startswith(other) or other.startswith(given))


@lru_cache(maxsize=1 << 14)
def is_first_name(given: str) -> bool:
    """Whether a folded word is a first name, or short for one, that the lists know."""
    return given in _forenames() or bool(_table().nicknames_of(given) or _table().canonicals_of(given))


@cache
def _forenames() -> frozenset[str]:
    lists = tomllib.loads((files("quotes.people") / "forenames.toml").read_text("utf-8"))
    return frozenset(name for names in lists.values() for name in names.split())
