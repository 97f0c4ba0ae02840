"""Was it really said? A claimed quotation against the record."""

from quotes.check.checking import check

__all__ = ["check"]
