"""Conditions on documents, as in --where outlet=WFAE."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from quotes.dataset.tables import FILTERED, TABLES
from quotes.errors import UsageError

_CONDITION = re.compile(r"\s*(\w+)\s*(!=|<=|>=|=|<|>)(.*)", re.DOTALL)
_TESTS = {"=": "equal", "!=": "not_equal", "<": "less", "<=": "less_equal", ">": "greater", ">=": "greater_equal"}


@dataclass(frozen=True, slots=True)
class Condition:
    """A column of documents, how it is compared, and with what; None stands for a value that is not known."""

    column: str
    test: str
    value: str | int | None

    def holds(self, documents: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
        """Of each document whether the condition holds; of an unknown value only = and != with nothing tell."""
        column = documents[self.column]
        if self.value is None:
            unknown = pc.is_null(column)
            return unknown if self.test == "=" else pc.invert(unknown)
        return pc.fill_null(getattr(pc, _TESTS[self.test])(column, self.value), False)  # noqa: FBT003 - pyarrow's own


def condition(written: str) -> Condition:
    """A condition as it is written. Raises UsageError for one that is none, or is about an unknown column."""
    found = _CONDITION.fullmatch(written)
    if not found:
        raise UsageError(f"--where {written}: write it as outlet=WFAE, or with !=, <, <=, >, >=")
    column, test, value = found.groups()
    if column not in FILTERED:
        raise UsageError(f"--where {written}: documents have no column {column}; they have: {', '.join(FILTERED)}")
    if not value.strip():
        if test not in ("=", "!="):
            raise UsageError(f"--where {written}: nothing stands behind {test}")
        return Condition(column, test, None)
    if not pa.types.is_integer(TABLES["documents"].field(column).type):
        return Condition(column, test, value.strip())
    try:
        return Condition(column, test, int(value))
    except ValueError:
        raise UsageError(f"--where {written}: {column} is a number") from None


def matching(documents: Any, conditions: Sequence[Condition]) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Of each document whether all conditions hold; of several with = on one column, one is enough."""
    groups: dict[object, list[Condition]] = {}
    for number, one in enumerate(conditions):
        groups.setdefault(one.column if one.test == "=" else number, []).append(one)
    alternatives = [reduce(pc.or_, [one.holds(documents) for one in group]) for group in groups.values()]
    return reduce(pc.and_, alternatives)
