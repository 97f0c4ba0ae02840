"""Who does the work of a command: processes of this machine, or a cluster."""

from contextlib import AbstractContextManager, nullcontext

import click

from quotes.archive.cluster import cluster
from quotes.archive.parallel import Pool
from quotes.commands.request import Request

clustered = click.option(
    "--cluster",
    "address",
    metavar="ADDRESS",
    help="Have a Dask cluster work, whose scheduler is at ADDRESS, such as tcp://10.0.0.1:8786.",
)
"""The option that names a cluster."""


def workers(request: Request, address: str | None) -> AbstractContextManager[Pool | None]:
    """The cluster at an address, its workers with the rules of the request; None without an address."""
    return cluster(address, request.style) if address else nullcontext()
