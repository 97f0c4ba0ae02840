"""People whom the user knows of: `--people roster.csv`."""

import re
from dataclasses import dataclass

from quotes.read.table import broken, table

_WIKIDATA = re.compile(r"(?:https?://www\.wikidata\.org/(?:wiki|entity)/)?(Q[1-9]\d*)")


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A row of a roster; `wikidata` is an id such as "Q42"."""

    name: str
    aliases: tuple[str, ...] = ()
    description: str | None = None
    wikidata: str | None = None


def read(path: str) -> tuple[KnownPerson, ...]:
    """The people of a roster, a CSV with the column name and any of aliases (parted by `;`), description, wikidata.

    Raises UnreadableError that names the file and the line.
    """
    people: dict[str, KnownPerson] = {}
    for line, cells in table(path, "name", ("aliases", "description", "wikidata")):
        name, identifier = cells["name"], cells.get("wikidata")
        found = _WIKIDATA.fullmatch(identifier) if identifier else None
        if identifier and not found:
            raise broken(path, line, f"has “{identifier}” for a Wikidata id, which is a Q and a number")
        if name in people:
            raise broken(path, line, f"names {name} again: put all aliases on one line")
        aliases = tuple(alias for part in cells.get("aliases", "").split(";") if (alias := part.strip()))
        people[name] = KnownPerson(name, aliases, cells.get("description"), found[1] if found else None)
    return tuple(people.values())
