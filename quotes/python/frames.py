"""Rows as data frames, through Arrow: `pip install 'attributed-quotes[frames]'`."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from quotes.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

Column = tuple[str, Callable[[Any], Any]]
"""The type of a column, by the name that Arrow has for it, and what takes its value out of a row."""

NEEDED = "{name} is needed for this: pip install 'attributed-quotes[frames]'"


class Framed:
    """Something that is a table, too."""

    __slots__ = ()

    def to_arrow(self) -> "pa.Table":
        """An Arrow table. Raises UsageError where pyarrow is not installed."""
        raise NotImplementedError

    def to_pandas(self) -> "pd.DataFrame":
        """A pandas data frame with Arrow's types, so that whole numbers stay whole where some are unknown.

        Raises UsageError where pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise UsageError(NEEDED.format(name="pandas")) from error
        return self.to_arrow().to_pandas(types_mapper=pd.ArrowDtype)

    def to_polars(self) -> "pl.DataFrame":
        """A polars data frame. Raises UsageError where polars is not installed."""
        try:
            import polars as pl
        except ImportError as error:
            raise UsageError(NEEDED.format(name="polars")) from error
        found = pl.from_arrow(self.to_arrow())
        assert isinstance(found, pl.DataFrame)
        return found


def table(rows: Iterable[Any], columns: Mapping[str, Column]) -> "pa.Table":
    """An Arrow table of rows, with these columns and types also where there are no rows.

    Raises UsageError where pyarrow is not installed.
    """
    try:
        import pyarrow as pa
    except ImportError as error:
        raise UsageError(NEEDED.format(name="pyarrow")) from error
    found = list(rows)
    schema = pa.schema([(name, pa.type_for_alias(kind)) for name, (kind, _) in columns.items()])
    return pa.table({name: [take(row) for row in found] for name, (_, take) in columns.items()}, schema=schema)
