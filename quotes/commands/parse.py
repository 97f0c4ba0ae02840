"""`quotes parse`: documents in, quotations out."""

import json
from functools import partial

import click

from quotes.batches import Answer
from quotes.commands.request import Request, reading, tell_unmatched
from quotes.commands.workers import clustered, workers
from quotes.errors import UsageError
from quotes.formats.annotated import Annotated
from quotes.formats.registry import PRINTED
from quotes.formats.registry import printed as in_format
from quotes.listing import listing
from quotes.models import Document
from quotes.report import report


@click.command()
@reading
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl", *PRINTED]),
    default="text",
    help="text to read, json indented, jsonl one document a line; docs/formats.md explains the others.",
)
@click.option("--with-text", is_flag=True, help="Print the text that the offsets count in.")
@click.option("--jobs", type=click.IntRange(1), help="How many processes parse; by default one a core.")
@clustered
def parse(request: Request, form: str, *, with_text: bool, jobs: int | None, address: str | None) -> None:
    """Print what is said in documents, by whom, and where it stands.

    PATH is a file, a folder (walked, sorted by name), an address such as s3://bucket/folder, or - for standard input.

    Example:

        quotes parse --format jsonl seeds/ | jq .people
    """
    failed = printed_one = False
    with workers(request, address) as pool:
        for event in request.events(partial(_printed, request, form, with_text), jobs, pool):
            if not isinstance(event, Answer):
                continue
            for problem in (event.failure, *(f"{event.path}: {loss}" for loss in event.losses)):
                if problem:
                    failed = True
                    click.echo(f"quotes: {problem}", err=True)
            if event.value is not None:
                if printed_one and form in PRINTED and not PRINTED[form].streams:
                    raise UsageError(f"{form} holds one document: give one, or load them and use quotes export")
                printed_one = True
                click.echo(event.value, nl=form not in PRINTED)
    tell_unmatched(request)
    if failed:
        raise click.exceptions.Exit(1)


def _printed(request: Request, form: str, with_text: bool, document: Document) -> str:  # noqa: FBT001 - bound above
    """One document as it is printed."""
    found = request.parse(document)
    if form == "text":
        return listing(found)
    if form in PRINTED:
        return in_format(form, Annotated(found))
    shape = report(found, with_text=with_text)
    return json.dumps(shape, ensure_ascii=False, indent=2 if form == "json" else None)
