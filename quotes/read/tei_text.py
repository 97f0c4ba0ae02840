"""Text out of an encoding: character for character, or, where white space is layout, as paragraphs."""

import re

from quotes.models import Span


class Flow:
    """A text that grows; places count in the whole of it. `verbatim`: white space is part of the text."""

    def __init__(self, *, verbatim: bool = False) -> None:
        self.verbatim = verbatim
        self.length = 0
        self._parts: list[str] = []
        self._between = ""
        self._fresh = True

    def flow(self, words: str) -> None:
        """Words as an encoding has them."""
        if self.verbatim:
            self.add(words)
            return
        if words[:1].isspace():
            self.space()
        if plain := " ".join(re.split(r"\s+", words.strip())):
            self.here()
            self.add(plain)
            if words[-1:].isspace():
                self.space()

    def add(self, words: str) -> None:
        """These very characters."""
        self.here()
        self._parts.append(words)
        self.length += len(words)
        self._fresh = self._fresh and not words

    def space(self) -> None:
        """Part the words before from those that follow."""
        if not (self.verbatim or self._fresh or self._between):
            self._between = " "

    def block(self) -> None:
        """Begin a paragraph, unless nothing stands in this one yet."""
        if not (self.verbatim or self._fresh):
            self._between = "\n\n"

    def here(self) -> int:
        """Where the words that follow begin."""
        between, self._between = self._between, ""
        if between:
            self._parts.append(between)
            self.length += len(between)
            self._fresh = between == "\n\n"
        return self.length

    def label(self, name: str) -> Span:
        """Begin a speech, `NAME: words`; the span covers the name."""
        start = self.here()
        self.add(name)
        span = Span(start, self.length)
        self.add(": ")
        self._fresh = True
        return span

    def __str__(self) -> str:
        return "".join(self._parts)
