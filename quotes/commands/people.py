"""`quotes people`: what a user knows better than the sources say."""

import sys
from collections.abc import Sequence

import click
from sqlite_utils import Database

from quotes.errors import UsageError
from quotes.store import decision_files
from quotes.store.connect import create_or_open, explained
from quotes.store.decisions import Decision, appears, decisions, find_person, forget
from quotes.store.reassign import take

DATABASE = click.argument("database", type=click.Path(exists=True, dir_okay=False))


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
def merge(database: str, person: str, target: str) -> None:
    """Say that PERSON is the same as TARGET, whose name stays.

    Example:

        quotes people merge quotes.db michelle-kelemen michele-kelemen
    """
    db = create_or_open(database)
    ends = [find_person(db, words) for words in (person, target)]
    if ends[0] == ends[1]:
        raise UsageError(f"{person} and {target} are one person already")
    _take(db, database, [Decision("merge", *ends)])


@people.command()
@DATABASE
@click.argument("person")
@click.argument("name")
@click.option("--document", "documents", multiple=True, required=True, metavar="UID", help="Where; may be repeated.")
def split(database: str, person: str, name: str, documents: tuple[str, ...]) -> None:
    """Say that in some documents PERSON is somebody else, to be called NAME from now on.

    Example:

        quotes people split quotes.db john-smith "John Smith (baker)" --document a2b3c4d5e6f7
    """
    db = create_or_open(database)
    for uid in documents:
        if not db.execute("select 1 from documents where uid = ?", [uid]).fetchone():
            raise UsageError(f"there is no document {uid}; the uid is in the address of a document's page")
    found = find_person(db, person)
    for uid in documents:
        if not appears(db, found, uid):
            raise UsageError(f"{found} does not appear in document {uid}")
    _take(db, database, [Decision("split", found, _named(name), uid) for uid in documents])


@people.command()
@DATABASE
@click.argument("person")
@click.argument("name")
def rename(database: str, person: str, name: str) -> None:
    """Show PERSON under NAME; the address of the page stays.

    Example:

        quotes people rename quotes.db jean-yves-le-drian "Jean-Yves Le Drian"
    """
    db = create_or_open(database)
    _take(db, database, [Decision("rename", find_person(db, person), _named(name))])


@people.command()
@DATABASE
@click.argument("person")
@click.argument("form")
def alias(database: str, person: str, form: str) -> None:
    """Say that PERSON is meant wherever a document knows somebody only as FORM.

    Example:

        quotes people alias quotes.db barack-obama "President Obama"
    """
    db = create_or_open(database)
    _take(db, database, [Decision("alias", find_person(db, person), _named(form))])


@people.command()
@DATABASE
@click.argument("verb")
@click.argument("person")
@click.argument("target")
@click.option("--document", default="", metavar="UID", help="The document of a split.")
def undo(database: str, verb: str, person: str, target: str, document: str) -> None:
    """Take back a decision as `quotes people decisions` lists it; load the documents again to see it undone.

    Example:

        quotes people undo quotes.db merge michelle-kelemen michele-kelemen
    """
    db = create_or_open(database)
    with explained(database), db.atomic():
        forget(db, Decision(verb, person, target, document))
    click.echo("Taken back; load the documents again to see them as they were.")


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
        decision_files.write(decisions(db), sys.stdout)
    else:
        _take(db, database, decision_files.read(file))


def _named(words: str) -> str:
    """Words to call somebody by. Raises UsageError where there are none."""
    if not words.strip():
        raise UsageError("nobody can be called by an empty name")
    return words.strip()


def _take(db: Database, database: str, taken: Sequence[Decision]) -> None:
    with explained(database):
        for decision in taken:
            take(db, decision)
    click.echo(f"{len(taken)} decision{'' if len(taken) == 1 else 's'} taken.")
