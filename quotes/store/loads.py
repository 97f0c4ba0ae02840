"""The record of loads: what each brought and took away, so that the number of documents can be proved."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlite_utils import Database


class Load:
    """One load, or one `quotes forget`, under way; `recorded` is its number, None before it has changed something."""

    def __init__(self, db: Database, command: str = "load") -> None:
        self.recorded: int | None = None
        self._db = db
        self._command = command

    @property
    def id(self) -> int:
        """The number of the load, which is on record from here on."""
        if self.recorded is None:
            row = [self._command, datetime.now(UTC).isoformat(timespec="seconds")]
            sql = "insert into loads (command, started, added, replaced, forgotten) values (?, ?, 0, 0, 0)"
            self.recorded = int(self._db.execute(sql, row).lastrowid or 0)
        return self.recorded

    def count(self, **more: int) -> None:
        """Add to the load's counts, in the transaction that changes the documents."""
        told = {name: number for name, number in more.items() if number}
        if told:
            settings = ", ".join(f"{name} = {name} + ?" for name in told)
            self._db.execute(f"update loads set {settings} where id = ?", [*told.values(), self.id])

    def took(self, slowest: Sequence[tuple[float, str]] = (), **seconds: float) -> None:
        """Say how long the parts of the load took, and which documents took longest; nothing if it has no row."""
        if self.recorded is not None:
            settings = ", ".join(f"{name} = ?" for name in seconds)
            told = json.dumps([[round(number, 4), path] for number, path in slowest], ensure_ascii=False)
            values = [*(round(number, 3) for number in seconds.values()), told, self.recorded]
            self._db.execute(f"update loads set {settings}, slowest = ? where id = ?", values)
