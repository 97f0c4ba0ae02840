"""`quotes parse`: documents in, quotations out."""

import json
import sys

import click

from quotes.explain import explain
from quotes.models import Document
from quotes.parse import parse as parse_document
from quotes.read.walk import documents
from quotes.report import report


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl"]),
    default="text",
    help="text to read, json indented, jsonl one document a line.",
)
@click.option(
    "--kind", type=click.Choice(["auto", "transcript", "article"]), default="auto", help="What the documents are."
)
@click.option("--style", default="auto", help="The house style of the transcripts, such as npr or cnn.")
@click.option("--with-text", is_flag=True, help="Print the text that the offsets count in.")
def parse(paths: tuple[str, ...], form: str, kind: str, style: str, *, with_text: bool) -> None:
    """Print what is said in documents, by whom, and where it stands.

    PATH is a file, a folder (walked, sorted by name) or - for standard input.

    Example:

        quotes parse --format jsonl seeds/ | jq '.quotes[].speaker'
    """
    failed = False
    for document in documents(paths):
        if not isinstance(document, Document):
            failed = True
            click.echo(f"quotes: {document}", err=True)
            continue
        parsed = parse_document(document, kind=kind, style=style)
        if form == "text":
            click.echo(explain(parsed))
        else:
            shape = report(parsed, with_text=with_text)
            click.echo(json.dumps(shape, ensure_ascii=False, indent=2 if form == "json" else None))
    sys.exit(1 if failed else 0)
