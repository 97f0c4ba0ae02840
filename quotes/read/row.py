"""What a row of a corpus is."""

from typing import Any

from quotes.errors import UnreadableError

HEAD = 64 * 1024
"""Bytes at the beginning of a file by which its form and its encoding are told."""

Values = dict[str, Any]
Row = tuple[str, Values | UnreadableError]
"""Where it stands ("row 7"), and its values by column; an error, its message a predicate, for a broken row."""
