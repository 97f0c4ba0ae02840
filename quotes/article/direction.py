"""Whose a marked stretch is: the clause after it, before it, around it, or the speaker carried on."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from quotes.article.able import can_speak
from quotes.article.attributed import Position
from quotes.article.clauses import Clause, Form, Item
from quotes.article.formulas import formula
from quotes.article.found import Found, closing
from quotes.article.lexer import Light
from quotes.article.lexicon import closed_classes
from quotes.article.rivals import COORDINATE, has_rivals, in_its_own_right
from quotes.article.subjects import (
    CLAIMS,
    char_before,
    cue_of,
    in_question,
    relative_of,
    subject,
    would,
)

_GLUE = re.compile(r"[\s,—–―-]*(?:as\s)?")
_OPEN_END = ",?!…—–-"
"""Last characters inside the marks that let the sentence run on to its speaker."""
_DASH = re.compile(r"[—–―]|--?")
_DASHED = re.compile(r"\s(?:[—–―]|--?)\s\Z|\w[—―]\s?\Z")
_SMALL = re.compile(r"\s+[a-zß-ÿ]")
_UNREAD = re.compile(r"\s+(?P<who>[^\s,.;:“”\"()—–]+(?:\s[^\s,.;:“”\"()—–]+){0,4})\s\Z")
_BACK = 90
"""Characters before a stretch in which these are looked for."""
_NO_START = ("&", "k", "r", "t", "x", "i")
"""Classes of words with which no speaker starts: and, because, which, that, later, in."""
_THING = re.compile(r"\b(?:which|that)\s(?:\w+\s)?\Z")
# A clause hangs on a word of these: when X said, what X called.
_HANGS = re.compile(
    r"\b(?:when|while|because|after|before|if|though|although|which|that|what|since|whether|where|how|why|who)\s(?:\w+\s)?\Z"
)
_BREAK = re.compile(r"[,;:—–“”\"]|\b(?:and|but)\b")
_AFTER_CONTENT = (",", "—", "–", "-", "”", '"')
_PLAIN = ("say", "write", "ask", "tell", "manner")
"""Groups of verbs that hardly stand for anything but speaking and writing."""
_WORD = re.compile(r"\w+")
_CLOSE = 5
"""How many words may stand between a weak verb of saying and the mark: called the new plan “…”."""


LONG = 5
"""Words from which marked matter is nearly always somebody's words (96 to 98 % in annotated news)."""


def attribute(
    text: str, sentences: Sequence[Sequence[Item]], before: Callable[[], Found | None]
) -> Iterator[tuple[Light, Found | None]]:
    """For every marked stretch of a paragraph its attribution; `before` gives that of the text above, if any."""
    last: Found | None = None
    asked = False
    for k, items in enumerate(sentences):
        following = sentences[k + 1] if k + 1 < len(sentences) else ()
        if k and not any(isinstance(one, Light) for one in sentences[k - 1]):
            last = closing(text, sentences[k - 1 : k]) or last
        for at, item in enumerate(items):
            if isinstance(item, Light):
                found = _Place(text, items, at).find()
                if not found and not last and not asked:
                    last, asked = before(), True
                found = found or _carry(text, items, at, last, following)
                if found and found.uncertain:
                    found = Found(None, None)
                yield item, found
                last = found if found and found.who else last


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
        near = self._outer(next((one for one in reversed(verbs) if self._reaches(one)), None), verbs)
        last = verbs[-1] if verbs and not in_question(self.text, verbs[-1]) else None
        behind = self._behind()
        if behind and (not near or (self._runs_on() and not self._tied(near))):
            return behind
        if behind and near and self._tied(near):
            ahead = self._ahead(near)
            return replace(ahead, via=behind.who) if ahead else behind
        around = self._trailing() if not near or self._is_weak(near) else None
        return around or self._ahead(near) or self._trailing() or self._colon() or self._ahead(last)

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

    def _runs_on(self) -> bool:
        inner = self.text[self.end - 2 : self.end - 1]
        return inner in _OPEN_END or self.text[self.end : self.end + 2].strip()[:1] in (",", "—", "–", "-")

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
            return self._unread()
        first = self.right[0]
        signs = first.form is Form.WAITS and first.who and first.who.type == "NAME" and _DASH.search(glue.group())
        if signs and self.at + 2 == len(self.items):
            return Found(None, first.who, position=Position.SIGNED)  # “…” — Jane Roe
        if glue.group().endswith("as ") and (sayer := self._beyond(first)):
            return Found(sayer, sayer.who, position=Position.BEHIND)
        if first.form in CLAIMS:
            return self._quoted(first) or Found(first, first.who, position=Position.BEHIND)
        return None

    def _beyond(self, aside: Clause) -> Clause | None:
        """“…,” as his father dreamed, Mr. Turry said: the clause behind one that only compares."""
        second = self.items[self.at + 2] if len(self.items) > self.at + 2 else None
        if not isinstance(second, Clause) or second.form is not Form.SAID or self._is_weak(second):
            return None
        return second if self.text[aside.end : second.start].strip() == "," else None

    def _unread(self) -> Found | None:
        """“…,” 3M said: whatever stands between the closing mark and a verb is its speaker."""
        verb = self.right[0] if self.right else None
        hit = _UNREAD.match(self.text, self.end, verb.start) if verb and verb.form is Form.BARE else None
        cue = cue_of(self.text, verb) if verb else None
        if not hit or not cue or cue.weak or cue.noun or not self._runs_on():
            return None
        classes = [closed_classes().get(word.lower(), "") for word in hit["who"].split()]
        if all(classes) or classes[0] in _NO_START:
            return None
        return Found(verb, Light("DESC", *hit.span("who"), heads=True), position=Position.BEHIND)

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
        outer = self._around(verb)
        nested = bool(hanging or apart or outer)
        tells = self._tells(verb)
        if nested and own and outer and not tells:
            return Found(outer, outer.who, position=Position.OUTER)
        via = self._relay(verb, who) or (outer.who if outer and tells and self._tied(verb) else None)
        rivals = not via and has_rivals(self.text, self.left, verb, who)
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
        most = _CLOSE if cue and cue.takes_object else 1
        return bool(cue and not cue.weak and len(_WORD.findall(self.text, verb.end, self.start)) <= most)

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
            if clause.form in CLAIMS and char_before(self.text, clause.start) in _AFTER_CONTENT:
                return Found(clause, clause.who, position=Position.AROUND)
        return None

    def _colon(self) -> Found | None:
        """Obama: “…”; of several the one beside the colon, unless it says more of another: Jane Roe, The Mail: “…”."""
        if char_before(self.text, self.start) != ":" or not self.left:
            return None
        heads = [one for one in self.left if one.who and one.who.heads] or self.left
        last = heads[-1]
        beside = self.text[last.end : self.start].strip() == ":" and char_before(self.text, last.start) != ","
        return Found(None, (last if beside else heads[0]).who, position=Position.COLON)


def _carry(text: str, items: Sequence[Item], at: int, last: Found | None, following: Sequence[Item]) -> Found | None:
    """A stretch with no speaker of its own: it goes on with the speaker before, or the next sentence names one."""
    quoted = items[at]
    assert isinstance(quoted, Light)
    if last and (at == 0 or isinstance(items[at - 1], Light)):
        return None if at == 0 and _is_subject(text, quoted) else last.carry()
    if at == 0 and following and isinstance(following[0], Clause) and following[0].form in CLAIMS:
        return Found(following[0], following[0].who, position=Position.NEXT)
    if len(_WORD.findall(text, quoted.start_pos, quoted.end_pos)) < LONG:
        return None
    heads = [one for one in items[:at] if isinstance(one, Clause) and one.who and one.form is Form.WAITS]
    heads = [one for one in heads if one.who and one.who.heads] or heads
    dashed = _DASHED.search(text, max(0, quoted.start_pos - 4), quoted.start_pos)
    if dashed and heads and heads[0].who and heads[0].who.type == "NAME":
        return Found(None, heads[0].who, position=Position.COLON)  # Trump embraced it -- “I think it is fine.”
    return Found(None, heads[0].who, position=Position.HEAD) if heads else None


def _is_subject(text: str, quoted: Light) -> bool:
    """“It was unfair” is a phrase: the stretch is what its sentence is about."""
    return text[quoted.end_pos - 2].isalnum() and bool(_SMALL.match(text, quoted.end_pos))
