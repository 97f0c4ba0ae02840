"""House styles as data, and which of them a document is in."""

import re
from dataclasses import dataclass

from quotes.errors import UsageError
from quotes.grammars import grammar
from quotes.models import Document, DocumentKind


@dataclass(frozen=True, slots=True)
class Style:
    """How one house prints a transcript: the name of its grammar file, and words for people."""

    name: str
    title: str


STYLES = {
    style.name: style
    for style in (
        Style("transcript", "names in capitals, as most houses print them"),
    )
}
"""Every style by name: one entry here and one file in `grammar/`."""


@dataclass(frozen=True, slots=True)
class Detection:
    """What a document was taken for; `confidence` is 0 to 1."""

    kind: DocumentKind
    style: str | None
    confidence: float


def detect(document: Document, kind: str = "auto", style: str = "auto") -> Detection:
    """Whether `document` is a transcript or an article, and in which house style; `kind` and `style` force it.

    Raises UsageError for an unknown style.
    """
    if style != "auto" and style not in STYLES:
        raise UsageError(f"Unknown style '{style}'; use one of: auto, {', '.join(STYLES)}")
    label = re.compile("^" + grammar("transcript").get_terminal("LABEL").pattern.to_regexp(), re.M)
    n = len(label.findall(document.text))
    if kind == "article" or (kind == "auto" and n < 2):
        return Detection(DocumentKind.ARTICLE, None, 1.0)
    return Detection(DocumentKind.TRANSCRIPT, "transcript", 1.0)
