"""Who speaks where no label is printed: only on evidence."""

from quotes.kinds import AnnotationKind, Evidence, Role
from quotes.people.identities import Identity, written
from quotes.people.naming import Naming
from quotes.people.scene import Scene
from quotes.people.talk import addressed, opening, own_names, signatures
from quotes.transcript import exchanges
from quotes.words.names import fold, folded

Found = tuple[Identity | None, Evidence | None]
NOBODY: Found = (None, None)
INTERRUPTIONS = frozenset({AnnotationKind.LAUGHTER, AnnotationKind.APPLAUSE})
"""After these on a line of their own the same speaker goes on."""


class Unlabelled:
    """Resolves the turns of a scene that have no label, in the order of the text."""

    def __init__(self, scene: Scene, naming: Naming) -> None:
        self.scene = scene
        self.naming = naming

    def speaker(self, index: int, before: Identity | None) -> Found:
        """Who speaks the turn at `index`, and how that is known; `before` is who spoke the turn before it."""
        if self.scene.tells_nobody:
            return NOBODY
        if not self.scene.english:
            return (before, Evidence.CONTINUES) if before and self._goes_on(index) else NOBODY
        turn, text = self.scene.turns[index], self.scene.text
        for evidence, names in (
            (Evidence.INTRODUCES_SELF, set(own_names(text, turn.start, turn.end))),
            (Evidence.SIGNS_OFF, {tuple(span.of(text).split()) for span in signatures(text, turn.start, turn.end)}),
        ):
            if len(names) == 1:
                return self._opens(self.called(names.pop(), index, evidence), index), evidence
            if names:
                return NOBODY
        if before and (turn.continues or self._goes_on(index)):
            return before, Evidence.CONTINUES
        one = self._greeted(index) or self._answers(index) or self._replies(index)
        return (self._opens(one, index), Evidence.ADDRESSED) if one else NOBODY

    def _opens(self, one: Identity | None, index: int) -> Identity | None:
        """Whoever speaks before the first label is the programme's host."""
        if one and not any(turn.label for turn in self.scene.turns[:index]):
            one.role = one.role or Role.HOST
        return one

    def _goes_on(self, index: int) -> bool:
        """Whether nothing but laughter or applause stands between a turn and the one before it."""
        between = self.scene.notes_before(index)
        return (
            bool(between) and not self.scene.gap_before(index) and all(note.kind in INTERRUPTIONS for note in between)
        )

    def called(self, words: tuple[str, ...], index: int, evidence: Evidence) -> Identity | None:
        """The person of that full name, who is entered where no label named them."""
        known = [one for one in self.naming.register.matching(folded(words)) if len(one.key) > 1]
        if known:
            return known[0] if len(known) == 1 else None
        new = Identity(folded(words), evidence, index, written(words, self.naming.mentions))
        return self.naming.register.add(new)

    def _greeted(self, index: int) -> Identity | None:
        """Whoever the next speaker's first words turn to; across a gap only after an introduction."""
        after = index + 1
        printed = self.scene.printed(after) if after < len(self.scene.turns) else None
        if printed is None or (index and self.scene.gap_before(after) and not self._asks(index, printed)):
            return None
        reply = self.scene.turns[after]
        return self._one(opening(self.scene.text, reply.start, reply.end), printed)

    def _asks(self, index: int, printed: str) -> bool:
        """Whether a turn speaks to whom a label means."""
        turn = self.scene.turns[index]
        given = {fold(name) for name in addressed(self.scene.text, turn.start, turn.end)}
        return any(one.key[0] in given for one in self.naming.meant[printed] if len(one.key) > 1)

    def _answers(self, index: int) -> Identity | None:
        """Whoever the turn before turned to, if this one turns back to its speaker."""
        if not index:
            return None
        turn, before = self.scene.turns[index], self.scene.turns[index - 1]
        asked = self._one(addressed(self.scene.text, before.start, before.end), self.scene.printed(index - 1))
        answers = self._one(opening(self.scene.text, turn.start, turn.end), None)
        printed = self.scene.printed(index - 1)
        return asked if answers and printed and answers in self.naming.meant[printed] else None

    def _replies(self, index: int) -> Identity | None:
        """Whoever is greeted or thanked by name with the last words before, if this turn does nothing but reply."""
        if not index or self.scene.gap_before(index):
            return None
        turn, before, text = self.scene.turns[index], self.scene.turns[index - 1], self.scene.text
        given = exchanges.greeted_last(text, before.start, before.end)
        if not given or not exchanges.replies(text, turn.start, turn.end):
            return None
        return self._one({given}, self.scene.printed(index - 1))

    def _one(self, given: set[str], speaker: str | None) -> Identity | None:
        """The only person with one of the first names `given` who is not the labelled `speaker` of those words."""
        saying = self.naming.meant.get(speaker or "", [])
        people = [one for name in given for one in self.naming.register.called(fold(name)) if one not in saying]
        return people[0] if len(people) == 1 else None
