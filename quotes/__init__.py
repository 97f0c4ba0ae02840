"""Who said what, word for word, and where it stands.

    from quotes import parse, read

    parsed = parse(read("seeds/000_6d560dbe172a879f.txt"))

Offsets count characters in `parsed.document.text`, end exclusive. A wrong file raises `QuotesError`; odd text never
raises, it is remarked upon.
"""

from quotes.check.checking import check
from quotes.errors import QuotesError
from quotes.models import Document, Parsed, Person, Quote, Remark, Turn
from quotes.parse import parse
from quotes.read.text import read
from quotes.read.walk import documents
from quotes.report import report

__all__ = [
    "Document",
    "Parsed",
    "Person",
    "Quote",
    "QuotesError",
    "Remark",
    "Turn",
    "check",
    "documents",
    "parse",
    "read",
    "report",
]
