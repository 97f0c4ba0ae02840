"""What a reader asks of the search, from the parameters of an address."""

import datetime as dt
from dataclasses import asdict, dataclass

from quotes.models import QuoteKind, Role
from quotes.plugin.site import PageError, Site
from quotes.store.queries.search import Filters
from quotes.store.queries.words import expression

SORTS = ("newest", "relevance")
CHOICES = {"kind": tuple(QuoteKind), "translated": ("yes", "no"), "role": tuple(Role), "sort": SORTS}
FREE = ("person", "document", "outlet", "program")
LONGEST = 10_000
"""Characters of a parameter that are looked at."""


@dataclass(frozen=True)
class Asked:
    """A search as it was asked for."""

    typed: str | None
    match: str | None
    filters: Filters
    relevance: bool
    after: str | None

    @property
    def parameters(self) -> dict[str, str | None]:
        """The parameters of its address, without the page."""
        told = {
            name: ("yes" if value else None) if isinstance(value, bool) else value
            for name, value in asdict(self.filters).items()
        }
        return {"q": self.typed, **told, "sort": "relevance" if self.relevance else None}


def asked(site: Site) -> Asked:
    """The search that an address asks for. Raises PageError for values that are none of the choices."""
    given = {name: (site.argument(name) or "")[:LONGEST] or None for name in ("q", *FREE, *CHOICES, "since", "until")}
    for name, choices in CHOICES.items():
        if given[name] and given[name] not in choices:
            raise PageError(400, f"`{name}` cannot be that", f"Choose one of: {', '.join(choices)}.")
    for name in ("since", "until"):
        if given[name]:
            given[name] = _day(name, given[name] or "")
    match = expression(given["q"] or "")
    filters = Filters(
        **{name: given[name] for name in (*FREE, "kind", "translated", "role", "since", "until")},
        guests=_switch(site, "guests"),
        unresolved=_switch(site, "unresolved"),
    )
    return Asked(given["q"], match, filters, bool(match) and given["sort"] == "relevance", site.argument("next"))


def size(site: Site, usual: int, most: int = 100) -> int:
    """How many rows a page has. Raises PageError for anything that is not a number from 1 to `most`."""
    given = site.argument("size")
    if given is None:
        return usual
    if not (given.isascii() and given.isdigit() and len(given) < len(str(most)) + 1 and 1 <= int(given) <= most):
        raise PageError(400, "`size` cannot be that", f"Give a number from 1 to {most}.")
    return int(given)


def _day(name: str, given: str) -> str:
    try:
        return dt.date.fromisoformat(given).isoformat()
    except ValueError:
        raise PageError(400, f"`{name}` is no date", "Write dates as year, month and day: 2024-02-29.") from None


def _switch(site: Site, name: str) -> bool:
    given = site.argument(name)
    if given not in {None, "yes", "no"}:
        raise PageError(400, f"`{name}` cannot be that", "Give yes or no.")
    return given == "yes"
