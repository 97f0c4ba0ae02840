"""brat stand-off (https://brat.nlplab.org/standoff.html): text and annotations, and back."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from quotes.errors import UnreadableError
from quotes.formats.annotated import Annotated, beside, name
from quotes.kinds import Certainty, DocumentKind, Evidence, PersonKind, PieceKind, QuoteKind
from quotes.models import Document, Facts, Parsed, Person, Piece, Quote, Span

_KINDS = [kind.capitalize() for kind in QuoteKind]
_ANY_KIND = "|".join(_KINDS)
_EVIDENCE = {word.value.replace(" ", "-"): word for word in Evidence}
CONF = "\n".join(
    [
        *("[entities]", *_KINDS, "Mention", "Cue", "Via", ""),
        *("[relations]", f"Said_by\tArg1:{_ANY_KIND}, Arg2:Mention", f"Cued_by\tArg1:{_ANY_KIND}, Arg2:Cue"),
        *(f"Relayed_by\tArg1:{_ANY_KIND}, Arg2:Via", "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>", ""),
        *("[events]", "", "[attributes]", "Translated\tArg:<ANY>"),
        f"Evidence\tArg:<ANY>, Value:{'|'.join(_EVIDENCE)}",
        f"Certainty\tArg:<ANY>, Value:{'|'.join(Certainty)}\n",
    ]
)
"""`annotation.conf`, which brat wants beside the files."""

RELATIONS = {"mention": "Said_by", "cue": "Cued_by", "via": "Relayed_by"}
SPEAKER = re.compile(r"(?P<kind>\w+)\|(?P<id>[^|]*)\|(?P<name>.*)", re.DOTALL)


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
            told = f"{person.kind}|{found.people.get(person.id, person.id)}|{_line(name(person))}"
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
    """A document that somebody has annotated in brat, or that `write` has written, as an article.

    Other entities than quotations, mentions, cues and via are passed over. Raises UnreadableError, which names the
    file and the line, for a line that is no annotation, or one whose words are not in the text where it says.
    """
    spans: dict[str, tuple[str, Span]] = {}
    people: dict[tuple[str, str, str], str] = {}
    quotes: dict[str, Quote] = {}
    for number, line in enumerate(annotations.split("\n"), start=1):
        try:
            _take(line, text_, spans, people, quotes)
        except (KeyError, ValueError, IndexError) as error:
            raise UnreadableError(f"{path}, line {number}, is no annotation of this text: {line[:80]!r}") from error
    found = sorted(quotes.values(), key=lambda quote: (quote.start, -quote.end))
    return Parsed(
        document=Document(path, "", text_, 0, len(text_)),
        kind=DocumentKind.ARTICLE,
        facts=Facts(),
        pieces=(Piece(PieceKind.PROSE, 0, len(text_)),) if text_ else (),
        people=tuple(
            Person(
                id_,
                told if kind == PersonKind.PERSON else None,
                PersonKind(kind),
                None if kind == PersonKind.PERSON else told,
            )
            for (kind, _, told), id_ in people.items()
        ),
        turns=(),
        annotations=(),
        quotes=tuple(found),
        remarks=(),
    )


def _take(
    line: str,
    text_: str,
    spans: dict[str, tuple[str, Span]],
    people: dict[tuple[str, str, str], str],
    quotes: dict[str, Quote],
) -> None:
    """What a line says."""
    what = line[:1]
    if what == "T":
        identity, entity, words = line.split("\t", 2)
        kind, places = entity.split(" ", 1)
        bounds = [tuple(map(int, place.split())) for place in places.split(";")]
        if " ".join(text_[start:end] for start, end in bounds) != words:
            raise ValueError(words)
        span = Span(bounds[0][0], bounds[-1][1])
        spans[identity] = (kind, span)
        if kind in _KINDS:
            quotes[identity] = Quote(*span, QuoteKind(kind.lower()))
    elif what == "R":
        relation, first, second = line.split("\t")[1].split()
        names = {form: what for what, form in RELATIONS.items()}
        own = first.removeprefix("Arg1:")
        if relation in names:
            quotes[own] = _with(quotes[own], {names[relation]: spans[second.removeprefix("Arg2:")][1]})
    elif what == "A":
        attribute, own, *value = line.split("\t")[1].split()
        if own in quotes:
            quotes[own] = _with(quotes[own], _known(attribute, value))
    elif what == "#" and (told := SPEAKER.fullmatch(line.split("\t", 2)[2])):
        own = line.split("\t")[1].split()[1]
        speaker = people.setdefault((told["kind"], told["id"], told["name"]), f"p{len(people) + 1}")
        quote = quotes[own]
        more = (*(quote.speakers or ([quote.speaker] if quote.speaker else [])), speaker)
        quotes[own] = replace(quote, speaker=more[0], speakers=more if more[1:] else ())


def _with(quote: Quote, more: dict[str, Any]) -> Quote:
    return replace(quote, **more)


def _known(attribute: str, value: list[str]) -> dict[str, Any]:
    if attribute == "Translated":
        return {"translated": True}
    if attribute == "Evidence":
        return {"evidence": _EVIDENCE[value[0]]}
    return {"certainty": Certainty(value[0])} if attribute == "Certainty" else {}
