"""`quotes stats`: what a database holds, and how its loads went."""

from collections.abc import Sequence

import click
from tabulate import tabulate

from quotes.archive.stats import Load, loads, remarks, sizes
from quotes.store.connect import explained, open_existing

HEADER = ("load", "started", "added", "replaced", "forgotten", "unchanged", "failures", "seconds", "documents/s")


@click.command()
@click.argument("database", type=click.Path(dir_okay=False))
def stats(database: str) -> None:
    """Print what DATABASE holds, how fast its last loads were, and where their time went.

    Example:

        quotes stats quotes.db
    """
    db = open_existing(database)
    with explained(database):
        held, found, kinds = sizes(db), loads(db), remarks(db)
    _table([(name, f"{count:,}") for name, count in held.items()])
    _table([_row(load) for load in found], HEADER)
    slow = [(f"{seconds:.3f} s", path) for load in found[:1] for seconds, path in load.slowest]
    if found and found[0].seconds:
        last = found[0]
        _table(
            [
                ("reading and parsing, all processes", f"{last.working:,.1f} s"),
                ("storing", f"{last.storing:,.1f} s"),
                ("linking copies", f"{last.linking:,.1f} s"),
            ]
        )
    _table(slow, ("slowest", "document"))
    _table([(kind, f"{count:,}") for kind, count in kinds], ("remark", "how many"))


def _row(load: Load) -> tuple[str, ...]:
    counts = (load.added, load.replaced, load.forgotten, load.unchanged, load.failures)
    speed = f"{load.speed:,.0f}" if load.speed else ""
    name = f"{load.number} ({load.command})"
    return (name, load.started or "", *(f"{count:,}" for count in counts), f"{load.seconds:,.1f}", speed)


def _table(rows: Sequence[tuple[str, ...]], header: tuple[str, ...] = ()) -> None:
    if rows:
        click.echo(tabulate(rows, header, tablefmt="plain", disable_numparse=True) + "\n")
