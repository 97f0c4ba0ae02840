"""`quotes people`: what a user knows better than the sources say."""

import click

from quotes.commands.deciding import DATABASE, decide_all, named, slug_of, told
from quotes.commands.people_lists import list_decisions, suggest
from quotes.commands.quiet import say
from quotes.errors import UsageError
from quotes.store.connect import create_or_open, explained
from quotes.store.decisions import Decision, find_person, printed_as
from quotes.store.reassign import UNDONE_BY_READING, take_back
from quotes.store.stories import link


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
    decide_all(db, database, [Decision("merge", found, into, by=by, why=why)])


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
        taken.append(Decision("split", printed, named(name), uid, by=by, why=why))
    decide_all(db, database, taken)


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
    decide_all(db, database, [Decision("rename", find_person(db, person), named(name), by=by, why=why)])


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
    decide_all(db, database, [Decision("alias", find_person(db, person), named(form), by=by, why=why)])


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
    decide_all(db, database, [Decision("apart", slug_of(db, person), slug_of(db, target), by=by, why=why)])


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
    decide_all(db, database, [Decision("reject", slug_of(db, person), "", by=by, why=why)])


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
    decide_all(db, database, [Decision("accept", slug_of(db, person), "", by=by, why=why)])


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


people.add_command(suggest)
people.add_command(list_decisions)
