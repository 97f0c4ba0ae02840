"""Words by what they are: closed classes, nouns for people, parts of names; the lists stand in `vocabulary.toml`."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("quotes") / "vocabulary.toml").read_text("utf-8"))


@cache
def words(table: str, name: str) -> frozenset[str]:
    """A list of the file, its words in lower case."""
    return frozenset(_lists()[table][name].split())


@cache
def people_nouns() -> frozenset[str]:
    """Nouns that name people, or bodies that speak, by what they do, in the singular and the plural."""
    singular = words("people", "nouns")
    return singular | {plural(noun) for noun in singular} | words("people", "irregular")


@cache
def titles() -> frozenset[str]:
    """Words before a surname that do not make it a full name: two people can be "Senator Clinton"."""
    return words("names", "titles") | people_nouns()


def plural(noun: str) -> str:
    """The regular plural: ally → allies, boss → bosses."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
