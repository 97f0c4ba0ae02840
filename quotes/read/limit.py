"""The largest document that is read: its memory is some 45 times its length."""

from quotes.errors import UnreadableError

MEGABYTE = 1024 * 1024

LARGEST = 16 * MEGABYTE
"""Bytes of the largest document, unless the user allows more."""


def too_large(largest: int, behind: str = "") -> UnreadableError:
    """The error, its message a predicate, that a document has more bytes than this; `behind` tells what it costs."""
    size = f"{largest / MEGABYTE:,.4g} MB"
    return UnreadableError(f"is larger than {size}{behind}: cut it into documents, or allow more with --largest")
