"""Parameters of an address that can have certain values only.

A form sends every field, the empty ones too, so on pages an empty value is none; in the API it is a mistake.
"""

import datetime as dt
from collections.abc import Iterable

from quotes.plugin.site import PageError, Site


def choice(site: Site, name: str, choices: Iterable[str]) -> str | None:
    """One of some values. Raises PageError for any other."""
    given = _given(site, name)
    allowed = [str(value) for value in choices]
    if given is not None and given not in allowed:
        raise PageError(400, f"`{name}` cannot be that", f"Choose one of: {', '.join(allowed)}.")
    return given


def switch(site: Site, name: str) -> bool:
    """Whether something is asked for. Raises PageError for anything but yes or no."""
    return choice(site, name, ("yes", "no")) == "yes"


def number(site: Site, name: str, least: int, most: int, usual: int) -> int:
    """A whole number. Raises PageError for anything else, and for one out of range."""
    given = _given(site, name)
    if given is None:
        return usual
    short = len(given) <= len(str(most))
    if not (short and given.isascii() and given.isdigit() and least <= int(given) <= most):
        raise PageError(400, f"`{name}` cannot be that", f"Give a number from {least} to {most}.")
    return int(given)


def day(site: Site, name: str) -> str | None:
    """A day as ISO 8601 has it. Raises PageError for anything else."""
    given = _given(site, name)
    if given is None:
        return None
    try:
        found = dt.date.fromisoformat(given).isoformat()
    except ValueError:
        found = None
    if found != given:
        raise PageError(400, f"`{name}` is no date", "Write dates as year, month and day: 2024-02-29.")
    return found


def no_page(error: ValueError) -> PageError:
    """What is said of a token that is not of the list."""
    return PageError(404, "There is no such page", str(error))


def _given(site: Site, name: str) -> str | None:
    given: str | None = site.request.args.get(name)
    return given if given or site.strict else None
