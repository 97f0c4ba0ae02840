"""The clause of saying behind a stretch: right behind it, or at the end of its sentence."""

import re
from dataclasses import replace

from quotes.article.able import can_speak
from quotes.article.attributed import Position
from quotes.article.carried import LONG
from quotes.article.clauses import Clause, Form
from quotes.article.found import Found
from quotes.article.place import BACK, Place
from quotes.article.subjects import CLAIMS, UNIT, char_before, cue_of
from quotes.article.unread import behind

_GLUE = re.compile(r"[\s,—–―-]*(?:as\s)?")
_DASH = re.compile(r"[—–―]|--?")
# An object behind a verb, and no time: wrote a letter, but said the next day.
_OBJECT = re.compile(rf"\s(?:an?|the|his|her|their|its)\s(?!(?:\w+\s)?{UNIT})")
_AFTER_CONTENT = (",", "—", "–", "-", "”", '"')
_WORD = re.compile(r"\w+")


class Behind(Place):
    """A stretch, and what follows it."""

    def behind(self) -> Found | None:
        """“…,” Obama said / “…,” said Obama / “…,” according to Obama."""
        glue = _GLUE.match(self.text, self.end)
        if not self.right or not glue or glue.end() < self.right[0].start:
            return behind(self.text, self.end, self.right[0] if self.right else None)
        first = self.right[0]
        signs = first.form is Form.WAITS and first.who and first.who.type == "NAME" and _DASH.search(glue.group())
        if signs and self.at + 2 == len(self.items):
            return Found(None, first.who, position=Position.SIGNED)  # “…” — Jane Roe
        if glue.group().endswith("as ") and (sayer := self._beyond(first)):
            return Found(sayer, sayer.who, position=Position.BEHIND)
        if first.form in CLAIMS and (self._is_long() or not self._has_object(first)):
            return self._quoted(first) or self._cited(first)
        return self._dressed(first) if first.form is Form.WAITS else None

    def _is_long(self) -> bool:
        return len(_WORD.findall(self.text, self.start, self.end)) >= LONG

    def _dressed(self, noun: Clause) -> Found | None:
        """“…,” Ann Roe, in a “Walk” cap, said: marked words in what hangs on the speaker."""
        rest = self.items[self.at + 2 : self.at + 6]
        verb = next((one for one in rest if isinstance(one, Clause) and one.cue), None)
        if not noun.who or not verb or verb.form is not Form.BARE or self.text[noun.end : noun.end + 1] != ",":
            return None
        plain = verb.start - noun.end < BACK and char_before(self.text, verb.start) == ","
        return Found(verb, noun.who, position=Position.BEHIND) if plain and can_speak(self.text, noun.who) else None

    def _cited(self, verb: Clause) -> Found:
        """“…,” X said on Monday, according to Y: X speaks, and Y is who reports it."""
        found = Found(verb, verb.who, position=Position.BEHIND)
        for one in self.items[self.at + 2 :]:
            if verb.form is Form.ACCORDING or not isinstance(one, Clause):
                break
            if one.form is Form.ACCORDING and one.who and char_before(self.text, one.start) == ",":
                return replace(found, via=one.who, cited=True)
        return found

    def _beyond(self, aside: Clause) -> Clause | None:
        """“…,” as his father dreamed, Mr. Turry said: the clause behind one that only compares."""
        second = self.items[self.at + 2] if len(self.items) > self.at + 2 else None
        if not isinstance(second, Clause) or second.form is not Form.SAID or self.is_weak(second):
            return None
        return second if self.text[aside.end : second.start].strip() == "," else None

    def _quoted(self, verb: Clause) -> Found | None:
        """“…,” X quoted Y as saying."""
        rest = [one for one in self.items[self.at + 2 : self.at + 4] if isinstance(one, Clause)]
        match rest:
            case [noun, Clause(form=Form.SAYING) as saying] if self.text[noun.end : saying.start].strip() == "as":
                return Found(saying, noun.who, via=verb.who, position=Position.BEHIND) if noun.who else None
        return None

    def trailing(self) -> Found | None:
        """Aimed at an “acceleration” of the campaign, the official said."""
        for clause in reversed([one for one in self.items[self.at + 1 :] if isinstance(one, Clause)]):
            content = char_before(self.text, clause.start) in _AFTER_CONTENT
            if clause.form in CLAIMS and content and not self._has_object(clause):
                return Found(clause, clause.who, position=Position.AROUND)
        return None

    def opened(self, verb: Clause | None) -> Found | None:
        """In calling them “…,” the mayor left: the subject behind a participle that opens its sentence."""
        if not verb or verb.form is not Form.SAYING or any(one.who and one.start < verb.start for one in self.left):
            return None
        for one in self.items[self.at + 1 :]:
            if (
                isinstance(one, Clause)
                and one.who
                and one.who.heads
                and char_before(self.text, one.start) in _AFTER_CONTENT
            ):
                able = can_speak(self.text, one.who)
                return Found(verb, one.who, position=Position.REACHED) if able else None
        return None

    def _has_object(self, verb: Clause) -> bool:
        """After “jeers” and “boos”, Ann Roe wrote a letter: what she wrote is named, and is not what stands before."""
        cue = cue_of(self.text, verb)
        if verb.form is not Form.SAID or not cue or cue.takes_object:
            return False
        return bool(_OBJECT.match(self.text, verb.end))
