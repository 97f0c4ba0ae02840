"""House styles as data, and which of them a document is in."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from quotes.errors import UsageError
from quotes.grammars import grammar
from quotes.models import Document, DocumentKind

SAMPLE = 200_000
"""So many characters of a document tell its style."""


@dataclass(frozen=True, slots=True)
class Style:
    """How one house prints its transcripts: its grammar is `grammar/NAME.lark`.

    `signs` finds what this house prints and others do not; a document is in the style with the most of them. A sign
    counts only where the same words stand `least` times.
    """

    name: str
    title: str
    signs: re.Pattern[str]
    least: int = 1


STYLES = {
    style.name: style
    for style in (
        Style(
            "npr",
            "National Public Radio and its member stations",
            re.compile(
                r", (?:guest )?(?:HOST|host|Host|BYLINE):|\breporting:|Transcript provided by NPR|NPR transcripts are"
                r"|^(?:Mr|Ms|Mrs|Dr)\.[ \ufffd][A-Z]+.{0,40}[:(]|^Unidentified \w+|\(Soundbite of|\(SOUNDBITE OF"
                r"|Play Live Radio|NPR logo|\bNPR(?:'s| News)",
                re.MULTILINE,
            ),
        ),
        Style(
            "cnn",
            "television transcripts, as CNN prints them",
            re.compile(
                r"THIS IS A RUSH TRANSCRIPT|\((?:BEGIN|END) (?:VIDEO|AUDIO)|\(COMMERCIAL BREAK\)|\(voice-over\):"
                r"|\(on camera\):|^[A-Z .'-]+, CNN [A-Z ,]+:|^Aired .* ET\b",
                re.MULTILINE,
            ),
        ),
        Style(
            "whitehouse",
            "White House briefings and remarks",
            re.compile(
                r"^[ \t\xa0]*Q(?: ?\xa0|  )|\d P\.M\.? E[DS]T|^[ \xa0]*(?:MR|MS|MRS|DR|THE PRESIDENT)\b[^\n]{0,30}:",
                re.MULTILINE,
            ),
        ),
        Style(
            "congress",
            "the Congressional Record",
            re.compile(r"^[ \t]*(?:(?:Mr|Mrs|Ms)\. [A-Z]{3,}(?: of [A-Z]\w+)?|The [A-Z ]{5,30})\. ", re.MULTILINE),
        ),
        Style(
            "plain",
            "names in ordinary letters before the colon",
            re.compile(
                r"^[A-Z][a-z]+(?:[.'’-][A-Za-z]+)?(?: [A-Z][a-z.'’-]+){0,2}(?: \([A-Z]{2,3}\))?: |^[A-Z]{2}: ",
                re.MULTILINE,
            ),
            least=3,
        ),
        Style("transcript", "names in capitals, as most houses print them", re.compile(r"(?!)")),
    )
}
"""Every style by name: one entry here and one file in `grammar/`; the last is for pages without any house's signs."""
GENERAL = "transcript"
ABROAD = "abroad"
"""The style of pages in other languages than English that have no house's signs."""
MACHINE = "machine"
"""The style of what a program has written down: the source tells it, and no sign in the text."""
PROMISE = re.compile(
    r"^[ \t]*(?:• )?Transcript:?[ \t]*$|NPR transcripts are created|Transcript provided by", re.MULTILINE
)
"""What announces a transcript, even if none follows."""
TELLING = re.compile(r", (?:guest )?(?:host|byline)\b|\breporting\b", re.IGNORECASE)
"""One such label is enough."""
ENOUGH = 0.1
"""A transcript has at least so many labels a paragraph."""
PEOPLE = 2
"""It takes so many to converse, unless a label says that it is a host's."""
BLANK = re.compile(r"\n[ \t\xa0]*\n")
LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Detection:
    """What a document was taken for; `confidence` is 0 to 1, and 1 where the user forced it."""

    kind: DocumentKind
    style: str | None
    confidence: float


def detect(document: Document, kind: str = "auto", style: str = "auto", *, english: bool = True) -> Detection:
    """Whether `document` is a transcript or an article, and in which house style; `kind` and `style` force it.

    A transcript has labels enough for its lines, announces itself as one, or comes with its speakers or times. Raises
    UsageError for an unknown style.
    """
    if style != "auto" and style not in STYLES:
        raise UsageError(f"Unknown style '{style}'; use one of: auto, {', '.join(STYLES)}")
    sample = document.text[document.start : min(document.end, document.start + SAMPLE)]
    name, sure = (style, 1.0) if style != "auto" else _style(document.text[:SAMPLE] if document.part else sample)
    if name == GENERAL and style == "auto" and not english:
        name = ABROAD
    if kind == "article":
        return Detection(DocumentKind.ARTICLE, None, 1.0)
    if document.by_machine:
        return Detection(DocumentKind.TRANSCRIPT, MACHINE if style == "auto" else style, 1.0)
    if kind == "transcript" or style != "auto" or document.speakers or document.spoken:
        return Detection(DocumentKind.TRANSCRIPT, name, sure)
    share = _share(sample, name)
    if share >= ENOUGH or PROMISE.search(sample):
        return Detection(DocumentKind.TRANSCRIPT, name, round(min(sure, 0.5 + share), 2))
    return Detection(DocumentKind.ARTICLE, None, round(1 - share, 2))


def _style(sample: str) -> tuple[str, float]:
    """The style with the most signs, and its share of all signs."""
    signs = {name: _repeated(style.signs.finditer(sample), style.least) for name, style in STYLES.items()}
    best = max(signs, key=lambda name: signs[name])
    if not signs[best]:
        return GENERAL, 0.5
    return best, round(signs[best] / sum(signs.values()), 2)


def _repeated(matches: Iterable[re.Match[str]], least: int) -> int:
    """How many matches there are, those left out that stand fewer than `least` times."""
    return sum(times for times in Counter(match.group() for match in matches).values() if times >= least)


def _share(sample: str, style: str) -> float:
    """How many of the paragraphs begin with a label; 1 where a label tells a host or a reporter."""
    labels = [match.group() for match in _labels(style).finditer(sample)]
    if any(TELLING.search(label) for label in labels):
        return 1.0
    if len(set(labels)) < PEOPLE:
        return 0.0
    counted = sum(times for times in Counter(labels).values() if times >= STYLES.get(style, STYLES[GENERAL]).least)
    apart = len(BLANK.findall(sample)) + 1
    return counted / (apart if apart > len(labels) else len(LINE.findall(sample)))


@cache
def _labels(style: str) -> re.Pattern[str]:
    """The label terminal of a style's grammar, at the beginning of a line."""
    return re.compile(rf"^(?:{grammar(style).get_terminal('LABEL').pattern.to_regexp()})", re.MULTILINE)
