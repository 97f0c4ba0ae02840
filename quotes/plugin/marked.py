"""Text cut into stretches with their marks, for templates to show: everything in it stays text."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from quotes.store.queries.quote import paragraphs


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that covers a stretch of a document; `target` is where it leads, if anywhere."""

    start: int
    end: int
    kind: str
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text under the same marks throughout."""

    text: str
    marks: tuple[Mark, ...]
    start: int = 0

    @property
    def classes(self) -> str:
        """The kinds of its marks, as classes of an element."""
        return " ".join(mark.kind for mark in self.marks)

    @property
    def target(self) -> str | None:
        """Where the innermost mark with a target leads."""
        return next((mark.target for mark in reversed(self.marks) if mark.target), None)

    @property
    def begins(self) -> bool:
        """Whether the mark with the target begins here."""
        return any(mark.target == self.target and mark.start == self.start for mark in self.marks)


def stretches(text: str, start: int, marks: Iterable[Mark]) -> list[Stretch]:
    """`text`, which begins at `start` in its document, cut wherever a mark begins or ends; outer marks first."""
    end = start + len(text)
    inside = sorted((mark for mark in marks if mark.start < end and mark.end > start), key=lambda m: (m.start, -m.end))
    cuts = sorted({start, end, *(min(max(edge, start), end) for mark in inside for edge in (mark.start, mark.end))})
    found, open_, following = [], list[Mark](), 0
    for since, until in pairwise(cuts):
        while following < len(inside) and inside[following].start <= since:
            open_.append(inside[following])
            following += 1
        open_ = [mark for mark in open_ if mark.end > since]
        found.append(Stretch(text[since - start : until - start], tuple(open_), since))
    return found


def spaced(text: str) -> list[tuple[str, str]]:
    """A text as paragraphs, each with the white space that follows it, so that together they are the text."""
    starts = [start for start, _ in paragraphs(text)] or [0]
    starts[0] = 0
    parts = [text[start:end] for start, end in pairwise([*starts, len(text)])]
    return [(part.rstrip(), part[len(part.rstrip()) :]) for part in parts]
