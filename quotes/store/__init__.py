"""The database: schema, rows, queries.

What is below runs before anything of ours asks for sqlite-utils, which would import pandas and numpy where they are
installed, only to know the types of their values: half a second and 90 MB in every process.
"""

import sys

_absent = [name for name in ("pandas", "numpy") if name not in sys.modules]
for _name in _absent:
    sys.modules[_name] = None  # type: ignore[assignment]  # so an import finds nothing
try:
    import sqlite_utils  # noqa: F401 - kept in sys.modules
finally:
    for _name in _absent:
        del sys.modules[_name]
