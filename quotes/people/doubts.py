"""What looks wrong in the source: labels that name no speaker, labels inside turns, answers that lost theirs."""

import re
from collections.abc import Iterator, Sequence

from quotes.models import Remark, Turn
from quotes.people.naming import Naming
from quotes.people.scene import Scene
from quotes.people.talk import signatures
from quotes.transcript.labels import Who
from quotes.words.names import folded

INSIDE = re.compile(r"\b([A-Z][A-Z'’-]{2,})[:;](?=\s)")
"""A word in capitals before a colon, or before the semicolon of a slip."""
ANSWER = re.compile(
    r"\?[\"”’)]*[ \t\xa0]*\n[ \t\xa0]*\n"
    r"((?:Yes|Yeah|No|Well|Oh|Good|Fine|Sure|Right|Absolutely|Exactly|Thank you|Thanks|I'm|I am)\b[,.! ][^\n]*)"
)
"""A paragraph that answers the question before it."""


def doubts(scene: Scene, naming: Naming, turns: Sequence[Turn]) -> Iterator[Remark]:
    """The remarks on a scene's labels and on its `turns`, as they were resolved."""
    for printed, label in scene.labels.items():
        span = scene.turns[scene.places[printed][0]].label
        assert span
        if label.who is Who.NETWORK:
            yield Remark("not a speaker", span.start, span.end, "the label names a network, not a person")
        elif label.who is Who.JOINT and naming.meant[printed][0].name is None:
            names = " and ".join(" ".join(words) for words in (label.words, *label.others))
            yield Remark("together", span.start, span.end, f"{names} speak together")
        elif len(naming.meant[printed]) > 1:
            yield from _undecided(printed, naming, [turns[index] for index in scene.places[printed]])
    for index, turn in enumerate(turns):
        yield from _inside(scene, naming, turn)
        yield from _spelling(scene, naming, index, turn)


def _undecided(printed: str, naming: Naming, turns: Sequence[Turn]) -> Iterator[Remark]:
    """The first turn whose label fits several people who have all spoken."""
    people = " or ".join(sorted(one.name or printed for one in naming.meant[printed]))
    for turn in turns:
        if turn.speaker is None and turn.label:
            yield Remark("two people fit", turn.label.start, turn.label.end, f"this may be {people}")
            return


def _inside(scene: Scene, naming: Naming, turn: Turn) -> Iterator[Remark]:
    """Another label or an answer within a turn."""
    for match in INSIDE.finditer(scene.text, turn.start, turn.end):
        if naming.register.matching(folded((match[1],))):
            yield Remark("label inside a turn", *match.span(), f"{match[1]} looks like a label inside this turn")
    if turn.label:
        for match in ANSWER.finditer(scene.text, turn.start, turn.end):
            message = "this paragraph reads like somebody else's answer"
            yield Remark("answer without a label", *match.span(1), message)


def _spelling(scene: Scene, naming: Naming, index: int, turn: Turn) -> Iterator[Remark]:
    """A sign-off that spells the speaker's name in another way than the labels do."""
    printed = scene.printed(index)
    meant = naming.meant.get(printed or "", [])
    if len(meant) != 1 or meant[0].name is None:
        return
    for span in signatures(scene.text, turn.start, turn.end):
        name = span.of(scene.text)
        key = folded(name.split())
        if key[-1] == meant[0].key[-1] and key != meant[0].key and key[0][:1] == meant[0].key[0][:1]:
            yield Remark("spelled two ways", span.start, span.end, f"{name} here, {meant[0].name} elsewhere")
