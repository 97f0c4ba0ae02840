"""The formats in which documents and quotations can be written: the help, the docs and the tests are made from here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from quotes.formats import brat, conll, tei, web_annotation, webvtt
from quotes.formats.annotated import Annotated

Write = Callable[[Annotated], str]


@dataclass(frozen=True, slots=True)
class DocumentFormat:
    """A format in which each document is a file, or several.

    `files` tells what stands in the file of each ending. `streams` says whether documents may follow one another in one
    output, `beside` what else lies in the folder. What `fits` refuses is not written.
    """

    about: str
    files: Mapping[str, Write]
    streams: bool = False
    beside: Mapping[str, str] = field(default_factory=dict)
    fits: Callable[[Annotated], bool] = lambda _: True


DOCUMENTS = {
    "webannotation": DocumentFormat(
        "W3C Web Annotation in JSON-LD, an annotation for each quotation",
        {".jsonld": web_annotation.write},
        streams=True,
    ),
    "tei": DocumentFormat("TEI P5, turns as <u who>, quotations as <said who direct>", {".xml": tei.write}),
    "brat": DocumentFormat(
        "brat stand-off: the text, and a file of annotations beside it",
        {".txt": brat.text, ".ann": brat.write},
        beside={"annotation.conf": brat.CONF},
    ),
    "conll": DocumentFormat("rows of tokens with their offsets, for training", {".conll": conll.write}, streams=True),
    "webvtt": DocumentFormat(
        "WebVTT with a voice for each speaker, of documents whose turns have times",
        {".vtt": webvtt.write},
        fits=lambda found: any(turn.time for turn in found.parsed.turns),
    ),
}
"""Formats of documents, by the names that --format takes."""

PRINTED = {name: form for name, form in DOCUMENTS.items() if len(form.files) == 1}
"""Those that `quotes parse` can print."""


def printed(form: str, found: Annotated) -> str:
    """A document in one of the formats of PRINTED."""
    (write,) = PRINTED[form].files.values()
    return write(found)
