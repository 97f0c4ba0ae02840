"""A table in the words of its readers, and the words that many tables share."""

from dataclasses import dataclass, field

ID = "A number inside this database only; use the uid in links"
UID = "The public name in addresses: the same on every machine and after every reload"


@dataclass(frozen=True)
class Table:
    """A table in the words of its readers."""

    title: str
    description: str
    columns: dict[str, str]
    facets: tuple[str, ...] = ()
    label: str | None = None
    units: dict[str, str] = field(default_factory=dict)
    """Units that Datasette 0.65 prints beside numbers; all other measures are counts of what the column says."""
