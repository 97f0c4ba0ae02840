"""Text that a reader makes, in the form that the transcript grammar reads."""

from quotes.models import Span


class MadeText:
    """A text that grows by paragraphs; what is added tells its place, counted in the whole text."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0

    def paragraph(self, words: str, label: str | None = None, *, gap: bool = False) -> Span:
        """Begin a paragraph, `LABEL: words` where there is a label; the span covers the words.

        A gap is a second blank line: here the speaker may change although no label says so.
        """
        if self._length:
            self._add("\n\n\n" if gap else "\n\n")
        if label:
            self._add(f"{label}: ")
        return self._add(words)

    def run_on(self, words: str, between: str = " ") -> Span:
        """Go on in the same paragraph, with `between` before the words."""
        self._add(between)
        return self._add(words)

    def _add(self, words: str) -> Span:
        start = self._length
        self._parts.append(words)
        self._length += len(words)
        return Span(start, self._length)

    def __str__(self) -> str:
        return "".join(self._parts)
