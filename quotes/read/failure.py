"""A source that could not be read, beside the documents that could."""

from dataclasses import dataclass

from quotes.errors import QuotesError


@dataclass(frozen=True, slots=True)
class Failure:
    """One bad file or row among good ones; `error` says in one sentence what is wrong and names the path."""

    path: str
    error: QuotesError

    def __str__(self) -> str:
        return str(self.error)
