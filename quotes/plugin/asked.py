"""What a reader asks of the search, from the parameters of an address."""

from dataclasses import asdict, dataclass

from quotes.kinds import Certainty, QuoteKind, Role
from quotes.plugin.parameters import choice, day, switch
from quotes.plugin.site import Site
from quotes.store.queries.filters import ANY, Filters
from quotes.store.queries.words import expression

SORTS = ("newest", "relevance")
CHOICES = {
    "kind": (*QuoteKind, ANY),
    "translated": ("yes", "no"),
    "certainty": tuple(Certainty),
    "role": tuple(Role),
    "sort": SORTS,
}
FREE = ("person", "document", "outlet", "program", "language")
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
    free = {name: (site.argument(name) or "")[:LONGEST] or None for name in ("q", *FREE)}
    chosen = {name: choice(site, name, choices) for name, choices in CHOICES.items()}
    match = expression(free["q"] or "")
    filters = Filters(
        **{name: free[name] for name in FREE},
        **{name: chosen[name] for name in ("kind", "translated", "certainty", "role")},
        since=day(site, "since"),
        until=day(site, "until"),
        guests=switch(site, "guests"),
        unresolved=switch(site, "unresolved"),
        copies=switch(site, "copies"),
    )
    relevance = match is not None and chosen["sort"] == "relevance"
    return Asked(free["q"], match, filters, relevance, site.argument("next"))
