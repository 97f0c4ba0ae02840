"""What a format writes: a parsed document with the names that its quotations and people have elsewhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from quotes.models import Parsed, Person, Quote, Span


@dataclass(frozen=True, slots=True)
class Annotated:
    """A parsed document; offsets count in `parsed.document.text`, end exclusive.

    `uids` are the public names of its quotations, in their order, and `people` those of its people by their ids; both
    are empty for a document that comes from no database.
    """

    parsed: Parsed
    uids: tuple[str, ...] = ()
    people: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text of this document, which begins at `start` in the text of its file."""
        document = self.parsed.document
        return document.text[document.start : document.end]

    @property
    def start(self) -> int:
        """Where the document begins in the text of its file."""
        return self.parsed.document.start

    @property
    def title(self) -> str:
        """The title that the source states, else the path."""
        title = self.parsed.facts.title
        return title.value if title else self.parsed.document.path

    def uid(self, number: int) -> str:
        """The name of a quotation: public where there is one, else q and its number from 1."""
        return self.uids[number] if self.uids else f"q{number + 1}"

    def person(self, speaker: str | None) -> Person | None:
        """Whoever has this id in the document."""
        return next((person for person in self.parsed.people if person.id == speaker), None)

    def speakers(self, quote: Quote) -> tuple[str, ...]:
        """The ids of all who speak the words."""
        return quote.speakers or ((quote.speaker,) if quote.speaker else ())


def name(person: Person) -> str:
    """What somebody is called: the name, else what the source says of them."""
    return person.name or person.description or "unnamed"


def beside(quote: Quote) -> Iterable[tuple[str, Span]]:
    """The words that tell of a quotation: who says it, the verb, who relays it."""
    for kind in ("mention", "cue", "via"):
        span: Span | None = getattr(quote, kind)
        if span is not None:
            yield kind, span
