"""`quotes explain`: why a document reads as it does."""

import click

from quotes.commands.request import Request, parsed, reading
from quotes.show.explain import explain as explained


@click.command()
@reading
def explain(request: Request) -> None:
    """Print each turn and quotation with its label, its speaker and how the speaker is known.

    Example:

        quotes explain seeds/
    """
    for found in parsed(request):
        click.echo(explained(found))
