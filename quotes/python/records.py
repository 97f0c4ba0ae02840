"""What a database tells a program: frozen dataclasses, None wherever the source does not say."""

from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from quotes.kinds import PersonKind, QuoteKind
from quotes.python.frames import Column
from quotes.store.queries.run import Row
from quotes.store.queries.together import listed


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words they are; `uid` is the end of the address of their page, `label` the name or a description."""

    uid: str
    label: str
    kind: PersonKind


@dataclass(frozen=True, slots=True)
class Origin:
    """The document in which words stand; `date` is an ISO day."""

    uid: str
    label: str
    kind: str
    outlet: str | None
    program: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words on record, exactly as printed.

    `start` and `end` are characters of the document, end exclusive. `speaker` is None where nobody can tell, and the
    first of the `speakers` where several speak together. `evidence`
    says how the speaker is known and `certainty` how sure that is. A paraphrase is nobody's own words.
    """

    uid: str
    text: str
    kind: QuoteKind
    speaker: Speaker | None
    speakers: tuple[Speaker, ...]
    evidence: str | None
    certainty: str | None
    role: str | None
    translated: bool
    document: Origin
    start: int
    end: int

    @property
    def paraphrase(self) -> bool:
        """Whether these are a reporter's words for what somebody said."""
        return self.kind is QuoteKind.INDIRECT


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact about a document; `origin` is "text" (`start` and `end` say where), "markup", "user" or "guess"."""

    name: str
    value: str
    origin: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A turn or a paragraph; `current` where the quotation stands in it, `label` as a transcript prints it."""

    start: int
    end: int
    text: str
    current: bool
    label: str | None
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Record:
    """One quotation with all that a fact-checker asks for: its place, the words around it, its document.

    `sha256` is of the file's bytes; `facts` is what the document states; `remarks` are oddities at this place.
    """

    quotation: Quotation
    mention: str | None
    cue: str | None
    label: str | None
    recording: str | None
    time: tuple[float, float] | None
    path: str
    sha256: str
    facts: tuple[Statement, ...]
    remarks: tuple[str, ...]
    context: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person of the database; `name` is None for the unnamed, whom `label` describes.

    `called` are the forms that sources use, common ones first; `quotations` counts own words, nothing doubtful.
    """

    uid: str
    label: str
    name: str | None
    kind: PersonKind
    description: str | None
    quotations: int
    documents: int
    called: tuple[str, ...]


def quotation(row: Row) -> Quotation:
    """A row of the search as a record."""
    return Quotation(
        uid=row["uid"],
        text=row["text"],
        kind=QuoteKind(row["kind"]),
        speaker=_speaker(row),
        speakers=tuple(told for one in (row, *row["others"]) if (told := _speaker(one))),
        evidence=row["evidence"],
        certainty=row["certainty"],
        role=row["role"],
        translated=row["translated"] == "yes",
        document=Origin(
            row["document_uid"],
            row["document_label"],
            row["document_kind"],
            row["outlet"],
            row["program"],
            row["date"],
        ),
        start=row["start"],
        end=row["end"],
    )


def _speaker(row: Row) -> Speaker | None:
    if row["speaker_uid"] is None:
        return None
    return Speaker(row["speaker_uid"], row["speaker_label"], PersonKind(row["speaker_kind"]))


def _if_known(name: str) -> Any:  # noqa: ANN401 - a function of a record
    take = attrgetter(name)
    return lambda found: take(found.speaker) if found.speaker else None


COLUMNS: dict[str, Column] = {
    "uid": ("string", attrgetter("uid")),
    "text": ("string", attrgetter("text")),
    "kind": ("string", lambda found: str(found.kind)),
    "speaker": ("string", _if_known("label")),
    "speaker_uid": ("string", _if_known("uid")),
    "speaker_kind": ("string", lambda found: str(found.speaker.kind) if found.speaker else None),
    "speakers": ("string", lambda found: listed([one.label for one in found.speakers]) if found.speakers else None),
    "evidence": ("string", attrgetter("evidence")),
    "certainty": ("string", attrgetter("certainty")),
    "role": ("string", attrgetter("role")),
    "translated": ("bool", attrgetter("translated")),
    "document": ("string", attrgetter("document.label")),
    "document_uid": ("string", attrgetter("document.uid")),
    "outlet": ("string", attrgetter("document.outlet")),
    "program": ("string", attrgetter("document.program")),
    "date": ("string", attrgetter("document.date")),
    "start": ("int64", attrgetter("start")),
    "end": ("int64", attrgetter("end")),
}
"""The columns of a data frame of quotations."""
