"""brat stand-off (https://brat.nlplab.org/standoff.html): text and annotations, and back."""

import re
from collections.abc import Iterator

from quotes.formats.annotated import Annotated, beside, name
from quotes.kinds import Certainty, PersonKind
from quotes.models import Document, Parsed, Quote, Span
from quotes.read.brat import DESCRIBED, EVIDENCE, KINDS, RELATIONS, annotated
from quotes.read.text import naming

_ANY_KIND = "|".join(KINDS)
CONF = "\n".join(
    [
        *("[entities]", *KINDS, "Mention", "Cue", "Via", ""),
        *("[relations]", f"Said_by\tArg1:{_ANY_KIND}, Arg2:Mention", f"Cued_by\tArg1:{_ANY_KIND}, Arg2:Cue"),
        *(f"Relayed_by\tArg1:{_ANY_KIND}, Arg2:Via", "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>", ""),
        *("[events]", "", "[attributes]", "Translated\tArg:<ANY>"),
        f"Evidence\tArg:<ANY>, Value:{'|'.join(EVIDENCE)}",
        f"Certainty\tArg:<ANY>, Value:{'|'.join(Certainty)}\n",
    ]
)
"""`annotation.conf`, which brat wants beside the files."""


def text(found: Annotated) -> str:
    """The text in which the annotations count."""
    return found.text


def write(found: Annotated) -> str:
    """The annotations: one entity a line of a quotation, which may run over several lines of the text.

    The speaker is a note: kind, uid and name; brat has no other place for somebody who is not named in the text.
    """
    return "".join(f"{line}\n" for line in _lines(found))


def _lines(found: Annotated) -> Iterator[str]:
    entities = relations = attributes = notes = 0
    for quote in found.parsed.quotes:
        entities += 1
        own = f"T{entities}"
        yield _entity(own, str(quote.kind).capitalize(), Span(quote.start, quote.end), found)
        for kind, span in beside(quote):
            entities, relations = entities + 1, relations + 1
            yield _entity(f"T{entities}", kind.capitalize(), span, found)
            yield f"R{relations}\t{RELATIONS[kind]} Arg1:{own} Arg2:T{entities}"
        for attribute in _attributes(quote):
            attributes += 1
            yield f"A{attributes}\t{attribute.format(own)}"
        for speaker in found.speakers(quote):
            person = found.person(speaker)
            assert person
            notes += 1
            kind = f"{person.kind}{'' if person.name or person.kind is PersonKind.UNNAMED else DESCRIBED}"
            told = f"{kind}|{found.people.get(person.id, person.id)}|{_line(name(person))}"
            yield f"#{notes}\tAnnotatorNotes {own}\t{told}"


def _entity(identity: str, kind: str, span: Span, found: Annotated) -> str:
    """An entity; its stretches end where a line does, since brat refuses a line feed inside one."""
    words = span.of(found.parsed.document.text)
    since = span.start - found.start
    lines = [match.span() for match in re.finditer(r"[^\n]+", words)]
    places = ";".join(f"{since + start} {since + end}" for start, end in lines)
    return f"{identity}\t{kind} {places}\t{' '.join(words[start:end] for start, end in lines)}"


def _attributes(quote: Quote) -> Iterator[str]:
    if quote.translated:
        yield "Translated {}"
    if quote.evidence:
        yield f"Evidence {{}} {quote.evidence.value.replace(' ', '-')}"
    if quote.certainty:
        yield f"Certainty {{}} {quote.certainty}"


def _line(words: str) -> str:
    return " ".join(words.split())


def read(path: str, text_: str, annotations: str) -> Parsed:
    """A document that somebody has annotated in brat, or that `write` has written.

    Other entities than quotations, mentions, cues and via are passed over. Raises UnreadableError, which names the
    file and the line, for a line that is no annotation, or one whose words are not in the text where it says.
    """
    with naming(path):
        return annotated(Document(path, "", text_, 0, len(text_)), annotations)
