"""The contract of `quotes parse --format jsonl`, as a JSON Schema (2020-12) that ships with the package."""

import json
from enum import StrEnum
from importlib.resources import files
from typing import Any

from quotes.kinds import AnnotationKind, Certainty, DocumentKind, Evidence, PersonKind, PieceKind, QuoteKind, Role
from quotes.models import FACTS

CLOSED: dict[str, type[StrEnum]] = {
    "documentKind": DocumentKind,
    "pieceKind": PieceKind,
    "annotationKind": AnnotationKind,
    "quoteKind": QuoteKind,
    "personKind": PersonKind,
    "role": Role,
    "evidence": Evidence,
    "certainty": Certainty,
}
"""The closed lists, by their names in the schema."""


def schema() -> dict[str, Any]:
    """The JSON Schema of one line; its `version` is MAJOR.MINOR, and docs/output.md says what may change.

    What documents can be and state is filled in from `quotes.kinds` and `quotes.models`, which alone say so.

    Example:
        >>> schema()["version"]
        '1.0'
    """
    found: dict[str, Any] = json.loads((files("quotes.show") / "parse.schema.json").read_text("utf-8"))
    for name, values in CLOSED.items():
        found["$defs"][name]["enum"] = [value.value for value in values]
    stated = {
        name: {"description": f"{known.column}; null where nothing states it.", "type": ["string", "null"]}
        for name, known in FACTS.items()
    }
    found["properties"] = _behind("kind", stated, found["properties"])
    found["required"] = list(_behind("kind", stated, dict.fromkeys(found["required"])))
    found["properties"]["facts"]["properties"] = {name: {"$ref": "#/$defs/origin"} for name in FACTS}
    return found


def _behind(key: str, more: dict[str, Any], present: dict[str, Any]) -> dict[str, Any]:
    """A dictionary with more entries right behind one of its keys."""
    found: dict[str, Any] = {}
    for name, value in present.items():
        found[name] = value
        if name == key:
            found |= more
    return found
