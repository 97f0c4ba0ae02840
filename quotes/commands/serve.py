"""`quotes serve`: a database as a site."""

import errno
import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from quotes.commands.quiet import say
from quotes.errors import QuotesError
from quotes.store.connect import is_settled, open_existing


@click.command()
@click.argument("database", type=click.Path(dir_okay=False))
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 for all.")
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="0 for any free port.")
@click.option("--open", "show", is_flag=True, help="Open the site in a browser.")
@click.option("--public", is_flag=True, default=None, help="For anybody to reach: no SQL, no file, no path of yours.")
@click.option("--excerpts", type=int, metavar="WORDS", help="Show at most so many words around a quotation.")
@click.option("--title", help="The name of the site.")
@click.option("--logo", help="A picture beside the name: SVG, PNG, WebP or JPEG.")
@click.option("--contact", help="Where mistakes are reported: a mail address, or an address of the web.")
@click.option("--licence", help="The terms: a name, or an address.")
@click.option("--colour", help="The colour of links, such as #0b5563.")
@click.option("--robots/--no-robots", default=None, help="Whether search engines may come.")
@click.option("--config", type=click.Path(dir_okay=False), help="Datasette's own file of settings, YAML or JSON.")
@click.option(
    "--template-dir", "templates", type=click.Path(exists=True, file_okay=False), help="Templates of your own."
)
@click.option(
    "--static", "mounts", multiple=True, metavar="NAME:FOLDER", help="Files of your own, served under /NAME/."
)
@click.option("--cors/--no-cors", default=True, help="Let scripts on other sites read the data.")
@click.option("--base-url", default="/", show_default=True, help="The path under which a proxy serves the site.")
def serve(
    database: str,
    host: str,
    port: int,
    base_url: str,
    config: str | None,
    *,
    show: bool,
    cors: bool,
    **settings: Any,  # noqa: ANN401 - as the options have them
) -> None:
    """Show DATABASE as a site with search, a page for every quotation, and an API.

    Title, logo and the like can stand in the file of settings too, where plain `datasette` finds them.

    Example:

        quotes serve quotes.db --open
    """
    from quotes.plugin.publishing import publisher

    open_existing(database).close()
    own = _own(settings.pop("templates"), settings.pop("mounts"))
    port = _free(host, port)
    told = _read(config) if config else {}
    ours = told.setdefault("plugins", {}).setdefault("quotes", {})
    ours |= {name: value for name, value in settings.items() if value is not None}
    public = publisher(ours).public
    say(f"Open http://{_shown(host)}:{port}{base_url} (Ctrl+C stops it)")
    still = is_settled(database) or (public and not _unfinished(database))
    limits = {"base_url": base_url, "truncate_cells_html": "600"}
    with _written(told) as options:
        _run(
            [
                *(["--immutable", database] if still else [database]),
                *("--host", host, "--port", str(port)),
                *(part for name, value in limits.items() for part in ("--setting", name, value)),
                *options,
                *own,
                *(["--cors"] if cors else []),
                *(["--open"] if show else []),
            ]
        )


def _own(templates: str | None, mounts: tuple[str, ...]) -> list[str]:
    """Datasette's options for templates and files of a publisher's own."""
    return [*(["--template-dir", templates] if templates else []), *(f"--static={mount}" for mount in mounts)]


def _read(path: str) -> dict[str, Any]:
    """Datasette's settings in a file. Raises QuotesError where it has none."""
    from datasette.utils import BadMetadataError, parse_metadata

    try:
        found = parse_metadata(Path(path).read_text("utf-8"))
    except (OSError, UnicodeDecodeError, BadMetadataError) as error:
        raise QuotesError(f"{path}: no settings in YAML or JSON: {error}") from error
    if not isinstance(found, dict) or not isinstance(found.get("plugins", {}), dict):
        raise QuotesError(f"{path}: no settings of Datasette; they are names with values, as docs/publish.md shows")
    return found


@contextmanager
def _written(settings: dict[str, Any]) -> Iterator[list[str]]:
    """Datasette's options for a file of settings: 0.65 reads all of them as metadata, 1.0 what is no metadata apart."""
    from datasette.version import __version__

    with TemporaryDirectory(prefix="quotes-") as folder:
        file = Path(folder) / "datasette.json"
        file.write_text(json.dumps(settings), "utf-8")
        yield ["--metadata" if __version__.startswith("0.") else "--config", str(file)]


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
