"""Rows for training: a token a line with its offsets, and who says it, as CoNLL has it."""

import re
from bisect import bisect_right

from quotes.formats.annotated import Annotated, beside, name

TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
"""A word with its apostrophes, or one other character."""

COLUMNS = ("token", "start", "end", "quote", "cue", "source", "speaker")
NONE = "_"


def write(found: Annotated) -> str:
    """Tab-separated rows under two comments; an empty line ends a paragraph, two of them the document.

    `quote` is B- or I- and the kind of the innermost quotation, else O; `cue` and `source` likewise mark the words of
    saying and those that name the speaker; `speaker` is whose words they are, `_` where nobody can tell.
    """
    text = found.parsed.document.text
    quotes = sorted(found.parsed.quotes, key=lambda quote: quote.end - quote.start, reverse=True)
    tags: dict[str, list[tuple[int, int, str, str]]] = {"quote": [], "cue": [], "source": []}
    for quote in quotes:
        person = found.person(quote.speaker)
        tags["quote"].append((quote.start, quote.end, quote.kind.upper(), _cell(name(person)) if person else NONE))
        for kind, span in beside(quote):
            tags["cue" if kind == "cue" else "source"].append((*span, kind.upper(), ""))
    tokens = [(match.start(), match.end()) for match in TOKEN.finditer(text, found.start, found.parsed.document.end)]
    starts = [start for start, _ in tokens]
    columns = {what: ["O"] * len(tokens) for what in tags}
    speakers = [NONE] * len(tokens)
    for what, stretches in tags.items():
        for start, end, tag, speaker in stretches:
            first, last = bisect_right(starts, start - 1), bisect_right(starts, end - 1)
            for number in range(first, last):
                columns[what][number] = f"{'B' if number == first else 'I'}-{tag}"
                if what == "quote":
                    speakers[number] = speaker
    lines = [f"# document = {_cell(found.parsed.document.path)}", f"# columns = {' '.join(COLUMNS)}"]
    before = None
    for number, (start, end) in enumerate(tokens):
        if before is not None and "\n" in text[before:start]:
            lines.append("")
        lines.append(
            "\t".join(
                (text[start:end], str(start), str(end), *(columns[what][number] for what in tags), speakers[number])
            )
        )
        before = end
    return "\n".join(lines) + "\n\n"


def _cell(words: str) -> str:
    return " ".join(words.split()) or NONE
