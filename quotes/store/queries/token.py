"""Opaque tokens that say where the next page of a list begins."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from json import dumps, loads

Place = list[int | float | str]


def encode(*place: float | str) -> str:
    """The token of a place in a list."""
    return urlsafe_b64encode(dumps(place, separators=(",", ":")).encode()).decode().rstrip("=")


def decode(token: str, *kinds: type) -> Place:
    """The place that a token names. Raises ValueError for a token that is not of this list."""
    try:
        place = loads(urlsafe_b64decode(token.encode("ascii") + b"=" * (-len(token) % 4)))
    except (ValueError, RecursionError):
        place = None
    fits = isinstance(place, list) and len(place) == len(kinds)
    if not fits or not all(type(part) is kind for part, kind in zip(place, kinds, strict=True)):
        raise ValueError("this `next` is not from this list; leave it out to begin again")
    return list(place)
