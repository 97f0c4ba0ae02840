"""Which parts of a document are English: over no others may an English rule of attribution run."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.models import Document, Fact, Remark, Span
from quotes.words.language import ENGLISH, code_of, guess, name, told

GUESS = "guess"
"""The origin of a language that the words of a text were guessed by."""


@dataclass(frozen=True, slots=True)
class Language:
    """The language of a document: what is stored, whether its words are read as English, what is to be said of it.

    `mixed` tells that some parts of it look like other languages than the rest.
    """

    fact: Fact | None
    english: bool
    mixed: bool = False
    remarks: tuple[Remark, ...] = ()


def language(document: Document) -> Language:
    """What a source states comes before the guess; but rules run by the words, unless the user says what they are.

    A page may state the language of its template. A text that is too short to tell, or unlike any language, is read
    as English where the source does not state another.
    """
    seen = guess(document.text, document.start, document.end)
    stated = _stated(document)
    by_user = stated is not None and stated.origin == "user"
    read_as = stated.value if stated and (by_user or not seen.code) else seen.code
    fact = stated or (Fact(seen.code, origin=GUESS) if seen.code else None)
    english = read_as in (None, ENGLISH)
    return Language(
        fact,
        english,
        bool(seen.others) and not by_user,
        tuple(_remarks(document, fact, seen.code, read_as, seen.others)),
    )


def parts(text: str, spans: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """The stretches of a text that are English, and those that are in other languages, paragraph by paragraph.

    A paragraph too short to tell is in the language of the one before it.
    """
    english: list[Span] = []
    others: list[Span] = []
    for span in spans:
        is_english = True
        for paragraph in _paragraphs(text, span):
            code = told(text, *paragraph)
            is_english = code == ENGLISH if code else is_english
            into = english if is_english else others
            if into and into[-1].end >= paragraph.start - 1 and into[-1].start >= span.start:
                into[-1] = Span(into[-1].start, paragraph.end)
            else:
                into.append(paragraph)
    return english, others


def _paragraphs(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while start < span.end:
        cut = text.find("\n", start, span.end)
        end = cut if cut >= 0 else span.end
        if end > start:
            yield Span(start, end)
        start = end + 1


def _stated(document: Document) -> Fact | None:
    """What the source or the user states, as a code; None for words that are no language."""
    fact = document.facts.language
    code = code_of(fact.value) if fact else None
    return Fact(code, fact.origin, fact.span) if fact and code else None


def _remarks(
    document: Document, fact: Fact | None, seen: str | None, read_as: str | None, others: Sequence[str]
) -> Iterator[Remark]:
    start, end = document.start, document.end
    if fact and seen and seen != fact.value:
        what = f"the language is stated as {name(fact.value)}, and the words look like {name(seen)}"
        yield Remark("language in doubt", start, end, what)
    if others and seen:
        listed = ", ".join(name(code) for code in (seen, *others))
        yield Remark("several languages", start, end, f"parts of this are in different languages: {listed}")
    if read_as not in (None, ENGLISH):
        what = f"this is in {name(str(read_as))}, and sentences are read for who says what in English only"
        yield Remark("another language", start, end, what)
