"""Options that several commands share, and what follows a bad file."""

from collections.abc import Callable, Iterator
from typing import Any

import click

from quotes.models import Parsed
from quotes.parse import parse
from quotes.read.failure import Failure
from quotes.read.walk import documents

Command = Callable[..., Any]


def reading(command: Command) -> Command:
    """PATH..., --kind and --style: what is read, and as what."""
    for decorate in (
        click.option("--style", default="auto", help="The house style of transcripts, such as npr or cnn."),
        click.option(
            "--kind",
            type=click.Choice(["auto", "transcript", "article"]),
            default="auto",
            help="What the documents are.",
        ),
        click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
    ):
        command = decorate(command)
    return command


def parsed(paths: tuple[str, ...], kind: str, style: str) -> Iterator[Parsed]:
    """Each document of `paths` parsed; a bad file is named on standard error and costs the good ones nothing.

    Ends the command with status 1 after the last document if a file was bad.
    """
    failed = False
    for document in documents(paths):
        if isinstance(document, Failure):
            failed = True
            click.echo(f"quotes: {document}", err=True)
        else:
            yield parse(document, kind=kind, style=style)
    if failed:
        raise click.exceptions.Exit(1)
