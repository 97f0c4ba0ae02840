"""Who is meant to say a verb of saying: the noun phrase of its own clause, or one before it in the sentence."""

import re
from collections.abc import Sequence

from quotes.article.able import can_speak, may_speak
from quotes.article.clauses import Clause, Form, Item
from quotes.article.cues import Cue, load, resting_on_verbs
from quotes.article.cues import Form as CueForm
from quotes.article.lexer import Light
from quotes.article.lexicon import closed_classes, is_finite
from quotes.words.vocabulary import people_nouns, words

CLAIMS = (Form.SAID, Form.SAID_BY, Form.ACCORDING)
"""Clauses that name their speaker themselves."""

WOULD = re.compile(r"(?:\b(?:will|would|can|could|shall|should|may|might|must|to|not|did|does)|[’'](?:ll|d|t))\b")
"""What makes a base form no finite verb: would say, to say."""

_RELATIVE = re.compile(r"(?:,| [-–—])?\s(?:who|which|that)\b")
_HUMAN = ("say", "tell", "ask")
_REACH = 60
_FEW = 2
"""Words between "who" and the verb of its clause: who has long said."""
_PREPOSITION = re.compile(r"(?:by|in|with|while|when|after|before) $")
_DATELINE = re.compile(r"(?:, [\w. ]{2,20})?\s*(?:\([^()]{1,40}\)\s*)?(?:—|–|--|-)\s")
UNIT = r"\b(?:day|night|morning|evening|afternoon|week|month|year|decade|hour|minute|second|moment|time)s?"
"""A measure of time."""
_TIME = re.compile(rf"{UNIT}$|^(?:\S+\s){{0,3}}{UNIT}\s(?:ago|later|earlier|before|after)$", re.IGNORECASE)
_WHEN = re.compile(rf"(?:this|last|next|that|the next|the same|later that) {UNIT}")
_DID = re.compile(r"\b(?:did|does|do|will|would|can|could|should|must)(?:n[’']t)?\s\Z", re.IGNORECASE)
_ALSO = re.compile(r"\b(?:and|or|but|then)\s$")
_WITH = re.compile(r"\bwith\s(?:[\w’'-]+\s){1,6}$")
_AS = re.compile(r"\bas\s$", re.IGNORECASE)
# Somebody is the subject of a clause that hangs on a word of these: as voters went to the polls.
_OPENING = re.compile(
    r"(?:^|[\s,;])(?:as|when|while|after|before|although|though|because|since|if|once|until|whereas)\s$", re.IGNORECASE
)
# A clause of its own follows: he left, and Obama said.
_COORDINATE = re.compile(r"(?:[,;:—–]|\s-)\s(?:(?:and|but|or|yet|so)\s(?:[^,.;:“”\"]{1,30}\s)?)?$|\b(?:and|but)\s$")
_NEXT_WORD = re.compile(
    r"(?:\s\([^()]{1,30}\)|,[^,.;:“”\"]{1,80},)?"
    r"(?:\s\w+ly|\s(?:also|then|later|now|never|still|once|soon))?\s([a-z]+)"
)
_WORD_BEHIND = re.compile(r"\s([a-z]+)\b")
_OBJECT = re.compile(r"\b(?:me|us|you|him|her|them)\sto\s(?:\w+ly\s)?\Z")
_HEARD = frozenset("recall remember quote cite describe show recount".split())
"""Verbs behind which somebody else is named who speaks: recalls her mother saying."""
_TRANSITIVE = ("name", "complain", "urge", "tell")
"""Groups of verbs behind which a name is as likely whom they are aimed at: criticized Sanders."""


def cue_of(text: str, clause: Clause) -> Cue | None:
    """The verb of a clause of saying; None for "according to" and the like."""
    if not clause.cue:
        return None
    return _cue(text[clause.cue.start_pos : clause.cue.end_pos])


@resting_on_verbs
def _cue(printed: str) -> Cue | None:
    words = printed.lower().split()
    cues = load()
    return cues.words.get(words[-1]) or cues.pairs.get(words[-2] if len(words) > 1 else "", {}).get(words[-1])


def is_made_by(text: str, clause: Clause) -> bool:
    """Whether a clause only says who made a thing: a letter signed by fifty officials, but not: was hailed by them."""
    if clause.form is not Form.ACCORDING or not clause.cue:
        return False
    first, *_, last = text[clause.cue.start_pos : clause.cue.end_pos].lower().split()
    return last == "by" and closed_classes().get(first) != "B"


def char_before(text: str, at: int) -> str:
    """The last character before `at` that is no space; "" where there is none close by."""
    return text[max(0, at - 3) : at].rstrip()[-1:]


def no_speaker(text: str, who: Light) -> bool:
    """A few days later, this week, the place of a dateline, a place that no verb of saying has for its subject."""
    if who.type == "NAME" and who.heads and _DATELINE.match(text, who.end_pos):
        return True
    printed = text[who.start_pos : who.end_pos]
    if who.type == "NAME" and printed.lower() in words("names", "countries"):
        return True
    return bool(_TIME.match(printed) if who.type == "NAME" else who.type == "DESC" and _TIME.search(printed))


def _is_when(text: str, verb: Clause) -> bool:
    """Whether what stands before a verb only says when: the committee this week announced."""
    who = verb.who if verb.form is Form.SAID else None
    return who is not None and bool(_WHEN.fullmatch(text, who.start_pos, who.end_pos))


def subject(text: str, items: Sequence[Item], verb: Clause) -> Light | None:
    """Who says `verb`, a clause of the sentence `items`; None where nobody who can speak stands before it."""
    who = None if _is_of_object(text, verb) else _subject(text, items, verb)
    if who and who is verb.who and (verb.form is Form.ACCORDING or _is_human(text, verb)):
        return who if may_speak(text, who) else None
    return who if who and can_speak(text, who) else None


def _is_of_object(text: str, verb: Clause) -> bool:
    """Whether an object pronoun is to do what a verb says: a win that led her to declare."""
    if verb.form is not Form.ALSO or not verb.cue:
        return False
    return bool(_OBJECT.search(text, max(0, verb.cue.start_pos - _REACH), verb.cue.start_pos))


def _is_human(text: str, verb: Clause) -> bool:
    """Whether hardly anything but people does what a verb says: say, tell, reply."""
    cue = cue_of(text, verb)
    return bool(cue and cue.group in _HUMAN and not cue.noun)


def _subject(text: str, items: Sequence[Item], verb: Clause) -> Light | None:
    at = items.index(verb)
    if verb.who and (verb.form is not Form.SAID_BY or is_inverted(text, items, at)) and not _is_when(text, verb):
        return verb.who
    earlier = [one for one in items[:at] if isinstance(one, Clause) and one.who]
    if verb.form is Form.WHO:
        return earlier[-1].who if earlier else None
    absolute = verb.form is Form.SAYING and _WITH.search(text, max(0, verb.start - _REACH), verb.start)
    if verb.form is Form.SAYING and earlier and _touches(text, earlier[-1], verb, absolute=bool(absolute)):
        return earlier[-1].who
    if earlier[1:] and verb.form is Form.SAYING and _is_heard(text, earlier[-2], earlier[-1], verb):
        return earlier[-1].who
    if absolute:
        return None  # with a voter from Ohio asking: somebody else than the subject
    return _object(text, earlier, verb) or _of_sentence(text, items, verb, earlier)


def _of_sentence(text: str, items: Sequence[Item], verb: Clause, earlier: list[Clause]) -> Light | None:
    """Whom the sentence is about, or who speaks in it before: the subject of a verb that has none of its own."""
    at = items.index(verb)
    if verb.form is Form.SAYING and _ALSO.search(text, max(0, verb.start - 6), verb.start):
        for one in reversed([one for one in items[:at] if isinstance(one, Clause) and one.form is Form.SAYING]):
            return _subject(text, items, one)
    earlier = [one for one in earlier if one.who and one.form is not Form.OBLIQUE and not no_speaker(text, one.who)]
    earlier = [one for k, one in enumerate(earlier) if not (k and _is_apposed(text, earlier[k - 1], one))]
    heads = [one for one in earlier if one.who and one.who.heads] or earlier
    if verb.form is Form.SAYING and heads and _PREPOSITION.search(text, max(0, verb.start - 8), verb.start):
        return next((one.who for one in reversed(heads) if one.who and can_speak(text, one.who)), heads[-1].who)
    for one in reversed(earlier):
        inverted = one.form is not Form.SAID_BY or is_inverted(text, items, items.index(one))
        opens = heads and one is not heads[-1] and hangs(text, one)
        if one.form in CLAIMS and inverted and not would(text, one) and not _is_aside(text, one) and not opens:
            return one.who
    return _main(text, heads[0], earlier).who if heads else verb.who


def _is_aside(text: str, claim: Clause) -> bool:
    """Whether a clause of saying only tells who else has said it: her ad, as Tom Poe noted, promises."""
    cue = cue_of(text, claim)
    named = claim.who and claim.who.type != "PRON"
    return bool(named and cue and cue.reports and _AS.search(text, max(0, claim.start - 3), claim.start))


def _main(text: str, head: Clause, nouns: Sequence[Clause]) -> Clause:
    """Of the clauses that stand side by side from `head` on, the last one's subject: he left, and Obama, saying.

    A clause that hangs on another one has the sentence's subject behind it: as voters left, Obama.
    """
    main, opens = head, hangs(text, head)
    for one in nouns[nouns.index(head) + 1 :]:
        before = max(main.end, one.start - _REACH)
        if _COORDINATE.search(text, before, one.start) and (opens or has_verb(text, one)):
            main, opens = one, hangs(text, one)
    return main


def hangs(text: str, clause: Clause) -> bool:
    """Whether a clause hangs on another one that comes behind it: as reporters shouted, Obama."""
    before = text[max(0, clause.start - 12) : clause.start]
    return bool(clause.who and clause.who.type != "PRON" and before[:1] != "," and _OPENING.search(before))


def has_verb(text: str, noun: Clause) -> bool:
    """Whether a finite verb follows a noun phrase: its own, so that it is a subject."""
    assert noun.who
    hit = _NEXT_WORD.match(text, noun.who.end_pos)
    return bool(hit and is_finite(hit[1]))


def _acts(text: str, noun: Clause) -> bool:
    """Whether the word right behind a noun phrase is its finite verb: says the airline will."""
    hit = _WORD_BEHIND.match(text, noun.end)
    return bool(hit and is_finite(hit[1]))


def _is_apposed(text: str, before: Clause, noun: Clause) -> bool:
    """Whether a noun phrase says what the one before it is: Dean, a medical doctor, appeared."""
    if not before.who or not noun.who or noun.who.type != "DESC" or text[before.end : noun.start] != ", ":
        return False
    return before.who.type == "NAME" and not has_verb(text, noun)


def _is_heard(text: str, hearer: Clause, noun: Clause, verb: Clause) -> bool:
    """Ann Roe recalls her mother saying “…”: the noun between is who speaks."""
    cue = cue_of(text, hearer)
    if not cue or cue.verb not in _HEARD or not noun.who or not text[noun.end : verb.start].isspace():
        return False
    return text[hearer.end : noun.start].isspace() and can_speak(text, noun.who)


def _object(text: str, earlier: Sequence[Clause], verb: Clause) -> Light | None:
    """X quoted Y as saying, X accused Y of saying: Y, who stands right before; Y was quoted by X as saying: Y again."""
    if verb.form is not Form.SAYING or not earlier:
        return None
    last = earlier[-1]
    between = text[last.end : verb.start].strip()
    if between == "as":
        return earlier[-2].who if last.form is Form.ACCORDING and earlier[:-1] else last.who
    if last.form not in (Form.WAITS, Form.OBLIQUE) or between not in ("of", "for", "from") or not last.who:
        return None
    noun = text[last.who.start_pos : last.who.end_pos].rpartition(" ")[2].lower()
    return last.who if last.who.type in ("NAME", "PRON") or noun in people_nouns() else None


def relative_of(text: str, who: Light, verb: Clause) -> int | None:
    """Where the "who" ends by which a verb hangs on its speaker: Ann Roe, who said."""
    relative = _RELATIVE.match(text, who.end_pos)
    if not relative or not verb.cue or verb.cue.start_pos < relative.end():
        return None
    between = text[relative.end() : verb.cue.start_pos]
    return relative.end() if verb.form is Form.WHO or len(between.split()) <= _FEW else None


def would(text: str, clause: Clause) -> bool:
    """Whether a verb in its base form says only what somebody would, could or is to say."""
    cue = cue_of(text, clause)
    if not cue or cue.form is not CueForm.BASE or not clause.who:
        return False
    return bool(WOULD.search(text, clause.who.end_pos, clause.end)) or in_question(text, clause)


def in_question(text: str, clause: Clause) -> bool:
    """Whether a verb stands in a question: did Ann Roe really say."""
    cue, who = cue_of(text, clause), clause.who
    base = cue and cue.form is CueForm.BASE
    return bool(base and who and _DID.search(text, max(0, who.start_pos - 12), who.start_pos))


def _touches(text: str, noun: Clause, verb: Clause, *, absolute: bool) -> bool:
    """With Mr. Ryan saying “…”: a name right before the participle is its subject, behind "with" any noun."""
    who = noun.who
    return who is not None and (absolute or who.type in ("NAME", "OBLIQUE")) and text[noun.end : verb.start].isspace()


def is_inverted(text: str, items: Sequence[Item], at: int) -> bool:
    """Whether “said X” has its speaker behind it: right after a mark or a comma, unless X has a verb of its own."""
    verb = items[at]
    assert isinstance(verb, Clause)
    if at == 0 or isinstance(items[at - 1], Light):
        return True
    cue = cue_of(text, verb)
    if cue and cue.group in _TRANSITIVE:
        return False
    return char_before(text, verb.start) in (",", "—", "–") and not _acts(text, verb)
