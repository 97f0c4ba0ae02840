"""What a user has decided about single quotations; later loads respect it, also where their words stand elsewhere.

speaker           the words are somebody else's
nobody            nobody can tell whose words they are
not a quotation   nobody says this: the quotation goes

A verdict stands in the table of decisions. It finds its quotation by the uid; else, since a better grammar or a changed
source gives new uids, by the words and what stood around them, in the same document or the one now at its path.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import takewhile

from sqlite_utils import Database

from quotes.errors import QuotesError, UsageError
from quotes.kinds import Evidence, PersonKind, QuoteKind
from quotes.models import Person
from quotes.people.certainty import of
from quotes.store.decisions import now
from quotes.store.gone import MARKS
from quotes.store.identity import person_uid
from quotes.store.people import forget_unmentioned
from quotes.store.rows import Row, Rows
from quotes.store.rulings import rulings

SPEAKER, NOBODY, NO_QUOTATION = VERDICTS = ("speaker", "nobody", "not a quotation")
AROUND = 48
"""Characters before and after the words by which they are found again."""

COLUMNS = "verb, person, target, quotation, document, decided, decided_by, why, words, prefix, suffix, start, path, was"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One decision about one quotation; `person` and `target` are the speaker's uid and name, where there is one."""

    verb: str
    person: str
    target: str
    quotation: str
    document: str
    decided: str = field(default="", compare=False)
    by: str = field(default="", compare=False)
    why: str = field(default="", compare=False)
    words: str = field(default="", compare=False)
    prefix: str = field(default="", compare=False)
    suffix: str = field(default="", compare=False)
    start: int = field(default=0, compare=False)
    path: str = field(default="", compare=False)
    was: str = field(default="", compare=False)


def verdicts(db: Database, where: str = "1", values: Sequence[object] = ()) -> list[Verdict]:
    """The verdicts that fulfil a condition, in the order in which they were reached."""
    sql = f"select {COLUMNS} from decisions where quotation <> '' and ({where}) order by id"
    return [Verdict(*row) for row in db.execute(sql, values).fetchall()]


def verdict(db: Database, uid: str, verb: str, speaker: Row | None = None, *, by: str = "", why: str = "") -> Verdict:
    """A verdict on the quotation with a uid, or the one that took its place; `speaker` has a uid and a name.

    Raises UsageError where there is no such quotation.
    """
    sql = """
        select quotes.uid, documents.uid as document, quotes.text as words, start, path, people.label as was,
            substr(documents.text, max(start - offset - :around, 0) + 1, min(:around, start - offset)) as prefix,
            substr(documents.text, quotes."end" - offset + 1, :around) as suffix
        from quotes join documents on documents.id = quotes.document left join people on people.id = quotes.speaker
        where quotes.uid = :uid or quotes.uid = (select moved_to from gone where uid = :uid)"""
    found = next(iter(db.query(sql, {"uid": uid, "around": AROUND})), None)
    if found is None:
        raise UsageError(f"there is no quotation {uid}; the uid is in the address of a quotation's page")
    told = (verb, speaker["uid"] if speaker else "", speaker["name"] if speaker else "", found.pop("uid"))
    found["was"] = found["was"] or ""
    return Verdict(*told, **found, decided=now(), by=by, why=why)


def speaker(db: Database, words: str, document: str) -> Row:
    """The uid and name of somebody known here by a uid or a name, else of somebody new.

    Raises UsageError where more than one is known by that name.
    """
    exact = (
        "select uid, ifnull(name, label) as name from people where uid = ? or ifnull(name, label) = ? collate nocase"
    )
    known = list(db.query(exact, [words, words]))
    if len(known) > 1:
        raise UsageError(f"{words} may be any of {', '.join(row['uid'] for row in known)}; name one of these")
    if known:
        return known[0]
    return {"uid": person_uid(document, Person("", words, PersonKind.PERSON, None, ())), "name": words}


def take(db: Database, *reached: Verdict) -> None:
    """Store verdicts in place of older ones on the same quotations, and make the rows agree with them.

    One about a quotation that is not here binds later loads only.
    """
    with db.atomic():
        for one in reached:
            db.execute("delete from decisions where quotation = ?", [one.quotation])
            values = asdict(one)
            values["decided"] = one.decided or now()
            marks = ", ".join(f":{name}" for name in values)
            db.execute(f"insert into decisions ({COLUMNS}) values ({marks})", values)
            _apply(db, one)
        forget_unmentioned(db)


def take_back(db: Database, uid: str) -> None:
    """Forget the verdict on a quotation, which is as it was when its document is loaded again.

    Raises QuotesError where there is none.
    """
    with db.atomic():
        if not db.execute("delete from decisions where quotation = ?", [uid]).rowcount:
            raise QuotesError(f"nothing has been decided about quotation {uid}; see: quotes people decisions")


def _apply(db: Database, one: Verdict) -> None:
    row = next(iter(db.query("select id, document, kind, turn from quotes where uid = ?", [one.quotation])), None)
    if row is None:
        return
    if one.verb == NO_QUOTATION:
        db.execute("delete from quotes where id = ?", [row["id"]])
        note = "insert or replace into gone (uid, document, path, text, moved_to) values (?, ?, ?, ?, null)"
        db.execute(note, [one.quotation, one.document, one.path, one.words])
        return
    who = rulings(db).who(one.person, one.target, one.document) if one.verb == SPEAKER else None
    person = _known(db, who, one, row["document"]) if who else None
    evidence = Evidence.CORRECTION if person else None
    told = [person, evidence, of(evidence)]
    db.execute("delete from joint_speakers where quote = ?", [row["id"]])
    db.execute("update quotes set speaker = ?, evidence = ?, certainty = ? where id = ?", [*told, row["id"]])
    if row["kind"] == QuoteKind.SPEECH:
        db.execute("update turns set speaker = ?, evidence = ?, certainty = ? where id = ?", [*told, row["turn"]])


def _known(db: Database, uid: str, one: Verdict, document: int) -> int:
    """The id of a speaker, who appears in the document from now on."""
    new = "insert or ignore into people (uid, label, name, kind) values (?, ?, ?, 'person')"
    db.execute(new, [uid, one.target, one.target])
    person, kind = db.execute("select id, kind from people where uid = ?", [uid]).fetchone()
    appears = "insert or ignore into appearances (document, person, name, uid, kind) values (?, ?, ?, ?, ?)"
    db.execute(appears, [document, person, one.target, one.person, kind])
    return int(person)


def has_verdicts(db: Database) -> bool:
    """Whether anything has been decided about any quotation."""
    return db.execute("select 1 from decisions where quotation <> '' limit 1").fetchone() is not None


def respected(db: Database, fresh: Rows) -> Rows:
    """The rows of one document on their way into the database, with the verdicts on its quotations."""
    document = fresh.document
    same = "select 1 from documents where uid = decisions.document and sha256 = ?"  # another part of the same file
    here = f"document = ? or (path = ? and not exists ({same}))"
    for one in verdicts(db, here, [document["uid"], document["path"], document["sha256"]]):
        found = _found(one, document, fresh.quotes)
        if found is None:
            continue
        if (found["uid"], document["uid"]) != (one.quotation, one.document):
            _follow(db, one, found, document)
        fresh = _judged(fresh, found, one)
    return fresh


def _follow(db: Database, one: Verdict, found: Row, document: Row) -> None:
    """Make a verdict one about the quotation that now has its words."""
    moved = "update or replace decisions set quotation = ?, document = ?, start = ? where quotation = ?"
    db.execute(moved, [found["uid"], document["uid"], found["start"], one.quotation])


def _judged(fresh: Rows, found: Row, one: Verdict) -> Rows:
    alone = [row for row in fresh.joint_speakers if row["quote"] != found["uid"]]
    if one.verb == NO_QUOTATION:
        return replace(fresh, quotes=[row for row in fresh.quotes if row is not found], joint_speakers=alone)
    evidence = Evidence.CORRECTION if one.person else None
    told = {"speaker": one.person or None, "evidence": evidence, "certainty": of(evidence)}
    turns, people = fresh.turns, fresh.people
    if found["kind"] == QuoteKind.SPEECH:
        turns = [row | told if row["position"] == found["turn"] else row for row in turns]
    if one.person and one.person not in {row["uid"] for row in people}:
        named = {"uid": one.person, "label": one.target, "name": one.target, "kind": str(PersonKind.PERSON)}
        people = [*people, named | {"description": None, "wikidata": None}]
    quotes = [row | told if row is found else row for row in fresh.quotes]
    return replace(fresh, quotes=quotes, joint_speakers=alone, turns=turns, people=people)


def _found(one: Verdict, document: Row, quotes: Iterable[Row]) -> Row | None:
    """The quotation that a verdict is about; None where it is not there, or where it may be any of several."""
    quotes = list(quotes)
    for row in quotes:
        if row["uid"] == one.quotation:
            return row
    same = [row for row in quotes if row["text"].strip(MARKS) == one.words.strip(MARKS)]
    if same:
        best = sorted(((_likeness(one, document, row), row["start"]) for row in same), reverse=True)
        alone = len(best) == 1 or best[0][0] > best[1][0]
        return next(row for row in same if row["start"] == best[0][1]) if alone else None
    if one.document != document["uid"]:
        return None
    end = one.start + len(one.words)

    def shared(row: Row) -> int:
        return int(min(row["end"], end) - max(row["start"], one.start))

    nearest = max(quotes, key=shared, default=None)
    longer = max(len(one.words), nearest["end"] - nearest["start"]) if nearest else 0
    return nearest if nearest and shared(nearest) * 2 > longer else None


def _likeness(one: Verdict, document: Row, row: Row) -> int:
    """How many characters before and after the words are those that stood there; the place counts as one more."""
    text, start, end = document["text"], row["start"] - document["offset"], row["end"] - document["offset"]
    before, after = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
    here = one.document == document["uid"] and one.start == row["start"]
    return _common(one.prefix[::-1], before[::-1]) + _common(one.suffix, after) + int(here)


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
