"""What is answered about a claim: a verdict, the words on record, and what tells the two apart."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What the collection shows of a claim; never that something was not said."""

    VERBATIM = "verbatim"
    IN_PART = "verbatim in part"
    JOINED = "joined"
    ALTERED = "altered"
    PARAPHRASE = "paraphrase on record"
    SOMEONE_ELSE = "said by someone else"
    TRANSLATION = "said in translation"
    IN_TEXT = "in the text, not a quotation"
    NOT_FOUND = "not in this collection"


class ChangeKind(StrEnum):
    """What a changed word does; all but `WORDING` change what is said."""

    NEGATION = "negation"
    NUMBER = "number"
    NAME = "name"
    TENSE = "tense or promise"
    CONDITION = "condition"
    EXTENT = "how much"
    PERSON = "who is meant"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way from the record to the claim; "" on the side that has nothing there.

    `kind` is "equal", "changed", "added" (only claimed), "dropped" (only printed),
    "left out" (at an ellipsis) or "inserted" (in an editor's brackets).
    """

    kind: str
    claimed: str
    printed: str


@dataclass(frozen=True, slots=True)
class Change:
    """A difference that is pointed out; `material` where it changes what is said."""

    kind: ChangeKind
    claimed: str
    printed: str
    material: bool


@dataclass(frozen=True, slots=True)
class Source:
    """A quotation on record. `start` and `end` are characters of the document, `score` 0 to 1.

    `uid` is None where the words stand outside every quotation. `certainty` says how sure the record is of its speaker,
    `evidence` how it knows; `relayed_by` who reads or quotes the words there.
    """

    uid: str | None
    text: str
    kind: str | None
    speaker: str | None
    speaker_uid: str | None
    evidence: str | None
    certainty: str | None
    translated: bool
    relayed_by: str | None
    document: str
    document_uid: str
    outlet: str | None
    date: str | None
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person whom a name may mean."""

    uid: str
    label: str
    quotations: int


@dataclass(frozen=True, slots=True)
class Asked:
    """The speaker that was asked for: `status` is "found", "ambiguous" or "unknown"; whom the name may mean."""

    name: str
    status: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Searched:
    """What was searched: how many documents, and the days of the first and the last that has a date."""

    documents: int
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer about one claim.

    `sources` are the quotations that hold the claim's words, in the claim's order: one, or several where it is joined.
    `left_out` are words that the claim cuts or leaves out, `warnings` sentences about what a reader must know.
    `closest` is what comes nearest where nothing was found, `elsewhere` are other quotations that hold the claim too,
    the nearest first.
    """

    claim: str
    verdict: Verdict
    explanation: str
    score: float
    sources: tuple[Source, ...]
    steps: tuple[Step, ...]
    changes: tuple[Change, ...]
    left_out: tuple[str, ...]
    warnings: tuple[str, ...]
    asked: Asked | None
    closest: Source | None
    searched: Searched
    elsewhere: tuple[Source, ...] = ()

    @property
    def source(self) -> Source | None:
        """The first quotation that holds the claim's words."""
        return self.sources[0] if self.sources else None

    @property
    def material(self) -> tuple[Change, ...]:
        """The changes that change what is said."""
        return tuple(change for change in self.changes if change.material)
