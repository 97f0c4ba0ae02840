"""`quotes check`: a claimed quotation, many of them, or all of a draft against the record."""

import json
import sys
from functools import partial
from pathlib import Path

import click

from quotes.check.checking import check as answer
from quotes.check.shapes import shape
from quotes.check.telling import telling
from quotes.commands.waiting import counted
from quotes.errors import UsageError
from quotes.store.connect import Database, explained, open_existing

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("database", type=click.Path(dir_okay=False))
@click.argument("words", required=False)
@click.option("--speaker", metavar="NAME", help="Who is said to have said it.")
@click.option("--json", "as_json", is_flag=True, help="Print the whole answer as JSON.")
@click.option("--from", "source", type=FILE, help="A CSV with a column `claim`, perhaps `speaker`, and any others.")
@click.option("--to", "target", type=FILE, help="Where to write that CSV with its verdicts.")
@click.option("--draft", type=click.Path(), help="An article whose quotations are all checked: text, Markdown or HTML.")
def check(
    database: str,
    words: str | None,
    speaker: str | None,
    source: Path | None,
    target: Path | None,
    draft: str | None,
    *,
    as_json: bool,
) -> None:
    """Check claimed WORDS against the record: the closest quotation, whose it is, what was changed.

    With --draft the exit status is 1 if any quotation is altered, joined, or somebody else's.

    Example:

        quotes check quotes.db "We need British defence capabilities" --speaker "Le Drian"

        quotes check quotes.db --from claims.csv --to verdicts.csv

        quotes check quotes.db --draft draft.md
    """
    if sum(given is not None for given in (words, source, draft)) != 1:
        raise UsageError("give the WORDS of one claim, or --from with --to, or --draft")
    if (source is None) != (target is None):
        raise UsageError("--from and --to go together")
    if source is not None and target is not None and source.absolute() == target.absolute():
        raise UsageError("--from and --to must be two files")
    db = open_existing(database)
    with explained(database):
        if source and target:
            _batch(db, source, target)
        elif draft is not None:
            _draft(db, draft, as_json=as_json)
        else:
            found = answer(db, words or "", speaker)
            click.echo(_json(shape(found)) if as_json else telling(found))


def _batch(db: Database, source: Path, target: Path) -> None:
    from quotes.check.batch import check_file, rows_of

    with counted("Checking", lambda: rows_of(source)) as step:
        counts = check_file(db.conn, source, target, step)
    for verdict, count in sorted(counts.items(), key=lambda item: -item[1]):
        click.echo(f"{count:>6,}  {verdict}")


def _draft(db: Database, draft: str, *, as_json: bool) -> None:
    from quotes.check.draft import check_draft, lines, quotations  # these alone read articles
    from quotes.models import Document
    from quotes.read.walk import documents

    wrong = unread = 0
    for found in documents([draft]):
        if not isinstance(found, Document):
            click.echo(f"quotes: {found}", err=True)
            unread += 1
            continue
        claimed = quotations(found)
        with counted("Checking", partial(len, claimed)) as step:
            checked = check_draft(db.conn, claimed, step)
        wrong += sum(one.wrong for one in checked)
        for one in checked if as_json else ():
            told = {"path": found.path, "line": one.line, "text": one.text, "speaker": one.speaker}
            click.echo(json.dumps(told | {"answer": shape(one.answer)}, ensure_ascii=False))
        if not as_json:
            for line in lines(checked, found.path):
                click.echo(line)
            click.echo(f"{found.path}: {len(checked)} quotations checked, {sum(one.wrong for one in checked)} wrong")
    if wrong or unread:
        sys.exit(1)


def _json(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2)
