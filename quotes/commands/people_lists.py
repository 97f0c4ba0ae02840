"""Decisions about people as lists to review and to keep: `quotes people suggest` and `quotes people decisions`."""

import sys

import click

from quotes.commands.deciding import DATABASE, decide_all
from quotes.store import decision_files, suggestion_files
from quotes.store.connect import create_or_open
from quotes.store.decisions import decisions
from quotes.store.suggest import suggestions
from quotes.store.verdicts import verdicts


@click.command()
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
        decide_all(db, database, suggestion_files.read(file))


@click.command(name="decisions")
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
        decide_all(db, database, decision_files.read(file))
