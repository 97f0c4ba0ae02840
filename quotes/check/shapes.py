"""An answer as plain data, for JSON."""

from dataclasses import asdict
from typing import Any

from quotes.check.answers import Answer
from quotes.check.elsewhere import Elsewhere


def shape(answer: Answer | Elsewhere) -> dict[str, Any]:
    """The answer as a dictionary; every name in it is a field of its class."""
    return asdict(answer)
