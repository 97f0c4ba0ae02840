"""Libraries that only some readers need."""

from importlib.util import find_spec

from quotes.errors import UnreadableError


def need(library: str, extra: str) -> None:
    """Raise UnreadableError, its message a predicate that says how to get it, unless the library is installed."""
    if find_spec(library) is None:
        raise UnreadableError(f"needs {library}: pip install 'attributed-quotes[{extra}]'")
