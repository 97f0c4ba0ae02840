"""The text of a web page, block by block."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from lxml import etree

from quotes.models import Span


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Elements of HTML, and of what trafilatura makes of it, that do not begin a new line.
_INLINE = _names(
    "a abbr b bdi bdo big cite code data del dfn em font hi i ins kbd label mark q ref s samp small span strike strong "
    "sub sup time tt u var wbr"
)
_BREAKS = _names("br lb")
_QUOTES = _names("blockquote quote")
# What stands around a story. A caption too: in the middle of a turn it would become the speaker's words.
_AROUND = _names(
    "aside audio button canvas dialog figure footer form head header iframe math nav noscript object picture script "
    "select style svg template textarea video"
)
_SPACE = re.compile(r"[ \t\n\r\f]+")  # what HTML shows as one space; a no-break space is none of it
_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph; those of one `<blockquote>` share a number in `quotation`, None for others."""

    words: str
    quotation: int | None = None


def blocks(root: Any) -> list[Block]:  # noqa: ANN401 - lxml has no types
    """The paragraphs in an element of lxml as a browser breaks them, without what stands around a story."""
    reader = _Reader()
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event == "start" and element.tag in _AROUND:
            walker.skip_subtree()
        elif event == "start":
            reader.start(element.tag)
            reader.add(element.text)
        else:
            if event == "end":
                reader.end(element.tag)
            if element is not root:
                reader.add(element.tail)
    reader.end_block()
    return reader.found


def joined(paragraphs: Sequence[Block]) -> tuple[str, tuple[Span, ...]]:
    """One text of all blocks, a blank line between them, and the spans of its block quotations."""
    spans, start = [], 0
    for quotation, group in groupby(paragraphs, key=lambda block: block.quotation):
        end = start + len(_BETWEEN.join(block.words for block in group))
        if quotation is not None:
            spans.append(Span(start, end))
        start = end + len(_BETWEEN)
    return _BETWEEN.join(block.words for block in paragraphs), tuple(spans)


class _Reader:
    """Blocks as they are read."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self._pieces: list[str] = []
        self._depth = 0  # of block quotations in one another
        self._quotations = 0
        self._lines_kept = 0  # inside <pre>

    def start(self, tag: str) -> None:
        if tag == "q":
            self._pieces.append("“")
        elif tag in _BREAKS:
            self._pieces.append("\n")
        elif tag not in _INLINE:
            self.end_block()
        if tag in _QUOTES:
            self._quotations += not self._depth
            self._depth += 1
        self._lines_kept += tag == "pre"

    def end(self, tag: str) -> None:
        if tag == "q":
            self._pieces.append("”")
        elif tag not in _INLINE and tag not in _BREAKS:
            self.end_block()
        self._depth -= tag in _QUOTES
        self._lines_kept -= tag == "pre"

    def add(self, words: str | None) -> None:
        if words:
            self._pieces.append(words if self._lines_kept else _SPACE.sub(" ", words))

    def end_block(self) -> None:
        """Keep the paragraphs read since the last block; two line breaks running part paragraphs."""
        lines = [re.sub(" +", " ", line).strip(" ") for line in "".join(self._pieces).split("\n")]
        self._pieces.clear()
        quotation = self._quotations if self._depth else None
        for blank, group in groupby(lines, key=lambda line: not line):
            if not blank:
                self.found.append(Block("\n".join(group), quotation))
