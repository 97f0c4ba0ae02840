"""Who asks in an examination that prints only "Q": whom the heading above names, "BY MR. LEE:"."""

import re
from bisect import bisect_right

from quotes.kinds import Evidence
from quotes.people.identities import Identity, written
from quotes.people.naming import Naming
from quotes.people.scene import Scene
from quotes.transcript.labels import Who, read_label
from quotes.words.names import folded

QUESTION = frozenset({("q",), ("question",)})
"""The folded words of a label that only says that somebody asks."""
BY = re.compile(
    r"^[ \t\d]*(?:(?:(?:(?:RE)?(?:DIRECT|CROSS)|RECROSS|VOIR DIRE|FURTHER)[ -])*EXAMINATION\b[^\n]*"
    r"|BY (?P<who>(?:MR|MRS|MS|MISS|DR|THE)\.? [A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+)*):?)[ \t]*$",
    re.MULTILINE,
)
"""A heading that names who asks from there on, or one above it with which nobody is known until it does."""


class Examiners:
    """Who asks at each place of a page."""

    def __init__(self, scene: Scene, naming: Naming) -> None:
        self._scene, self._naming = scene, naming
        asks = any(folded(label.words) in QUESTION for label in scene.labels.values())
        found = list(BY.finditer(scene.text, scene.document.start, scene.document.end)) if asks else []
        self._starts = [match.start() for match in found]
        self._names = [match["who"] for match in found]

    def at(self, index: int) -> tuple[Identity, Evidence] | None:
        """Who asks in the turn at `index`, if a heading above it says so."""
        turn = self._scene.turns[index]
        printed = self._scene.printed(index) or ""
        if not self._starts or folded(self._scene.labels[printed].words) not in QUESTION:
            return None
        above = bisect_right(self._starts, turn.start) - 1
        who = self._names[above] if above >= 0 else None
        return (self._known(who, index), Evidence.NAMED_IN_TEXT) if who else None

    def _known(self, printed: str, index: int) -> Identity:
        label = read_label(printed)
        words = label.words if label.who is Who.PERSON else tuple(printed.split())
        found = self._naming.register.matching(folded(words))
        if len(found) == 1:
            return found[0]
        name = written(words, self._naming.mentions)
        return self._naming.register.add(Identity(folded(words), Evidence.NAMED_IN_TEXT, index, name))
