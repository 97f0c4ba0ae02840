"""First names, and the pronoun that goes with each; the lists stand in `forenames.toml`."""

import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Gender(StrEnum):
    """The pronoun that goes with somebody, as far as the text or the forename shows."""

    SHE = "she"
    HE = "he"


@cache
def forenames() -> dict[str, Gender]:
    """The pronoun of each common first name, the names in small letters."""
    lists = tomllib.loads((files("quotes.people") / "forenames.toml").read_text("utf-8"))
    return {name: Gender(pronoun) for pronoun, names in lists.items() for name in names.split()}
