"""`quotes serve`: a database as a site."""

import errno
import os
import socket
from pathlib import Path

import click

from quotes.errors import QuotesError
from quotes.store.connect import is_settled, open_existing

PUBLIC = {"default_allow_sql": "off", "allow_csv_stream": "off", "suggest_facets": "off", "sql_time_limit_ms": "1000"}
"""Settings of Datasette for a site that anybody can reach."""


@click.command()
@click.argument("database", type=click.Path(dir_okay=False))
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 for all.")
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="0 for any free port.")
@click.option("--open", "show", is_flag=True, help="Open the site in a browser.")
@click.option("--public", is_flag=True, help="For anybody to reach: no SQL of visitors, the file taken as unchanging.")
@click.option("--no-robots", is_flag=True, help="Ask search engines to stay away.")
@click.option("--cors/--no-cors", default=True, help="Let scripts on other sites read the data.")
@click.option("--base-url", default="/", show_default=True, help="The path under which a proxy serves the site.")
def serve(
    database: str, host: str, port: int, base_url: str, *, show: bool, public: bool, no_robots: bool, cors: bool
) -> None:
    """Show DATABASE as a site with search, a page for every quotation, and an API.

    Example:

        quotes serve quotes.db --open
    """
    open_existing(database).close()
    port = _free(host, port)
    if no_robots:
        os.environ["QUOTES_NO_ROBOTS"] = "1"
    click.echo(f"Open http://{_shown(host)}:{port}{base_url} (Ctrl+C stops it)")
    settings = {"base_url": base_url, "truncate_cells_html": "600", **(PUBLIC if public else {})}
    _run(
        [
            *(
                ["--immutable", database]
                if is_settled(database) or (public and not _unfinished(database))
                else [database]
            ),
            *("--host", host, "--port", str(port)),
            *(part for name, value in settings.items() for part in ("--setting", name, value)),
            *(["--cors"] if cors else []),
            *(["--open"] if show else []),
        ]
    )


def _run(arguments: list[str]) -> None:
    """Datasette's own command, with our plugin even where the package is not installed."""
    from datasette.cli import cli
    from datasette.plugins import pm

    from quotes import plugin

    if not pm.is_registered(plugin):
        pm.register(plugin, name="quotes")
    cli.main(["serve", *arguments], standalone_mode=False)


def _free(host: str, port: int) -> int:
    """The port, or any free one for 0. Raises QuotesError where it is taken or the address is not this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((host, port))
            return int(trial.getsockname()[1])
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise QuotesError(f"port {port} is taken; choose another, such as --port {port + 1}") from error
        raise QuotesError(f"cannot listen on {host}, port {port}: {error.strerror or error}") from error


def _shown(host: str) -> str:
    """The host as it stands in an address."""
    anywhere = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 - told apart, not bound to
    return anywhere.get(host, f"[{host}]" if ":" in host else host)


def _unfinished(database: str) -> bool:
    """Whether some of the database still lies in a write-ahead log, which immutable mode would not see."""
    log = Path(f"{database}-wal")
    return log.exists() and log.stat().st_size > 0
