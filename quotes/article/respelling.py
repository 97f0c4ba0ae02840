"""Quotation marks that a source spells in another way: ''so'', ``so'', &quot;so&quot;, â€œsoâ€.

Typewriters, wires and old archives have no curly marks, web pages escape them, and a wrong encoding breaks them. They
are respelt as the usual ones before an article is read, so that every rule about marks holds for all of them. Offsets
lead back to the source, of which nothing is changed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes.models import Document, Quote, Span

_SIGNS = ("''", "``", "&quot;", "&ldquo;", "&#", "â€", "â\x80")
"""What a text must hold somewhere to be respelt."""

_USUAL = re.compile('["“”„‟«»]')
# Bytes E2 80 9C and 9D, 98 and 99, read as Windows-1252 or Latin-1: “ and ”, ‘ and ’.
_MARKS = re.compile(
    r"(?P<open>``|&ldquo;|&#8220;|&#x201[cC];|â(?:€œ|\x80\x9c))"
    r"|(?P<close>&rdquo;|&#8221;|&#x201[dD];|â(?:€[\x9d\ufffd”]|\x80\x9d|€(?![\w™˜“”–—])))"
    r"|(?P<straight>&quot;|&#34;|&#x22;)"
    r"|(?P<apostrophe>&rsquo;|&#8217;|&#39;|&apos;|â(?:€™|\x80\x99))"
    r"|(?P<single>&lsquo;|&#8216;|â(?:€˜|\x80\x98))"
    # Of three, two are the outer mark: the first two before a word, else the last two.
    r"|(?P<two>(?<!')''(?='[\w$])|(?<!')''(?!')|(?<=')(?<!'')''(?!'))"
)
_AS = {"open": "“", "close": "”", "straight": '"', "apostrophe": "’", "single": "‘", "two": '"'}


class Respelling:
    """A text with the usual marks, and the way back to the source."""

    def __init__(self, text: str) -> None:
        """Respell `text`, which most often has nothing to be respelt."""
        self.text = text
        self._ends: list[int] = []
        self._shifts = [0]
        if any(sign in text for sign in _SIGNS):
            self._respell(text)

    @property
    def changed(self) -> bool:
        """Whether anything was respelt."""
        return bool(self._ends)

    def _respell(self, text: str) -> None:
        parts, at, shift = [], 0, 0
        for hit in _found(text):
            mark = _AS[hit.lastgroup or ""]
            parts += [text[at : hit.start()], mark]
            at = hit.end()
            shift += len(hit.group()) - 1
            self._ends.append(at - shift)
            self._shifts.append(shift)
        self.text = "".join([*parts, text[at:]])

    def back(self, offset: int) -> int:
        """The place in the source of a place in the respelt text."""
        return offset + self._shifts[bisect_right(self._ends, offset)]

    def there(self, offset: int) -> int:
        """The place in the respelt text of a place in the source."""
        k = bisect_right([end + shift for end, shift in zip(self._ends, self._shifts[1:], strict=True)], offset)
        return offset - self._shifts[k]

    def spans_there(self, spans: Sequence[Span]) -> list[Span]:
        """Spans of the source as spans of the respelt text."""
        return [Span(self.there(one.start), self.there(one.end)) for one in spans]

    def document(self, document: Document) -> Document:
        """The document with the respelt text, its other offsets left as they are."""
        return replace(document, text=self.text, blockquotes=tuple(self.spans_there(document.blockquotes)))

    def quote_back(self, quote: Quote) -> Quote:
        """A quotation found in the respelt text, with its offsets in the source."""

        def span(one: Span | None) -> Span | None:
            return Span(self.back(one.start), self.back(one.end)) if one else None

        return replace(
            quote,
            start=self.back(quote.start),
            end=self.back(quote.end),
            mention=span(quote.mention),
            cue=span(quote.cue),
            via=span(quote.via),
        )


def _found(text: str) -> Iterator[re.Match[str]]:
    """The marks to be respelt; two apostrophes only in lines without a usual mark, where they would be nested."""
    nested = -1
    checked = 0
    for hit in _MARKS.finditer(text):
        if hit.lastgroup == "two":
            if hit.start() >= checked:
                start = text.rfind("\n", 0, hit.start()) + 1
                end = text.find("\n", hit.end())
                checked = end if end >= 0 else len(text)
                nested = checked if _USUAL.search(text, start, checked) else -1
            if hit.start() < nested:
                continue
        yield hit
