"""What all documents know of people whose names may be one person's."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from json import dumps

from sqlite_utils import Database

from quotes.people.namesakes import FullName, readings
from quotes.store.rulings import Rulings
from quotes.words.vocabulary import people_nouns, words

WORD = re.compile(r"[^\W\d_]{3,}")
ONE_WORD = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "prof": "professor",
    "pres": "president",
    "rev": "reverend",
    "lt": "lieutenant",
    "sgt": "sergeant",
    "atty": "attorney",
    **dict.fromkeys(("congressman", "congresswoman"), "representative"),
    **dict.fromkeys(("spokesman", "spokeswoman"), "spokesperson"),
    **dict.fromkeys(("chairman", "chairwoman", "chairperson"), "chair"),
    "lawyer": "attorney",
    "reporter": "journalist",
}
"""Words for what somebody is, each with the one that stands for all that say the same."""
FEW = frozenset(
    "about after against also and any are been before but by campaign chief democrat democratic for former from has"
    " have her him his its leading longtime member more national new not now one other republican senior she some than"
    " that the their them then they this top two was were when which who whose will with york".split()
)
"""Words that say little of anybody."""
MANY = frozenset(
    "activist adviser advisor aide analyst author candidate chair co-founder director executive expert"
    " founder head leader manager nominee officer official president professor journalist spokesperson"
    " state strategist supporter voter writer".split()
)
"""What so many are that two of one name may be."""
TRADES = ("ist", "ician")
"""How many words end that say what somebody does: guitarist, physician."""
PASSING = frozenset(
    "ally associate candidate citizen colleague contender critic defender delegate donor fan father fellow friend"
    " guest husband leader man member mother nominee opponent parent participant person president-elect resident rival"
    " son speaker supporter viewer voter wife winner woman".split()
)
"""What somebody is for a while, or to somebody, beside their work."""
SEXES = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f", "he": "m", "she": "f", "sir": "m", "dame": "f"}
HONORIFIC = re.compile(r"(?:\A|\s)(Mr|Mrs|Ms|Miss|Sir|Dame)\b\.?", re.IGNORECASE)


@dataclass(slots=True)
class Bearer:
    """Whoever bears one or more full names by which documents know somebody; `uid` is that of their page so far.

    `names` has the uid that each name alone gives, with the name as most documents print it. `read` are these names
    in their parts. `words` are those of descriptions, `trades` those that tell what somebody is.
    """

    uid: str
    names: dict[str, str] = field(default_factory=dict)
    read: tuple[FullName, ...] = ()
    appearances: int = 0
    documents: set[int] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    trades: set[str] = field(default_factory=set)
    sexes: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The name as most documents print it."""
        return self.names.get(self.uid) or next(iter(self.names.values()))

    def is_told_from(self, other: "Bearer") -> bool:
        """Whether both are described, and not in one word alike."""
        return bool(self.trades and other.trades) and not self.words & other.words

    def has_another_trade(self, other: "Bearer") -> bool:
        """Whether both are described by what they do, and it is not the same."""
        return self.is_told_from(other) and bool(self.trades - PASSING and other.trades - PASSING)

    def shares(self, other: "Bearer") -> set[str]:
        """The words by which both are described; none where so many are that."""
        both = self.words & other.words
        return both if both - MANY or len(both) > 1 else set()


FULL_NAMES = """
    select uid, name, count(*) from appearances where kind = 'person' and name is not null and instr(uid, '-') {among}
    group by uid, name order by uid, 3 desc, name"""
AMONG = "and uid in (select value from json_each(?))"


def full_names(db: Database) -> Iterator[tuple[str, str]]:
    """Every full name by which documents know somebody, with the uid that it gives; one after the other."""
    return ((uid, name) for uid, name, _ in db.execute(FULL_NAMES.format(among="")))


def bearers(db: Database, rulings: Rulings, among: Iterable[str] | None = None) -> list[Bearer]:
    """Everybody known by a full name, without those whom a split has made; their uids in order.

    With `among`, just those whose names give one of these uids.
    """
    sql, values = FULL_NAMES.format(among="" if among is None else AMONG), [] if among is None else [dumps([*among])]
    found: dict[str, Bearer] = {}
    for uid, name, count in db.execute(sql, values):
        page = rulings.decided(uid, name)
        one = found.setdefault(page, Bearer(page))
        one.names.setdefault(uid, name)
        one.appearances += count
        one.read += tuple(reading for reading in readings(name) if reading not in one.read)
    return sorted((one for one in found.values() if one.read and one.uid not in rulings.made), key=lambda one: one.uid)


def learn(db: Database, those: Iterable[Bearer]) -> None:
    """Fill in what documents say of `those`: where they appear, as what, and whether he or she."""
    by_uid = {uid: one for one in those for uid in one.names}
    among = dumps(sorted(by_uid))
    sql = (
        "select uid, document, description from appearances where uid in (select value from json_each(?))"
        " and kind = 'person'"
    )
    for uid, document, description in db.execute(sql, [among]):
        by_uid[uid].documents.add(document)
        _describe(by_uid[uid], description or "")
    for sql in (LABELS, PRONOUNS):
        for uid, label in db.execute(sql, [among]):
            _name(by_uid[uid], label)


LABELS = """
    select distinct appearances.uid, label from labels
    join appearances on appearances.document = labels.document and appearances.person = labels.person
    where appearances.uid in (select value from json_each(?))"""
PRONOUNS = """
    select distinct appearances.uid, lower(mention) from appearances
    join quotes on quotes.speaker = appearances.person and quotes.document = appearances.document
    where appearances.uid in (select value from json_each(?)) and quotes.evidence = 'pronoun'
        and lower(mention) in ('he', 'she')"""


def _describe(one: Bearer, description: str) -> None:
    told = {_one_word(word) for word in WORD.findall(description.lower().replace(".", ""))} - FEW
    one.words |= told
    one.trades |= {word for word in told if word in people_nouns() or word.endswith(TRADES)}


def _name(one: Bearer, label: str) -> None:
    """Learn from how somebody is named: "Mr. Trump", "Vice President Joseph R. Biden Jr."."""
    if label in ("he", "she"):
        one.sexes.add(SEXES[label])
    elif honorific := HONORIFIC.search(label):
        one.sexes.add(SEXES[honorific[1].lower()])
    for word in WORD.findall(label.lower()):
        noun = _one_word(word)
        if noun in people_nouns() or noun in words("people", "before") - FEW:
            one.words.add(noun)


def _one_word(word: str) -> str:
    """A word without its plural, or the word that says the same."""
    singular = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    return ONE_WORD.get(singular, singular)
