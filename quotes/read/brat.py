"""brat stand-off (https://brat.nlplab.org/standoff.html): a text, and beside it what somebody has annotated in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from quotes.errors import UnreadableError
from quotes.kinds import Certainty, DocumentKind, Evidence, PersonKind, PieceKind, QuoteKind
from quotes.models import Document, Parsed, Person, Piece, Quote, Span, Turn
from quotes.read import text
from quotes.read.encoding import decode

ENDING = ".ann"
TEXT = ".txt"
"""How the names of the two files end."""

SETTINGS = frozenset({"annotation.conf", "visual.conf", "tools.conf", "kb_shortcuts.conf"})
"""Files in which brat keeps its settings, in the folder of a collection."""

KINDS = [kind.capitalize() for kind in QuoteKind]
EVIDENCE = {word.value.replace(" ", "-"): word for word in Evidence}
RELATIONS = {"mention": "Said_by", "cue": "Cued_by", "via": "Relayed_by"}
DESCRIBED = "-described"
"""Behind the kind of a group or body that has no name, but a description in its place."""

SPEAKER = re.compile(r"(?P<kind>[\w-]+)\|(?P<id>[^|]*)\|(?P<name>.*)", re.DOTALL)
"""A note on a quotation: the kind of its speaker, the uid, the name."""

LABEL = re.compile(r"[^\n]+?(?=\s*:\s*\Z)")
"""What stands before a speech on its line, and ends in a colon."""


def read(path: str, data: bytes) -> Document:
    """The document whose annotations are `data`; its text lies beside them, in the file of the same name in .txt.

    Raises UnreadableError, its message a predicate, where there is no such file, and for a line that is no annotation
    of the text.
    """
    beside = path.removesuffix(ENDING) + TEXT
    try:
        words = text.read_bytes(beside)
    except UnreadableError as error:
        raise UnreadableError(f"holds annotations in brat, of a text that must lie beside it: {error}") from error
    document = text.document(path, words)
    annotations = decode(data)[0] if data else ""
    stated = annotated(document, annotations)
    return replace(document, sha256=text.sha256(words + b"\0" + data), stated=stated)


def annotated(document: Document, annotations: str) -> Parsed:
    """What `annotations` say of a document. Other entities than quotations, mentions, cues and via are passed over.

    A document with speeches is a transcript, each of them a turn, any other an article. Where no note says who speaks,
    as none of somebody else's annotations does, a mention that is a name does. Raises UnreadableError, its message a
    predicate.
    """
    found = _Annotations(document.text)
    for number, line in enumerate(annotations.split("\n"), start=1):
        try:
            found.take(line.rstrip("\r"))
        except (KeyError, ValueError, IndexError) as error:
            wrong = f"is no annotation of its text in line {number}: {line[:80]!r}"
            raise UnreadableError(wrong) from error
    quotes = found.quotations()
    turns = _turns(document.text, quotes)
    numbers = {(turn.start, turn.end): at for at, turn in enumerate(turns)}
    return Parsed(
        document=document,
        kind=DocumentKind.TRANSCRIPT if turns else DocumentKind.ARTICLE,
        facts=document.facts,
        pieces=_pieces(document.text, turns),
        people=found.people(),
        turns=turns,
        annotations=(),
        quotes=tuple(
            replace(quote, turn=numbers.get((quote.start, quote.end))) if quote.kind is QuoteKind.SPEECH else quote
            for quote in quotes
        ),
        remarks=(),
    )


def _turns(words: str, quotes: Sequence[Quote]) -> tuple[Turn, ...]:
    """A turn for each speech, with the label that stands before it on its line."""
    turns: list[Turn] = []
    for quote in quotes:
        if quote.kind is not QuoteKind.SPEECH:
            continue
        begins = max(words.rfind("\n", 0, quote.start) + 1, turns[-1].end if turns else 0)
        label = LABEL.match(words[begins : quote.start])
        span = Span(begins + label.start(), begins + label.end()) if label else None
        turns.append(Turn(quote.start, quote.end, span, (), quote.speaker, None, quote.evidence))
    return tuple(turns)


def _pieces(words: str, turns: Sequence[Turn]) -> tuple[Piece, ...]:
    """The turns with their labels, end to end, and what stands before them."""
    starts = [turn.label.start if turn.label else turn.start for turn in turns]
    if not starts:
        return (Piece(PieceKind.PROSE, 0, len(words)),) if words else ()
    ends = [*starts[1:], len(words)]
    before = [Piece(PieceKind.PROSE, 0, starts[0])] if starts[0] else []
    return (*before, *(Piece(PieceKind.TURN, start, end) for start, end in zip(starts, ends, strict=True)))


@dataclass
class _Annotations:
    """The lines of a file of annotations, taken one after the other."""

    text: str
    spans: dict[str, tuple[str, Span]] = field(default_factory=dict)
    quotes: dict[str, Quote] = field(default_factory=dict)
    named: dict[tuple[str, str, str], str] = field(default_factory=dict)
    """Ids of people by kind, uid and name."""

    def take(self, line: str) -> None:
        """Learn what a line says."""
        what = line[:1]
        if what == "T":
            self._entity(line)
        elif what == "R":
            relation, first, second = line.split("\t")[1].split()
            names = {form: name for name, form in RELATIONS.items()}
            if relation in names:
                self._add(first.removeprefix("Arg1:"), {names[relation]: self.spans[second.removeprefix("Arg2:")][1]})
        elif what == "A":
            attribute, own, *value = line.split("\t")[1].split()
            if own in self.quotes:
                self._add(own, _known(attribute, value))
        elif what == "#" and (told := SPEAKER.fullmatch(line.split("\t", 2)[2])):
            self._speaker(line.split("\t")[1].split()[1], told["kind"], told["id"], told["name"])

    def _entity(self, line: str) -> None:
        identity, entity, words = line.split("\t", 2)
        kind, places = entity.split(" ", 1)
        bounds = [tuple(map(int, place.split())) for place in places.split(";")]
        if " ".join(self.text[start:end] for start, end in bounds) != words:
            raise ValueError(words)
        span = Span(bounds[0][0], bounds[-1][1])
        self.spans[identity] = (kind, span)
        if kind in KINDS:
            self.quotes[identity] = Quote(*span, QuoteKind(kind.lower()))

    def _add(self, own: str, more: dict[str, Any]) -> None:
        self.quotes[own] = replace(self.quotes[own], **more)

    def _speaker(self, own: str, kind: str, uid: str, name: str) -> None:
        PersonKind(kind.removesuffix(DESCRIBED))
        speaker = self.named.setdefault((kind, uid, name), f"p{len(self.named) + 1}")
        quote = self.quotes[own]
        all_ = (*(quote.speakers or ([quote.speaker] if quote.speaker else [])), speaker)
        self._add(own, {"speaker": all_[0], "speakers": all_ if all_[1:] else ()})

    def quotations(self) -> tuple[Quote, ...]:
        """The quotations in the order of the text, each with its speaker."""
        for own, quote in [] if self.named else list(self.quotes.items()):
            mention = quote.mention.of(self.text) if quote.mention else ""
            if _is_name(mention):
                self._speaker(own, PersonKind.PERSON, "", " ".join(mention.split()))
        found = (
            replace(quote, evidence=quote.evidence or Evidence.ANNOTATION) if quote.speaker else quote
            for quote in self.quotes.values()
        )
        return tuple(sorted(found, key=lambda quote: (quote.start, -quote.end)))

    def people(self) -> tuple[Person, ...]:
        """Whoever speaks."""
        return tuple(_person(id_, kind, name) for (kind, _, name), id_ in self.named.items())


def _person(id_: str, kind: str, name: str) -> Person:
    described = kind.endswith(DESCRIBED) or kind == PersonKind.UNNAMED
    told = PersonKind(kind.removesuffix(DESCRIBED))
    return Person(id_, None, told, name) if described else Person(id_, name, told)


def _is_name(mention: str) -> bool:
    """Whether a mention is a name: several words with capitals. Who "he" or "a pilot" is, it does not say."""
    words = mention.split()
    return len(words) > 1 and all(word[:1].isupper() for word in words)


def _known(attribute: str, value: list[str]) -> dict[str, Any]:
    if attribute == "Translated":
        return {"translated": True}
    if attribute == "Evidence":
        return {"evidence": EVIDENCE[value[0]]}
    return {"certainty": Certainty(value[0])} if attribute == "Certainty" else {}
