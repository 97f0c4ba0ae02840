"""Who said what, word for word, and where it stands.

    import quotes
    from pathlib import Path

    parsed = quotes.parse(Path("seeds/000_6d560dbe172a879f.txt"))

Offsets count characters in `parsed.document.text`, end exclusive. A wrong file raises `QuotesError`; odd text never
raises, it is remarked upon.
"""

# ruff: noqa: TC004 - the public names are imported when they are asked for

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quotes.check.checking import check
    from quotes.errors import QuotesError
    from quotes.models import Document, Parsed, Person, Quote, Remark, Turn
    from quotes.python.collection import Collection, open  # noqa: A004 - read as quotes.open
    from quotes.python.parsing import ParsedDocument, parse
    from quotes.read.text import read
    from quotes.read.walk import documents
    from quotes.show.contract import schema
    from quotes.show.report import report

__all__ = [
    "Collection",
    "Document",
    "Parsed",
    "ParsedDocument",
    "Person",
    "Quote",
    "QuotesError",
    "Remark",
    "Turn",
    "check",
    "documents",
    "open",
    "parse",
    "read",
    "report",
    "schema",
]

_HOMES = {
    **dict.fromkeys(("Document", "Parsed", "Person", "Quote", "Remark", "Turn"), "quotes.models"),
    "QuotesError": "quotes.errors",
    "check": "quotes.check.checking",
    "documents": "quotes.read.walk",
    **dict.fromkeys(("Collection", "open"), "quotes.python.collection"),
    **dict.fromkeys(("ParsedDocument", "parse"), "quotes.python.parsing"),
    "read": "quotes.read.text",
    "report": "quotes.show.report",
    "schema": "quotes.show.contract",
}
"""Where each public name comes from: imported when it is first asked for, so that each command starts quickly."""


class _Facade(ModuleType):
    """The package itself. Some of its public names are those of modules, too: here they stay the functions."""

    def __getattr__(self, name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        found = getattr(import_module(_HOMES[name]), name)
        package = sys.modules.get(f"{self.__name__}.{name}")
        if hasattr(package, "__path__"):
            # `import quotes.check.chance as x` asks the function for its module, those imported later too: not kept.
            found.__dict__.update({key: part for key, part in vars(package).items() if isinstance(part, ModuleType)})
        else:
            self.__dict__[name] = found
        return found

    def __setattr__(self, name: str, value: object) -> None:
        # The import of `quotes.read` ends with setting it here.
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*self.__dict__, *__all__})


sys.modules[__name__].__class__ = _Facade
