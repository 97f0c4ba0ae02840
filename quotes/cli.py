"""The `quotes` command."""

import sys
from functools import wraps
from typing import Any

import click

from quotes.commands.check import check
from quotes.commands.decide import decide
from quotes.commands.explain import explain
from quotes.commands.export import export
from quotes.commands.forget import forget
from quotes.commands.load import load
from quotes.commands.parse import parse
from quotes.commands.people import people
from quotes.commands.publish import publish
from quotes.commands.serve import serve
from quotes.commands.stats import stats
from quotes.commands.styles import styles
from quotes.commands.tree import tree
from quotes.commands.verify import verify
from quotes.errors import QuotesError
from quotes.store.connect import explained

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(context_settings=SETTINGS)
@click.version_option(package_name="attributed-quotes", prog_name="quotes")
def commands() -> None:
    """Find who said what, word for word, and where it stands.

    Example:

        quotes load quotes.db seeds/ && quotes serve quotes.db
    """


for command in (
    load,
    serve,
    publish,
    check,
    verify,
    export,
    forget,
    stats,
    people,
    decide,
    parse,
    explain,
    styles,
    tree,
):
    commands.add_command(command)


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
            with explained(database):
                return callback(*values, database=database, **named)

        command.callback = explaining


_explain(commands)


def main() -> None:
    """Run a command; a `QuotesError` becomes one sentence on standard error and the exit status it names."""
    try:
        sys.exit(commands(standalone_mode=False))
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
