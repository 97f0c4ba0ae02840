"""Opaque tokens that say where the next page of a list begins."""

from base64 import b64decode, urlsafe_b64encode
from json import dumps, loads
from typing import Any

Place = list[Any]
LARGEST = 1 << 63


def encode(*place: float | str) -> str:
    """The token of a place in a list."""
    return urlsafe_b64encode(dumps(place, separators=(",", ":")).encode()).decode().rstrip("=")


def decode(token: str, *kinds: type) -> Place:
    """The place that a token names. Raises ValueError for a token that is not of this list."""
    try:
        place = loads(b64decode(token.encode("ascii") + b"=" * (-len(token) % 4), altchars=b"-_", validate=True))
    except (ValueError, RecursionError):
        place = None
    if not isinstance(place, list) or len(place) != len(kinds) or not all(map(_fits, place, kinds)):
        raise ValueError("this `next` is not from this list; leave it out to begin again")
    return list(place)


def _fits(part: object, kind: type) -> bool:
    """Whether a part is of its kind, and a number one that SQLite can hold."""
    return type(part) is kind and not (isinstance(part, int | float) and not -LARGEST < part < LARGEST)
