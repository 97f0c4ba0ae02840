"""`quotes parse`: documents in, quotations out."""

import json
from functools import partial

import click

from quotes.archive.batches import Answer, End
from quotes.commands.progress import ahead
from quotes.commands.request import Request, reading, tell_unmatched
from quotes.commands.workers import clustered, workers
from quotes.errors import UsageError
from quotes.formats.annotated import Annotated
from quotes.formats.registry import PRINTED
from quotes.formats.registry import printed as in_format
from quotes.models import Document
from quotes.show.listing import listing
from quotes.show.report import report


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
@click.option("--to", metavar="DIR.parquet", help="Write a data set in Parquet, in partitions, instead of printing.")
@click.option(
    "--partition-size",
    "megabytes",
    type=click.FloatRange(0, min_open=True),
    metavar="MB",
    help="Megabytes of files in a partition of the data set, by default 8.",
)
@clustered
def parse(
    request: Request,
    form: str,
    *,
    with_text: bool,
    jobs: int | None,
    to: str | None,
    megabytes: float | None,
    address: str | None,
) -> None:
    """Print what is said in documents, by whom, and where it stands.

    PATH is a file, a folder (walked, sorted by name), an address such as s3://bucket/folder, or - for standard input.

    With --to, tables of documents, turns and quotations are written instead, for DuckDB, Spark or Trino. What is there
    already, read from the same files by the same rules, is passed over; a run that was cut off goes on.

    Example:

        quotes parse --format jsonl seeds/ | jq .people
    """
    if to:
        if with_text or form != "text":
            raise UsageError("--to writes Parquet: leave out --format and --with-text")
        from quotes.commands import data_sets

        data_sets.write(request, to, megabytes, jobs, address)
        return
    if megabytes:
        raise UsageError("--partition-size goes with --to")
    failed = _print(request, form, jobs, address, with_text=with_text)
    tell_unmatched(request)
    if failed:
        raise click.exceptions.Exit(1)


def _print(request: Request, form: str, jobs: int | None, address: str | None, *, with_text: bool) -> bool:
    """Print each document; whether anything could not be read, or was read with losses."""
    failed = printed_one = False
    with workers(request, address) as pool, ahead(request) as seen:
        for event in request.events(partial(_printed, request, form, with_text), jobs, pool):
            if isinstance(event, End):
                seen(event.file)
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
    return failed


def _printed(request: Request, form: str, with_text: bool, document: Document) -> str:  # noqa: FBT001 - bound above
    """One document as it is printed."""
    found = request.parse(document)
    if form == "text":
        return listing(found)
    if form in PRINTED:
        return in_format(form, Annotated(found))
    shape = report(found, with_text=with_text)
    return json.dumps(shape, ensure_ascii=False, indent=2 if form == "json" else None)
