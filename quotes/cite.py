"""Citations of a quotation: APA, MLA, Chicago, CSL-JSON, JSON-LD, and links that scroll to the words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from nameparser import HumanName

EDGES = 5
"""Words at either end of a long quotation that a text fragment names."""

SHORT = 12
"""Words up to which a text fragment names all of them."""

MLA_MONTHS = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
MARKS = ' \t\n\xa0"“”„«»'


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


def apa(cited: Cited) -> str:
    """American Psychological Association, 7th edition: the source, and how to name the speaker in the text."""
    authors = [f"{family}, {_initials(given)}" if given else family for family, given in _authors(cited)]
    who = " & ".join([", ".join(authors[:-1]), authors[-1]] if len(authors) > 1 else authors)
    who = who or cited.outlet or cited.program or ""
    when = _apa_date(cited.date)
    form = " [Transcript]" if cited.transcript else ""
    container = ". ".join(name for name in (cited.program, cited.outlet) if name and name != who)
    # Without an author the title moves to the front.
    head = f"{_stop(who)} ({when}). {cited.title}{form}" if who else f"{_stop(cited.title + form)} ({when})"
    entry = f"{_stop(head)} {_stop(container)} {cited.address}".replace("  ", " ")
    short = _authors(cited)[0][0] if authors else who or cited.title
    year = cited.date[:4] if cited.date else "n.d."
    return f"{entry} In the text: ({_speaker(cited)}, as cited in {short}, {year})"


def mla(cited: Cited) -> str:
    """Modern Language Association, 9th edition, for words quoted in somebody else's work."""
    when = "n.d."
    if cited.date:
        day = date.fromisoformat(cited.date)
        when = f"{day.day} {MLA_MONTHS[day.month - 1]} {day.year}"
    family, given = _parts(cited.speaker) if cited.named and cited.speaker else (_speaker(cited), "")
    who = f"{family}, {given}" if given else _capital(family)
    rest = ", ".join(part for part in (cited.program, cited.outlet, when, cited.address) if part)
    return f"{_stop(who + _through(cited))} {_capital(_verb(cited))} in “{_stop(cited.title)}” {_stop(rest)}"


def chicago(cited: Cited) -> str:
    """The Chicago Manual of Style, 17th edition, as a note."""
    when = "n.d."
    if cited.date:
        day = date.fromisoformat(cited.date)
        when = f"{day:%B} {day.day}, {day.year}"
    authors = " and ".join(f"{given} {family}".strip() for family, given in _authors(cited))
    source = f"{authors}, “{cited.title},”" if authors else f"“{cited.title},”"
    form = "transcript" if cited.transcript else None
    rest = ", ".join(part for part in (cited.program, cited.outlet, form, when, cited.address) if part)
    return f"{_capital(_speaker(cited))}{_through(cited)}, {_verb(cited)} in {source} {_stop(rest)}"


STYLES = {"apa": apa, "mla": mla, "chicago": chicago}
"""Citations that are text, by the name of their style."""


def csl(cited: Cited) -> dict[str, Any]:
    """The source as an item of CSL-JSON, which reference managers import."""
    item: dict[str, Any] = {
        "id": cited.uid,
        "type": "broadcast" if cited.transcript else "article-newspaper",
        "title": cited.title,
        "URL": cited.address,
        "note": f"{_capital(_verb(cited))}: {_speaker(cited)}{_through(cited)}: {cited.words}",
    }
    if container := cited.program or cited.outlet:
        item["container-title"] = container
    if cited.outlet:
        item["publisher"] = cited.outlet
    if authors := [{"family": family, "given": given} for family, given in _authors(cited)]:
        item["author"] = authors
    if cited.date:
        day = date.fromisoformat(cited.date)
        item["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    return item


def json_ld(cited: Cited) -> dict[str, Any]:
    """The words as a schema.org Quotation; a paraphrase is no quotation and is a Statement."""
    source: dict[str, Any] = {
        "@type": "CreativeWork" if cited.transcript else "NewsArticle",
        "name": cited.title,
        "url": cited.address,
    }
    if cited.date:
        source["datePublished"] = cited.date
    if cited.outlet:
        source["publisher"] = {"@type": "Organization", "name": cited.outlet}
    shape: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Statement" if cited.paraphrase else "Quotation",
        "@id": cited.link,
        "url": cited.link,
        "identifier": cited.uid,
        "text": cited.words,
        "isPartOf": source,
    }
    if cited.speaker and cited.named:
        shape["creator"] = {"@type": "Person", "name": cited.speaker}
    elif cited.speaker:
        shape["creditText"] = cited.speaker
    if cited.translated:
        shape["disambiguatingDescription"] = "a translator's words"
    elif cited.paraphrase:
        shape["disambiguatingDescription"] = "a paraphrase, not their words"
    return shape


def fragment(words: str) -> str:
    """A text directive that makes a browser scroll to the words: the `:~:text=` that follows a `#`.

    https://wicg.github.io/scroll-to-text-fragment/: hyphens, commas and ampersands must be encoded.
    """
    found = words.strip(MARKS).split()
    parts = [found] if len(found) <= SHORT else [found[:EDGES], found[-EDGES:]]
    return ":~:text=" + ",".join(quote(" ".join(part), safe="").replace("-", "%2D") for part in parts)


def deep_link(url: str, words: str) -> str:
    """An address that scrolls to the words, whatever fragment it has already."""
    return f"{url}{'' if '#' in url else '#'}{fragment(words)}"


def _speaker(cited: Cited) -> str:
    return cited.speaker or "unknown speaker"


def _verb(cited: Cited) -> str:
    return "paraphrased" if cited.paraphrase else "quoted"


def _through(cited: Cited) -> str:
    return " (through a translator)" if cited.translated else ""


def _authors(cited: Cited) -> list[tuple[str, str]]:
    """The authors in the byline, as family and given names."""
    return list(_split(cited.byline or ""))


def _split(byline: str) -> Iterator[tuple[str, str]]:
    plain = re.sub(r"^\s*by\s+", "", byline[:300], flags=re.IGNORECASE)
    for name in re.split(r"\s*(?:,|;|&|\band\b)\s*", plain):
        if name.strip():
            yield _parts(name.strip())


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, str]:
    """The family name and what stands before it."""
    human = HumanName(name[:300])
    given = " ".join(part for part in (human.first, human.middle) if part)
    return (human.last, given) if human.last and given else (name, "")


def _initials(given: str) -> str:
    """The initials of given names: J.-Y. M. for Jean-Yves Marie."""
    return " ".join("-".join(f"{part[0].upper()}." for part in name.split("-") if part) for name in given.split())


def _apa_date(day: str | None) -> str:
    if not day:
        return "n.d."
    found = date.fromisoformat(day)
    return f"{found.year}, {found:%B} {found.day}"


def _stop(words: str) -> str:
    return words if not words or words.endswith((".", "?", "!")) else f"{words}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
