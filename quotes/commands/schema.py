"""`quotes schema`: what `quotes parse` promises to print."""

import json

import click

from quotes.show.contract import schema as contract


@click.command()
def schema() -> None:
    """Print the JSON Schema of what `quotes parse --format jsonl` prints, one document a line.

    Example:

        quotes schema > parse.schema.json
    """
    click.echo(json.dumps(contract(), ensure_ascii=False, indent=2))
