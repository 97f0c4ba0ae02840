"""First names, and the pronoun that goes with each; the lists stand in `forenames.toml` and `census_forenames.txt`."""

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Gender(StrEnum):
    """The pronoun that goes with somebody, as far as the text or the forename shows."""

    SHE = "she"
    HE = "he"


@cache
def _lists() -> dict[str, frozenset[str]]:
    lists = tomllib.loads((files("quotes.people") / "forenames.toml").read_text("utf-8"))
    return {pronoun: frozenset(names.split()) for pronoun, names in lists.items()}


@cache
def _census() -> dict[str, frozenset[str]]:
    """First names of the United States census, by pronoun; rare ones, and words that are other things, among them."""
    lines = (files("quotes.people") / "census_forenames.txt").read_text("utf-8").splitlines()
    told = (line.split() for line in lines if not line.startswith("#"))
    return {pronoun: frozenset(names) for pronoun, *names in told}


@cache
def forenames() -> dict[str, Gender]:
    """The pronoun of each first name, the names in small letters; those that go with both are left out."""
    either = _lists()["either"]
    census = {name: gender for gender in Gender for name in _census()[gender] - either}
    return census | {name: gender for gender in Gender for name in _lists()[gender]}


def is_forename(name: str) -> bool:
    """Whether a name in small letters is a common first name."""
    return any(name in names for names in _lists().values())
