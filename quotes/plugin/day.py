"""The day in UTC, so that it is the same one for all readers: it chooses the quotation of the day."""

import datetime as dt

DAY = 24 * 60 * 60
"""Seconds of a day."""


def now() -> dt.datetime:
    """The time in UTC."""
    return dt.datetime.now(dt.UTC)


def today() -> str:
    """The day, such as "2026-02-03"."""
    return now().date().isoformat()


def left() -> int:
    """Seconds until the next day begins, at least one."""
    time = now()
    return max(DAY - (time.hour * 60 + time.minute) * 60 - time.second, 1)
