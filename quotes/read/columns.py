"""Which column of a corpus holds what."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from quotes.errors import UnreadableError

USUAL = {
    "text": ("utt", "utterance", "text", "transcript", "body", "content", "words"),
    "speaker": ("speaker", "speakers", "speaker_name"),
    "document": ("episode", "episode_id", "document", "document_id", "doc_id"),
    "id": ("id", "guid", "uuid", "key"),
    "order": ("episode_order", "turn_order", "order"),
    "title": ("title", "headline", "episode_title", "eptitle"),
    "published": ("published", "date", "air_date", "episode_date", "pubdate"),
    "program": ("program", "programme", "show", "podcast", "podtitle"),
    "outlet": ("outlet", "station", "publisher", "source"),
    "url": ("url", "link"),
    "language": ("language", "lang", "language_code"),
}
"""The names that corpora use: MediaSum, NPR's INTERVIEW, collections of podcasts and of articles."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of columns, as given by the user or as found; None where there is none.

    `document` tells which rows belong together, `order` how they follow each other. `id` is the name of a row that is
    a document by itself: a changed row of the same name is a new version of that document.
    """

    text: str | None = None
    speaker: str | None = None
    document: str | None = None
    id: str | None = None
    order: str | None = None
    title: str | None = None
    published: str | None = None
    program: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None

    def found_in(self, header: Sequence[str]) -> "Columns":
        """These columns, and by its usual name every other that `header` has.

        Raises UnreadableError, its message a predicate, where a given column or one for the text is missing.
        """
        names = {field.name: _find(field.name, getattr(self, field.name), header) for field in fields(self)}
        if names["text"] is None:
            raise UnreadableError(f"names no column that holds text: choose with --text-column {_among(header)}")
        return Columns(**names)


def _find(role: str, given: str | None, header: Sequence[str]) -> str | None:
    if given is not None and given not in header:
        raise UnreadableError(f"has no column {given}: choose --{role}-column {_among(header)}")
    lower = {name.lower(): name for name in reversed(header)}
    return given or next((lower[usual] for usual in USUAL[role] if usual in lower), None)


def _among(header: Sequence[str]) -> str:
    return f"among {', '.join(header)}" if header else "(there are no columns)"
