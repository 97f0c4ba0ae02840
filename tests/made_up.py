"""Documents made up for tests of the database and the site."""

from collections.abc import Sequence
from hashlib import sha256

from quotes.models import (
    Annotation,
    AnnotationKind,
    Document,
    DocumentKind,
    Evidence,
    Fact,
    Facts,
    Parsed,
    Person,
    PersonKind,
    Piece,
    PieceKind,
    Quote,
    QuoteKind,
    Remark,
    Role,
    Span,
    Turn,
)
from quotes.speech import speech

MAYOR, HOST, MAN = "Åsa Brännström", "Tom Okafor", "UNIDENTIFIED MAN"


def transcript(
    lines: Sequence[tuple[str, str]] = (
        ("TOM OKAFOR, HOST", "Good morning. The harbour froze over. Madam Mayor, what now?"),
        ("ÅSA BRÄNNSTRÖM", "(Through translator) We wait. The ice decides, not the council."),
        ("OKAFOR", "And the ferries?"),
        ("BRÄNNSTRÖM", "(Laughter) Nobody owns a ferry that walks."),
        ("UNIDENTIFIED MAN", "I walked across with my dog."),
    ),
    *,
    path: str = "harbour.txt",
    title: str = "The Harbour Freezes Over",
    **facts: str,
) -> Parsed:
    """A transcript of lines (label, words); labels that end in the same surname are one person."""
    text, turns = f"{title}\n\n", []
    pieces = [Piece(PieceKind.TITLE, 0, len(text))]
    people: dict[str, Person] = {}
    for label, words in lines:
        person = _person(people, label)
        start = len(text)
        text += f"{label}: {words}\n\n"
        begin = start + len(label) + 2
        turns.append(
            Turn(
                begin,
                begin + len(words),
                Span(start, start + len(label)),
                tuple(_notes(words, begin)),
                person,
                Role.HOST if person == "p1" else None,
                Evidence.FULL_LABEL if " " in label else Evidence.SURNAME_OF_LABEL,
            )
        )
        pieces.append(Piece(PieceKind.TURN, start, len(text)))
    document = Document(path, sha256(text.encode()).hexdigest(), text, 0, len(text))
    stated = {"title": Fact(title, "text", Span(0, len(title)))} | {
        name: Fact(value, "user") for name, value in facts.items()
    }
    quotes = tuple(speech(text, turns))
    return Parsed(
        document,
        DocumentKind.TRANSCRIPT,
        Facts(**stated),
        tuple(pieces),
        tuple(people.values()),
        tuple(turns),
        (),
        quotes,
        (Remark("gap", len(text) - 1, len(text), "a line seems to be missing here"),),
        "npr",
    )


def article(
    path: str = "bakery.txt",
    words: str = "“Bread is a promise,”",
    name: str | None = MAYOR,
    description: str | None = None,
    **facts: str,
) -> Parsed:
    """An article with one direct quotation and one paraphrase."""
    first = f"{words} {name or description} said on Tuesday."
    second = "The oven will be lit again in spring, she said."
    title = "Bakery To Reopen"
    text = f"{title}\n\nThe bakery burnt down in May.\n\n{first}\n\n{second}\n"
    begin, told = text.index(first), text.index(second)
    mention = Span(begin + len(words) + 1, begin + len(words) + 1 + len(name or description or ""))
    cue = text.index("said", begin)
    kind = PersonKind.PERSON if name else PersonKind.UNNAMED
    person = Person("p1", name, kind, description, (name or description or "",))
    end = text.index(", she said")
    document = Document(path, sha256(text.encode()).hexdigest(), text, 0, len(text))
    stated = {"title": title, **facts}
    return Parsed(
        document,
        DocumentKind.ARTICLE,
        Facts(**{key: Fact(value, "user") for key, value in stated.items()}),
        (
            Piece(PieceKind.TITLE, 0, len(title) + 2),
            Piece(PieceKind.PROSE, len(title) + 2, len(text)),
        ),
        (person,),
        (),
        (),
        (
            Quote(
                begin, begin + len(words), QuoteKind.DIRECT, "p1", Evidence.NAMED_BESIDE, mention, Span(cue, cue + 4)
            ),
            Quote(
                told, end, QuoteKind.INDIRECT, "p1", Evidence.PRONOUN, Span(end + 2, end + 5), Span(end + 6, end + 10)
            ),
        ),
        (),
    )


def _person(people: dict[str, Person], label: str) -> str:
    name = label.split(",", maxsplit=1)[0]
    for person in people.values():
        if (person.name or person.description or "").upper().endswith(name):
            people[person.id] = Person(person.id, person.name, person.kind, person.description, (*person.labels, label))
            return person.id
    unnamed = name.startswith("UNIDENTIFIED")
    key = f"p{len(people) + 1}"
    full = next((known for known in (MAYOR, HOST) if known.upper() == name), name.title())
    kind = PersonKind.UNNAMED if unnamed else PersonKind.PERSON
    people[key] = Person(key, None if unnamed else full, kind, name if unnamed else None, (label,))
    return key


def _notes(words: str, begin: int) -> list[Annotation]:
    if not words.startswith("("):
        return []
    kind = AnnotationKind.TRANSLATOR if "translator" in words else AnnotationKind.LAUGHTER
    return [Annotation(kind, begin, begin + words.index(")") + 1)]
