"""`quotes tree`: what the grammars make of a document."""

import click

from quotes.article import cues
from quotes.commands.request import Request, read, reading
from quotes.show.tree import tree as drawn


@click.command()
@reading
def tree(request: Request) -> None:
    """Print the trees that the grammars make of documents, for whoever changes a grammar.

    Example:

        quotes tree seeds/
    """
    cues.use(request.verbs)
    for document in read(request):
        click.echo(drawn(document, request.kind, request.style))
