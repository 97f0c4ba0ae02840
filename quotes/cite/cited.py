"""What the citations of a quotation say, and the words that they share."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from nameparser import HumanName

from quotes.kinds import DocumentKind, PersonKind, QuoteKind


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation needs to know of a quotation; None where the source does not say. `date` is an ISO day."""

    uid: str
    words: str
    link: str
    title: str
    transcript: bool
    paraphrase: bool = False
    translated: bool = False
    speaker: str | None = None
    named: bool = False
    """Whether `speaker` is a name, not a description."""
    outlet: str | None = None
    program: str | None = None
    byline: str | None = None
    date: str | None = None
    url: str | None = None

    @property
    def address(self) -> str:
        """The source's own address where it is known, else the permalink."""
        return self.url if web(self.url) else self.link  # type: ignore[return-value]


def web(url: str | None) -> bool:
    """Whether an address may be followed: not `javascript:` and the like."""
    return bool(url and re.match(r"https?://[^\s/]", url, re.IGNORECASE))


def of_row(row: Mapping[str, Any], link: str, words: str | None = None) -> Cited:
    """What the citations of a quotation say: of its row, as `store.queries.quote` gives it, and its address.

    `words` are those that are cited where they are not all of the quotation.
    """
    return Cited(
        uid=row["uid"],
        words=words or row["text"],
        link=link,
        title=row["fact_title"] or row["document_label"],
        transcript=row["document_kind"] == DocumentKind.TRANSCRIPT,
        paraphrase=row["kind"] == QuoteKind.INDIRECT,
        translated=row["translated"] == "yes",
        speaker=row["said_by"],
        named=row["speaker_kind"] == PersonKind.PERSON and row["speaker_name"] is not None and not row["others"],
        outlet=row["fact_outlet"],
        program=row["fact_program"],
        byline=row["fact_byline"],
        date=row["date"],
        url=row["fact_url"],
    )


def speaker(cited: Cited) -> str:
    """Whose words they are."""
    return cited.speaker or "unknown speaker"


def verb(cited: Cited) -> str:
    """What was done with the words."""
    return "paraphrased" if cited.paraphrase else "quoted"


def through(cited: Cited) -> str:
    """What follows a speaker whose words are a translator's."""
    return " (through a translator)" if cited.translated else ""


def authors(cited: Cited) -> list[tuple[str, str]]:
    """The authors in the byline, as family and given names."""
    return list(_split(cited.byline or ""))


def _split(byline: str) -> Iterator[tuple[str, str]]:
    plain = re.sub(r"^\s*by\s+", "", byline[:300], flags=re.IGNORECASE)
    for name in re.split(r"\s*(?:,|;|&|\band\b)\s*", plain):
        if name.strip():
            yield parts(name.strip())


@lru_cache(maxsize=4096)
def parts(name: str) -> tuple[str, str]:
    """The family name and what stands before it."""
    human = HumanName(name[:300])
    given = " ".join(part for part in (human.first, human.middle) if part)
    return (human.last, given) if human.last and given else (name, "")


def note(cited: Cited) -> str:
    """The words and their speaker, for the notes of a reference manager."""
    return f"{capital(verb(cited))}: {speaker(cited)}{through(cited)}: {cited.words}"


def capital(words: str) -> str:
    """Words that begin a sentence."""
    return words[:1].upper() + words[1:]
