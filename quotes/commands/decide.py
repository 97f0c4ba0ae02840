"""`quotes decide`: what a user knows better about one quotation."""

import click

from quotes.commands.deciding import DATABASE, told
from quotes.commands.quiet import say
from quotes.errors import UsageError
from quotes.store.connect import create_or_open, explained
from quotes.store.verdicts import NO_QUOTATION, NOBODY, SPEAKER, speaker, take, take_back, verdict


@click.command()
@DATABASE
@click.argument("uid")
@click.option("--speaker", "name", metavar="NAME", help="Whose words they are: a slug, a name, or nobody.")
@click.option("--not-a-quotation", "rejected", is_flag=True, help="Nobody says this: take the quotation out.")
@click.option("--undo", is_flag=True, help="Take back what was decided.")
@told
def decide(database: str, uid: str, name: str | None, by: str, why: str, *, rejected: bool, undo: bool) -> None:
    """Say whose words the quotation UID is, or that it is none; later loads respect it.

    UID stands in the address of the quotation's page. The site lists the decision under Corrections.

    Example:

        quotes decide quotes.db k3vq5s2mzxle --speaker "Ada Berg" --why "the recording has her voice"
    """
    if sum((name is not None, rejected, undo)) != 1:
        raise UsageError("give one of --speaker NAME, --not-a-quotation and --undo")
    if name is not None and not name.strip():
        raise UsageError("nobody can be called by an empty name; say --speaker nobody where nobody can tell")
    if not undo and not why.strip():
        raise UsageError("a correction needs a reason: --why TEXT")
    db = create_or_open(database)
    with explained(database):
        if undo:
            take_back(db, uid)
            say("Taken back; load the document again to see it as it was.")
            return
        verb = NO_QUOTATION if rejected else NOBODY if name == "nobody" else SPEAKER
        about = verdict(db, uid, verb, by=by, why=why)
        if verb == SPEAKER and name:
            about = verdict(db, uid, verb, speaker(db, name.strip(), about.document), by=by, why=why)
        take(db, about)
    say(f"Decided about quotation {about.quotation}.")
