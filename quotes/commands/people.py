"""`quotes people`: what a user knows better than the sources say."""

import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

import click

from quotes.commands.quiet import say
from quotes.errors import UsageError
from quotes.store import decision_files, suggestion_files
from quotes.store.connect import Database, create_or_open, explained
from quotes.store.decisions import Decision, decisions, find_person, printed_as
from quotes.store.identity import slug
from quotes.store.reassign import UNDONE_BY_READING, take, take_back
from quotes.store.stories import link
from quotes.store.suggest import suggestions
from quotes.store.verdicts import Verdict, verdicts
from quotes.store.verdicts import take as reach

DATABASE = click.argument("database", type=click.Path(exists=True, dir_okay=False))
Command = TypeVar("Command", bound=Callable[..., object])


def told(command: Command) -> Command:
    """The options that say who decides and why, which the site lists under Corrections."""
    why = click.option("--why", default="", metavar="TEXT", help="The reason, which the site shows under Corrections.")
    by = click.option("--by", default="", metavar="NAME", envvar="QUOTES_BY", help="Who decides; or set QUOTES_BY.")
    return why(by(command))


@click.group()
def people() -> None:
    """Decide who is who; later loads respect it.

    PERSON is a slug, as in the address of a person's page, or a full name.

    Example:

        quotes people merge quotes.db "Michelle Kelemen" michele-kelemen
    """


@people.command()
@DATABASE
@click.argument("person")
@click.argument("target")
@told
def merge(database: str, person: str, target: str, by: str, why: str) -> None:
    """Say that PERSON is the same as TARGET, whose name stays.

    Example:

        quotes people merge quotes.db michelle-kelemen michele-kelemen --why "one page has it with two l"
    """
    db = create_or_open(database)
    found, into = find_person(db, person), find_person(db, target)
    if found == into:
        raise UsageError(f"{person} and {target} are one person already")
    _take(db, database, [Decision("merge", found, into, by=by, why=why)])


@people.command()
@DATABASE
@click.argument("person")
@click.argument("name")
@click.option("--document", "documents", multiple=True, required=True, metavar="UID", help="Where; may be repeated.")
@told
def split(database: str, person: str, name: str, documents: tuple[str, ...], by: str, why: str) -> None:
    """Say that in some documents PERSON is somebody else, to be called NAME from now on.

    Example:

        quotes people split quotes.db john-smith "John Smith (baker)" --document a2b3c4d5e6f7
    """
    db = create_or_open(database)
    for uid in documents:
        if not db.execute("select 1 from documents where uid = ?", [uid]).fetchone():
            raise UsageError(f"there is no document {uid}; the uid is in the address of a document's page")
    found, taken = find_person(db, person), []
    for uid in documents:
        printed = printed_as(db, found, uid)
        if printed is None:
            raise UsageError(f"{found} does not appear in document {uid}")
        taken.append(Decision("split", printed, _named(name), uid, by=by, why=why))
    _take(db, database, taken)


@people.command()
@DATABASE
@click.argument("person")
@click.argument("name")
@told
def rename(database: str, person: str, name: str, by: str, why: str) -> None:
    """Show PERSON under NAME; the address of the page stays.

    Example:

        quotes people rename quotes.db jean-yves-le-drian "Jean-Yves Le Drian"
    """
    db = create_or_open(database)
    _take(db, database, [Decision("rename", find_person(db, person), _named(name), by=by, why=why)])


@people.command()
@DATABASE
@click.argument("person")
@click.argument("form")
@told
def alias(database: str, person: str, form: str, by: str, why: str) -> None:
    """Say that PERSON is meant wherever a document knows somebody only as FORM.

    Example:

        quotes people alias quotes.db barack-obama "President Obama"
    """
    db = create_or_open(database)
    _take(db, database, [Decision("alias", find_person(db, person), _named(form), by=by, why=why)])


@people.command()
@DATABASE
@click.argument("person")
@click.argument("target")
@told
def apart(database: str, person: str, target: str, by: str, why: str) -> None:
    """Say that PERSON and TARGET are two people; names that were joined part again.

    Example:

        quotes people apart quotes.db steve-rosenthal "Steven M. Rosenthal"
    """
    db = create_or_open(database)
    _take(db, database, [Decision("apart", _slug_of(db, person), _slug_of(db, target), by=by, why=why)])


@people.command()
@DATABASE
@click.argument("person")
@told
def reject(database: str, person: str, by: str, why: str) -> None:
    """Say that PERSON is nobody who can speak: a headline, a place; their quotations have no speaker from now on.

    PERSON may also be a form, such as "Pennsylvania", by which several documents know somebody.

    Example:

        quotes people reject quotes.db le-pen-backs-trump
    """
    db = create_or_open(database)
    _take(db, database, [Decision("reject", _slug_of(db, person), "", by=by, why=why)])


@people.command()
@DATABASE
@click.argument("person")
@told
def accept(database: str, person: str, by: str, why: str) -> None:
    """Say that PERSON is a person, whatever the name looks like.

    Example:

        quotes people accept quotes.db america-ferrera
    """
    db = create_or_open(database)
    _take(db, database, [Decision("accept", _slug_of(db, person), "", by=by, why=why)])


@people.command()
@DATABASE
@click.argument("verb")
@click.argument("person")
@click.argument("target", default="")
@click.option("--document", default="", metavar="UID", help="The document of a split.")
def undo(database: str, verb: str, person: str, target: str, document: str) -> None:
    """Take back a decision as `quotes people decisions` lists it.

    Whoever was rejected, and two who were merged within one document, are back when it is loaded again.

    Example:

        quotes people undo quotes.db merge michelle-kelemen michele-kelemen
    """
    db = create_or_open(database)
    with explained(database):
        take_back(db, Decision(verb, person, target, document))
        link(db)
    say("Taken back.")
    if verb in UNDONE_BY_READING:
        say("Load the documents again to see each as it was.")


@people.command()
@DATABASE
@click.option("--most", type=click.IntRange(min=1), metavar="NUMBER", help="At most so many, the most quoted.")
@click.option("--apply", "file", type=click.Path(), help="Take the decisions of a reviewed file.")
def suggest(database: str, most: int | None, file: str | None) -> None:
    """Print likely duplicates and likely non-people as CSV, most quoted first, or take a reviewed file of them.

    Each row has its evidence and the command that would decide it. Write yes or no into the column ok: yes takes the
    decision, no takes its opposite, so that nobody is asked again, and rows left empty change nothing.

    Example:

        quotes people suggest quotes.db > review.csv
        quotes people suggest quotes.db --apply review.csv
    """
    db = create_or_open(database)
    if file is None:
        suggestion_files.write(suggestions(db)[:most], database, sys.stdout)
    else:
        _take(db, database, suggestion_files.read(file))


@people.command(name="decisions")
@DATABASE
@click.option("--import", "file", type=click.Path(), help="Take the decisions in a CSV file, made by this command.")
def list_decisions(database: str, file: str | None) -> None:
    """Print all decisions as CSV, a small file to keep in git, or take those of such a file.

    Example:

        quotes people decisions quotes.db > decisions.csv
    """
    db = create_or_open(database)
    if file is None:
        decision_files.write([*decisions(db), *verdicts(db)], sys.stdout)
    else:
        _take(db, database, decision_files.read(file))


def _named(words: str) -> str:
    """Words to call somebody by. Raises UsageError where there are none."""
    if not words.strip():
        raise UsageError("nobody can be called by an empty name")
    return words.strip()


def _slug_of(db: Database, words: str) -> str:
    """The slug of a person, or of a form by which documents know somebody who has none of their own.

    Raises UsageError where nobody is known by these words.
    """
    form = slug(words)
    known = "select 1 from appearances where uid in (?, ?) or ifnull(name, description) = ? collate nocase"
    if db.execute(known, [words, form, words]).fetchone():
        own = db.execute("select 1 from appearances where uid = ?", [words]).fetchone()
        return words if own else form
    return find_person(db, words)


def _take(db: Database, database: str, taken: Sequence[Decision | Verdict]) -> None:
    with explained(database):
        take(db, *(decision for decision in taken if isinstance(decision, Decision)))
        reach(db, *(decision for decision in taken if isinstance(decision, Verdict)))
        link(db)
    say(f"{len(taken)} decision{'' if len(taken) == 1 else 's'} taken.")
