"""A parsed document for a notebook: a colour for each speaker, on light and dark paper, all of it escaped."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from typing import NamedTuple

from quotes.kinds import Certainty, QuoteKind
from quotes.models import Parsed, Quote

HUES = (210, 25, 130, 285, 50, 340, 175, 95)
"""Degrees on the colour wheel, neighbours far apart; a ninth speaker has the colour of the first."""

LONGEST = 40_000
"""Characters that are shown, since a notebook keeps in its file what it has shown."""

UNSURE = {Certainty.LIKELY: "probably ", Certainty.DOUBTFUL: "perhaps "}

STYLE = (
    ".quotes-parsed{color-scheme:light dark}"
    '[data-jp-theme-light="true"] .quotes-parsed{color-scheme:light}'
    '[data-jp-theme-light="false"] .quotes-parsed,body.vscode-dark .quotes-parsed,html[theme="dark"] .quotes-parsed'
    "{color-scheme:dark}"
    ".quotes-parsed div{white-space:pre-wrap;max-width:46em;line-height:1.5}"
    ".quotes-parsed .said{border-radius:3px;padding:0 .15em;background:#ddd;color:#111;"
    "background:light-dark(hsl(var(--hue) 70% 88%),hsl(var(--hue) 40% 26%));color:light-dark(#111,#f4f4f4)}"
    ".quotes-parsed .unknown{background:light-dark(#e4e4e4,#3a3a3a);font-style:italic}"
    ".quotes-parsed .label{font-weight:bold}"
    ".quotes-parsed .reported{border-bottom:2px dotted}"
    + "".join(f".quotes-parsed .s{number}{{--hue:{hue}}}" for number, hue in enumerate(HUES))
)
"""Dark where the reader's system is, unless JupyterLab, Visual Studio Code or Colab say what their own paper is."""


class Mark(NamedTuple):
    """A stretch of the text that is shown apart: its bounds, its classes in the style sheet, its tooltip."""

    start: int
    end: int
    classes: str
    title: str


def coloured(parsed: Parsed) -> str:
    """HTML with its own style sheet, no script and nothing from elsewhere; what the source says is never markup.

    Each stretch tells on its title who says it, how that is known and how sure it is. Paraphrases are underlined and
    not coloured: they are nobody's own words.
    """
    first, whole = parsed.document.start, parsed.document.end
    last = min(whole, first + LONGEST)
    title = parsed.facts.title.value if parsed.facts.title else parsed.document.path
    cut = f"<p>These are the first {LONGEST:,} of {whole - first:,} characters.</p>" if last < whole else ""
    body = "".join(
        _shown(parsed.document.text[start:end], marks) for start, end, marks in _cut(_marks(parsed), first, last)
    )
    return (
        f'<div class="quotes-parsed"><style>{STYLE}</style><p><strong>{escape(title)}</strong> ({parsed.kind})</p>'
        f"<p>{_legend(parsed)}</p><div>{body}</div>{cut}</div>"
    )


def _marks(parsed: Parsed) -> Iterator[Mark]:
    for turn in parsed.turns:
        if turn.label:
            yield Mark(*turn.label, f"label {_colour(parsed, turn.speaker)}", _name(parsed, turn.speaker))
    for quote in parsed.quotes:
        kind = "reported" if quote.kind is QuoteKind.INDIRECT else "said"
        yield Mark(quote.start, quote.end, f"{kind} {_colour(parsed, quote.speaker)}", _who(parsed, quote))


def _cut(marks: Iterable[Mark], first: int, last: int) -> Iterator[tuple[int, int, list[Mark]]]:
    """The text cut wherever a mark begins or ends, each stretch with the marks around it, the shortest first."""
    shown = [mark for mark in marks if mark.start < last]
    places = {first, last, *(place for mark in shown for place in mark[:2])}
    cuts = sorted(place for place in places if first <= place <= last)
    for start, end in pairwise(cuts):
        around = [mark for mark in shown if mark.start <= start and end <= mark.end]
        yield start, end, sorted(around, key=lambda mark: mark.end - mark.start)


def _shown(words: str, marks: list[Mark]) -> str:
    """A stretch as its shortest mark has it; what a speaker reports of others keeps the colour of the speaker."""
    if not marks:
        return escape(words)
    classes = marks[0].classes
    if "reported" in classes:
        classes = next((f"reported {mark.classes}" for mark in marks if "said" in mark.classes), "reported")
    return f'<span class="{classes}" title="{escape(marks[0].title)}">{escape(words)}</span>'


def _colour(parsed: Parsed, speaker: str | None) -> str:
    ids = [person.id for person in parsed.people]
    return "unknown" if speaker is None else f"s{ids.index(speaker) % len(HUES)}"


def _who(parsed: Parsed, quote: Quote) -> str:
    """Whose words they are, how that is known, and how sure it is."""
    how = f" ({quote.evidence}, {quote.certainty})" if quote.evidence else ""
    manner = ", translated" if quote.translated else ""
    if quote.kind is QuoteKind.INDIRECT:
        manner = ", a paraphrase"
    return f"{UNSURE.get(quote.certainty or Certainty.SURE, '')}{_name(parsed, quote.speaker)}{how}{manner}"


def _name(parsed: Parsed, speaker: str | None) -> str:
    person = next((person for person in parsed.people if person.id == speaker), None)
    return person.name or person.description or "unnamed" if person else "speaker unknown"


def _legend(parsed: Parsed) -> str:
    """Everybody who is quoted, each in their colour."""
    speakers = dict.fromkeys(quote.speaker for quote in parsed.quotes)
    names = (f'<span class="said {_colour(parsed, one)}">{escape(_name(parsed, one))}</span>' for one in speakers)
    return " ".join(names) or "No quotation was found."
