"""How far a command is, for whoever waits at a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from quotes.commands.request import Request
from quotes.read.files import File


@contextmanager
def progress(request: Request) -> Iterator[Callable[[File], None]]:
    """A bar with what is left and when it will be done; call what it gives with each file that is through.

    Nothing is shown, nor looked for, where standard error is no terminal.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    total = sum(file.size or 0 for file in request.files() if isinstance(file, File))
    with click.progressbar(length=total, label="Loading", file=sys.stderr, show_eta=True, show_pos=True) as bar:
        yield lambda file: bar.update(file.size or 0)
