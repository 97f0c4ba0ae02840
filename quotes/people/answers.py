"""Who answers where a page prints its questions in marks and nobody's name: whom its introduction names."""

from functools import cached_property

from quotes.kinds import Evidence
from quotes.people.identities import Identity
from quotes.people.interviewed import interviewed
from quotes.people.scene import Scene
from quotes.people.unlabelled import NOBODY, Found, Unlabelled

QUESTIONS = 3
"""So many marked questions make an interview."""
BEFORE = 16
"""A mark and a number have fewer characters."""
NUMBER = " .)0123456789"


class Answers:
    """Whose the unmarked turns of an interview are; who asks is unknown."""

    def __init__(self, scene: Scene, unlabelled: Unlabelled) -> None:
        self._scene, self._unlabelled = scene, unlabelled

    @cached_property
    def marked(self) -> bool:
        """Whether a page is such an interview."""
        if self._scene.places:
            return False
        return sum(map(self._is_question, range(len(self._scene.turns)))) >= QUESTIONS

    def speaker(self, index: int) -> Found:
        """Who speaks the turn at `index`."""
        one = None if index == 0 or self._is_question(index) else self._answering
        return (one, Evidence.NAMED_IN_TEXT) if one else NOBODY

    @cached_property
    def _answering(self) -> Identity | None:
        name = interviewed(self._scene) if self._scene.english else None
        return self._unlabelled.called(tuple(name.split()), 0, Evidence.NAMED_IN_TEXT) if name else None

    def _is_question(self, index: int) -> bool:
        """Whether a turn stands in marks."""
        turn, text = self._scene.turns[index], self._scene.text
        before = text[max(0, turn.start - BEFORE) : turn.start].rpartition("\n")[2].strip(NUMBER)
        return before.endswith(("*", "_", ">")) and text.startswith(("*", "_", "<"), turn.end)
