"""The first name of somebody known by surname only, from what others call them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Sequence

from quotes.kinds import Evidence
from quotes.people.identities import Identity, Register
from quotes.people.scene import Scene
from quotes.people.talk import addressed, answered, greeted, places, thanks, welcomed
from quotes.words.names import fold

OFTEN = 2
"""So often somebody must be called by a first name for it to be theirs, where others' first names are unknown too; who
greets in reply, or is greeted right before, counts twice: "Good morning, Debbie" can be to nobody else."""


def call_by_first_names(scene: Scene, register: Register, nameless: Sequence[tuple[Identity, list[int]]]) -> None:
    """Give a first name to each of `nameless` (with their turns) who is called by one that can be nobody else's.

    Among them may be some whose full name stands in the text. If they are never called by it and often by another
    first name, the text means a namesake.
    """
    alone = sum(one.evidence is Evidence.ONLY_LABEL for one, _ in nameless) == 1
    no_names = places(scene.text, scene.document.start, scene.document.end) if nameless else set()
    called = [(one, _calls(scene, register, one, turns, no_names)) for one, turns in nameless]
    claims: dict[str, list[int]] = defaultdict(list)
    for _, calls in called:
        for given, times in calls.items():
            claims[given].append(times)
    for one, calls in called:
        best = calls.most_common(2)
        if not best or (len(best) > 1 and best[0][1] == best[1][1]):
            continue
        given, times = best[0]
        rivals = sum(other >= times for other in claims[given]) - 1
        if not rivals and (times >= OFTEN or (alone and len(one.key) == 1)):
            register.rename(one, given)
            one.evidence = Evidence.ADDRESSED


def _calls(
    scene: Scene, register: Register, one: Identity, turns: Sequence[int], no_names: Container[str]
) -> Counter[str]:
    """The first names by which those who speak right before or after somebody turn to them, and how often.

    Names that they use themselves, or that somebody else is known to bear, are not theirs; across a gap nobody is
    sure to be meant.
    """
    own, calls = set(turns), Counter[str]()
    turns_to = addressed if len(one.key) == 1 else greeted
    for index in turns:
        if index and index - 1 not in own and not scene.gap_before(index):
            calls.update(_turns_to(scene, index - 1, turns_to))
            calls.update(_turns_to(scene, index - 1, welcomed))
        after = index + 1
        if after < len(scene.turns) and after not in own and not (scene.gap_before(after) or _all_thank(scene, index)):
            calls.update(_turns_to(scene, after, turns_to))
            calls.update(_turns_to(scene, after, answered))
    if any(fold(given) in one.key for given in calls):
        return Counter()  # the label is the first name itself
    if calls:
        taken = {word for index in turns for word in _turns_to(scene, index, addressed)}
        for given in list(calls):
            if given in taken or given in no_names or register.called(fold(given)):
                del calls[given]
    return calls


def _all_thank(scene: Scene, index: int) -> bool:
    """Whether a turn is one of several thanks, by different people, to somebody who thanked them."""
    if not index or scene.printed(index - 1) == scene.printed(index + 1):
        return False
    return all(thanks(scene.text, turn.start, turn.end) for turn in scene.turns[index - 1 : index + 1])


def _turns_to(scene: Scene, index: int, named: Callable[[str, int, int], set[str]]) -> set[str]:
    turn = scene.turns[index]
    return named(scene.text, turn.start, turn.end)
