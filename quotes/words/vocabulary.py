"""Words by what they are: closed classes, nouns for people, parts of names; the lists stand in `words/`."""

from functools import cache
from importlib.resources import files


@cache
def words(table: str, name: str) -> frozenset[str]:
    """The list in `words/TABLE/NAME.txt`: a word a line, in lower case; a line with # says what belongs there."""
    lines = (files("quotes.words") / table / f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


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
