"""What a search is narrowed by, and what it finds."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypedDict

from quotes.python.frames import Framed, table
from quotes.python.records import COLUMNS, Quotation, quotation
from quotes.store.queries.search import Page

if TYPE_CHECKING:
    import pyarrow as pa


class Conditions(TypedDict, total=False):
    """What narrows a search. `person` and `document` are uids; days are ISO dates, the last one included."""

    person: str | None
    document: str | None
    outlet: str | None
    program: str | None
    language: str | None
    kind: str | None
    """One of `quotes.kinds.QuoteKind`, or "any"."""
    translated: str | None
    """"yes" or "no"."""
    certainty: str | None
    role: str | None
    since: str | None
    until: str | None
    guests: bool
    """Whether to leave out hosts and reporters."""
    unresolved: bool
    """Whether to find only those whose speaker nobody can tell."""
    copies: bool
    """Whether the same words in several copies of one story are found each time, not once."""


class Found(Framed):
    """The quotations of a search, newest first, fetched as they are asked for; each pass over it searches anew."""

    __slots__ = ("_fetch",)

    def __init__(self, fetch: Callable[[str | None], Page]) -> None:
        self._fetch = fetch

    def __iter__(self) -> Iterator[Quotation]:
        after = None
        while True:
            page = self._fetch(after)
            yield from map(quotation, page.rows)
            if page.next is None:
                return
            after = page.next

    def to_arrow(self) -> "pa.Table":
        """All of them as an Arrow table; `to_pandas` and `to_polars` make data frames of it."""
        return table(self, COLUMNS)
