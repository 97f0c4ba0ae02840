"""What the commands share that take decisions: the database, who decides and why, and the taking itself."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import click

from quotes.commands.quiet import say
from quotes.errors import UsageError
from quotes.store.connect import Database, explained
from quotes.store.decisions import Decision, find_person
from quotes.store.identity import slug
from quotes.store.reassign import take
from quotes.store.stories import link
from quotes.store.verdicts import Verdict
from quotes.store.verdicts import take as reach

DATABASE = click.argument("database", type=click.Path(exists=True, dir_okay=False))
Command = TypeVar("Command", bound=Callable[..., object])


def told(command: Command) -> Command:
    """The options that say who decides and why, which the site lists under Corrections."""
    why = click.option("--why", default="", metavar="TEXT", help="The reason, which the site shows under Corrections.")
    by = click.option("--by", default="", metavar="NAME", envvar="QUOTES_BY", help="Who decides; or set QUOTES_BY.")
    return why(by(command))


def named(words: str) -> str:
    """Words to call somebody by. Raises UsageError where there are none."""
    if not words.strip():
        raise UsageError("nobody can be called by an empty name")
    return words.strip()


def slug_of(db: Database, words: str) -> str:
    """The slug of a person, or of a form by which documents know somebody who has none of their own.

    Raises UsageError where nobody is known by these words.
    """
    form = slug(words)
    known = "select 1 from appearances where uid in (?, ?) or ifnull(name, description) = ? collate nocase"
    if db.execute(known, [words, form, words]).fetchone():
        own = db.execute("select 1 from appearances where uid = ?", [words]).fetchone()
        return words if own else form
    return find_person(db, words)


def decide_all(db: Database, database: str, taken: Sequence[Decision | Verdict]) -> None:
    """Take decisions and link stories anew; raises QuotesError where the database cannot be written."""
    with explained(database):
        take(db, *(decision for decision in taken if isinstance(decision, Decision)))
        reach(db, *(decision for decision in taken if isinstance(decision, Verdict)))
        link(db)
    say(f"{len(taken)} decision{'' if len(taken) == 1 else 's'} taken.")
