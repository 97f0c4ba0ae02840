"""The contract of `quotes parse --format jsonl`, as a JSON Schema (2020-12) that ships with the package."""

import json
from importlib.resources import files
from typing import Any


def schema() -> dict[str, Any]:
    """The JSON Schema of one line; its `version` is MAJOR.MINOR, and docs/output.md says what may change.

    Example:
        >>> schema()["version"]
        '1.0'
    """
    found: dict[str, Any] = json.loads((files("quotes.show") / "parse.schema.json").read_text("utf-8"))
    return found
