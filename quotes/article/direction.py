"""Whose a marked stretch is: the clause after it, before it, around it, or the speaker carried on."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from quotes.article.able import can_speak
from quotes.article.attributed import Position
from quotes.article.carried import LONG, carry, closing
from quotes.article.clauses import Clause, Form, Item
from quotes.article.formulas import formula
from quotes.article.found import Found
from quotes.article.lexer import Light
from quotes.article.rivals import COORDINATE, has_rivals, in_its_own_right
from quotes.article.subjects import (
    CLAIMS,
    UNIT,
    char_before,
    cue_of,
    in_question,
    is_made_by,
    relative_of,
    subject,
    would,
)
from quotes.article.unread import before, behind, runs_on

_GLUE = re.compile(r"[\s,—–―-]*(?:as\s)?")
_DASH = re.compile(r"[—–―]|--?")
_BACK = 90
"""Characters before a stretch in which these are looked for."""
_THING = re.compile(r"\b(?:which|that)\s(?:\w+\s)?\Z")
# A clause hangs on a word of these: when X said, what X called.
_HANGS = re.compile(
    r"\b(?:when|while|because|after|before|if|though|although|which|that|what|since|whether|where|how|why|who)\s(?:\w+\s)?\Z"
)
_BREAK = re.compile(r"[,;:—–“”\"]|\b(?:and|but)\b")
# An object behind a verb, and no time: wrote a letter, but said the next day.
_OBJECT = re.compile(rf"\s(?:an?|the|his|her|their|its)\s(?!(?:\w+\s)?{UNIT})")
_AFTER_CONTENT = (",", "—", "–", "-", "”", '"')
_PLAIN = ("say", "write", "ask", "tell", "manner")
"""Groups of verbs that hardly stand for anything but speaking and writing."""
_WORD = re.compile(r"\w+")
_CLOSE = 5
"""How many words may stand between a weak verb of saying and the mark: called the new plan “…”."""
_BESIDE = 2
"""Between the verb of an inner clause and the mark: X said that Y said the “…”."""


def attribute(
    text: str, sentences: Sequence[Sequence[Item]], above: Callable[[], Found | None]
) -> Iterator[tuple[Light, Found | None]]:
    """For every marked stretch of a paragraph its attribution; `above` gives that of the text above, if any."""
    last: Found | None = None
    asked = False
    for k, items in enumerate(sentences):
        following = sentences[k + 1] if k + 1 < len(sentences) else ()
        if k and not any(isinstance(one, Light) for one in sentences[k - 1]):
            last = closing(text, sentences[k - 1 : k]) or last
        beside: Found | None = None
        for at, item in enumerate(items):
            if isinstance(item, Light):
                found = _Place(text, items, at).find()
                if not found and not last and not asked:
                    last, asked = above(), True
                goes_on = last if at == 0 or not isinstance(items[at - 1], Light) else beside
                found = found or carry(text, items, at, goes_on, following)
                if found and found.uncertain:
                    found = Found(None, None)
                yield item, found
                beside = found if found and found.who else None
                last = beside or last


class _Place:
    """A marked stretch among the items of its sentence."""

    def __init__(self, text: str, items: Sequence[Item], at: int) -> None:
        self.text, self.items, self.at = text, items, at
        quoted = items[at]
        assert isinstance(quoted, Light)
        self.start, self.end = quoted.start_pos, quoted.end_pos
        self.left = [one for one in items[:at] if isinstance(one, Clause)]
        self.right = [one for one in items[at + 1 : at + 2] if isinstance(one, Clause)]

    def find(self) -> Found | None:
        """The speaker within the sentence: right behind the closing mark, before the opening one, or at the end.

        Of words that somebody was told there is a speaker whom nobody names.
        """
        if by_formula := formula(self.text, self.start, self.end):
            return by_formula
        verbs = [one for one in self.left if one.cue]
        verbs = [one for one in verbs if not is_made_by(self.text, one)] or verbs
        near = self._outer(next((one for one in reversed(verbs) if self._reaches(one)), None), verbs)
        last = verbs[-1] if verbs and not in_question(self.text, verbs[-1]) else None
        after = self._behind()
        if after and (not near or (runs_on(self.text, self.end) and not self._tied(near))):
            return after
        if after and near and self._tied(near):
            ahead = self._ahead(near)
            return replace(ahead, via=after.who) if ahead else after
        around = self._trailing() if not near or self._is_weak(near) else None
        unread = before(self.text, self.left[-1] if self.left else None, self.start)
        ahead = self._ahead(near) or self._opened(near)
        return around or unread or ahead or self._trailing() or self._colon() or self._ahead(last)

    def _outer(self, verb: Clause | None, verbs: Sequence[Clause]) -> Clause | None:
        """X told them that he felt “…”: the clause around one whose pronoun only takes its speaker up again.

        So it is around what a thing shows: X said the letter showed “…”.
        """
        while verb and verb.who and verb is not verbs[0]:
            around = verbs[verbs.index(verb) - 1]
            between = self.text[around.end : verb.start]
            far = len(between.split()) > _CLOSE and not between.endswith(" that ")
            if not self._reaches(around) or far or _BREAK.search(between) or not self._yields(verb):
                break
            verb = around
        return verb

    def _yields(self, verb: Clause) -> bool:
        cue = cue_of(self.text, verb)
        shows = cue and cue.weak and cue.reports and cue.group != "think"
        return bool(verb.who and (verb.who.type == "PRON" or (shows and verb.who.type == "DESC")))

    def _is_weak(self, verb: Clause) -> bool:
        cue = cue_of(self.text, verb)
        return bool(cue and cue.weak)

    def _tied(self, verb: Clause) -> bool:
        """Whether the marked words belong to the verb before them: he claimed that “…,” calling it “…,”."""
        between = self.text[verb.end : self.start]
        return between.endswith(" that ") or (verb.form is Form.SAYING and len(between.split()) <= _CLOSE)

    def _behind(self) -> Found | None:
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
        plain = verb.start - noun.end < _BACK and char_before(self.text, verb.start) == ","
        return Found(verb, noun.who, position=Position.BEHIND) if plain and can_speak(self.text, noun.who) else None

    def _cited(self, verb: Clause) -> Found:
        """“…,” X said on Monday, according to Y: X speaks, and Y is who reports it."""
        found = Found(verb, verb.who, position=Position.BEHIND)
        following = self.items[self.at + 2 :]
        rest = list(takewhile(lambda one: isinstance(one, Clause), following))
        for one in rest if verb.form is not Form.ACCORDING else ():
            assert isinstance(one, Clause)
            if one.form is Form.ACCORDING and one.who and char_before(self.text, one.start) == ",":
                return replace(found, via=one.who, cited=True)
        return found

    def _beyond(self, aside: Clause) -> Clause | None:
        """“…,” as his father dreamed, Mr. Turry said: the clause behind one that only compares."""
        second = self.items[self.at + 2] if len(self.items) > self.at + 2 else None
        if not isinstance(second, Clause) or second.form is not Form.SAID or self._is_weak(second):
            return None
        return second if self.text[aside.end : second.start].strip() == "," else None

    def _quoted(self, verb: Clause) -> Found | None:
        """“…,” X quoted Y as saying."""
        rest = [one for one in self.items[self.at + 2 : self.at + 4] if isinstance(one, Clause)]
        match rest:
            case [noun, Clause(form=Form.SAYING) as saying] if self.text[noun.end : saying.start].strip() == "as":
                return Found(saying, noun.who, via=verb.who, position=Position.BEHIND) if noun.who else None
        return None

    def _ahead(self, verb: Clause | None) -> Found | None:
        """Obama said: “…”."""
        who = subject(self.text, self.items, verb) if verb else None
        if not verb or not who:
            return None
        near = len(_WORD.findall(self.text, verb.end, self.start)) <= 1
        relative = relative_of(self.text, who, verb)
        own = who is verb.who or relative
        position = Position.REACHED if not own else Position.BEFORE if near else Position.FAR
        hanging = bool(not relative and _HANGS.search(self.text, max(0, verb.start - _BACK), verb.start))
        hanging = hanging and not (own and (self._introduced(verb) or in_its_own_right(self.text, verb)))
        apart = not relative and verb.form is Form.WHO and _THING.search(self.text, who.end_pos, verb.start)
        if apart and position is Position.REACHED:
            return None  # a press release linked to a report, which notes “…”
        introduced = own and self._introduced(verb) and not self.text.endswith(" that ", 0, verb.start)
        outer = None if introduced else self._around(verb)
        nested = bool(hanging or apart or outer)
        tells = self._tells(verb)
        if nested and own and outer and not tells:
            return Found(outer, outer.who, position=Position.OUTER)
        via = self._relay(verb, who) or (outer.who if outer and tells and self._tied(verb) else None)
        rivals = not via and not introduced and has_rivals(self.text, self.left, verb, who)
        return Found(verb, who, via=via, position=position, nested=nested and not via, rivals=rivals)

    def _introduced(self, verb: Clause) -> bool:
        """The day when she said, “It is over.”: a comma and a capital leave no doubt whose words they are."""
        cue = cue_of(self.text, verb)
        plain = cue and cue.group in _PLAIN and not cue.noun
        points = self.text[verb.end : self.start].strip() in (",", ":")
        return bool(plain and points and self.text[self.start + 1 : self.start + 2].isupper())

    def _tells(self, verb: Clause) -> bool:
        """Whether the inner verb is what brings in the words: X said that Y had told him “…”."""
        if self._tied(verb):
            return True
        cue = cue_of(self.text, verb)
        between = len(_WORD.findall(self.text, verb.end, self.start))
        most = _CLOSE if cue and cue.takes_object else _BESIDE
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
        return outer.who if len(between.split()) <= _CLOSE and not _BREAK.search(between) else None

    def _reaches(self, verb: Clause) -> bool:
        """Whether a verb of saying may speak the words: a weak one only where it stands close, a thought never."""
        cue = cue_of(self.text, verb)
        if not cue:
            return True
        if would(self.text, verb):
            return False
        return not cue.weak or (cue.group != "think" and len(_WORD.findall(self.text, verb.end, self.start)) <= _CLOSE)

    def _trailing(self) -> Found | None:
        """Aimed at an “acceleration” of the campaign, the official said."""
        for clause in reversed([one for one in self.items[self.at + 1 :] if isinstance(one, Clause)]):
            content = char_before(self.text, clause.start) in _AFTER_CONTENT
            if clause.form in CLAIMS and content and not self._has_object(clause):
                return Found(clause, clause.who, position=Position.AROUND)
        return None

    def _opened(self, verb: Clause | None) -> Found | None:
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

    def _colon(self) -> Found | None:
        """Obama: “…”; of several the one beside the colon, unless it says more of another: Jane Roe, The Mail: “…”."""
        if char_before(self.text, self.start) != ":" or not self.left:
            return None
        heads = [one for one in self.left if one.who and one.who.heads] or self.left
        last = heads[-1]
        beside = self.text[last.end : self.start].strip() == ":" and char_before(self.text, last.start) != ","
        return Found(None, (last if beside else heads[0]).who, position=Position.COLON)
