"""`quotes explain`: why a document reads as it does."""

import click

from quotes.commands.options import parsed, reading
from quotes.explain import explain as explained


@click.command()
@reading
def explain(paths: tuple[str, ...], kind: str, style: str) -> None:
    """Print each turn and quotation with its label, its speaker and how the speaker is known.

    Example:

        quotes explain seeds/
    """
    for found in parsed(paths, kind, style):
        click.echo(explained(found))
