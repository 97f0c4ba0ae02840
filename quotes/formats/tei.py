"""TEI P5 (https://tei-c.org/guidelines/): turns as `<u who>`, quotations as `<said who direct>`, the text verbatim.

The characters inside `<body>` are the document's text, every one and no other. What XML cannot hold, such as a NUL, is
a `<gap>` that names it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from quotes.formats.annotated import Annotated
from quotes.formats.nested import Mark, nested, parted
from quotes.kinds import Certainty, Evidence, PersonKind, PieceKind, QuoteKind
from quotes.models import Annotation, Person, Piece, Turn

CERT = {Certainty.SURE: "high", Certainty.LIKELY: "medium", Certainty.DOUBTFUL: "low"}
REFUSED = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\r")
"""Characters that XML 1.0 cannot hold, and the carriage return, which it would turn into a line feed."""


def write(found: Annotated) -> str:
    """A TEI document."""
    pieces = found.parsed.pieces
    inside = parted(_marks(found), [(piece.start, piece.end) for piece in pieces])
    body = "".join(_piece(found, piece, marks) for piece, marks in zip(pieces, inside, strict=True))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0">\n{_header(found)}\n'
        f'<text><body xml:space="preserve">{body}</body></text>\n</TEI>\n'
    )


def _header(found: Annotated) -> str:
    facts, document = found.parsed.facts, found.parsed.document
    language = facts.language.value if facts.language else "und"
    source = "".join(
        f"<{tag}>{_text(fact.value)}</{tag}>"
        for tag, fact in (
            ("title", facts.title),
            ("author", facts.byline),
            ("publisher", facts.outlet),
            ("date", facts.published),
        )
        if fact
    )
    address = f"<ref target={_attribute(facts.url.value)}>{_text(facts.url.value)}</ref>" if facts.url else ""
    notes = f'<idno type="sha256">{document.sha256}</idno><idno type="path">{_text(document.path)}</idno>'
    people = "".join(_person(found, person) for person in found.parsed.people)
    return (
        f"<teiHeader><fileDesc><titleStmt><title>{_text(found.title)}</title></titleStmt>"
        "<publicationStmt><p>Written by attributed-quotes; the rights are those of the source.</p></publicationStmt>"
        f"<sourceDesc><bibl>{source}{address}{notes}</bibl></sourceDesc></fileDesc>"
        f"<encodingDesc><classDecl>{_taxonomy()}</classDecl></encodingDesc>"
        f'<profileDesc><langUsage><language ident="{escape(language)}"/></langUsage>'
        f"{f'<particDesc><listPerson>{people}</listPerson></particDesc>' if people else ''}</profileDesc></teiHeader>"
    )


def _taxonomy() -> str:
    """What @ana may point at: the kind of a quotation, and how its speaker is known."""
    words = [(_reference(kind), str(kind)) for kind in (*QuoteKind, *Evidence)] + [
        ("translated", "a translator's words")
    ]
    categories = "".join(f'<category xml:id="{id_}"><catDesc>{word}</catDesc></category>' for id_, word in words)
    return f'<taxonomy xml:id="quotation">{categories}</taxonomy>'


def _person(found: Annotated, person: Person) -> str:
    tag = "person" if person.kind in {PersonKind.PERSON, PersonKind.UNNAMED} else "personGrp"
    inside = f"<persName>{_text(person.name)}</persName>" if person.name else ""
    inside += f'<note type="description">{_text(person.description)}</note>' if person.description else ""
    if person.wikidata:
        inside += f'<idno type="wikidata">{person.wikidata}</idno>'
    if person.id in found.people:
        inside += f'<idno type="uid">{_text(found.people[person.id])}</idno>'
    role = "" if person.kind is PersonKind.PERSON else f' role="{person.kind}"'
    return f'<{tag} xml:id="{person.id}"{role}>{inside or "<p/>"}</{tag}>'


def _piece(found: Annotated, piece: Piece, marks: list[Mark]) -> str:
    turn = _turn_in(found, piece)
    tag = "u" if turn else "p" if piece.kind is PieceKind.PROSE else "ab"
    attributes = _of_turn(turn) if turn else "" if tag == "p" else f' type="{piece.kind}"'
    inside = "".join(_written(found, step) for step in nested(marks, piece.start, piece.end))
    if turn:
        inside = f"<seg>{inside}</seg>"  # in a <seg> there may be a <said>, right in a <u> there may not
    return f"<{tag}{attributes}>{inside}</{tag}>"


def _turn_in(found: Annotated, piece: Piece) -> Turn | None:
    if piece.kind is not PieceKind.TURN:
        return None
    turns = found.parsed.turns
    number = bisect_left(turns, piece.start, key=lambda turn: turn.start)
    return turns[number] if number < len(turns) and turns[number].start < piece.end else None


def _of_turn(turn: Turn) -> str:
    told = f' who="#{turn.speaker}"' if turn.speaker else ""
    told += f' cert="{CERT[turn.certainty]}"' if turn.certainty else ""
    told += f' ana="#{_reference(turn.evidence)}"' if turn.evidence else ""
    return told


def _marks(found: Annotated) -> Iterator[Mark]:
    """All that is marked inside pieces, each with a number that its parts share where it had to be cut."""
    for number, turn in enumerate(found.parsed.turns, start=1):
        if turn.label:
            yield Mark(*turn.label, "seg", (("type", "label"),))
        yield Mark(turn.start, turn.end, "seg", (("type", "speech"), ("n", f"t{number}")))
        yield from map(_note, turn.annotations)
    yield from map(_note, found.parsed.annotations)
    for number, quote in enumerate(found.parsed.quotes):
        if quote.kind is QuoteKind.SPEECH:
            continue
        told = [("n", found.uid(number)), ("direct", "false" if quote.kind is QuoteKind.INDIRECT else "true")]
        if quote.speaker:
            told.append(("who", " ".join(f"#{speaker}" for speaker in found.speakers(quote))))
        told += [("cert", CERT[quote.certainty])] if quote.certainty else []
        how = [_reference(quote.kind), *([_reference(quote.evidence)] if quote.evidence else [])]
        how += ["translated"] if quote.translated else []
        told.append(("ana", " ".join(f"#{one}" for one in how)))
        yield Mark(quote.start, quote.end, "said", tuple(told))


def _note(note: Annotation) -> Mark:
    return Mark(note.start, note.end, "incident", (("type", str(note.kind)),))


def _written(found: Annotated, step: tuple[str, Mark | None, int, int]) -> str:
    what, mark, start, end = step
    if mark is None:
        return _text(found.parsed.document.text[start:end])
    inner = "<desc>" if mark.tag == "incident" else ""
    if what == "close":
        return f"{inner.replace('<', '</')}</{mark.tag}>"
    attributes = "".join(f" {name_}={_attribute(value)}" for name_, value in mark.attributes)
    return f"<{mark.tag}{attributes}>{inner}"


def _reference(word: QuoteKind | Evidence) -> str:
    return f"{'kind' if isinstance(word, QuoteKind) else 'known'}.{word.value.replace(' ', '-')}"


def _text(words: str) -> str:
    return REFUSED.sub(lambda odd: f'<gap reason="not-in-xml" n="U+{ord(odd[0]):04X}"/>', escape(words))


def _attribute(value: str) -> str:
    return quoteattr(REFUSED.sub("\ufffd", value))
