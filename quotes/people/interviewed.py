"""Who answers in an interview that prints only "A": whom its introduction names."""

import re

from quotes.people.fullnames import RUN, is_name
from quotes.people.scene import Scene

ANSWER = frozenset({("a",), ("answer",)})
"""The folded words of a label that only says that somebody answers."""
ASKED = re.compile(
    r"(?:\b(?:[Ii]nterview(?:ed|s|ing)?(?: with| of)?"
    r"|(?:spoke|spoken|speaks|talk(?:ed|s)?|chatted|sat down|conversation) (?:with|to)"
    r"|(?:[Mm]inutes|[Qq]uestions|[Ll]unch|[Cc]oncert) [Ww]ith|[Ss]peaking [Ww]ith"
    r"|asked|joined by|questions? (?:for|to))(?: (?![A-Z])[\w’'-]+,?| [A-Z][\w’'-]+’s| [A-Z][\w-]+(?:'s|,)){0,6}"
    r"|(?i:\binterview|q ?& ?a|in conversation)(?: with)?:) (?:(?:Dr|Prof|Mr|Mrs|Ms)\. )?(?=[A-Z])"
)
"""What comes before the name of who is interviewed: "We spoke with the mayor of Springfield, Ann Hill"."""
SPEAKS = re.compile(
    r"\b(?:spoke|spoken|speaks|talked|talks|chatted|sat down|met) (?:with|to) (?:us|me|the|our)\b"
    r"|\b(?:[Ww]e|I) (?:met|spoke|talked|sat down|caught up|reached)\b"
)
"""What says that whoever the introduction is about was interviewed."""
AUTHOR = re.compile(r"(?i:\bby|photographs?:) \Z")
"""What comes before the name of whoever wrote an introduction."""
BEFORE = 16


def interviewed(scene: Scene) -> str | None:
    """The only person whom the text before the first turn says is interviewed; None for nobody, or for several.

    Where it only says that somebody was, the only person whom it names.
    """
    first = scene.turns[0] if scene.turns else None
    start, end = scene.document.start, scene.document.start
    if first:
        end = first.label.start if first.label else first.start
    names = {name for match in ASKED.finditer(scene.text, start, end) if (name := _name(scene, match.end(), end))}
    if not names and SPEAKS.search(scene.text, start, end):
        names = {
            run.group()
            for run in RUN.finditer(scene.text, start, end)
            if is_name(run.group().split())
            and not AUTHOR.search(scene.text, max(start, run.start() - BEFORE), run.start())
        }
    return names.pop() if len(names) == 1 else None


def _name(scene: Scene, at: int, end: int) -> str | None:
    """The name that begins at `at`; what is interviewed must be named in full."""
    run = RUN.match(scene.text, at, end)
    words = run.group().split() if run else []
    return " ".join(words) if words and is_name(words) else None
