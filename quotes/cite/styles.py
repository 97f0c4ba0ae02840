"""All ways to cite, in one place: pages, API, export, docs and tests are made from here."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from quotes.cite.cited import Cited
from quotes.cite.reading import apa, chicago, mla
from quotes.cite.references import bibtex, csl, ris


def _lines(entries: Iterable[str]) -> str:
    return "".join(f"{entry}\n" for entry in entries)


@dataclass(frozen=True, slots=True)
class Style:
    """A way to cite: what it is called, how it is written, and as what it is sent.

    `ending` is that of a file of many, for what reference managers import; a style to be read has none, and stands on
    the page of every quotation.
    """

    title: str
    write: Callable[[Cited], str]
    media_type: str = "text/plain"
    ending: str | None = None
    whole: Callable[[Iterable[str]], str] = _lines

    def join(self, cited: Iterable[Cited]) -> str:
        """Many in one file."""
        return self.whole(map(self.write, cited))


STYLES = {
    "apa": Style("APA", apa),
    "mla": Style("MLA", mla),
    "chicago": Style("Chicago", chicago),
    "csl": Style(
        "CSL-JSON",
        lambda cited: json.dumps(csl(cited), ensure_ascii=False),
        "application/vnd.citationstyles.csl+json",
        ".json",
        lambda entries: f"[{','.join(entries)}]\n",
    ),
    "ris": Style("RIS", ris, "application/x-research-info-systems", ".ris"),
    "bibtex": Style("BibTeX", bibtex, "application/x-bibtex", ".bib"),
}
"""All ways to cite, by the names that the API and `quotes export` take."""

READ = {name: style for name, style in STYLES.items() if style.ending is None}
"""Those that are text to be read."""

REFERENCES = {name: style for name, style in STYLES.items() if style.ending is not None}
"""Those that reference managers import."""
