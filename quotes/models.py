"""Frozen dataclasses for what a document holds: spans, turns, quotations, people, remarks.

Every `start` and `end` counts characters (Unicode code points) in the document's text, end exclusive.
"""

from dataclasses import dataclass, field
from typing import Annotated, NamedTuple, get_type_hints

from quotes.kinds import AnnotationKind, Certainty, DocumentKind, Evidence, PersonKind, PieceKind, QuoteKind, Role
from quotes.source import Source


class Span(NamedTuple):
    """A stretch of a text; a tuple, since there are so many."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The very characters of `text` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something stated about a document, with the place that states it.

    `origin` is "text" (then `span` says where), "markup" (a saved page's metadata, a corpus's columns), "user"
    (a facts file given with `--metadata`) or "guess" (a language that the words look like).
    """

    value: str
    origin: str = "text"
    span: Span | None = None


class Known(NamedTuple):
    """What is known of a fact: `title` is what pages call it, `column` what its column in the database holds."""

    title: str
    column: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a source states about itself; None where it states nothing. Everything else derives from this list."""

    title: Annotated[Fact | None, Known("Title", "The title as printed")] = None
    outlet: Annotated[Fact | None, Known("Outlet", "Who published it")] = None
    program: Annotated[Fact | None, Known("Programme", "The programme")] = None
    published: Annotated[Fact | None, Known("Published", "The date of publication as stated")] = None
    url: Annotated[Fact | None, Known("Address", "The address that the source gives")] = None
    copyright: Annotated[
        Fact | None, Known("Copyright line", "The line of copyright; its year may be that of a copied page")
    ] = None
    byline: Annotated[Fact | None, Known("By", "Who wrote it")] = None
    place: Annotated[Fact | None, Known("Dateline", "The place in the dateline")] = None
    language: Annotated[
        Fact | None,
        Known(
            "Language", "The language as a code, such as en; guessed by the words where the source does not state it"
        ),
    ] = None


FACTS: dict[str, Known] = {
    name: hint.__metadata__[0] for name, hint in get_type_hints(Facts, include_extras=True).items()
}
"""The facts by name, in the order in which pages and the output list them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One tile of a document."""

    kind: PieceKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Remark:
    """What a careful reader would be told about this place in the source."""

    kind: str
    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was read: offsets are final from here on.

    `start` and `end` bound the part of `text` that this document is: all of it unless one file holds several documents,
    numbered by `part` from 1. `times` are (start, end, seconds from, seconds to) of stretches whose time the source
    gives. `speakers` are (start, end, name) where a corpus has a column for it. `blockquotes` are the stretches that a
    page's markup sets apart as quotations. `by_machine` tells that a program has written the text down from sound: the
    labels are those in `speakers` and no others, and all else is speech. `path` is the file as the user spelled it.
    `stated` is what somebody has annotated in it: then nobody's rules read it again.
    `sha256` is of the file's bytes or, with `of_rows`, of its rows in a corpus, which calls it `row` (None: no id).
    """

    path: str
    sha256: str
    text: str
    start: int
    end: int
    part: int | None = None
    row: str | None = None
    of_rows: bool = False
    source: Source | None = None
    facts: Facts = field(default_factory=Facts)
    times: tuple[tuple[int, int, float, float], ...] = ()
    speakers: tuple[tuple[int, int, str], ...] = ()
    blockquotes: tuple[Span, ...] = ()
    remarks: tuple[Remark, ...] = ()
    by_machine: bool = False
    stated: "Parsed | None" = None

    @property
    def spoken(self) -> bool:
        """Whether the text was made from sound, by a machine or as captions: then all of it is speech."""
        return self.by_machine or bool(self.times)


@dataclass(frozen=True, slots=True)
class Annotation:
    """A transcriber's parenthesis, with its brackets."""

    kind: AnnotationKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's uninterrupted words as printed.

    `start` and `end` bound what follows the label, which is kept as printed, without its colon. `recording` says what
    it is a soundbite of; `time` is seconds from the start of the recording. `continues`: it goes on after a heading.
    `certainty` is how sure the speaker is, None without one.
    """

    start: int
    end: int
    label: Span | None = None
    annotations: tuple[Annotation, ...] = ()
    speaker: str | None = None
    role: Role | None = None
    evidence: Evidence | None = None
    recording: str | None = None
    time: tuple[float, float] | None = None
    certainty: Certainty | None = None
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words and whose they are. `speaker` is a `Person.id`; None where nobody can tell.

    `speakers` lists several who speak together, `speaker` first. `certainty` is how sure it is, None without a speaker.
    """

    start: int
    end: int
    kind: QuoteKind
    speaker: str | None = None
    evidence: Evidence | None = None
    mention: Span | None = None
    cue: Span | None = None
    via: Span | None = None
    translated: bool = False
    turn: int | None = None
    group: int | None = None
    certainty: Certainty | None = None
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks in a document; `name` is the fullest form the source gives, None for the unnamed.

    `labels` are the forms that the document uses, first seen first; `wikidata` is an id such as "Q42", from a roster.
    """

    id: str
    name: str | None
    kind: PersonKind
    description: str | None = None
    labels: tuple[str, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """A document cut into pieces and turns, before anyone is resolved."""

    pieces: tuple[Piece, ...]
    turns: tuple[Turn, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    facts: Facts = field(default_factory=Facts)
    remarks: tuple[Remark, ...] = ()


class Considered(NamedTuple):
    """Another way to take a document: a kind, a house style, and how many labels that style finds."""

    kind: DocumentKind
    style: str | None
    labels: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """All that is known of a document: what `quotes parse` prints and `quotes load` stores.

    `style` is a transcript's house style; `confidence`, 0 to 1, how sure the kind is; `considered` what else it may be.
    """

    document: Document
    kind: DocumentKind
    facts: Facts
    pieces: tuple[Piece, ...]
    people: tuple[Person, ...]
    turns: tuple[Turn, ...]
    annotations: tuple[Annotation, ...]
    quotes: tuple[Quote, ...]
    remarks: tuple[Remark, ...]
    style: str | None = None
    confidence: float = 1.0
    considered: tuple[Considered, ...] = ()
