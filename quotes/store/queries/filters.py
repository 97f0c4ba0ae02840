"""What narrows a search, as conditions in SQL; without any, everybody's own words, each once."""

from dataclasses import dataclass, field, replace
from typing import Any

from quotes.kinds import QuoteKind
from quotes.store.dates import DAY, ordinal
from quotes.store.together import SAID_BY
from quotes.store.views import ONCE, OWN_WORDS

ANY = "any"
"""The kind that takes in paraphrases beside people's own words."""


@dataclass(frozen=True)
class Filters:
    """What narrows a search; None and "" narrow nothing. Days are ISO dates, the last one included."""

    person: str | None = None
    document: str | None = None
    outlet: str | None = None
    program: str | None = None
    language: str | None = None
    kind: str | None = None
    """One kind, or ANY; None is everybody's own words, of whatever kind."""
    translated: str | None = None
    certainty: str | None = None
    role: str | None = None
    since: str | None = None
    until: str | None = None
    guests: bool = False
    """Leave out hosts and reporters."""
    unresolved: bool = False
    """Only those whose speaker nobody can tell."""
    copies: bool = False
    """Show the same words of several copies of one story each time, not once."""

    @property
    def narrow(self) -> bool:
        """Whether they narrow anything."""
        return self != Filters()


def paraphrased(filters: Filters) -> Filters:
    """The same, of paraphrases."""
    return replace(filters, kind=str(QuoteKind.INDIRECT))


@dataclass
class Where:
    """Conditions on `quotes` with their values."""

    sql: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, condition: str, *values: object) -> None:
        """One more condition, with the values of its question marks."""
        self.sql.append(condition)
        self.values += values

    def __str__(self) -> str:
        return " and ".join(self.sql) or "1"


def conditions(filters: Filters) -> Where:
    """The conditions on `quotes` that the filters are."""
    where = Where()
    _of_columns(where, filters)
    _of_words(where, filters)
    if filters.since:
        where.add("quotes.id >= ?", ordinal(filters.since) * DAY)
    if filters.until:
        where.add("quotes.id < ? and quotes.id >= ?", (ordinal(filters.until) + 1) * DAY, DAY)
    if filters.guests:
        where.add("(quotes.role is null or quotes.role not in ('host', 'reporter'))")
    if filters.unresolved:
        where.add("quotes.speaker is null")
    return where


def _of_columns(where: Where, filters: Filters) -> None:
    if filters.person and not filters.certainty:
        where.add("quotes.certainty is not 'doubtful'")
    if filters.person:
        one = "(select id from people where uid = ?)"
        where.add(f"quotes.id in ({SAID_BY.format(one=one)})", filters.person, filters.person)
    if filters.document:
        where.add("quotes.document = (select id from documents where uid = ?)", filters.document)
    if filters.language:
        where.add("quotes.document in (select id from documents where language = ?)", filters.language)
    if filters.translated == "yes":
        where.add("quotes.translated = 'yes'")  # in so many words, or its index is not asked
    elif filters.translated:
        where.add("quotes.translated = ?", filters.translated)
    for column in ("outlet", "program", "certainty", "role"):
        if wanted := getattr(filters, column):
            where.add(f"quotes.{column} = ?", wanted)


def _of_words(where: Where, filters: Filters) -> None:
    if filters.kind is None:
        where.add(OWN_WORDS.format(row="quotes"))
    elif filters.kind != ANY:
        where.add("quotes.kind = ?", filters.kind)
    if not filters.copies and not filters.document:
        where.add(ONCE.format(row="quotes"))
