"""`quotes styles`: the houses whose transcripts are known."""

import click

from quotes.grammars.styles import STYLES, about


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...")
def styles(files: tuple[str, ...]) -> None:
    """List the house styles of transcripts, each with a label as its pages print it.

    FILE is a style of your own, my.lark, to be shown among them.

    Example:

        quotes styles
    """
    for name in [*STYLES, *files]:
        title, example = about(name)
        click.echo(f"{click.style(name, bold=True)}: {title}")
        click.echo("".join(f"    {click.style(line, fg='green')}\n" for line in example.split("\n") if line))
