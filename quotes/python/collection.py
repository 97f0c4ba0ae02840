"""A database made by `quotes load`, asked from Python: `quotes.open("quotes.db")`."""

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar, Unpack

from quotes.check.answers import Answer
from quotes.check.checking import check
from quotes.errors import MissingError, UsageError
from quotes.kinds import PersonKind, QuoteKind
from quotes.python.found import Conditions, Found
from quotes.python.records import Passage, Record, Somebody, Statement, quotation
from quotes.store.connect import explained, open_existing
from quotes.store.queries import document, people, quote, search
from quotes.store.queries.called import called
from quotes.store.queries.filters import ANY, Filters
from quotes.store.queries.run import Row
from quotes.store.queries.words import expression

AT_ONCE = 500
"""Rows that are fetched at a time."""

T = TypeVar("T")


class Collection:
    """A database, open to be read. Close it, or use it in a `with` statement.

    Each method raises DatabaseError where the database is locked or damaged.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = str(path)
        self._connection: sqlite3.Connection = open_existing(path).conn

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"quotes.open({self.path!r})"

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def search(self, words: str | None = None, **conditions: Unpack[Conditions]) -> Found:
        """The quotations that hold all the words and meet all the conditions, newest first.

        `words` are understood as by the site's search: "a phrase", `coal*`, `NOT`, `OR`, `NEAR`. Without a `kind`
        people's own words are found, no paraphrases. Raises MissingError for a person or document that is not here, and
        UsageError for another condition that cannot be met.

        Example:
            >>> with quotes.open("quotes.db") as db:
            ...     for found in db.search("capabilities", person="jean-yves-le-drian"):
            ...         print(found.text[:37])
            "We need British defence capabilities
        """
        filters = self._filters(conditions)
        match = expression(words) if words else None
        if words and not match:
            raise UsageError(f"nothing in {words!r} can be searched for; words have letters or digits")
        return Found(lambda after: self._ask(search.search, match, filters, after=after, size=AT_ONCE))

    def quote(self, uid: str, around: int = 2) -> Record:
        """One quotation with everything about it, and `around` turns or paragraphs on either side.

        An address that has moved leads on. Raises MissingError for one that is here no more, or never was.

        Example:
            >>> with quotes.open("quotes.db") as db:
            ...     first = next(iter(db.search("capabilities")))
            ...     record = db.quote(first.uid)
            ...     record.quotation == first, record.path
            (True, '003_55c7fa73439f6789.txt')
        """
        row = self._ask(quote.quote, self._settled(uid))
        assert row
        return Record(
            quotation=quotation(row),
            mention=row["mention"],
            cue=row["cue"],
            label=row["turn_label"],
            recording=row["recording"],
            time=(row["time_from"], row["time_to"]) if row["time_from"] is not None else None,
            path=row["document_path"],
            sha256=row["sha256"],
            facts=tuple(Statement(**fact) for fact in self._ask(quote.facts, row["document_id"])),
            remarks=tuple(remark["message"] for remark in self._ask(quote.remarks, row)),
            context=tuple(map(_passage, self._ask(quote.passages, row, around))),
        )

    def person(self, uid: str) -> Somebody:
        """Somebody of this collection, with what sources call them; the uid of a name that was joined leads on.

        Raises MissingError where there is nobody of that uid.

        Example:
            >>> with quotes.open("quotes.db") as db:
            ...     db.person("jean-yves-le-drian").label
            'Jean-Yves Le Drian'
        """
        row = self._ask(people.person, uid)
        if row is None and (moved := self._ask(people.moved_to, uid)):
            row = self._ask(people.person, moved)
        if row is None:
            raise MissingError(f"{self.path}: there is nobody called {uid}; people() finds people by their names")
        forms = tuple(form["form"] for form in self._ask(called, row["id"]))
        return _somebody(row, forms)

    def people(self, name: str | None = None, *, kind: str | None = None, size: int = 50) -> list[Somebody]:
        """The most quoted people, those one of whose names has words that begin like `name`.

        Example:
            >>> with quotes.open("quotes.db") as db:
            ...     [found.uid for found in db.people("drian")]
            ['jean-yves-le-drian']
        """
        return [_somebody(row, ()) for row in self._ask(people.people, name, kind=kind, size=size)]

    def check(self, words: str, speaker: str | None = None) -> Answer:
        """Was it really said? What the collection shows of claimed words: a verdict, the record, the changes.

        Example:
            >>> with quotes.open("quotes.db") as db:
            ...     str(db.check("We need British defence capabilities to win", "Le Drian").verdict)
            'verbatim in part'
        """
        return self._ask(check, words, speaker)

    def _filters(self, conditions: Conditions) -> Filters:
        _refuse_no_day(conditions.get("since"))
        _refuse_no_day(conditions.get("until"))
        if (kind := conditions.get("kind")) not in {None, ANY, *QuoteKind}:
            raise UsageError(f"there is no kind {kind!r}; there are: {', '.join([*QuoteKind, ANY])}")
        if uid := conditions.get("person"):
            conditions["person"] = self.person(uid).uid
        if (uid := conditions.get("document")) and self._ask(document.document, uid) is None:
            raise MissingError(f"{self.path}: there is no document {uid}")
        return Filters(**conditions)

    def _settled(self, uid: str) -> str:
        """The uid under which a quotation is found now."""
        seen = {uid}
        while self._ask(quote.quote, uid) is None:
            old = self._ask(quote.gone, uid)
            if old is None:
                raise MissingError(f"{self.path}: there is no quotation {uid}")
            if old["moved_to"] is None or old["moved_to"] in seen:
                raise MissingError(f"{self.path}: quotation {uid} is here no more; its words were {old['text']!r}")
            uid = old["moved_to"]
            seen.add(uid)
        return uid

    def _ask(self, query: Callable[..., T], *values: object, **named: object) -> T:
        with explained(self.path):
            return query(self._connection, *values, **named)


def open(path: str | Path) -> Collection:  # noqa: A001 - read as quotes.open
    """The database at `path`, open to be read: it finds quotations, people, and whether something was said.

    Raises DatabaseError where there is none, or none that `quotes load` has made.

    Example:
        >>> with quotes.open("quotes.db") as db:
        ...     db.person("barack-obama").kind.value
        'person'
    """
    return Collection(path)


def _refuse_no_day(day: str | None) -> None:
    try:
        date.fromisoformat(day or "2000-01-01")
    except ValueError as error:
        raise UsageError(f"{day!r} is no day; write it like 2014-09-18") from error


def _passage(row: Row) -> Passage:
    return Passage(row["start"], row["end"], row["text"], row["current"], row.get("label"), row.get("speaker_label"))


def _somebody(row: Row, forms: tuple[str, ...]) -> Somebody:
    return Somebody(
        uid=row["uid"],
        label=row["label"],
        name=row["name"],
        kind=PersonKind(row["kind"]),
        description=row["description"],
        quotations=row["quotations"],
        documents=row["documents"],
        called=forms,
    )
