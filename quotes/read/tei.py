"""TEI P5 (https://tei-c.org/guidelines/): who says what, as somebody has encoded it, in speeches and in prose.

A body that says `xml:space="preserve"`, as `quotes export --format tei` writes it, comes back character for character.
In any other white space is layout: blocks become paragraphs, and a speech is printed as `Name: words`, as captions are.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree as ET

from quotes.errors import UnreadableError
from quotes.kinds import AnnotationKind, Certainty, DocumentKind, Evidence, PieceKind, QuoteKind
from quotes.models import Annotation, Document, Parsed, Piece, Quote, Span, Turn
from quotes.read import text
from quotes.read.tei_header import Header
from quotes.read.tei_text import Flow

XML = "{http://www.w3.org/XML/1998/namespace}"
CERTAINTY = {"high": Certainty.SURE, "medium": Certainty.LIKELY, "low": Certainty.DOUBTFUL}
"""What @cert says, and what it means here; what is unknown is said of nobody."""

EVIDENCE = {f"#known.{word.replace(' ', '-')}": word for word in Evidence}
KINDS = {f"#kind.{word}": word for word in QuoteKind}
TRANSLATED = "#translated"
"""What @ana points at in files of ours."""

SPEECHES = frozenset({"u", "sp"})
NOTES = frozenset({"incident", "kinesic", "vocal", "stage"})
QUOTED = frozenset({"said", "q", "quote"})
BLOCKS = frozenset(
    "ab argument byline closer dateline div epigraph figure head item l label lg list opener p row salute signed table"
    " trailer".split()
)
BREAKS = frozenset({"lb", "cb", "pb", "milestone", "cell"})


def read(path: str, data: bytes) -> Iterator[Document]:
    """The documents in a TEI file, several in a corpus.

    Where nothing in one says who speaks, its text is read as any other. Raises UnreadableError, its message a
    predicate, for what is no XML or no TEI.
    """
    try:
        # Expat fetches nothing from elsewhere, and refuses entities that grow without end (2.4.1 and later).
        root = ET.fromstring(data)  # noqa: S314
    except (ET.ParseError, ValueError) as error:
        raise UnreadableError(f"is no well-formed XML: {error}") from error
    found = [element for element in root.iter() if local(element) == "TEI"]
    if not found:
        raise UnreadableError("is XML, but not TEI: save its words as plain text or HTML")
    for number, element in enumerate(found, start=1):
        document = _Reader(Header(element)).document(path, data, element)
        yield replace(document, part=number) if found[1:] else document


def local(element: ET.Element) -> str:
    """The name of an element without its namespace; that of a comment is empty."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


@dataclass
class _Speech:
    """A speech that is being read: its label, where its words are, and the notes inside."""

    label: Span | None = None
    words: Span | None = None
    begins: int = 0
    who: tuple[str, ...] = ()
    notes: list[Annotation] = field(default_factory=list)


class _Reader:
    """One TEI document on its way to text, pieces, turns and quotations."""

    def __init__(self, header: Header) -> None:
        self._header = header
        self._flow = Flow()
        self._pieces: list[tuple[PieceKind, int]] = []
        self._turns: list[Turn] = []
        self._loose: list[Annotation] = []
        self._said: dict[str, Quote] = {}
        self._speech: _Speech | None = None
        self._depth = 0

    def document(self, path: str, data: bytes, element: ET.Element) -> Document:
        """The document, with what its encoding states."""
        body = next((inner for inner in element.iter() if local(inner) == "body"), None)
        if body is None:
            raise UnreadableError("is TEI without a body: there is nothing to read")
        ours = body.get(f"{XML}space") == "preserve"
        self._flow.verbatim = ours
        self._inside(body)
        words = str(self._flow)
        if not words.strip():
            raise UnreadableError("is TEI without words: there is nothing to read")
        for turn in self._turns:
            if turn.label and turn.speaker:
                self._header.labelled(turn.speaker, turn.label.of(words))
        facts = self._header.facts(ours=ours)
        found = text.made_document(path, data, words, (), facts=facts)
        speaks = bool(self._turns) or any(quote.speaker for quote in self._said.values())
        return replace(found, stated=self._stated(found, ours=ours)) if speaks else found

    def _stated(self, document: Document, *, ours: bool) -> Parsed:
        return Parsed(
            document=document,
            kind=DocumentKind.TRANSCRIPT if self._turns else DocumentKind.ARTICLE,
            facts=document.facts,
            pieces=self._tiles(len(document.text)),
            people=self._header.people(everybody=ours),
            turns=tuple(self._turns),
            annotations=tuple(self._loose),
            quotes=tuple(sorted(map(self._placed, self._said.values()), key=lambda one: (one.start, -one.end))),
            remarks=(),
        )

    def _tiles(self, length: int) -> tuple[Piece, ...]:
        """The pieces, each up to the beginning of the next."""
        starts = [(kind, 0 if not number else start) for number, (kind, start) in enumerate(self._pieces)]
        ends = [*(start for _, start in starts[1:]), length]
        return tuple(
            Piece(kind, start, end) for (kind, start), end in zip(starts, ends, strict=True) if end > start
        ) or (Piece(PieceKind.PROSE, 0, length),)

    def _placed(self, quote: Quote) -> Quote:
        at = bisect_right(self._turns, quote.start, key=lambda turn: turn.start) - 1
        inside = at >= 0 and quote.end <= self._turns[at].end
        return replace(quote, turn=at if inside else None)

    def _element(self, element: ET.Element) -> None:
        tag = local(element)
        if tag == "gap" and element.get("reason") == "not-in-xml":
            self._flow.add(chr(int(element.get("n", "U+FFFD").removeprefix("U+"), 16)))
        elif tag in BREAKS:
            self._flow.space()
            self._inside(element)
        elif tag in SPEECHES:
            self._spoken(element)
        elif tag in NOTES:
            self._note(element)
        elif tag in QUOTED and (tag == "said" or element.get("who")):
            self._quoted(element)
        elif tag == "seg" and self._speech and element.get("type") in {"label", "speech"}:
            self._segment(element)
        elif tag == "speaker" and self._speech:
            self._speaker(element)
        elif tag in BLOCKS:
            self._block(element, tag)
        elif tag:
            self._inside(element)

    def _inside(self, element: ET.Element) -> None:
        self._flow.flow(element.text or "")
        for inner in element:
            self._element(inner)
            self._flow.flow(inner.tail or "")

    def _block(self, element: ET.Element, tag: str) -> None:
        self._flow.block()
        if not self._speech and (not self._depth or tag == "head") and tag not in {"div", "lg", "list", "table"}:
            kind = PieceKind.HEADING if tag == "head" else PieceKind.PROSE
            told = element.get("type")
            if tag == "ab" and told and told in set(PieceKind):
                kind = PieceKind(told)
            self._pieces.append((kind, self._flow.here()))
        inner = int(tag not in {"div", "lg", "list", "table"})
        self._depth += inner
        self._inside(element)
        self._depth -= inner
        self._flow.block()

    def _spoken(self, element: ET.Element) -> None:
        """A speech; one inside another goes on in it."""
        self._flow.block()
        if self._speech:
            self._inside(element)
            return
        self._pieces.append((PieceKind.TURN, self._flow.here()))
        speech = self._speech = _Speech(who=self._header.known(element.get("who")))
        if not self._flow.verbatim and local(element) == "u" and speech.who:
            speech.label = self._flow.label(self._header.name(speech.who[0]))
        speech.begins = self._flow.here()
        self._inside(element)
        self._speech = None
        words = speech.words or Span(speech.begins, self._flow.length)
        evidence = self._evidence(element, named=bool(speech.who and element.get("who")))
        self._turns.append(
            Turn(
                *words,
                label=speech.label,
                annotations=tuple(speech.notes),
                speaker=speech.who[0] if speech.who else None,
                evidence=evidence if speech.who else None,
                certainty=CERTAINTY.get(element.get("cert", "")) if speech.who else None,
            )
        )
        self._flow.block()

    def _speaker(self, element: ET.Element) -> None:
        """The name before a speech, as printed."""
        speech = self._speech
        assert speech
        printed = " ".join("".join(element.itertext()).split()).rstrip(".: ")
        if printed:
            speech.who = speech.who or (self._header.printed(printed),)
            speech.label = self._flow.label(printed)
            speech.begins = self._flow.here()

    def _segment(self, element: ET.Element) -> None:
        """The label, and the words, of a speech as we write it; words that had to be cut share one number."""
        speech, start = self._speech, self._flow.here()
        assert speech
        self._inside(element)
        span = Span(start, self._flow.length)
        if element.get("type") == "label":
            speech.label = span
            speech.begins = span.end
        else:
            speech.words = Span(speech.words.start if speech.words else span.start, span.end)

    def _note(self, element: ET.Element) -> None:
        """What is no speech: a laugh, a stage direction."""
        start = self._flow.here()
        if self._flow.verbatim:
            self._inside(element)
        elif words := " ".join("".join(element.itertext()).split()):
            self._flow.add(words if words[0] in "([" else f"({words})")
        kind = element.get("type")
        if self._flow.length > start:
            named = AnnotationKind(kind) if kind in set(AnnotationKind) else AnnotationKind.OTHER
            notes = self._speech.notes if self._speech else self._loose
            notes.append(Annotation(named, start, self._flow.length))

    def _quoted(self, element: ET.Element) -> None:
        start = self._flow.here()
        self._inside(element)
        if self._flow.length == start:
            return
        name = (self._flow.verbatim and element.get("n")) or f"at {start}"
        if name in self._said:  # cut where it crossed something else
            self._said[name] = replace(self._said[name], end=self._flow.length)
            return
        who = self._header.known(element.get("who"))
        told = (element.get("ana") or "").split()
        kind = QuoteKind.INDIRECT if element.get("direct") == "false" else QuoteKind.DIRECT
        self._said[name] = Quote(
            start,
            self._flow.length,
            next((KINDS[word] for word in told if word in KINDS), kind),
            speaker=who[0] if who else None,
            speakers=who if who[1:] else (),
            evidence=self._evidence(element, named=True) if who else None,
            certainty=CERTAINTY.get(element.get("cert", "")) if who else None,
            translated=TRANSLATED in told,
        )

    def _evidence(self, element: ET.Element, *, named: bool) -> Evidence:
        told = (element.get("ana") or "").split()
        usual = Evidence.ANNOTATION if named else Evidence.ONLY_LABEL
        return next((EVIDENCE[word] for word in told if word in EVIDENCE), usual)
