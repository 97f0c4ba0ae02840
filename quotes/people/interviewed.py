"""Who answers in an interview that prints only "A": whom its introduction names."""

import re

from quotes.people.fullnames import RUN, is_name
from quotes.people.scene import Scene

ANSWER = frozenset({("a",), ("answer",)})
"""The folded words of a label that only says that somebody answers."""
ASKED = re.compile(
    r"\b(?:interview(?:ed|s|ing)?(?: with| of)?"
    r"|(?:spoke|spoken|speaks|talked|talks|chatted|sat down|conversation) (?:with|to)"
    r"|asked|joined by|questions? (?:for|to))(?: (?![A-Z])[\w’'-]+,?| [A-Z][\w’'-]+’s| [A-Z][\w-]+(?:'s|,)){0,6}"
    r" (?=[A-Z])"
)
"""What comes before the name of who is interviewed: "We spoke with the mayor of Springfield, Ann Hill"."""


def interviewed(scene: Scene) -> str | None:
    """The only person whom the text before the first turn says is interviewed; None for nobody, or for several."""
    end = scene.turns[0].label.start if scene.turns and scene.turns[0].label else scene.document.start
    names = set()
    for match in ASKED.finditer(scene.text, scene.document.start, end):
        run = RUN.match(scene.text, match.end(), end)
        if run and is_name(run.group().split()):
            names.add(run.group())
    return names.pop() if len(names) == 1 else None
