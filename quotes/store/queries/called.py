"""What sources call a person: only what was said of that person, the common forms first."""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from json import dumps

from quotes.kinds import PersonKind
from quotes.store.namesakes import TRADES
from quotes.store.queries.run import Row, many
from quotes.words.names import PARTICLES, fold
from quotes.words.vocabulary import words

PRINTED = """
    select document, label as form, 0 as named from labels where person = :person
    union all select document, name, 1 from appearances where person = :person and name is not null
    union all select document, description, 0 from appearances where person = :person and description is not null"""
FORMS = f"""
    select form, count(distinct document) as documents, max(document) as document from ({PRINTED})
    group by form order by max(named) desc, 2 desc, form limit 2000"""
"""Names before what else documents call somebody, the common ones first."""

OFFICES = frozenset(
    "admiral ambassador archbishop bishop captain cardinal chairman chairwoman chancellor colonel commissioner"
    " congressman congresswoman councilman councilwoman doctor general governor imam judge justice king lieutenant"
    " mayor minister pope premier president prince princess professor queen rabbi representative secretary senator"
    " sergeant sheriff".split()
)
"""What somebody is called without an article."""
ARTICLES = frozenset("a an the his her their its one another".split())
SAID = frozenset("said says told wrote added asked".split())
BEHIND = re.compile(
    r"(?<=\w)(?:,|:|;|\s+(?:of|for|in|at|to|on|by|who|whom|whose|that|with|from|and|as)\b)", re.IGNORECASE
)
"""What comes behind the noun that a description is about."""
NEWEST = 2_000
"""Documents of a person that are asked for a description."""

USUAL = 0.25
"""Share of the documents which describe somebody that must say the same for it to head a page: a rival of one article,
"the chief" of another are no titles."""

LONGEST = 160
"""Characters of a description; a longer one is a sentence."""


def called(connection: sqlite3.Connection, person: int, size: int = 100) -> list[Row]:
    """What documents call a person, each form with how many do and with one document that does.

    Forms that differ in capitals only are one. Left out is what may be said of others: a plural, a body, a word
    without its article, somebody else's name.
    """
    kind, name = connection.execute("select kind, name from people where id = ?", [person]).fetchone()
    rows = many(connection, FORMS, {"person": person})
    if kind == PersonKind.PERSON:
        names = "select distinct name from appearances where person = ? and name is not null limit 500"
        known = [*connection.execute(names, [person]), (name,)]
        own = {fold(part) for (form,) in known for part in _parts(form or "") if len(part) > 1} - PARTICLES
        rows = [row for row in rows if is_theirs(row["form"], own)]
    found = sorted(_once(connection, person, rows), key=lambda row: (-row["documents"], row["form"]))[:size]
    sql = "select uid as document_uid, label as document_label from documents where id = ?"
    return [row | many(connection, sql, [row["document"]])[0] for row in found]


def described(connection: sqlite3.Connection, rows: Sequence[Row]) -> list[Row]:
    """People, each with the `description` that most of their newest documents give, or with none.

    What a single document of several says is no title, nor what few of many say: it may be an opponent's words. It
    stays where nobody else describes them.
    """
    return [row if row["kind"] != PersonKind.PERSON else row | {"description": _usual(connection, row)} for row in rows]


def _usual(connection: sqlite3.Connection, person: Row) -> str | None:
    sql = f"""
        select description, count(*) from
            (select description from appearances where person = ? order by document desc limit {NEWEST})
        where description is not null group by 1 order by 2 desc, length(description), description limit 50"""
    own = {fold(part) for part in _parts(person["name"] or "") if len(part) > 1} - PARTICLES
    rows = connection.execute(sql, [person["id"]]).fetchall()
    told = [(str(form), number) for form, number in rows if is_theirs(form, own)]
    if not told or not _is_title(told[0][0]):
        return None
    form, number = told[0]
    everything = sum(documents for _, documents in rows)
    return form if number == everything or (number > 1 and number >= USUAL * everything) else None


def _is_title(form: str) -> bool:
    """Whether a description says something where nothing is before it; "the chief" points at an earlier sentence."""
    parts = [part.casefold() for part in _parts(form)]
    return len(parts) > 2 or parts[0] != "the" or parts[-1] in OFFICES  # noqa: PLR2004 - an article and a noun


def _parts(form: str) -> list[str]:
    return [part.strip(".,’'") for part in form.replace("-", " ").split()]


def _once(connection: sqlite3.Connection, person: int, rows: Iterable[Row]) -> Iterator[Row]:
    """Forms that differ in capitals only, under the spelling of the first that is not all capitals."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["form"].casefold()].append(row)
    for same in found.values():
        first = next((row for row in same if not row["form"].isupper()), same[0])
        if len(same) > 1:
            sql = (
                f"select count(distinct document) from ({PRINTED}) where form in (select value from json_each(:forms))"
            )
            values = {"person": person, "forms": dumps([row["form"] for row in same])}
            first |= {"documents": connection.execute(sql, values).fetchone()[0]}
        yield first


def is_theirs(form: str, own: Iterable[str]) -> bool:
    """Whether a form is said of the one person whose names have the folded words `own`, and nobody else."""
    parts = _parts(form)
    small = [part.casefold() for part in parts]
    if not parts or len(form) > LONGEST or SAID & set(small):
        return False
    if {fold(part) for part in parts} & set(own):
        # "an honor Donald", "Neither Cruz nor Christie": a name behind such a word is cut wrongly, or not alone.
        return small[0] not in ARTICLES | words("classes", "determiner")
    if len(parts) == 1:
        return small[0] in OFFICES
    # Without an article: Nevada's governor, FBI Director, historian at a library.
    opens = small[0] in ARTICLES or parts[0][:1].isupper() or bool(BEHIND.search(form))
    return opens and _is_one_person(form)


def _is_one_person(form: str) -> bool:
    """Whether the noun that a description is about, before any "of" or comma, names one person and no body."""
    head = _parts(BEHIND.split(form, maxsplit=1)[0])[-1].casefold()
    return head in words("people", "nouns") or head.endswith(TRADES)
