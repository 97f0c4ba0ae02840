"""A bar for whoever waits at a terminal."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import click

from quotes.commands.quiet import is_quiet

PATIENCE = 2.0
"""Seconds of work before a bar is shown."""


@contextmanager
def counted(label: str, total: Callable[[], int]) -> Iterator[Callable[[int], None]]:
    """A bar of `total` steps, with what is left and when it will be done; call what it gives with steps that are done.

    The bar comes after PATIENCE seconds. Nothing is shown, nor `total` asked for, where standard error is no terminal
    or the command is to be quiet.
    """
    if is_quiet() or not sys.stderr.isatty():
        yield lambda _: None
        return
    since, done = time.monotonic(), 0
    bars: list[Any] = []
    with ExitStack() as shown:

        def step(more: int) -> None:
            nonlocal done
            done += more
            if bars:
                bars[0].update(more)
            elif time.monotonic() - since >= PATIENCE:
                bar = click.progressbar(length=total(), label=label, file=sys.stderr, show_eta=True, show_pos=True)
                bars.append(shown.enter_context(bar))
                bars[0].update(done)

        yield step
