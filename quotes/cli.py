"""The `quotes` command."""

import os
import sys
from functools import wraps
from importlib import import_module
from typing import Any

import click

from quotes.commands.quiet import quietable
from quotes.errors import QuotesError

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

NAMES = (
    "check",
    "decide",
    "explain",
    "export",
    "forget",
    "load",
    "parse",
    "people",
    "publish",
    "restore",
    "schema",
    "serve",
    "stats",
    "styles",
    "tree",
    "verify",
)
"""The commands; each is the function of its name in `quotes/commands/NAME.py`."""


class Commands(click.Group):
    """The commands, each imported when it is asked for: what one needs, no other waits for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click has it
        """Their names, sorted."""
        return list(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name; None where there is none."""
        if cmd_name in NAMES and cmd_name not in self.commands:
            found: click.Command = getattr(import_module(f"quotes.commands.{cmd_name}"), cmd_name)
            _explain(found)
            quietable(found)
            self.add_command(found)
        return self.commands.get(cmd_name)


@click.group(cls=Commands, context_settings=SETTINGS)
@click.version_option(package_name="attributed-quotes", prog_name="quotes")
def commands() -> None:
    """Find who said what, word for word, and where it stands.

    Example:

        quotes load quotes.db seeds/ && quotes serve quotes.db
    """


def _explain(command: click.Command) -> None:
    """Have a command turn whatever goes wrong with its DATABASE into one sentence."""
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            _explain(inner)
    elif any(parameter.name == "database" for parameter in command.params):
        callback = command.callback
        assert callback

        @wraps(callback)
        def explaining(database: str, *values: Any, **named: Any) -> Any:  # noqa: ANN401 - as the command has it
            from quotes.store.connect import explained

            with explained(database):
                return callback(*values, database=database, **named)

        command.callback = explaining


def main() -> None:
    """Run a command; a `QuotesError` becomes one sentence on standard error and the exit status it names.

    With NO_COLOR in the environment (https://no-color.org/) nothing is coloured.
    """
    colour = False if os.environ.get("NO_COLOR") else None
    try:
        sys.exit(commands(prog_name="quotes", standalone_mode=False, color=colour))
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except QuotesError as error:
        click.echo(f"quotes: {error}", err=True)
        sys.exit(error.status)
    except OSError as error:
        click.echo(f"quotes: {error.filename or 'output'}: {error.strerror or error}", err=True)
        sys.exit(1)
