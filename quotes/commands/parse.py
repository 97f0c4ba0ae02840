"""`quotes parse`: documents in, quotations out."""

import json

import click

from quotes.commands.request import Request, parsed, reading
from quotes.listing import listing
from quotes.report import report


@click.command()
@reading
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl"]),
    default="text",
    help="text to read, json indented, jsonl one document a line.",
)
@click.option("--with-text", is_flag=True, help="Print the text that the offsets count in.")
def parse(request: Request, form: str, *, with_text: bool) -> None:
    """Print what is said in documents, by whom, and where it stands.

    PATH is a file, a folder (walked, sorted by name) or - for standard input.

    Example:

        quotes parse --format jsonl seeds/ | jq .people
    """
    for found in parsed(request):
        if form == "text":
            click.echo(listing(found))
        else:
            shape = report(found, with_text=with_text)
            click.echo(json.dumps(shape, ensure_ascii=False, indent=2 if form == "json" else None))
