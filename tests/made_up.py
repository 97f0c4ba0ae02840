"""Documents made up for tests of the database and the site."""

from collections.abc import Sequence
from hashlib import sha256
from itertools import pairwise

from quotes.kinds import AnnotationKind, Certainty, DocumentKind, Evidence, PersonKind, PieceKind, QuoteKind, Role
from quotes.models import Annotation, Document, Fact, Facts, Parsed, Person, Piece, Quote, Remark, Span, Turn
from quotes.parsing.speech import speech

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
    head = f"{title}\n\n"
    text, turns, people = _turns(head, lines)
    starts = [turn.label.start for turn in turns]
    pieces = [Piece(PieceKind.TURN, start, end) for start, end in pairwise([*starts, len(text)])]
    return Parsed(
        _document(path, text),
        DocumentKind.TRANSCRIPT,
        Facts(title=Fact(title, "text", Span(0, len(title))), **_told(facts)),
        (Piece(PieceKind.TITLE, 0, len(head)), *pieces),
        people,
        turns,
        (),
        tuple(speech(text, turns)),
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
    source = name or description or ""
    first = f"{words} {name or description} said on Tuesday."
    second = "The oven will be lit again in spring, she said."
    title = "Bakery To Reopen"
    text = f"{title}\n\nThe bakery burnt down in May.\n\n{first}\n\n{second}\n"
    kind = PersonKind.PERSON if name else PersonKind.UNNAMED
    return Parsed(
        _document(path, text),
        DocumentKind.ARTICLE,
        Facts(**_told({"title": title, **facts})),
        (
            Piece(PieceKind.TITLE, 0, len(title) + 2),
            Piece(PieceKind.PROSE, len(title) + 2, len(text)),
        ),
        (Person("p1", name, kind, description, (source,)),),
        (),
        (),
        (_direct(text, text.index(first), words, source), _paraphrase(text, text.index(second))),
        (),
    )


def _document(path: str, text: str) -> Document:
    return Document(path, sha256(text.encode()).hexdigest(), text, 0, len(text))


def _told(facts: dict[str, str]) -> dict[str, Fact]:
    return {name: Fact(value, "user") for name, value in facts.items()}


def _turns(text: str, lines: Sequence[tuple[str, str]]) -> tuple[str, tuple[Turn, ...], tuple[Person, ...]]:
    """The text with a paragraph added for each line, the turns in it, and the people who speak."""
    turns, people = [], {}
    for label, words in lines:
        person = _person(people, label)
        start = len(text)
        begin = start + len(label) + 2
        text += f"{label}: {words}\n\n"
        turns.append(
            Turn(
                begin,
                begin + len(words),
                Span(start, start + len(label)),
                tuple(_notes(words, begin)),
                person,
                Role.HOST if person == "p1" else None,
                Evidence.FULL_LABEL if " " in label else Evidence.SURNAME_OF_LABEL,
                certainty=Certainty.SURE,
            )
        )
    return text, tuple(turns), tuple(people.values())


def _direct(text: str, begin: int, words: str, source: str) -> Quote:
    """The words in their marks, with the source and "said" after them."""
    end = begin + len(words)
    cue = text.index("said", begin)
    mention = Span(end + 1, end + 1 + len(source))
    return Quote(
        begin, end, QuoteKind.DIRECT, "p1", Evidence.NAMED_BESIDE, mention, Span(cue, cue + 4), certainty=Certainty.SURE
    )


def _paraphrase(text: str, begin: int) -> Quote:
    """What is told before ", she said"."""
    end = text.index(", she said")
    she, said = Span(end + 2, end + 5), Span(end + 6, end + 10)
    return Quote(begin, end, QuoteKind.INDIRECT, "p1", Evidence.PRONOUN, she, said, certainty=Certainty.LIKELY)


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
