"""A reader's search words as an expression of SQLite's full-text search: whatever is typed is data.

All words must stand in a quotation. Words in quotation marks stand together; `coal*` begins a word; `NOT coal` and
`-coal` leave out; `coal OR gas` takes either; `coal NEAR mine` takes them within NEAR_BY words of each other.
"""

import re
from dataclasses import dataclass

MOST_WORDS = 24
LONGEST_WORD = 64
"""Words and characters beyond these say nothing more and cost time."""

NEAR_BY = 10
"""Words that may stand between two that are near each other."""

OPERATORS = ("AND", "NOT", "OR", "NEAR")
"""What joins words, in capitals; AND is understood without being typed."""

PART = re.compile(r'(-?)["“”„]([^"“”„]*)["“”„]?|([^\s"“”„]+)')


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or a phrase, or the beginning of a word (`open`), and the operator that joins it to those before."""

    words: str
    open: bool = False
    operator: str = "AND"

    def __str__(self) -> str:
        return f'"{self.words}"{" *" if self.open else ""}'


def expression(typed: str) -> str | None:
    """What is typed as an expression; None where nothing can be searched for."""
    wanted: list[str] = []
    unwanted: list[str] = []
    before: Term | None = None
    for term in terms(typed):
        if term.operator == "NOT":
            unwanted.append(str(term))
            before = None
        elif term.operator == "NEAR" and before:
            wanted[-1] = f"NEAR({before} {term}, {NEAR_BY})"
            before = None
        elif term.operator == "OR" and wanted:
            wanted[-1] = f"({wanted[-1]} OR {term})"
            before = None
        else:
            wanted.append(str(term))
            before = term
    if not wanted:
        return None
    found = " AND ".join(wanted)
    return f"({found}) NOT ({' OR '.join(unwanted)})" if unwanted else found


def terms(typed: str) -> list[Term]:
    """The words, phrases and beginnings of words that are typed; an operator at the end is a word."""
    found: list[Term] = []
    operator = ""
    for minus, marked, bare in PART.findall(typed[: MOST_WORDS * LONGEST_WORD]):
        if bare in OPERATORS:
            operator = bare
            continue
        words = " ".join(word for word in map(_clean, (marked or bare).split()) if any(map(str.isalnum, word)))
        if words:
            out = minus or bare.startswith("-")
            found.append(Term(words.strip("-*"), bare.endswith("*"), "NOT" if out else operator or "AND"))
        operator = ""
    return [*found, *([Term(operator)] if operator else [])][:MOST_WORDS]


def _clean(word: str) -> str:
    return "".join(char if char.isprintable() else " " for char in word[:LONGEST_WORD]).replace('"', " ").strip()
