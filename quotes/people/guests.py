"""Full names behind first names: "My guest today is Ann Hill", and a label that reads "Ann:"."""

import re
from functools import cached_property

from quotes.people.fullnames import RUN, is_name
from quotes.people.scene import Scene
from quotes.words.names import fold

INTRODUCES = re.compile(
    r"\b(?i:(?:my|our|today['’]s|this week['’]s)(?: \w+){0,2} guests?\b|guests?:|joined by|join(?:s|ing)? (?:me|us)"
    r"|with (?:me|us)\b"
    r"|(?:co-?)?host(?:s|ed by)?\b|(?:talk|speak|chat|sit|sat)(?:s|ed|ing)? (?:down )?(?:to|with)|spoke (?:to|with)"
    r"|in conversation with|interview(?:s|ed)?(?: with)?|welcome)\b"
)
"""What comes before the names of those who take part."""
FAR = 100
"""Such a name stands within so many characters, in the same sentence."""
OPENING = 6000
"""People are introduced within so many characters of the beginning."""
STOP = re.compile(r"[.?!\n](?:\s|\Z)")


class Guests:
    """Those whom a page introduces by their full names."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def full(self, given: str) -> tuple[str, ...] | None:
        """The full name of the only one introduced with a folded first name."""
        names = {name for name in self._introduced if fold(name[0]) == given}
        return names.pop() if len(names) == 1 else None

    @cached_property
    def _introduced(self) -> set[tuple[str, ...]]:
        text, start = self._scene.text, self._scene.document.start
        end = min(self._scene.document.end, start + OPENING)
        found = set()
        for match in INTRODUCES.finditer(text, start, end):
            stop = STOP.search(text, match.end(), match.end() + FAR)
            until = stop.start() if stop else match.end() + FAR
            for run in RUN.finditer(text, match.end(), until):
                words = tuple(run.group().split())
                if is_name(words) and len(words) <= 3:  # noqa: PLR2004 - two given names and a surname
                    found.add(words)
        return found
