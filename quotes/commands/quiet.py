"""`--quiet`: results and errors, and nothing else."""

from typing import Any

import click

KEY = "quotes.quiet"


def _note(context: click.Context, _: click.Parameter, value: Any) -> None:  # noqa: ANN401 - as click has it
    if value:
        context.meta[KEY] = True


def quietable(command: click.Command) -> None:
    """Give a command, and all inside it, the option."""
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            quietable(inner)
    else:
        text = "Print results and errors only: no progress, no summary."
        command.params.append(
            click.Option(["-q", "--quiet"], is_flag=True, expose_value=False, callback=_note, help=text)
        )


def is_quiet() -> bool:
    """Whether the command that runs was asked to be quiet."""
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(KEY))


def say(message: str) -> None:
    """Print what a user likes to read and no program needs."""
    if not is_quiet():
        click.echo(message)
