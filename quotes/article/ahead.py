"""The clause of saying before a stretch: which one holds the words, and who reports whom."""

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.article.able import can_speak
from quotes.article.attributed import Position
from quotes.article.clauses import Clause, Form
from quotes.article.found import Found
from quotes.article.lexer import Light
from quotes.article.place import BACK, CLOSE, Place
from quotes.article.rivals import COORDINATE, has_rivals, in_its_own_right
from quotes.article.subjects import char_before, cue_of, is_made_by, relative_of, subject, would

_THING = re.compile(r"\b(?:which|that)\s(?:\w+\s)?\Z")
# A clause hangs on a word of these: when X said, what X called.
_HANGS = re.compile(
    r"\b(?:when|while|because|after|before|if|though|although|which|that|what|since|whether|where|how|why|who)\s(?:\w+\s)?\Z"
)
_BREAK = re.compile(r"[,;:—–“”\"]|\b(?:and|but)\b")
_WORD = re.compile(r"\w+")
_BESIDE = 2
"""Between the verb of an inner clause and the mark: X said that Y said the “…”."""


class Ahead(Place):
    """A stretch, and what leads to it."""

    def ahead(self, verb: Clause | None) -> Found | None:
        """Obama said: “…”."""
        who = subject(self.text, self.items, verb) if verb else None
        if not verb or not who:
            return None
        near = len(_WORD.findall(self.text, verb.end, self.start)) <= 1
        relative = relative_of(self.text, who, verb)
        own = who is verb.who or relative
        position = Position.REACHED if not own else Position.BEFORE if near else Position.FAR
        hanging = bool(not relative and _HANGS.search(self.text, max(0, verb.start - BACK), verb.start))
        ended = COORDINATE.search(self.text, verb.end, self.start)
        in_its_right = in_its_own_right(self.text, verb) and not ended
        hanging = hanging and not (own and (self._introduced(verb) or in_its_right))
        apart = not relative and verb.form is Form.WHO and _THING.search(self.text, who.end_pos, verb.start)
        if apart and position is Position.REACHED:
            return None  # a press release linked to a report, which notes “…”
        introduced = own and self._introduced(verb) and not self.text.endswith(" that ", 0, verb.start)
        outer = None if introduced else self._around(verb)
        nested = bool(hanging or apart or outer)
        tells = self._tells(verb)
        if nested and own and outer and not tells:
            return Found(outer, outer.who, position=Position.OUTER)
        via = self._relay(verb, who) or (outer.who if outer and tells and self.is_tied(verb) else None)
        rivals = not via and not introduced and has_rivals(self.text, self.left, verb, who)
        found = Found(verb, who, via=via, position=position, nested=nested and not via, rivals=rivals)
        report = next((one for one in self.left if one.form is Form.ACCORDING and one.end <= verb.start), None)
        by_report = report and report.who and not via and verb.form is Form.SAID and not is_made_by(self.text, report)
        return replace(found, via=report.who, cited=True) if report and by_report else found

    def _introduced(self, verb: Clause) -> bool:
        """The day when she said, “It is over.”: a comma and a capital leave no doubt whose words they are."""
        cue = cue_of(self.text, verb)
        plain = cue and not cue.weak and not cue.noun
        points = self.text[verb.end : self.start].strip() in (",", ":")
        return bool(plain and points and self.text[self.start + 1 : self.start + 2].isupper())

    def _tells(self, verb: Clause) -> bool:
        """Whether the inner verb is what brings in the words: X said that Y had told him “…”."""
        if self.is_tied(verb):
            return True
        cue = cue_of(self.text, verb)
        between = len(_WORD.findall(self.text, verb.end, self.start))
        most = CLOSE if cue and cue.takes_object else _BESIDE
        return not between or bool(cue and not cue.weak and between <= most)

    def _around(self, verb: Clause) -> Clause | None:
        """Who reports the clause that speaks: X said that Y had felt “…”."""
        earlier = [one for one in self.left if one.cue and one.who and one.end <= verb.start]
        outer = earlier[-1] if earlier else None
        cue = cue_of(self.text, outer) if outer else None
        if not outer or not cue or outer.form is not Form.SAID or not cue.reports:
            return None
        able = outer.who and can_speak(self.text, outer.who)
        return outer if able and not COORDINATE.search(self.text, outer.end, verb.start) else None

    def _relay(self, verb: Clause, who: Light) -> Light | None:
        """X said that Y had told him “…”: Y speaks, and X relays it."""
        verbs = [one for one in self.left if one.cue and one.end <= verb.start]
        outer = verbs[-1] if verbs and verb.form is Form.SAID and who.type != "PRON" else None
        cue = cue_of(self.text, outer) if outer else None
        if not outer or outer.form is not Form.SAID or not cue or not cue.reports or cue.weak:
            return None
        between = self.text[outer.end : verb.start]
        return outer.who if len(between.split()) <= CLOSE and not _BREAK.search(between) else None

    def reaches(self, verb: Clause) -> bool:
        """Whether a verb of saying may speak the words: a weak one only where it stands close, a thought never."""
        cue = cue_of(self.text, verb)
        if not cue:
            return True
        if would(self.text, verb):
            return False
        return not cue.weak or (cue.group != "think" and len(_WORD.findall(self.text, verb.end, self.start)) <= CLOSE)

    def outer(self, verb: Clause | None, verbs: Sequence[Clause]) -> Clause | None:
        """X told them that he felt “…”: the clause around one whose pronoun only takes its speaker up again.

        So it is around what a thing shows: X said the letter showed “…”.
        """
        while verb and verb.who and verb is not verbs[0]:
            around = verbs[verbs.index(verb) - 1]
            between = self.text[around.end : verb.start]
            far = len(between.split()) > CLOSE and not between.endswith(" that ")
            if not self.reaches(around) or far or _BREAK.search(between) or not self._yields(verb):
                break
            verb = around
        return verb

    def _yields(self, verb: Clause) -> bool:
        cue = cue_of(self.text, verb)
        shows = cue and cue.weak and cue.reports and cue.group != "think"
        return bool(verb.who and (verb.who.type == "PRON" or (shows and verb.who.type == "DESC")))

    def is_tied(self, verb: Clause) -> bool:
        """Whether the marked words belong to the verb before them: he claimed that “…,” calling it “…,”."""
        between = self.text[verb.end : self.start]
        return between.endswith(" that ") or (verb.form is Form.SAYING and len(between.split()) <= CLOSE)

    def colon(self) -> Found | None:
        """Obama: “…”; of several the one beside the colon, unless it says more of another: Jane Roe, The Mail: “…”."""
        if char_before(self.text, self.start) != ":" or not self.left:
            return None
        heads = [one for one in self.left if one.who and one.who.heads] or self.left
        last = heads[-1]
        beside = self.text[last.end : self.start].strip() == ":" and char_before(self.text, last.start) != ","
        return Found(None, (last if beside else heads[0]).who, position=Position.COLON)
